import uuid

import django.core.validators
import django.db.models.deletion
import django_countries.fields
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.languages
import advocacy_site.core.web


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_first_release"),
        ("core", "0001_first_release"),
        ("members", "0001_first_release"),
        ("safety", "0001_first_release"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailcore", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hashtag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug"),
                ),
            ],
            options={
                "verbose_name": "hashtag",
                "verbose_name_plural": "hashtags",
            },
        ),
        migrations.CreateModel(
            name="NewsIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "listing_title",
                    models.CharField(
                        blank=True,
                        help_text="Where the page's own title is too long.",
                        max_length=120,
                        verbose_name="title in lists",
                    ),
                ),
                (
                    "listing_summary",
                    models.CharField(
                        blank=True,
                        help_text="One or two sentences for lists, search engines and shared links.",
                        max_length=300,
                        verbose_name="summary in lists",
                    ),
                ),
                (
                    "listing_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="image in lists",
                    ),
                ),
                (
                    "discreet_title",
                    models.CharField(
                        blank=True,
                        help_text="Stands in the browser's tab, history and shared links instead of the title, for pages that a visitor may need to hide.",
                        max_length=120,
                        verbose_name="discreet title",
                    ),
                ),
                ("intro", models.TextField(blank=True, max_length=600, verbose_name="introduction")),
            ],
            options={
                "verbose_name": "news index",
                "verbose_name_plural": "news indexes",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="PressContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        help_text="With + and the country code: +40 200 000 142.",
                        max_length=24,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+[1-9][0-9]([0-9 ]{4,20})[0-9]\\Z",
                                "Write the number with + and the country code: +40 200 000 142.",
                            )
                        ],
                        verbose_name="telephone",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "name",
                    models.CharField(help_text="A person or a desk.", max_length=100, verbose_name="name"),
                ),
                (
                    "words",
                    models.CharField(
                        blank=True,
                        help_text="As in “Interviews in Romanian, English and French. Weekdays 8 to 18, Bucharest time.”",
                        max_length=200,
                        verbose_name="what they can have",
                    ),
                ),
            ],
            options={
                "verbose_name": "press contact",
                "verbose_name_plural": "press contacts",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="presscontact_can_be_reached",
                        violation_error_message="Give a telephone number or an e-mail address.",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="Spokesperson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        help_text="With + and the country code: +40 200 000 142.",
                        max_length=24,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+[1-9][0-9]([0-9 ]{4,20})[0-9]\\Z",
                                "Write the number with + and the country code: +40 200 000 142.",
                            )
                        ],
                        verbose_name="telephone",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("role", models.CharField(blank=True, max_length=160, verbose_name="role and organisation")),
                ("speaks_on", models.CharField(blank=True, max_length=200, verbose_name="speaks on")),
                ("country", django_countries.fields.CountryField(max_length=2, verbose_name="country")),
                ("languages", models.JSONField(default=list, verbose_name="languages")),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        help_text="At least 2,000 pixels wide: newspapers print it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="photo",
                    ),
                ),
                ("photo_credit", models.CharField(blank=True, max_length=160, verbose_name="credit")),
                (
                    "consent_noted",
                    models.BooleanField(
                        default=False,
                        help_text="Only who agreed is shown.",
                        verbose_name="agreed to stand here",
                    ),
                ),
            ],
            options={
                "verbose_name": "spokesperson",
                "verbose_name_plural": "spokespeople",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="spokesperson_can_be_reached",
                        violation_error_message="Give a telephone number or an e-mail address.",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("slug", models.SlugField(allow_unicode=True, editable=False, max_length=70)),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("locale", "slug"), name="topic_address_once_a_language")
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="NewsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "listing_title",
                    models.CharField(
                        blank=True,
                        help_text="Where the page's own title is too long.",
                        max_length=120,
                        verbose_name="title in lists",
                    ),
                ),
                (
                    "listing_summary",
                    models.CharField(
                        blank=True,
                        help_text="One or two sentences for lists, search engines and shared links.",
                        max_length=300,
                        verbose_name="summary in lists",
                    ),
                ),
                (
                    "listing_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="image in lists",
                    ),
                ),
                (
                    "discreet_title",
                    models.CharField(
                        blank=True,
                        help_text="Stands in the browser's tab, history and shared links instead of the title, for pages that a visitor may need to hide.",
                        max_length=120,
                        verbose_name="discreet title",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("survivors", "Survivors"),
                            ("relatives", "Relatives"),
                            ("professionals", "Professionals"),
                            ("men", "Men who want to stop"),
                        ],
                        help_text="Empty: everybody. A page for relatives, professionals or men who want to stop never shows the survivors’ line, not even in the strip at the top.",
                        max_length=15,
                        verbose_name="written for",
                    ),
                ),
                (
                    "helpline",
                    models.ForeignKey(
                        blank=True,
                        help_text="A line for the audience chosen above.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="safety.helpline",
                        verbose_name="helpline at the top",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("press_release", "Press release"),
                            ("statement", "Statement"),
                            ("report", "Report"),
                            ("newsletter", "Newsletter"),
                            ("member_action", "Member action"),
                        ],
                        default="news",
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                (
                    "date",
                    models.DateField(
                        default=advocacy_site.core.clock.today,
                        help_text="Orders the lists. To publish later, use the schedule.",
                        verbose_name="date",
                    ),
                ),
                (
                    "authors",
                    models.CharField(
                        blank=True,
                        help_text="As it should read: “Ioana Petrescu and the desk”.",
                        max_length=200,
                        verbose_name="by",
                    ),
                ),
                (
                    "written_in",
                    models.CharField(
                        blank=True,
                        choices=advocacy_site.core.languages.choices,
                        help_text="Only where it is not the language of this part of the site. Lists and page say so.",
                        max_length=10,
                        verbose_name="written in",
                    ),
                ),
                (
                    "summary",
                    models.CharField(
                        help_text="The first lines, larger.", max_length=400, verbose_name="summary"
                    ),
                ),
                (
                    "lead_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="image",
                    ),
                ),
                (
                    "lead_image_alt",
                    models.CharField(
                        blank=True,
                        help_text="For people who don’t see it: what is there, not what it stands for.",
                        max_length=200,
                        verbose_name="what the image shows",
                    ),
                ),
                ("lead_image_caption", models.CharField(blank=True, max_length=300, verbose_name="caption")),
                ("lead_image_credit", models.CharField(blank=True, max_length=160, verbose_name="credit")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("subheading", 1),
                            ("paragraph", 2),
                            ("quote", 6),
                            ("fact", 7),
                            ("image", 13),
                            ("image_pair", 16),
                            ("video", 22),
                            ("source", 27),
                            ("document", 30),
                            ("call_to_action", 36),
                            ("people", 37),
                            ("round_up", 38),
                            ("timeline", 39),
                            ("accordion", 40),
                            ("table", 43),
                            ("action", 46),
                            ("event", 48),
                            ("members", 51),
                            ("latest_news", 54),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("advocacy_site.core.blocks.text.HeadingBlock", (), {}),
                            1: ("advocacy_site.core.blocks.text.SubheadingBlock", (), {}),
                            2: ("advocacy_site.core.blocks.text.ParagraphBlock", (), {}),
                            3: (
                                "advocacy_site.core.blocks.text.LinesBlock",
                                (),
                                {"label": "Quotation", "max_length": 600},
                            ),
                            4: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {"label": "Who said it", "max_length": 160, "required": False},
                            ),
                            5: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {
                                    "help_text": "A role, a place, a hearing. Nothing that points to a person in danger.",
                                    "label": "Who that is, or where it was said",
                                    "max_length": 160,
                                    "required": False,
                                },
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 3), ("attribution", 4), ("detail", 5)]],
                                {},
                            ),
                            7: ("advocacy_site.core.blocks.facts.FactBlock", (), {}),
                            8: ("advocacy_site.core.blocks.choosers.PictureBlock", (), {"label": "Picture"}),
                            9: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "Says nothing that the text doesn’t say.",
                                    "label": "Only decorates",
                                    "required": False,
                                },
                            ),
                            10: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {
                                    "help_text": "What one sees and why it matters here, for those who don’t see it.",
                                    "label": "Alternative text",
                                    "max_length": 250,
                                    "required": False,
                                },
                            ),
                            11: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            12: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {
                                    "help_text": "Where it differs from the library’s.",
                                    "label": "Credit",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            13: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("image", 8),
                                        ("decorative", 9),
                                        ("alt_text", 10),
                                        ("caption", 11),
                                        ("credit", 12),
                                    ]
                                ],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("image", 8),
                                        ("decorative", 9),
                                        ("alt_text", 10),
                                        ("caption", 11),
                                        ("credit", 12),
                                    ]
                                ],
                                {"label": "First picture"},
                            ),
                            15: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("image", 8),
                                        ("decorative", 9),
                                        ("alt_text", 10),
                                        ("caption", 11),
                                        ("credit", 12),
                                    ]
                                ],
                                {"label": "Second picture"},
                            ),
                            16: ("wagtail.blocks.StructBlock", [[("first", 14), ("second", 15)]], {}),
                            17: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {"label": "Title", "max_length": 160},
                            ),
                            18: ("wagtail.blocks.DateBlock", (), {"label": "Date", "required": False}),
                            19: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "help_text": "The video’s own page, on YouTube, Vimeo or elsewhere.",
                                    "label": "Address",
                                    "validators": [advocacy_site.core.web.https_address],
                                },
                            ),
                            20: (
                                "advocacy_site.core.blocks.choosers.PictureBlock",
                                (),
                                {
                                    "help_text": "A still from the video.",
                                    "label": "Poster",
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "h2",
                                        "h3",
                                        "h4",
                                        "bold",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                    ],
                                    "help_text": "What is said and shown, for those who can’t hear or may not be overheard.",
                                    "label": "Transcript",
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 17),
                                        ("date", 18),
                                        ("url", 19),
                                        ("poster", 20),
                                        ("transcript", 21),
                                    ]
                                ],
                                {},
                            ),
                            23: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {"help_text": "In its own language.", "label": "Title", "max_length": 200},
                            ),
                            24: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Address", "validators": [advocacy_site.core.web.web_address]},
                            ),
                            25: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {"label": "Publisher", "max_length": 120, "required": False},
                            ),
                            26: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": advocacy_site.core.languages.choices,
                                    "label": "Language",
                                    "required": False,
                                },
                            ),
                            27: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 23),
                                        ("url", 24),
                                        ("publisher", 25),
                                        ("date", 18),
                                        ("language", 26),
                                    ]
                                ],
                                {},
                            ),
                            28: ("advocacy_site.core.blocks.choosers.FileBlock", (), {"label": "File"}),
                            29: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {
                                    "help_text": "Where the file’s own title won’t do.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 28), ("title", 29), ("language", 26)]],
                                {},
                            ),
                            31: (
                                "advocacy_site.core.blocks.text.LinesBlock",
                                (),
                                {"label": "A sentence before it", "max_length": 300, "required": False},
                            ),
                            32: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {
                                    "help_text": "What happens: “Order the leaflet”.",
                                    "label": "Words on the button",
                                    "max_length": 40,
                                },
                            ),
                            33: (
                                "advocacy_site.core.blocks.choosers.PagePicker",
                                (),
                                {"label": "Leads to a page", "required": False},
                            ),
                            34: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {
                                    "label": "or to an address",
                                    "required": False,
                                    "validators": [advocacy_site.core.web.https_address],
                                },
                            ),
                            35: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("plain", "Plain"),
                                        ("act", "With the sun: to sign, to register or to donate"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 31), ("label", 32), ("page", 33), ("url", 34), ("kind", 35)]],
                                {},
                            ),
                            37: ("advocacy_site.core.blocks.layout.PeopleBlock", (), {}),
                            38: ("advocacy_site.core.blocks.layout.RoundUpBlock", (), {}),
                            39: ("advocacy_site.core.blocks.layout.TimelineBlock", (), {}),
                            40: ("advocacy_site.core.blocks.layout.AccordionBlock", (), {}),
                            41: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {"label": "Words", "required": False},
                            ),
                            42: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {"label": "Numbers", "required": False},
                            ),
                            43: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 41), ("number", 42)]],
                                {},
                            ),
                            44: (
                                "advocacy_site.core.blocks.text.LineBlock",
                                (),
                                {
                                    "help_text": "Without one, only screen readers hear a title.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            45: (
                                "advocacy_site.core.blocks.choosers.EmbedPicker",
                                ("campaigns.ActionPage",),
                                {"label": "Action"},
                            ),
                            46: ("wagtail.blocks.StructBlock", [[("title", 44), ("page", 45)]], {}),
                            47: (
                                "advocacy_site.core.blocks.choosers.EmbedPicker",
                                ("events.EventPage",),
                                {"label": "Event"},
                            ),
                            48: ("wagtail.blocks.StructBlock", [[("title", 44), ("page", 47)]], {}),
                            49: (
                                "advocacy_site.core.blocks.choosers.EmbedPicker",
                                ("members.MemberPage",),
                                {"label": "Member"},
                            ),
                            50: ("wagtail.blocks.ListBlock", (49,), {"label": "Members"}),
                            51: ("wagtail.blocks.StructBlock", [[("title", 44), ("pages", 50)]], {}),
                            52: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("news", "News"),
                                        ("press_release", "Press releases"),
                                        ("statement", "Statements"),
                                        ("report", "Reports"),
                                        ("newsletter", "Newsletters"),
                                        ("member_action", "What members do"),
                                    ],
                                    "label": "Only",
                                    "required": False,
                                },
                            ),
                            53: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "How many", "max_value": 12, "min_value": 1},
                            ),
                            54: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 44), ("kind", 52), ("limit", 53)]],
                                {},
                            ),
                        },
                        verbose_name="body",
                    ),
                ),
                (
                    "countries",
                    django_countries.fields.CountryField(
                        blank=True, max_length=749, multiple=True, verbose_name="countries"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.campaignpage",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "press_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="news.presscontact",
                        verbose_name="press contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "news post",
                "verbose_name_plural": "news posts",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "news",
                                    "press_release",
                                    "statement",
                                    "report",
                                    "newsletter",
                                    "member_action",
                                ],
                            )
                        ),
                        name="news_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "written_in__in",
                                [
                                    "",
                                    "af",
                                    "am",
                                    "ar",
                                    "ary",
                                    "az",
                                    "be",
                                    "bg",
                                    "bm",
                                    "bn",
                                    "bs",
                                    "ca",
                                    "ceb",
                                    "cs",
                                    "cy",
                                    "da",
                                    "de",
                                    "el",
                                    "en",
                                    "es",
                                    "et",
                                    "eu",
                                    "fa",
                                    "ff",
                                    "fi",
                                    "fil",
                                    "fr",
                                    "ga",
                                    "gl",
                                    "gn",
                                    "gu",
                                    "ha",
                                    "he",
                                    "hi",
                                    "hr",
                                    "ht",
                                    "hu",
                                    "hy",
                                    "id",
                                    "ig",
                                    "is",
                                    "it",
                                    "ja",
                                    "ka",
                                    "kab",
                                    "kk",
                                    "km",
                                    "kn",
                                    "ko",
                                    "ku",
                                    "ky",
                                    "ln",
                                    "lo",
                                    "lt",
                                    "luo",
                                    "lv",
                                    "mg",
                                    "mi",
                                    "mk",
                                    "ml",
                                    "mn",
                                    "mr",
                                    "ms",
                                    "mt",
                                    "my",
                                    "nah",
                                    "ne",
                                    "nl",
                                    "no",
                                    "om",
                                    "pa",
                                    "pcm",
                                    "pl",
                                    "ps",
                                    "pt",
                                    "qu",
                                    "rn",
                                    "ro",
                                    "rom",
                                    "ru",
                                    "rw",
                                    "se",
                                    "si",
                                    "sk",
                                    "sl",
                                    "sn",
                                    "so",
                                    "sq",
                                    "sr",
                                    "sv",
                                    "sw",
                                    "ta",
                                    "te",
                                    "th",
                                    "ti",
                                    "tl",
                                    "tn",
                                    "tr",
                                    "uk",
                                    "ur",
                                    "uz",
                                    "vi",
                                    "wo",
                                    "xh",
                                    "yi",
                                    "yo",
                                    "zgh",
                                    "zh",
                                    "zu",
                                ],
                            )
                        ),
                        name="news_written_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audience__in", ["", "survivors", "relatives", "professionals", "men"])
                        ),
                        name="news_audience",
                    ),
                ],
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="PressPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "listing_title",
                    models.CharField(
                        blank=True,
                        help_text="Where the page's own title is too long.",
                        max_length=120,
                        verbose_name="title in lists",
                    ),
                ),
                (
                    "listing_summary",
                    models.CharField(
                        blank=True,
                        help_text="One or two sentences for lists, search engines and shared links.",
                        max_length=300,
                        verbose_name="summary in lists",
                    ),
                ),
                (
                    "listing_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="image in lists",
                    ),
                ),
                (
                    "discreet_title",
                    models.CharField(
                        blank=True,
                        help_text="Stands in the browser's tab, history and shared links instead of the title, for pages that a visitor may need to hide.",
                        max_length=120,
                        verbose_name="discreet title",
                    ),
                ),
                ("intro", models.TextField(blank=True, max_length=600, verbose_name="introduction")),
                (
                    "boilerplate",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="The paragraph that stands at the end of press releases.",
                        verbose_name="about us, to copy",
                    ),
                ),
                (
                    "press_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="news.presscontact",
                        verbose_name="press contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "press page",
                "verbose_name_plural": "press pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StreamOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.locale"
                    ),
                ),
                (
                    "facet",
                    models.CharField(
                        choices=[
                            ("kind", "Kind"),
                            ("topic", "Topic"),
                            ("country", "Country"),
                            ("member", "Member"),
                            ("campaign", "Campaign"),
                            ("year", "Year"),
                            ("hashtag", "Hashtag"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        help_text="The same for a page or topic in all languages.", max_length=100
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="news.topic",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("locale", "facet", "value"), name="stream_option_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "facet__in",
                                ["kind", "topic", "country", "member", "campaign", "year", "hashtag"],
                            )
                        ),
                        name="stream_option_facet",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NewsHashtag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="news", to="news.hashtag"
                    ),
                ),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hashtag_items",
                        to="news.newspage",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PressPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="news.presspage",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="image",
                    ),
                ),
                ("alt", models.CharField(max_length=200, verbose_name="what the image shows")),
                ("caption", models.CharField(blank=True, max_length=300, verbose_name="caption")),
                (
                    "credit",
                    models.CharField(
                        help_text="What must stand beside it in print.", max_length=160, verbose_name="credit"
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="StreamEntry",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.locale"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("date", models.DateField()),
                ("title", models.CharField(max_length=255)),
                ("summary", models.TextField(blank=True)),
                ("detail", models.TextField(blank=True)),
                ("language", models.CharField(help_text="Of title and summary.", max_length=10)),
                ("options", models.ManyToManyField(related_name="entries", to="news.streamoption")),
            ],
            options={
                "indexes": [models.Index(fields=["locale", "-date", "-page"], name="stream_newest_first")],
            },
        ),
        migrations.CreateModel(
            name="NewsTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="news_topics",
                        to="news.newspage",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="news.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="NewsMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="news_members",
                        to="news.newspage",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="members.memberpage",
                        verbose_name="member",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.AddField(
            model_name="NewsPage",
            name="hashtags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="As on social media, without #. They are the same in every language.",
                through="news.NewsHashtag",
                to="news.Hashtag",
                verbose_name="hashtags",
            ),
        ),
    ]
