import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.keys
import advocacy_site.core.languages
import advocacy_site.core.sealed
import advocacy_site.core.web
import advocacy_site.pages.bank
import advocacy_site.pages.models.bank_account
import advocacy_site.pages.models.donate
import advocacy_site.pages.models.social_feed


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("campaigns", "0001_first_release"),
        ("core", "0001_first_release"),
        ("safety", "0001_first_release"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailcore", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "holder",
                    models.CharField(
                        help_text="Exactly as the bank knows it: banks compare it.",
                        max_length=70,
                        verbose_name="account holder",
                    ),
                ),
                (
                    "iban",
                    advocacy_site.pages.models.bank_account.BankField(
                        max_length=42,
                        validators=[advocacy_site.pages.bank.validate_iban],
                        verbose_name="IBAN",
                    ),
                ),
                (
                    "bic",
                    advocacy_site.pages.models.bank_account.BankField(
                        blank=True,
                        help_text="Needed outside the European Economic Area.",
                        max_length=14,
                        validators=[advocacy_site.pages.bank.validate_bic],
                        verbose_name="BIC",
                    ),
                ),
                ("bank_name", models.CharField(blank=True, max_length=80, verbose_name="bank")),
            ],
            options={
                "verbose_name": "bank account",
                "verbose_name_plural": "bank accounts",
                "constraints": [
                    models.UniqueConstraint(fields=("iban",), name="bank_account_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length("iban"), 15
                            ),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("iban"), 34
                            ),
                            django.db.models.lookups.Exact(
                                models.F("iban"), django.db.models.functions.text.Upper("iban")
                            ),
                            models.Q(("iban__contains", " "), _negated=True),
                        ),
                        name="bank_account_iban_is_compact",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bic", ""),
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("bic"), 8),
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("bic"), 11),
                            _connector="OR",
                        ),
                        name="bank_account_bic_has_8_or_11",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("holder", ""), _negated=True), name="bank_account_has_holder"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HomePage",
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
                ("video_title", models.CharField(blank=True, max_length=120, verbose_name="title")),
                ("video_date", models.DateField(blank=True, null=True, verbose_name="date")),
                (
                    "video_url",
                    models.URLField(
                        blank=True,
                        help_text="Where it can be watched; https only. Without it nothing is shown.",
                        validators=[advocacy_site.core.web.https_address],
                        verbose_name="address",
                    ),
                ),
                (
                    "video_text",
                    models.CharField(
                        blank=True,
                        help_text="What one sees, and what one does not.",
                        max_length=300,
                        verbose_name="sentence",
                    ),
                ),
                ("hero_title", models.CharField(max_length=80, verbose_name="sentence in large letters")),
                ("lead", models.TextField(blank=True, max_length=400, verbose_name="below it")),
                (
                    "featured_action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.actionpage",
                        verbose_name="featured action",
                    ),
                ),
                (
                    "featured_text",
                    models.CharField(
                        blank=True,
                        help_text="Beside the progress of the featured action.",
                        max_length=300,
                        verbose_name="why now",
                    ),
                ),
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
                ("newsletter_title", models.CharField(blank=True, max_length=60, verbose_name="title")),
                ("newsletter_text", models.CharField(blank=True, max_length=200, verbose_name="sentence")),
                (
                    "newsletter_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page where one subscribes",
                    ),
                ),
            ],
            options={
                "verbose_name": "home page",
                "verbose_name_plural": "home pages",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Inbox",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "key",
                    models.SlugField(
                        default=advocacy_site.core.keys.new_key,
                        editable=False,
                        max_length=10,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "translation_key",
                    models.UUIDField(editable=False, help_text="That of its pages.", unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("message", "Messages"), ("membership", "Applications of organisations")],
                        default="message",
                        help_text="Applications ask for the organisation, its country, its website and a contact person.",
                        max_length=10,
                        verbose_name="takes",
                    ),
                ),
                (
                    "reader",
                    models.CharField(
                        choices=[
                            ("secretariat", "the secretariat"),
                            ("press", "the press office"),
                            ("membership", "the people who look after membership"),
                            ("programmes", "the people who run our programmes"),
                            ("safeguarding", "the safeguarding officer"),
                        ],
                        default="secretariat",
                        help_text="The words on the page.",
                        max_length=12,
                        verbose_name="read by",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only people with this role see the answers. Without a role the form is closed. A change holds for answers that arrive from now on: what was sent before stays with the role that the page promised.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="auth.group",
                        verbose_name="role",
                    ),
                ),
                (
                    "address",
                    models.EmailField(
                        blank=True,
                        help_text="Is told that something arrived, never what. Without an address the form is closed.",
                        max_length=254,
                        verbose_name="address of the role",
                    ),
                ),
                (
                    "keep_days",
                    models.PositiveSmallIntegerField(
                        choices=[(30, "30 days"), (90, "90 days"), (365, "365 days")],
                        default=90,
                        help_text="Then they are deleted. A change holds for answers that arrive from now on.",
                        verbose_name="kept for",
                    ),
                ),
                (
                    "paused",
                    models.BooleanField(default=False, help_text="The page says so.", verbose_name="paused"),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
            ],
            options={
                "verbose_name": "inbox",
                "verbose_name_plural": "inboxes",
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["message", "membership"])), name="inbox_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reader__in",
                                ["secretariat", "press", "membership", "programmes", "safeguarding"],
                            )
                        ),
                        name="inbox_reader",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keep_days__in", [30, 90, 365])), name="inbox_period"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Where the posts are: “Mastodon”, “our blog”. “Read on …” leads there.",
                        max_length=60,
                        verbose_name="title",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        help_text="Atom or RSS. On Mastodon the profile’s address with “.rss” behind it, on Bluesky with “/rss”.",
                        max_length=500,
                        unique=True,
                        validators=[advocacy_site.pages.models.social_feed.validate_feed_address],
                        verbose_name="address of the feed",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=advocacy_site.core.languages.choices,
                        help_text="If all are in one language. They are read aloud rightly then, and Arabic runs from the right.",
                        max_length=10,
                        verbose_name="language of the posts",
                    ),
                ),
                (
                    "stale_after_days",
                    models.PositiveSmallIntegerField(
                        default=60,
                        help_text="Then a post disappears, so that nothing stale stands on a page.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days shown",
                    ),
                ),
                (
                    "paused",
                    models.BooleanField(
                        default=False,
                        help_text="It is not read any more; what was read is shown until it is stale.",
                        verbose_name="paused",
                    ),
                ),
                ("due_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
                (
                    "fetched_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last read"),
                ),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("address", "Leads to an address that is not public, or not encrypted."),
                            ("network", "Nobody answers there, or the certificate is not in order."),
                            ("slow", "The answer takes too long."),
                            ("size", "The feed is too large: more than 512 KB."),
                            ("status", "The server answers, but not with the feed."),
                            ("format", "What is there is no Atom or RSS feed that can be read."),
                            ("empty", "No entry of it has words, a date and an https address."),
                        ],
                        editable=False,
                        max_length=8,
                        verbose_name="problem of the last try",
                    ),
                ),
                (
                    "failures",
                    models.PositiveSmallIntegerField(
                        default=0,
                        editable=False,
                        help_text="Tries without success in a row, as far as they lengthen the pause.",
                    ),
                ),
                ("etag", models.CharField(blank=True, editable=False, max_length=200)),
                ("last_modified", models.CharField(blank=True, editable=False, max_length=200)),
            ],
            options={
                "verbose_name": "social feed",
                "verbose_name_plural": "social feeds",
                "ordering": ["title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("url__startswith", "https://")), name="social_feed_is_https"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "problem__in",
                                ["", "address", "network", "slow", "size", "status", "format", "empty"],
                            )
                        ),
                        name="social_feed_problem",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stale_after_days__gte", 1), ("stale_after_days__lte", 365)),
                        name="social_feed_goes_stale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
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
                        name="social_feed_language",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DonatePage",
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
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        help_text="Changes to a person hold on every page that names them, within minutes.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.contactperson",
                        verbose_name="contact person",
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
                ("lead", models.TextField(blank=True, max_length=600, verbose_name="lead")),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("EUR", "Euro"),
                            ("CHF", "Swiss franc"),
                            ("GBP", "Pound sterling"),
                            ("SEK", "Swedish krona"),
                            ("USD", "US dollar"),
                        ],
                        default="EUR",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "once_url",
                    advocacy_site.pages.models.donate.ProviderAddress(
                        blank=True,
                        help_text="https only. {amount} is replaced by the amount.",
                        max_length=300,
                        verbose_name="give once at",
                    ),
                ),
                (
                    "monthly_url",
                    advocacy_site.pages.models.donate.ProviderAddress(
                        blank=True,
                        help_text="https only. {amount} is replaced by the amount.",
                        max_length=300,
                        verbose_name="give each month at",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pages.bankaccount",
                        verbose_name="account for transfers",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="As in “Donation”.",
                        max_length=140,
                        verbose_name="reference of a transfer",
                    ),
                ),
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
                        verbose_name="what the money does",
                    ),
                ),
                ("tax_note", models.TextField(blank=True, max_length=600, verbose_name="receipts and tax")),
            ],
            options={
                "verbose_name": "donation page",
                "verbose_name_plural": "donation pages",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ["EUR", "CHF", "GBP", "SEK", "USD"])),
                        name="donate_page_currency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("once_url", ""), ("once_url__startswith", "https://"), _connector="OR"),
                            models.Q(
                                ("monthly_url", ""), ("monthly_url__startswith", "https://"), _connector="OR"
                            ),
                        ),
                        name="donate_page_hands_off_by_https",
                    ),
                ],
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="HomePageNumber",
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
                        related_name="numbers",
                        to="pages.homepage",
                    ),
                ),
                (
                    "counted",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("members", "How many members we are"),
                            ("countries", "In how many countries"),
                            ("languages", "In how many languages members help"),
                        ],
                        max_length=9,
                        verbose_name="counted in the directory",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.figure",
                        verbose_name="or a figure",
                    ),
                ),
            ],
            options={
                "verbose_name": "number",
                "verbose_name_plural": "numbers",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("counted__in", ["members", "countries", "languages"]),
                                ("figure__isnull", True),
                            ),
                            models.Q(("counted", ""), ("figure__isnull", False)),
                            _connector="OR",
                        ),
                        name="home_number_is_counted_or_a_figure",
                        violation_error_message="Choose what is counted, or a figure: one of the two.",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="HomePageWay",
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
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the title of the page.",
                        max_length=60,
                        verbose_name="words",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=160, verbose_name="sentence")),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        help_text="https only.",
                        validators=[advocacy_site.core.web.https_address],
                        verbose_name="or an address outside",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ways", to="pages.homepage"
                    ),
                ),
            ],
            options={
                "verbose_name": "way to get involved",
                "verbose_name_plural": "ways to get involved",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("target__isnull", False), ("url", "")),
                            models.Q(("target__isnull", True), ("url__startswith", "https://")),
                            _connector="OR",
                        ),
                        name="pages_homepageway_leads_to_one_place",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="ContactPage",
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
                    "inbox",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="pages.inbox",
                        verbose_name="inbox",
                    ),
                ),
                ("lead", models.TextField(blank=True, max_length=600, verbose_name="lead")),
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
                    "button_label",
                    models.CharField(blank=True, max_length=40, verbose_name="words on the button"),
                ),
                (
                    "thanks_text",
                    models.TextField(
                        blank=True,
                        help_text="What happens next, and when. The same page appears whoever sends.",
                        max_length=400,
                        verbose_name="after sending",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact page",
                "verbose_name_plural": "contact pages",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audience__in", ["", "survivors", "relatives", "professionals", "men"])
                        ),
                        name="contact_page_audience",
                    )
                ],
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="SocialEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "feed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="pages.socialfeed",
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("url", models.URLField(max_length=500)),
                ("posted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "post of a feed",
                "verbose_name_plural": "posts of feeds",
                "ordering": ["-posted_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("feed", "url"), name="social_entry_once"),
                    models.CheckConstraint(
                        condition=models.Q(("url__startswith", "https://")), name="social_entry_is_https"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="social_entry_has_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandardPage",
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
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        help_text="Changes to a person hold on every page that names them, within minutes.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.contactperson",
                        verbose_name="contact person",
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
                ("video_title", models.CharField(blank=True, max_length=120, verbose_name="title")),
                ("video_date", models.DateField(blank=True, null=True, verbose_name="date")),
                (
                    "video_url",
                    models.URLField(
                        blank=True,
                        help_text="Where it can be watched; https only. Without it nothing is shown.",
                        validators=[advocacy_site.core.web.https_address],
                        verbose_name="address",
                    ),
                ),
                (
                    "video_text",
                    models.CharField(
                        blank=True,
                        help_text="What one sees, and what one does not.",
                        max_length=300,
                        verbose_name="sentence",
                    ),
                ),
                ("lead", models.TextField(blank=True, max_length=600, verbose_name="lead")),
                (
                    "button_label",
                    models.CharField(blank=True, max_length=60, verbose_name="words on the button"),
                ),
                (
                    "button_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                (
                    "button_url",
                    models.URLField(
                        blank=True,
                        help_text="https only. Its host is named below the button.",
                        validators=[advocacy_site.core.web.https_address],
                        verbose_name="or an address outside",
                    ),
                ),
                (
                    "button_kind",
                    models.CharField(
                        choices=[
                            ("plain", "Read, watch, download"),
                            ("sign", "Sign"),
                            ("register", "Register"),
                            ("donate", "Donate"),
                        ],
                        default="plain",
                        help_text="Only signing, registering and donating have the colour of the sun.",
                        max_length=8,
                        verbose_name="what the button does",
                    ),
                ),
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
                        verbose_name="sections",
                    ),
                ),
                (
                    "social_feed",
                    models.ForeignKey(
                        blank=True,
                        help_text="Its newest posts stand below those written here.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pages.socialfeed",
                        verbose_name="feed",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic or programme page",
                "verbose_name_plural": "topic and programme pages",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audience__in", ["", "survivors", "relatives", "professionals", "men"])
                        ),
                        name="standard_page_audience",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("button_kind__in", ["plain", "sign", "register", "donate"])),
                        name="standard_page_button_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("button_url", ""), ("button_url__startswith", "https://"), _connector="OR"
                        ),
                        name="standard_page_button_is_https",
                    ),
                ],
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="DonationAmount",
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
                        related_name="amounts",
                        to="pages.donatepage",
                    ),
                ),
                ("amount", models.PositiveIntegerField(verbose_name="amount")),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        help_text="As in “One night behind a plain door”.",
                        max_length=160,
                        verbose_name="what it does",
                    ),
                ),
                (
                    "once_url",
                    advocacy_site.pages.models.donate.ProviderAddress(
                        blank=True,
                        help_text="Where it differs from the page’s address.",
                        max_length=300,
                        verbose_name="give once at",
                    ),
                ),
                (
                    "monthly_url",
                    advocacy_site.pages.models.donate.ProviderAddress(
                        blank=True,
                        help_text="Where it differs.",
                        max_length=300,
                        verbose_name="give each month at",
                    ),
                ),
            ],
            options={
                "verbose_name": "amount",
                "verbose_name_plural": "amounts",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 1)), name="donation_amount_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("once_url", ""), ("once_url__startswith", "https://"), _connector="OR"),
                            models.Q(
                                ("monthly_url", ""), ("monthly_url__startswith", "https://"), _connector="OR"
                            ),
                        ),
                        name="donation_amount_hands_off_by_https",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="ContactMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "inbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="pages.inbox"
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="pages.contactpage",
                        verbose_name="page",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("message", "Messages"), ("membership", "Applications of organisations")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("done", "answered"),
                            ("review", "under review"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                        ],
                        default="new",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "answers",
                    advocacy_site.core.sealed.SealedJSONField(
                        help_text="List of {question, wording, value}: the question's UUID and its words on that day."
                    ),
                ),
                (
                    "sender_hash",
                    models.CharField(
                        blank=True,
                        help_text="Keyed hash of the address that was given to answer to.",
                        max_length=64,
                    ),
                ),
                ("note", advocacy_site.core.sealed.SealedTextField(blank=True, verbose_name="note")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="auth.group",
                        verbose_name="role",
                    ),
                ),
                (
                    "reader",
                    models.CharField(
                        choices=[
                            ("secretariat", "the secretariat"),
                            ("press", "the press office"),
                            ("membership", "the people who look after membership"),
                            ("programmes", "the people who run our programmes"),
                            ("safeguarding", "the safeguarding officer"),
                        ],
                        max_length=12,
                        verbose_name="read by",
                    ),
                ),
                ("keep_days", models.PositiveSmallIntegerField(verbose_name="days kept")),
                (
                    "received_at",
                    models.DateTimeField(default=advocacy_site.core.clock.now, verbose_name="received"),
                ),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["-received_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("sender_hash", ""), _negated=True),
                        fields=["sender_hash"],
                        name="message_by_sender",
                    ),
                    models.Index(fields=["keep_days", "received_at"], name="message_by_age"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "message"), ("state__in", ["new", "done"])),
                            models.Q(
                                ("kind", "membership"),
                                ("state__in", ["new", "review", "accepted", "declined"]),
                            ),
                            _connector="OR",
                        ),
                        name="message_state_of_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="message_declined_with_a_note",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reader__in",
                                ["secretariat", "press", "membership", "programmes", "safeguarding"],
                            )
                        ),
                        name="message_reader",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keep_days__in", [30, 90, 365])), name="message_period"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialPost",
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
                        related_name="social_posts",
                        to="pages.standardpage",
                    ),
                ),
                (
                    "network",
                    models.CharField(
                        choices=[
                            ("bluesky", "Bluesky"),
                            ("facebook", "Facebook"),
                            ("instagram", "Instagram"),
                            ("linkedin", "LinkedIn"),
                            ("mastodon", "Mastodon"),
                            ("threads", "Threads"),
                            ("tiktok", "TikTok"),
                            ("x", "X"),
                            ("youtube", "YouTube"),
                        ],
                        max_length=9,
                        verbose_name="network",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="text")),
                ("posted_on", models.DateField(verbose_name="date")),
                (
                    "url",
                    models.URLField(
                        validators=[advocacy_site.core.web.https_address], verbose_name="address of the post"
                    ),
                ),
                (
                    "shown_until",
                    models.DateField(
                        help_text="The day after, the post disappears, so that nothing stale stands here.",
                        verbose_name="shown until",
                    ),
                ),
            ],
            options={
                "verbose_name": "social post",
                "verbose_name_plural": "social posts",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "network__in",
                                [
                                    "bluesky",
                                    "facebook",
                                    "instagram",
                                    "linkedin",
                                    "mastodon",
                                    "threads",
                                    "tiktok",
                                    "x",
                                    "youtube",
                                ],
                            )
                        ),
                        name="social_post_network",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url__startswith", "https://")), name="social_post_is_https"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shown_until__gte", models.F("posted_on"))),
                        name="social_post_ends_after_it_begins",
                        violation_error_message="A post is shown until a day after its own.",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="PageLink",
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
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the title of the page.",
                        max_length=60,
                        verbose_name="words",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=160, verbose_name="sentence")),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        help_text="https only.",
                        validators=[advocacy_site.core.web.https_address],
                        verbose_name="or an address outside",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="pages.standardpage",
                    ),
                ),
                (
                    "box",
                    models.CharField(
                        choices=[
                            ("involved", "Get involved"),
                            ("related", "Related"),
                            ("cohort", "Coming dates of this programme"),
                        ],
                        default="involved",
                        max_length=8,
                        verbose_name="box",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("target__isnull", False), ("url", "")),
                            models.Q(("target__isnull", True), ("url__startswith", "https://")),
                            _connector="OR",
                        ),
                        name="pages_pagelink_leads_to_one_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("box__in", ["involved", "related", "cohort"])),
                        name="page_link_box",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="Leaflet",
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
                        related_name="leaflets",
                        to="pages.standardpage",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.sitedocument",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "leaflet",
                "verbose_name_plural": "leaflets",
                "ordering": ["sort_order"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="ContactField",
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
                        related_name="fields",
                        to="pages.contactpage",
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="question")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Short text"),
                            ("long", "Long text"),
                            ("email", "Email address"),
                            ("choice", "One of several answers"),
                            ("yes_no", "Yes or no"),
                        ],
                        default="text",
                        max_length=6,
                        verbose_name="kind of answer",
                    ),
                ),
                ("help", models.CharField(blank=True, max_length=250, verbose_name="help")),
                ("required", models.BooleanField(default=False, verbose_name="must be answered")),
                (
                    "choices",
                    models.TextField(
                        blank=True,
                        help_text="One a line.",
                        max_length=1000,
                        verbose_name="answers to choose from",
                    ),
                ),
                (
                    "is_sender",
                    models.BooleanField(
                        default=False,
                        help_text="Of an email address: whoever asks for or deletes their data with it finds what they sent.",
                        verbose_name="the sender’s own address",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["text", "long", "email", "choice", "yes_no"])),
                        name="contact_field_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "choice"), _negated=True),
                            models.Q(("choices", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contact_field_choice_has_answers",
                        violation_error_message="Write the answers to choose from, one a line.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_sender", False), ("kind", "email"), _connector="OR"),
                        name="contact_field_sender_is_an_address",
                        violation_error_message="Only an email address can be the sender’s.",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
    ]
