import uuid

import django.db.models.deletion
import django_countries.fields
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.keys
import advocacy_site.core.languages
import advocacy_site.core.sealed
import advocacy_site.core.web
import campaigns.models.packs


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_first_release"),
        ("members", "0001_first_release"),
        ("supporters", "0001_first_release"),
        ("users", "__first__"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailcore", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Action",
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
                        choices=[("pledge", "Pledge"), ("petition", "Petition"), ("letter", "Open letter")],
                        default="pledge",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "signers",
                    models.CharField(
                        choices=[
                            ("people", "People"),
                            ("organisations", "Organisations"),
                            ("both", "People and organisations"),
                        ],
                        default="people",
                        max_length=13,
                        verbose_name="who may sign",
                    ),
                ),
                (
                    "opens_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Empty: not open yet. In your account’s time zone.",
                        null=True,
                        verbose_name="opens",
                    ),
                ),
                (
                    "closes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="In your account’s time zone. Links that were mailed before can be used for 24 hours more.",
                        null=True,
                        verbose_name="closes",
                    ),
                ),
                (
                    "paused_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="paused since"),
                ),
                (
                    "goal",
                    models.PositiveIntegerField(
                        default=100,
                        help_text="Grows by itself each time it is reached.",
                        verbose_name="first goal",
                    ),
                ),
                (
                    "public_list",
                    models.BooleanField(
                        default=True,
                        help_text="Only those who chose to be shown.",
                        verbose_name="show recent signatories",
                    ),
                ),
                (
                    "recipients_get",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Of those who agree to it. A name that is added counts for those who sign from then on.",
                        verbose_name="recipients get",
                    ),
                ),
                (
                    "asks_country",
                    models.CharField(
                        choices=[
                            ("no", "Not asked"),
                            ("optional", "May be left empty"),
                            ("required", "Must be given"),
                        ],
                        default="required",
                        max_length=8,
                        verbose_name="country",
                    ),
                ),
                (
                    "asks_postcode",
                    models.CharField(
                        choices=[
                            ("no", "Not asked"),
                            ("optional", "May be left empty"),
                            ("required", "Must be given"),
                        ],
                        default="no",
                        max_length=8,
                        verbose_name="postcode",
                    ),
                ),
                (
                    "asks_city",
                    models.CharField(
                        choices=[
                            ("no", "Not asked"),
                            ("optional", "May be left empty"),
                            ("required", "Must be given"),
                        ],
                        default="no",
                        max_length=8,
                        verbose_name="town or city",
                    ),
                ),
                (
                    "asks_role",
                    models.CharField(
                        choices=[
                            ("no", "Not asked"),
                            ("optional", "May be left empty"),
                            ("required", "Must be given"),
                        ],
                        default="no",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                (
                    "asks_organisation",
                    models.CharField(
                        choices=[
                            ("no", "Not asked"),
                            ("optional", "May be left empty"),
                            ("required", "Must be given"),
                        ],
                        default="no",
                        max_length=8,
                        verbose_name="organisation",
                    ),
                ),
                (
                    "asks_comment",
                    models.CharField(
                        choices=[
                            ("no", "Not asked"),
                            ("optional", "May be left empty"),
                            ("required", "Must be given"),
                        ],
                        default="no",
                        max_length=8,
                        verbose_name="comment",
                    ),
                ),
                (
                    "questions",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="See `asked.questions_in`.",
                        verbose_name="own questions",
                    ),
                ),
                (
                    "members_may_write",
                    models.BooleanField(db_default=False, default=False, verbose_name="members may write"),
                ),
                (
                    "on_paper",
                    models.PositiveIntegerField(
                        default=0, editable=False, help_text="Published number; see `services.count_offline`."
                    ),
                ),
                ("by_code", models.PositiveIntegerField(default=0, editable=False)),
                ("offline_as_of", models.DateTimeField(editable=False, null=True)),
                (
                    "list_order",
                    models.CharField(
                        choices=[
                            ("editor", "In our own order"),
                            ("country", "By country"),
                            ("name", "By name"),
                        ],
                        default="editor",
                        max_length=7,
                        verbose_name="order of organisations",
                    ),
                ),
                (
                    "categories",
                    models.TextField(
                        blank=True,
                        help_text="One a line. They stand as headings above the organisations. Empty: nothing to choose.",
                        max_length=1200,
                        verbose_name="categories that organisations choose from",
                    ),
                ),
                (
                    "check_address",
                    models.EmailField(
                        blank=True,
                        help_text="An address of a role. A mail goes there when an organisation waits for us.",
                        max_length=254,
                        verbose_name="who checks organisations",
                    ),
                ),
                (
                    "pause_notice",
                    models.JSONField(
                        blank=True, default=dict, help_text="Why it is paused, by language; said while it is."
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="The action that people are led to, once this one is closed.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="predecessors",
                        to="campaigns.action",
                        verbose_name="carried on by",
                    ),
                ),
                (
                    "story",
                    models.SlugField(
                        db_index=False,
                        default=advocacy_site.core.keys.new_key,
                        editable=False,
                        help_text="Changes with what pages tell of the record, and so names their copies of it.",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
            ],
            options={
                "verbose_name": "action",
                "verbose_name_plural": "actions",
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_at__isnull", True),
                            models.Q(("opens_at__isnull", False), ("opens_at__lt", models.F("closes_at"))),
                            _connector="OR",
                        ),
                        name="action_closes_after_it_opens",
                        violation_error_message="An action closes after it opens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor__isnull", True),
                            models.Q(("successor", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="action_is_not_its_own_successor",
                        violation_error_message="An action is not carried on by itself.",
                    ),
                    models.CheckConstraint(condition=models.Q(("goal__gte", 1)), name="action_goal_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["pledge", "petition", "letter"])), name="action_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("signers__in", ["people", "organisations", "both"])),
                        name="action_signers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_country__in", ["no", "optional", "required"])),
                        name="action_asks_country",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_postcode__in", ["no", "optional", "required"])),
                        name="action_asks_postcode",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_city__in", ["no", "optional", "required"])),
                        name="action_asks_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_role__in", ["no", "optional", "required"])),
                        name="action_asks_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_organisation__in", ["no", "optional", "required"])),
                        name="action_asks_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_comment__in", ["no", "optional", "required"])),
                        name="action_asks_comment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("list_order__in", ["editor", "country", "name"])),
                        name="action_list_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BlockEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("address", "Email address"), ("domain", "Domain"), ("network", "Network")],
                        max_length=7,
                        verbose_name="what",
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("hold", "Hold signatures until somebody has looked"),
                            ("signal", "Only mark them as from a throw-away address"),
                        ],
                        default="hold",
                        max_length=6,
                        verbose_name="effect",
                    ),
                ),
                ("address_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("pattern", models.CharField(blank=True, max_length=255, verbose_name="domain or network")),
                (
                    "reason",
                    models.CharField(
                        help_text="For your colleagues. Name nobody, and write no address.",
                        max_length=120,
                        verbose_name="reason",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=advocacy_site.core.clock.now, editable=False, verbose_name="since"
                    ),
                ),
                (
                    "ends_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Empty: until somebody deletes it.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the block list",
                "verbose_name_plural": "block list",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "address"),
                                ("pattern", ""),
                                models.Q(("address_hash", ""), _negated=True),
                            ),
                            models.Q(
                                ("address_hash", ""),
                                ("kind__in", ["domain", "network"]),
                                models.Q(("pattern", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="block_entry_names_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effect", "hold"),
                            models.Q(("effect", "signal"), ("kind", "domain")),
                            _connector="OR",
                        ),
                        name="block_entry_only_domains_signal",
                        violation_error_message="Only a domain can be a mere signal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="block_entry_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "domain"), _negated=True),
                            models.Q(
                                ("pattern__contains", "."),
                                models.Q(("pattern__in", ["*.*", "*."]), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="block_entry_domain_ends_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "network"), _negated=True),
                            ("pattern__contains", "/"),
                            _connector="OR",
                        ),
                        name="block_entry_network_has_its_length",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            ("ends_at__gt", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="block_entry_ends_after_it_began",
                        violation_error_message="The end lies in the past.",
                    ),
                    models.UniqueConstraint(
                        fields=("kind", "pattern", "address_hash"),
                        name="block_entry_once",
                        violation_error_message="This is on the block list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignIndexPage",
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
                "verbose_name": "campaign index",
                "verbose_name_plural": "campaign indexes",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="CampaignPage",
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
                    "status",
                    models.CharField(
                        choices=[("active", "Running"), ("won", "Won"), ("closed", "Closed")],
                        default="active",
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                (
                    "summary",
                    models.CharField(
                        help_text="What changes when this is won.", max_length=300, verbose_name="summary"
                    ),
                ),
                (
                    "poster_name",
                    models.CharField(
                        choices=[
                            ("doors", "Doors"),
                            ("steps", "Steps"),
                            ("threads", "Threads"),
                            ("tide", "Tide"),
                            ("windows", "Windows"),
                        ],
                        default="doors",
                        max_length=7,
                        verbose_name="poster",
                    ),
                ),
                (
                    "lead_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="Stands in place of the poster. No picture of anybody’s suffering.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="photo",
                    ),
                ),
                (
                    "lead_image_alt",
                    models.CharField(
                        blank=True,
                        help_text="For people who do not see it. One sentence.",
                        max_length=250,
                        verbose_name="what the photo shows",
                    ),
                ),
                ("lead_image_caption", models.CharField(blank=True, max_length=300, verbose_name="caption")),
                (
                    "lead_image_credit",
                    models.CharField(
                        blank=True,
                        help_text="Who took it, as in “Photo: Noor Rahman”.",
                        max_length=120,
                        verbose_name="credit",
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
                ("outcome", wagtail.fields.RichTextField(blank=True, verbose_name="outcome")),
                ("gained", wagtail.fields.RichTextField(blank=True, verbose_name="what was won")),
                ("remaining", wagtail.fields.RichTextField(blank=True, verbose_name="what remains")),
            ],
            options={
                "verbose_name": "campaign",
                "verbose_name_plural": "campaigns",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["active", "won", "closed"])),
                        name="campaign_status",
                    )
                ],
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="KnownContact",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "organisation_key",
                    models.CharField(
                        help_text="The member, or the normalised name and country.",
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                ("organisation_name", models.CharField(max_length=200, verbose_name="organisation")),
                (
                    "country",
                    django_countries.fields.CountryField(
                        blank=True, help_text="Empty: international.", max_length=2, verbose_name="country"
                    ),
                ),
                ("name", advocacy_site.core.sealed.SealedTextField(blank=True, verbose_name="person")),
                ("email", advocacy_site.core.sealed.SealedTextField(verbose_name="email")),
                (
                    "email_hash",
                    models.CharField(help_text="Keyed hash of the normalised address.", max_length=64),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                        verbose_name="language of mails",
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
            ],
            options={
                "verbose_name": "contact of an organisation",
                "verbose_name_plural": "contacts of organisations",
                "ordering": ["organisation_name"],
                "indexes": [models.Index(fields=["email_hash"], name="known_contact_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email_hash", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                        ),
                        name="a_known_contact_can_be_written_to",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionPage",
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
                    "action",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="campaigns.action",
                        verbose_name="record",
                    ),
                ),
                ("summary", models.CharField(blank=True, max_length=300, verbose_name="summary")),
                (
                    "text",
                    wagtail.fields.RichTextField(
                        help_text="Each published change makes a new version; earlier signatures keep the version they saw.",
                        verbose_name="text to sign",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                (
                    "place_and_date",
                    models.CharField(
                        blank=True,
                        help_text="As in “Geneva, 9 November 2026”.",
                        max_length=120,
                        verbose_name="place and date",
                    ),
                ),
                ("salutation", models.CharField(blank=True, max_length=200, verbose_name="salutation")),
                (
                    "closing",
                    models.TextField(
                        blank=True,
                        help_text="A line for each line of the letter’s end.",
                        max_length=400,
                        verbose_name="closing",
                    ),
                ),
                (
                    "annexes_title",
                    models.CharField(blank=True, max_length=250, verbose_name="title above the annexes"),
                ),
                (
                    "recipients",
                    models.CharField(
                        blank=True,
                        help_text="To whom it is addressed, as in “the forty ministers”. A pledge has none, unless names are handed over.",
                        max_length=200,
                        verbose_name="recipients",
                    ),
                ),
                (
                    "invitation",
                    models.CharField(
                        default="Add my name", max_length=40, verbose_name="words on the button"
                    ),
                ),
                (
                    "goal_words",
                    models.CharField(
                        blank=True,
                        help_text="What the number is for, as in “before ministers meet on 12 March”.",
                        max_length=120,
                        verbose_name="words after “to go”",
                    ),
                ),
                (
                    "thanks_words",
                    models.TextField(
                        blank=True,
                        help_text="Shown after signing and after confirming. The page itself explains the next step.",
                        max_length=600,
                        verbose_name="thank-you words",
                    ),
                ),
                (
                    "share_text",
                    models.CharField(
                        blank=True,
                        help_text="Offered to signers who pass it on, before the address. Empty: the title.",
                        max_length=200,
                        verbose_name="words to share",
                    ),
                ),
                (
                    "won",
                    models.BooleanField(
                        default=False,
                        help_text="What it asked for has happened. The page says so.",
                        verbose_name="won",
                    ),
                ),
                (
                    "outcome",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="What came of it. Shown once it is won or signing has ended.",
                        verbose_name="outcome",
                    ),
                ),
            ],
            options={
                "verbose_name": "action page",
                "verbose_name_plural": "action pages",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="campaigns.action",
                    ),
                ),
                ("day", models.DateField(verbose_name="answered on")),
                ("from_whom", models.JSONField(default=dict, help_text="By language.")),
                ("words", models.JSONField(blank=True, default=dict, help_text="By language.")),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.sitedocument",
                        verbose_name="document",
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CampaignMember",
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
                        related_name="member_lines",
                        to="campaigns.campaignpage",
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
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "member"),
                        name="campaign_member_once",
                        violation_error_message="This member is there already.",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="CampaignGoal",
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
                        related_name="goals",
                        to="campaigns.campaignpage",
                    ),
                ),
                ("change", models.CharField(max_length=300, verbose_name="what changes")),
                ("reached", models.BooleanField(default=False, verbose_name="reached")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
            ],
            options={
                "verbose_name": "goal",
                "verbose_name_plural": "goals",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reached", True), ("reached_on__isnull", True), _connector="OR"),
                        name="campaign_goal_dated_only_when_reached",
                        violation_error_message="Only a goal that was reached has a date.",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="CampaignUpdate",
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
                ("date", models.DateField(verbose_name="date")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=600, verbose_name="words")),
                (
                    "linked_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page to read on",
                    ),
                ),
                (
                    "link",
                    models.URLField(
                        blank=True,
                        help_text="Used where no page of this site is chosen.",
                        validators=[advocacy_site.core.web.web_address],
                        verbose_name="address elsewhere",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="updates",
                        to="campaigns.campaignpage",
                    ),
                ),
                (
                    "setback",
                    models.BooleanField(
                        default=False,
                        help_text="Say so: readers trust a list that also holds what failed.",
                        verbose_name="setback",
                    ),
                ),
            ],
            options={
                "verbose_name": "update",
                "verbose_name_plural": "updates",
                "ordering": ["-date", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("link", ""),
                            ("link__startswith", "https://"),
                            ("link__startswith", "http://"),
                            _connector="OR",
                        ),
                        name="campaigns_campaignupdate_leads_to_the_web",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="CodeSheet",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="code_sheets",
                        to="campaigns.action",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.member"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="codes")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "voided_at",
                    models.DateTimeField(
                        help_text="From then on its unused codes are worth nothing.", null=True
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 200)),
                        name="code_sheet_has_some_codes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CollectionWindow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collection_windows",
                        to="campaigns.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        help_text="For your colleagues, such as “Town hall, Leeds”.",
                        max_length=120,
                        verbose_name="place",
                    ),
                ),
                (
                    "source",
                    models.SlugField(
                        blank=True,
                        db_index=False,
                        help_text="Only signatures that this member or channel brings. Empty: all of the action.",
                        max_length=40,
                        verbose_name="source",
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(help_text="In your account’s time zone.", verbose_name="from"),
                ),
                ("ends_at", models.DateTimeField(help_text="At most 24 hours later.", verbose_name="to")),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
            ],
            options={
                "verbose_name": "collection window",
                "verbose_name_plural": "collection windows",
                "ordering": ["-starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="collection_window_ends_after_it_starts",
                        violation_error_message="A collection window ends after it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="collection_window_has_a_place"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="campaigns.action",
                    ),
                ),
                ("day", models.DateField(verbose_name="handed over on")),
                ("to_whom", models.JSONField(default=dict, help_text="By language.")),
                ("count", models.PositiveIntegerField(verbose_name="signatures handed over")),
                ("as_of", models.DateTimeField(help_text="The moment that the number belongs to.")),
                ("note", models.JSONField(blank=True, default=dict, help_text="By language.")),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
            ],
            options={
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries",
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="delivery_of_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryPack",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="campaigns.action",
                    ),
                ),
                (
                    "serial",
                    models.CharField(
                        default=campaigns.models.packs.new_serial,
                        editable=False,
                        max_length=14,
                        unique=True,
                        verbose_name="serial",
                    ),
                ),
                ("recipient", models.CharField(max_length=200, verbose_name="recipient")),
                ("purpose", models.CharField(max_length=300, verbose_name="purpose")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "order",
                    models.CharField(
                        choices=[("signed", "In the order of signing"), ("country", "By country")],
                        default="signed",
                        max_length=7,
                        verbose_name="order",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("requested_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "being made"),
                            ("made", "ready"),
                            ("failed", "failed"),
                            ("expired", "expired, files deleted"),
                        ],
                        default="queued",
                        max_length=7,
                    ),
                ),
                (
                    "lease",
                    models.UUIDField(help_text="The attempt in hand, and the name of its folder.", null=True),
                ),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "error",
                    models.CharField(
                        blank=True, help_text="The error’s class: never its text.", max_length=100
                    ),
                ),
                (
                    "as_of",
                    models.DateTimeField(help_text="The moment of all its numbers and names.", null=True),
                ),
                ("numbers", models.JSONField(help_text="See `delivery.numbers`.", null=True)),
                ("folder", models.CharField(blank=True, max_length=32)),
                ("made_at", models.DateTimeField(null=True)),
                ("expires_at", models.DateTimeField(null=True)),
                (
                    "taken_at",
                    models.DateTimeField(help_text="When a file of it was first downloaded.", null=True),
                ),
            ],
            options={
                "verbose_name": "delivery pack",
                "verbose_name_plural": "delivery packs",
                "ordering": ["-requested_at", "-pk"],
                "permissions": [("make_delivery_pack", "Can make and download delivery packs")],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "made", "failed", "expired"])),
                        name="pack_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("order__in", ["signed", "country"])), name="pack_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recipient", ""), _negated=True),
                            models.Q(("purpose", ""), _negated=True),
                        ),
                        name="pack_says_for_whom_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease__isnull", True), ("leased_until__isnull", True)),
                            models.Q(
                                ("lease__isnull", False), ("leased_until__isnull", False), ("state", "queued")
                            ),
                            _connector="OR",
                        ),
                        name="pack_lease_has_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("folder", ""), ("made_at__isnull", True), ("state__in", ["queued", "failed"])
                            ),
                            models.Q(
                                ("as_of__isnull", False),
                                ("expires_at__gt", models.F("made_at")),
                                ("made_at__isnull", False),
                                ("numbers__isnull", False),
                                ("state__in", ["made", "expired"]),
                            ),
                            _connector="OR",
                        ),
                        name="pack_is_made_whole_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "made"), models.Q(("folder", ""), _negated=True)),
                            models.Q(models.Q(("state", "made"), _negated=True), ("folder", "")),
                            _connector="OR",
                        ),
                        name="pack_has_files_while_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_at__isnull", True), ("made_at__isnull", False), _connector="OR"
                        ),
                        name="pack_is_taken_once_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ErasedSigner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erased_signers",
                        to="campaigns.action",
                    ),
                ),
                ("email_hash", models.CharField(max_length=64)),
                ("kept_as_number", models.BooleanField()),
                ("erased_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("action", "email_hash"), name="a_signer_is_erased_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MailPause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mail_pause",
                        to="campaigns.action",
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("submissions", "many forms were sent within minutes"),
                            ("outbox", "many mails were waiting"),
                        ],
                        max_length=11,
                    ),
                ),
                ("number", models.PositiveIntegerField(help_text="Forms or mails, when it began.")),
                ("paused_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("resumed_at", models.DateTimeField(null=True)),
                (
                    "resumed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cause__in", ["submissions", "outbox"])),
                        name="mail_pause_cause_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removals",
                        to="campaigns.action",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                (
                    "conditions",
                    advocacy_site.core.sealed.SealedJSONField(
                        help_text="As staff gave them; null for a choice by hand, and once their period is over.",
                        null=True,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("removing", "being removed"),
                            ("removed", "removed"),
                            ("undoing", "being taken back"),
                            ("undone", "taken back"),
                        ],
                        default="removing",
                        max_length=8,
                    ),
                ),
                (
                    "confirmed",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="How many confirmed signatures it took: what the public line says.",
                    ),
                ),
                ("decided_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "removal",
                "verbose_name_plural": "removals",
                "ordering": ["-decided_at"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="removal_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["removing", "removed"]), ("undone_at__isnull", True)),
                            models.Q(("state__in", ["undoing", "undone"]), ("undone_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="removal_state_has_its_dates",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignerMailing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mailings",
                        to="campaigns.action",
                    ),
                ),
                ("tells", models.CharField(help_text="A key of `tellable.things_to_tell`.", max_length=60)),
                ("languages", models.JSONField(default=list, help_text="That people signed in.")),
                ("countries", models.JSONField(default=list)),
                ("sources", models.JSONField(default=list)),
                ("kinds", models.JSONField(default=list, help_text="Of Signature.Kind.")),
                (
                    "fallback",
                    models.CharField(
                        blank=True,
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        help_text="What those are written in for whose language there are no words; empty: they get none.",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sending", "being sent"),
                            ("paused", "paused"),
                            ("sent", "sent"),
                            ("stopped", "stopped"),
                        ],
                        default="draft",
                        max_length=7,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("started_at", models.DateTimeField(null=True)),
                (
                    "until",
                    models.DateTimeField(
                        help_text="When staff saw the number: who confirms later is not written to.",
                        null=True,
                    ),
                ),
                (
                    "words",
                    models.JSONField(help_text="By language, as `tellable.Words` keeps them.", null=True),
                ),
                (
                    "total",
                    models.PositiveIntegerField(
                        help_text="How many it was to go to when it started.", null=True
                    ),
                ),
                (
                    "queued",
                    models.PositiveIntegerField(default=0, help_text="How many went into the outbox."),
                ),
                (
                    "told_elsewhere",
                    models.PositiveIntegerField(
                        db_default=0,
                        default=0,
                        help_text="How many had the same line of the campaign from another action.",
                    ),
                ),
                ("cursor_at", models.DateTimeField(null=True)),
                ("cursor_key", models.UUIDField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "update to signers",
                "verbose_name_plural": "updates to signers",
                "ordering": ["-created_at", "-pk"],
                "permissions": [("send_updates", "Can write to signers who agreed to it")],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "sending")),
                        fields=["started_at"],
                        name="mailing_under_way",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "sending", "paused", "sent", "stopped"])),
                        name="mailing_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tells", ""), _negated=True), name="mailing_tells_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("queued", 0),
                                ("state", "draft"),
                                ("started_at__isnull", True),
                                ("started_by__isnull", True),
                                ("total__isnull", True),
                                ("until__isnull", True),
                                ("words__isnull", True),
                            ),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("started_at__isnull", False),
                                ("started_by__isnull", False),
                                ("total__isnull", False),
                                ("until__isnull", False),
                                ("words__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="mailing_is_begun_whole_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("state__in", ["sent", "stopped"])),
                            models.Q(
                                ("finished_at__isnull", True), ("state__in", ["draft", "sending", "paused"])
                            ),
                            _connector="OR",
                        ),
                        name="mailing_ends_when_it_is_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cursor_at__isnull", True), ("cursor_key__isnull", True)),
                            models.Q(
                                ("state__in", ["sending", "paused"]),
                                ("cursor_at__isnull", False),
                                ("cursor_key__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="mailing_has_a_place_while_it_lasts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            models.Q(("total__gte", 1), ("until__lte", models.F("started_at"))),
                            _connector="OR",
                        ),
                        name="mailing_goes_to_who_was_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tallies",
                        to="campaigns.action",
                    ),
                ),
                (
                    "dimension",
                    models.CharField(
                        choices=[
                            ("total", "Total"),
                            ("kind", "Kind"),
                            ("country", "Country"),
                            ("people", "People"),
                            ("source", "Source"),
                            ("day", "Day"),
                            ("source_day", "Source Day"),
                            ("version", "Version"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=61)),
                ("count", models.PositiveIntegerField(default=0)),
                ("as_of", models.DateTimeField(default=advocacy_site.core.clock.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("action", "dimension", "key"), name="one_tally_a_cell"),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 0)), name="tally_never_below_zero"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "dimension__in",
                                [
                                    "total",
                                    "kind",
                                    "country",
                                    "people",
                                    "source",
                                    "day",
                                    "source_day",
                                    "version",
                                ],
                            )
                        ),
                        name="tally_dimension",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TallyDifference",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="campaigns.action"
                    ),
                ),
                ("found_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("published", models.PositiveIntegerField(help_text="The total as it stood.")),
                (
                    "counted",
                    models.PositiveIntegerField(
                        help_text="The total as it is. Other numbers may differ, too."
                    ),
                ),
                ("told_at", models.DateTimeField(help_text="When mails to staff were written.", null=True)),
            ],
            options={
                "ordering": ["-found_at"],
            },
        ),
        migrations.CreateModel(
            name="ActionMoment",
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
                ("date", models.DateField(verbose_name="date")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=600, verbose_name="words")),
                (
                    "linked_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page to read on",
                    ),
                ),
                (
                    "link",
                    models.URLField(
                        blank=True,
                        help_text="Used where no page of this site is chosen.",
                        validators=[advocacy_site.core.web.web_address],
                        verbose_name="address elsewhere",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moments",
                        to="campaigns.actionpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "moment",
                "verbose_name_plural": "moments",
                "ordering": ["-date", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("link", ""),
                            ("link__startswith", "https://"),
                            ("link__startswith", "http://"),
                            _connector="OR",
                        ),
                        name="campaigns_actionmoment_leads_to_the_web",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="Annex",
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
                        related_name="annexes",
                        to="campaigns.actionpage",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="As in I, II or A, B.", max_length=12, verbose_name="number"
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("text", wagtail.fields.RichTextField(verbose_name="text")),
            ],
            options={
                "verbose_name": "annex",
                "verbose_name_plural": "annexes",
                "ordering": ["sort_order"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="PackFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="campaigns.deliverypack",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("xlsx", "XLSX"), ("csv", "CSV")], max_length=4
                    ),
                ),
                ("size", models.PositiveBigIntegerField(help_text="In bytes.")),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("pack", "format"), name="one_file_a_format"),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["pdf", "xlsx", "csv"])), name="pack_file_format"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 1)), name="pack_file_is_not_empty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
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
                        related_name="recipient_lines",
                        to="campaigns.actionpage",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Of a person. Empty for a body as a whole.",
                        max_length=160,
                        verbose_name="name",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="As in “Minister of Justice”.",
                        max_length=160,
                        verbose_name="role",
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        blank=True,
                        help_text="As in “Council of Ministers”.",
                        max_length=200,
                        verbose_name="body",
                    ),
                ),
                (
                    "country",
                    django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="country"),
                ),
            ],
            options={
                "verbose_name": "recipient",
                "verbose_name_plural": "recipients",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("body", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="recipient_is_somebody",
                        violation_error_message="Name a person or a body.",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="TextVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="text_versions",
                        to="campaigns.action",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="text_versions",
                        to="campaigns.actionpage",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("text", models.TextField(help_text="Rich text as published.")),
                ("published_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("superseded_at", models.DateTimeField(null=True)),
                (
                    "was_public",
                    models.BooleanField(
                        default=True, help_text="Not yet: words of a draft that some were asked to sign."
                    ),
                ),
            ],
            options={
                "ordering": ["language", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "language", "number"), name="text_versions_are_numbered"
                    ),
                    models.UniqueConstraint(fields=("page", "sha256"), name="one_version_for_the_same_words"),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("page",),
                        name="one_current_text_a_page",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="text_version_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="campaigns.action",
                    ),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="campaigns.textversion",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "person"), ("organisation", "organisation")],
                        default="person",
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "waiting for confirmation"),
                            ("confirmed", "confirmed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="pending",
                        max_length=9,
                    ),
                ),
                (
                    "email_hash",
                    models.CharField(
                        blank=True, help_text="Keyed hash of the normalised address.", max_length=64
                    ),
                ),
                ("organisation_name", models.CharField(blank=True, max_length=200)),
                (
                    "organisation_key",
                    models.CharField(
                        blank=True,
                        help_text="The member, or the normalised name and country.",
                        max_length=120,
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True, help_text="Heading above it in the public list.", max_length=120
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=0, help_text="Editors’ order in the public list."),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="signatures",
                        to="members.member",
                    ),
                ),
                ("email", advocacy_site.core.sealed.SealedTextField(blank=True)),
                ("name", advocacy_site.core.sealed.SealedTextField()),
                (
                    "country",
                    django_countries.fields.CountryField(
                        blank=True,
                        help_text="Empty: international, or not asked.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "display",
                    models.CharField(
                        choices=[
                            ("full", "Full name and country"),
                            ("initial", "First name and initial, and country"),
                            ("hidden", "Not at all"),
                        ],
                        default="hidden",
                        max_length=7,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.SlugField(
                        blank=True, db_index=False, help_text="Which member or channel brought it."
                    ),
                ),
                (
                    "sign_wording",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supporters.consentwording",
                    ),
                ),
                (
                    "hand_over_wording",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supporters.consentwording",
                    ),
                ),
                (
                    "updates_wording",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supporters.consentwording",
                    ),
                ),
                (
                    "writer_wording",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supporters.consentwording",
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                ("writer_named", models.CharField(blank=True, db_default="", default="", max_length=255)),
                (
                    "handed_over",
                    models.CharField(
                        blank=True,
                        help_text="What its giver lets recipients have: names of `asked.HANDED_OVER`.",
                        max_length=120,
                    ),
                ),
                (
                    "recipients",
                    models.CharField(
                        blank=True,
                        help_text="To whom, as the form named them when it was agreed to.",
                        max_length=200,
                    ),
                ),
                (
                    "answers",
                    advocacy_site.core.sealed.SealedJSONField(
                        help_text="As `asked.Answers` keeps them.", null=True
                    ),
                ),
                (
                    "comment_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "waiting to be read"),
                            ("shown", "shown"),
                            ("refused", "not shown"),
                        ],
                        max_length=7,
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "requested_at",
                    models.DateTimeField(
                        default=advocacy_site.core.clock.now, help_text="When the form was last sent."
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "mails",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Confirmations sent since the row was made or withdrawn, three at most.",
                    ),
                ),
                ("generation", models.PositiveIntegerField(default=0, help_text="Confirmations sent ever.")),
                ("last_mail_at", models.DateTimeField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("hold_reason", models.CharField(blank=True, max_length=200)),
                ("removed_at", models.DateTimeField(null=True)),
                ("removal_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "permissions": [
                    ("see_signer", "Can see names and addresses of signers"),
                    ("moderate_signature", "Can hold, release and remove signatures"),
                    ("export_signature", "Can export signatures"),
                    ("export_for_member", "Can export to whom a member may write"),
                ],
                "indexes": [
                    models.Index(fields=["action", "created_at", "id"], name="signature_listed"),
                    models.Index(
                        condition=models.Q(("held_at__isnull", False)),
                        fields=["action", "created_at", "id"],
                        name="signature_held",
                    ),
                    models.Index(
                        condition=models.Q(("removed_at__isnull", False)),
                        fields=["action", "created_at", "id"],
                        name="signature_removed",
                    ),
                    models.Index(
                        condition=models.Q(("state", "withdrawn")),
                        fields=["action", "created_at", "id"],
                        name="signature_withdrawn",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("held_at__isnull", True), ("removed_at__isnull", True), ("state", "confirmed")
                        ),
                        fields=["action", "confirmed_at"],
                        name="signature_counted",
                    ),
                    models.Index(fields=["email_hash"], name="signature_by_person"),
                    models.Index(
                        condition=models.Q(("state", "pending")),
                        fields=["requested_at"],
                        name="signature_pending",
                    ),
                    models.Index(
                        condition=models.Q(("kind", "organisation")),
                        fields=["action", "position"],
                        name="signature_in_its_list",
                    ),
                    models.Index(
                        condition=models.Q(("comment_state", ""), _negated=True),
                        fields=["action", "comment_state"],
                        name="signature_with_comment",
                    ),
                    models.Index(
                        condition=models.Q(("member__isnull", False)),
                        fields=["member"],
                        name="signature_by_member",
                    ),
                    models.Index(
                        condition=models.Q(("writer__isnull", False)),
                        fields=["writer", "action", "created_at", "id"],
                        name="signature_by_writer",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "person")),
                        fields=("action", "email_hash"),
                        name="a_person_signs_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "organisation")),
                        fields=("action", "organisation_key"),
                        name="an_organisation_signs_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "person"),
                                models.Q(("email_hash", ""), _negated=True),
                                ("organisation_key", ""),
                            ),
                            models.Q(
                                ("kind", "organisation"), models.Q(("organisation_key", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="signature_has_its_giver",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "person"),
                            models.Q(("organisation_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_organisation_has_a_public_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "organisation"),
                            models.Q(
                                ("category", ""),
                                ("member__isnull", True),
                                ("organisation_name", ""),
                                ("position", 0),
                            ),
                            _connector="OR",
                        ),
                        name="a_person_stands_in_no_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "organisation"), ("sign_wording__isnull", False), _connector="OR"
                        ),
                        name="a_person_has_consented",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hand_over_wording__isnull", False), ("handed_over", ""), _connector="OR"
                        ),
                        name="what_is_handed_over_was_agreed_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("writer__isnull", True),
                                ("writer_named", ""),
                                ("writer_wording__isnull", True),
                            ),
                            models.Q(
                                ("kind", "person"),
                                ("writer_wording__isnull", False),
                                models.Q(("writer_named", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_member_that_may_write_was_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("comment_state", ""),
                            models.Q(
                                ("answers__isnull", False),
                                ("comment_state__in", ["waiting", "shown", "refused"]),
                            ),
                            _connector="OR",
                        ),
                        name="a_comment_to_show_was_written",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_at__isnull", True),
                                ("state", "pending"),
                                ("withdrawn_at__isnull", True),
                            ),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("state", "confirmed"),
                                ("withdrawn_at__isnull", True),
                            ),
                            models.Q(("state", "withdrawn"), ("withdrawn_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="signature_state_has_its_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_at__isnull", True),
                            models.Q(("hold_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signature_hold_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at__isnull", True),
                            models.Q(("removal_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signature_removal_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("display__in", ["full", "initial", "hidden"])),
                        name="signature_display",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mails__lte", 3)), name="signature_mails_at_most_three"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOnRound",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="campaigns.action",
                    ),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        help_text="The words that are shown and signed.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.textversion",
                    ),
                ),
                ("message", models.TextField(blank=True, max_length=1500, verbose_name="message")),
                ("deadline", models.DateTimeField(verbose_name="deadline")),
                (
                    "reminder_days",
                    models.CharField(
                        blank=True,
                        help_text="Days before the deadline, as in “7, 2”.",
                        max_length=40,
                        verbose_name="reminders",
                    ),
                ),
                (
                    "first_position",
                    models.PositiveIntegerField(
                        default=0, help_text="Place in the public list after which its organisations stand."
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("frozen_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "sign-on round",
                "verbose_name_plural": "sign-on rounds",
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("deadline__gt", models.F("created_at"))),
                        name="a_round_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TallyDelta",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="campaigns.action"
                    ),
                ),
                ("change", models.SmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "person"), ("organisation", "organisation")], max_length=12
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                ("source", models.CharField(blank=True, max_length=50)),
                ("day", models.DateField()),
                (
                    "text_version",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.textversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("change__in", [1, -1])), name="tally_delta_is_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Residue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="residues",
                        to="campaigns.action",
                    ),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="residues",
                        to="campaigns.textversion",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "person"), ("organisation", "organisation")], max_length=12
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                ("source", models.CharField(blank=True, max_length=50)),
                ("day", models.DateField()),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "text_version", "kind", "country", "source", "day"),
                        name="one_residue_a_cell",
                    ),
                    models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="residue_is_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperBatch",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_batches",
                        to="campaigns.action",
                    ),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.textversion",
                        verbose_name="words on the sheets",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.member",
                        verbose_name="collected by",
                    ),
                ),
                (
                    "scan",
                    models.CharField(
                        help_text="Where the scanned sheets are kept, such as a folder’s name and number.",
                        max_length=80,
                        verbose_name="reference of the scan",
                    ),
                ),
                ("collected_on", models.DateField(verbose_name="collected until")),
                ("count", models.PositiveIntegerField(verbose_name="signatures")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entered_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("second_count", models.PositiveIntegerField(null=True, verbose_name="second count")),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("entered", "waits for a second count"),
                            ("checked", "counted twice"),
                            ("differs", "the counts differ"),
                        ],
                        default="entered",
                        max_length=7,
                    ),
                ),
            ],
            options={
                "ordering": ["-entered_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "scan"),
                        name="a_scan_is_counted_once",
                        violation_error_message="The sheets of this scan have been entered already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="paper_has_signatures"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="paper_is_checked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_by__isnull", True),
                                ("second_count__isnull", True),
                                ("state", "entered"),
                            ),
                            models.Q(
                                ("checked_by__isnull", False),
                                ("second_count", models.F("count")),
                                ("state", "checked"),
                            ),
                            models.Q(
                                ("checked_by__isnull", False),
                                ("second_count__isnull", False),
                                ("state", "differs"),
                                models.Q(("second_count", models.F("count")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paper_state_has_its_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MaterialChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text_version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="material_change",
                        to="campaigns.textversion",
                    ),
                ),
                ("marked_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "looked_at",
                    models.DateTimeField(
                        help_text="When all earlier signers had last been asked.", null=True
                    ),
                ),
            ],
            options={
                "verbose_name": "material change",
                "verbose_name_plural": "material changes",
            },
        ),
        migrations.CreateModel(
            name="CodeSignature",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codes",
                        to="campaigns.codesheet",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="code_signatures",
                        to="campaigns.action",
                    ),
                ),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                (
                    "receipt_hash",
                    models.CharField(blank=True, help_text="Empty until signed.", max_length=64),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="code_signatures",
                        to="campaigns.textversion",
                    ),
                ),
                (
                    "sign_wording",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supporters.consentwording",
                    ),
                ),
                ("name", advocacy_site.core.sealed.SealedTextField(blank=True)),
                (
                    "country",
                    django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="country"),
                ),
                ("signed_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("receipt_hash", ""), _negated=True),
                        fields=("action", "receipt_hash"),
                        name="a_receipt_is_given_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("name", ""),
                                ("receipt_hash", ""),
                                ("signed_at__isnull", True),
                                ("withdrawn_at__isnull", True),
                            ),
                            models.Q(
                                ("sign_wording__isnull", False),
                                ("signed_at__isnull", False),
                                ("text_version__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_code_signs_words_with_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True), ("name", ""), _connector="OR"),
                        name="a_withdrawn_code_names_nobody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HoldCase",
            fields=[
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="hold_case",
                        serialize=False,
                        to="campaigns.signature",
                    ),
                ),
                (
                    "told_at",
                    models.DateTimeField(help_text="When the mail to its signer was queued.", null=True),
                ),
                (
                    "unreadable_at",
                    models.DateTimeField(help_text="When no key opened its address last.", null=True),
                ),
                ("answer", advocacy_site.core.sealed.SealedTextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "released_at",
                    models.DateTimeField(help_text="Since then no machine holds it again.", null=True),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("answered_at__isnull", False), _connector="OR"),
                        name="hold_case_answer_has_its_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PackEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="campaigns.deliverypack",
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pack_entries",
                        to="campaigns.signature",
                    ),
                ),
                ("fields", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pack", "signature"), name="a_pack_lists_a_signature_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovedSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "removal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="campaigns.removal",
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removal_lines",
                        to="campaigns.signature",
                    ),
                ),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=["removal"],
                        name="removal_still_to_do",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("removal", "signature"), name="a_signature_once_a_removal"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="campaigns.signonround",
                    ),
                ),
                ("position", models.PositiveIntegerField(help_text="Editors’ order in the round, from 1.")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("opened", "opened"),
                            ("proposes", "proposes a change"),
                            ("signs", "signs"),
                            ("declines", "declines"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("organisation_key", models.CharField(max_length=120)),
                ("organisation_name", models.CharField(max_length=200)),
                (
                    "country",
                    django_countries.fields.CountryField(
                        blank=True, help_text="Empty: international.", max_length=2
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=120)),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                ("contact_name", advocacy_site.core.sealed.SealedTextField(blank=True)),
                ("email", advocacy_site.core.sealed.SealedTextField()),
                (
                    "email_hash",
                    models.CharField(help_text="Keyed hash of the normalised address.", max_length=64),
                ),
                ("signer_role", advocacy_site.core.sealed.SealedTextField(blank=True)),
                (
                    "answer",
                    advocacy_site.core.sealed.SealedTextField(
                        blank=True, help_text="The proposed change, or why it declines."
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitations",
                        to="campaigns.signature",
                    ),
                ),
                ("asked_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "reminded_days",
                    models.PositiveSmallIntegerField(
                        help_text="The last reminder was that of so many days before the deadline.", null=True
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "indexes": [models.Index(fields=["email_hash"], name="invitation_by_person")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "organisation_key"), name="an_organisation_is_invited_once_a_round"
                    ),
                    models.UniqueConstraint(fields=("round", "position"), name="one_place_an_invitation"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "opened", "proposes", "signs", "declines"])
                        ),
                        name="invitation_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "opened"]),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="an_answered_invitation_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReaffirmRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reaffirm_requests",
                        to="campaigns.signature",
                    ),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reaffirm_requests",
                        to="campaigns.textversion",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("signature", "text_version"), name="a_signer_is_asked_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reaffirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reaffirmations",
                        to="campaigns.signature",
                    ),
                ),
                (
                    "from_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="left_by",
                        to="campaigns.textversion",
                    ),
                ),
                (
                    "to_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_by",
                        to="campaigns.textversion",
                    ),
                ),
                ("at", models.DateTimeField(default=advocacy_site.core.clock.now)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_version", models.F("to_version")), _negated=True),
                        name="reaffirmation_moves",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisation_requests",
                        to="campaigns.action",
                    ),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.textversion",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "waiting for confirmation"),
                            ("asked", "its contact was asked"),
                            ("waiting", "waiting for us"),
                            ("accepted", "accepted"),
                            ("known", "had signed before"),
                            ("objected", "its contact objected"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="pending",
                        max_length=9,
                    ),
                ),
                ("organisation_name", models.CharField(max_length=200, verbose_name="organisation")),
                (
                    "country",
                    django_countries.fields.CountryField(
                        blank=True, help_text="Empty: international.", max_length=2, verbose_name="country"
                    ),
                ),
                ("name_key", models.CharField(help_text="The normalised name and country.", max_length=120)),
                ("category", models.CharField(blank=True, max_length=120, verbose_name="category")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("source", models.SlugField(blank=True, db_index=False, help_text="Whose link it was.")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                    ),
                ),
                (
                    "email_hash",
                    models.CharField(help_text="Keyed hash of the normalised address.", max_length=64),
                ),
                ("email", advocacy_site.core.sealed.SealedTextField()),
                ("contact_name", advocacy_site.core.sealed.SealedTextField()),
                ("contact_role", advocacy_site.core.sealed.SealedTextField()),
                (
                    "updates_wording",
                    models.ForeignKey(
                        db_index=False,
                        help_text="What whoever sent it agreed to, for themselves; null: we do not write.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supporters.consentwording",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.knowncontact",
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="organisation_requests",
                        to="campaigns.signature",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Staff’s, for what they decided.",
                        max_length=200,
                        verbose_name="reason",
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "requested_at",
                    models.DateTimeField(
                        default=advocacy_site.core.clock.now,
                        help_text="When the form was last sent.",
                        verbose_name="sent",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "mails",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Mails with its link ever, three at most."
                    ),
                ),
                ("last_mail_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "organisation to check",
                "verbose_name_plural": "organisations to check",
                "ordering": ["-requested_at"],
                "indexes": [
                    models.Index(fields=["email_hash"], name="org_request_by_person"),
                    models.Index(fields=["state", "requested_at"], name="org_request_by_state"),
                    models.Index(fields=["action", "requested_at"], name="org_request_by_action"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "email_hash", "name_key"),
                        name="one_request_a_person_and_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "pending",
                                    "asked",
                                    "waiting",
                                    "accepted",
                                    "known",
                                    "objected",
                                    "refused",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="org_request_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "pending"), ("confirmed_at__isnull", False), _connector="OR"
                        ),
                        name="nothing_is_decided_before_it_is_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="who_refuses_an_organisation_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mails__lte", 3)), name="org_request_mails_at_most_three"
                    ),
                ],
            },
        ),
    ]
