import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django_countries.fields
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.keys
import advocacy_site.core.languages
import advocacy_site.core.sealed
import advocacy_site.core.times
import advocacy_site.core.web


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("campaigns", "0001_first_release"),
        ("core", "0001_first_release"),
        ("safety", "0001_first_release"),
        ("supporters", "0001_first_release"),
        ("users", "__first__"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "most_guests",
                    models.PositiveSmallIntegerField(
                        db_default=0,
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(9)],
                        verbose_name="guests that one may bring",
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
                        db_default="no",
                        default="no",
                        max_length=8,
                        verbose_name="country",
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
                        db_default="no",
                        default="no",
                        max_length=8,
                        verbose_name="organisation",
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
                        db_default="no",
                        default="no",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                (
                    "asks_press",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="journalists can ask for accreditation"
                    ),
                ),
                (
                    "asks_access",
                    models.BooleanField(
                        db_default=True, default=True, verbose_name="ask what people need to take part"
                    ),
                ),
                (
                    "asks_legal_name",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Only where the door compares it with a paper. Erased the day after.",
                        verbose_name="ask for the legal name",
                    ),
                ),
                (
                    "offers_letter",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="For those who need one to enter the country. They ask for it on their own page.",
                        verbose_name="offer a letter of invitation",
                    ),
                ),
                (
                    "questions",
                    models.JSONField(
                        blank=True,
                        db_default=models.Value([], models.JSONField()),
                        default=list,
                        verbose_name="questions",
                    ),
                ),
                (
                    "readers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="auth.group",
                        verbose_name="only this role reads what is sent",
                    ),
                ),
                (
                    "kept_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: as for all events. A year at most.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days to keep registrations after the end",
                    ),
                ),
                (
                    "line_end",
                    models.PositiveIntegerField(
                        db_default=0,
                        default=0,
                        editable=False,
                        help_text="The last number given in the waiting list.",
                    ),
                ),
                (
                    "sequence",
                    models.PositiveIntegerField(
                        db_default=0,
                        default=0,
                        editable=False,
                        help_text="Rises with each change of date or place.",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True, help_text="Empty: no limit.", null=True, verbose_name="places"
                    ),
                ),
                ("taken", models.PositiveIntegerField(db_default=0, default=0, editable=False)),
                ("excess", models.PositiveIntegerField(db_default=0, default=0, editable=False)),
                (
                    "venue",
                    models.CharField(
                        blank=True, help_text="The house and the room.", max_length=160, verbose_name="venue"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="address")),
                ("city", models.CharField(blank=True, max_length=100, verbose_name="town")),
                (
                    "country",
                    django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="country"),
                ),
                ("map_url", models.URLField(blank=True, verbose_name="link to a map")),
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
                    "status",
                    models.CharField(
                        choices=[
                            ("scheduled", "takes place as planned"),
                            ("postponed", "postponed"),
                            ("cancelled", "cancelled"),
                            ("moved_online", "moved online"),
                        ],
                        default="scheduled",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="starts")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="ends")),
                (
                    "time_zone",
                    models.CharField(
                        default="UTC",
                        help_text="Of the place.",
                        max_length=64,
                        validators=[advocacy_site.core.times.validate_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "towns",
                    models.CharField(
                        blank=True, editable=False, help_text="Where a tour stops, in order.", max_length=600
                    ),
                ),
                (
                    "stop_countries",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        help_text="Codes of the countries where a tour stops, between spaces.",
                        max_length=800,
                    ),
                ),
                ("days_only", models.BooleanField(default=False, verbose_name="show the days without hours")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("online", "Online"),
                            ("on_site", "On site"),
                            ("both", "On site and online"),
                        ],
                        default="on_site",
                        max_length=7,
                        verbose_name="where",
                    ),
                ),
                (
                    "online_url",
                    models.URLField(
                        blank=True,
                        help_text="Shown to the public only where the event is open to everyone.",
                        verbose_name="online link",
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open to everyone"),
                            ("registered", "Registered participants only"),
                            ("approved", "Participants whom we approved only"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="who is let in",
                    ),
                ),
                (
                    "languages",
                    models.CharField(blank=True, max_length=500, verbose_name="languages one can listen in"),
                ),
                (
                    "registration",
                    models.CharField(
                        choices=[
                            ("none", "None needed"),
                            ("external", "On another website"),
                            ("open", "Here, confirmed at once"),
                            ("approval", "Here, and we approve each one"),
                        ],
                        default="none",
                        max_length=8,
                        verbose_name="registration",
                    ),
                ),
                (
                    "external_url",
                    models.URLField(
                        blank=True,
                        help_text="On another website. Its name is shown before anybody presses.",
                        verbose_name="address of the registration",
                    ),
                ),
                (
                    "registration_opens_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="registration opens"),
                ),
                (
                    "registration_closes_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="registration closes"),
                ),
                (
                    "marked_full",
                    models.BooleanField(
                        default=False,
                        help_text="For places that are given elsewhere.",
                        verbose_name="no place left",
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=advocacy_site.core.clock.now,
                        editable=False,
                        help_text="What calendars tell of it.",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["-starts_at", "-created_at"],
                "indexes": [models.Index(fields=["starts_at"], name="event_starts")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            models.Q(("starts_at__isnull", False), ("starts_at__lt", models.F("ends_at"))),
                            _connector="OR",
                        ),
                        name="event_ends_after_it_starts",
                        violation_error_message="The end must be later than the start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registration_opens_at__isnull", True),
                            ("registration_closes_at__isnull", True),
                            ("registration_opens_at__lt", models.F("registration_closes_at")),
                            _connector="OR",
                        ),
                        name="event_registration_closes_after_it_opens",
                        violation_error_message="Registration closes after it opens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("access", "approved"), _negated=True),
                            models.Q(("registration", "open"), _negated=True),
                            _connector="OR",
                        ),
                        name="only_approved_are_let_in_by_approval",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kept_days__isnull", True),
                            models.Q(("kept_days__gte", 1), ("kept_days__lte", 365)),
                            _connector="OR",
                        ),
                        name="event_registrations_are_kept_a_year_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["scheduled", "postponed", "cancelled", "moved_online"])
                        ),
                        name="event_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["online", "on_site", "both"])), name="event_mode"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("access__in", ["open", "registered", "approved"])),
                        name="event_access",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registration__in", ["none", "open", "approval"]),
                            models.Q(
                                ("registration", "external"), models.Q(("external_url", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="event_registration",
                        violation_error_message="Registration elsewhere needs its address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("capacity__isnull", True), ("excess", 0)),
                            (
                                "taken__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("capacity"), "+", models.F("excess")
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="event_places_are_given_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__isnull", True), ("capacity__gte", 1), _connector="OR"),
                        name="event_has_places",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_country__in", ["no", "optional", "required"])),
                        name="event_asks_country",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_organisation__in", ["no", "optional", "required"])),
                        name="event_asks_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks_role__in", ["no", "optional", "required"])),
                        name="event_asks_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most_guests__lte", 9)), name="event_guests_are_few"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("time_zone", ""), _negated=True), name="event_has_a_zone"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventIndexPage",
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
                "verbose_name": "event index",
                "verbose_name_plural": "event indexes",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="Speaker",
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
                    "name",
                    models.CharField(
                        help_text="As it is shown to everybody. For a pseudonym, only that.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "is_pseudonym",
                    models.BooleanField(
                        default=False,
                        help_text="Keeps a portrait from being added. Write the real name nowhere, and check that the biography, the file name of a document and the words of the event do not give it away. In her other languages the pseudonym replaces the name, and portrait and biography are taken away.",
                        verbose_name="this is a pseudonym",
                    ),
                ),
                (
                    "portrait",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="portrait",
                    ),
                ),
                ("biography", models.TextField(blank=True, max_length=600, verbose_name="short biography")),
            ],
            options={
                "verbose_name": "speaker",
                "verbose_name_plural": "speakers",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_pseudonym", False), ("portrait__isnull", True), _connector="OR"
                        ),
                        name="a_pseudonym_has_no_portrait",
                        violation_error_message="Somebody who appears under a pseudonym has no portrait.",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="EventPage",
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
                    "event",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="events.event",
                        verbose_name="record",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("congress", "Congress"),
                            ("conference", "Conference"),
                            ("side_event", "Side event"),
                            ("webinar", "Webinar"),
                            ("training", "Training"),
                            ("march", "March"),
                            ("hearing", "Hearing"),
                            ("press_conference", "Press conference"),
                            ("tour", "Advocacy tour"),
                            ("programme", "Programme"),
                        ],
                        default="conference",
                        max_length=16,
                        verbose_name="type",
                    ),
                ),
                (
                    "our_part",
                    models.CharField(
                        choices=[
                            ("organise", "We organise it"),
                            ("co_sponsor", "We co-sponsor it"),
                            ("speak", "We speak there"),
                            ("attend", "We attend it"),
                        ],
                        default="organise",
                        max_length=10,
                        verbose_name="our part",
                    ),
                ),
                (
                    "parallel_to",
                    models.CharField(
                        blank=True,
                        help_text="The session or summit that it stands beside.",
                        max_length=250,
                        verbose_name="parallel to",
                    ),
                ),
                ("summary", models.CharField(blank=True, max_length=400, verbose_name="summary")),
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
                    "programme",
                    wagtail.fields.StreamField(
                        [("session", 9), ("stop", 13)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As in “Round table 1”.",
                                    "label": "Above the title",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Save the page; then its time is set under “When, where and who may come”.",
                                    "label": "Title",
                                    "max_length": 200,
                                },
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "label": "What it is about",
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.snippets.blocks.SnippetChooserBlock",
                                ("events.Speaker",),
                                {"label": "Speaker", "required": False},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As in “a judge, to be named”.",
                                    "label": "Or a seat without a person",
                                    "max_length": 160,
                                    "required": False,
                                },
                            ),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("speaker", "Speaks"), ("chair", "Chairs")], "label": "Part"},
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title of the talk", "max_length": 250, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("speaker", 3), ("seat", 4), ("part", 5), ("talk_title", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"default": [], "label": "Chairs and speakers"},
                            ),
                            9: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("title", 1), ("text", 2), ("people", 8)]],
                                {},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Save the page; then its time is set under “When, where and who may come”.",
                                    "label": "What happens there",
                                    "max_length": 200,
                                },
                            ),
                            11: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "label": "Words",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Further information on another website", "required": False},
                            ),
                            13: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 10), ("text", 11), ("link", 12)]],
                                {},
                            ),
                        },
                        verbose_name="programme",
                    ),
                ),
                (
                    "partners",
                    wagtail.fields.StreamField(
                        [("partner", 2)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Name", "max_length": 200}),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As in “Co-hosts”, “Co-sponsors” or “In cooperation with”: the heading of its list.",
                                    "label": "Role",
                                    "max_length": 80,
                                },
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("name", 0), ("role", 1)]], {}),
                        },
                        verbose_name="partners",
                    ),
                ),
                (
                    "entry_conditions",
                    models.TextField(
                        blank=True,
                        help_text="An identity card, a fee, an age.",
                        max_length=600,
                        verbose_name="conditions of entry",
                    ),
                ),
                (
                    "access_information",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Steps, lifts, captions, sign language, childcare, a quiet room.",
                        verbose_name="access for everybody",
                    ),
                ),
                (
                    "recording_url",
                    models.URLField(
                        blank=True, help_text="Its host is named before a click.", verbose_name="recording"
                    ),
                ),
                (
                    "transcript",
                    wagtail.fields.RichTextField(blank=True, verbose_name="transcript of the recording"),
                ),
                ("report", wagtail.fields.RichTextField(blank=True, verbose_name="report")),
                (
                    "related_campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.campaignpage",
                        verbose_name="campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "event page",
                "verbose_name_plural": "event pages",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audience__in", ["", "survivors", "relatives", "professionals", "men"])
                        ),
                        name="event_page_audience",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("our_part__in", ["organise", "co_sponsor", "speak", "attend"])),
                        name="event_page_our_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "congress",
                                    "conference",
                                    "side_event",
                                    "webinar",
                                    "training",
                                    "march",
                                    "hearing",
                                    "press_conference",
                                    "tour",
                                    "programme",
                                ],
                            )
                        ),
                        name="event_page_kind",
                    ),
                ],
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "venue",
                    models.CharField(
                        blank=True, help_text="The house and the room.", max_length=160, verbose_name="venue"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="address")),
                ("city", models.CharField(blank=True, max_length=100, verbose_name="town")),
                (
                    "country",
                    django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="country"),
                ),
                ("map_url", models.URLField(blank=True, verbose_name="link to a map")),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="events.event",
                    ),
                ),
                ("key", models.CharField(max_length=36)),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="ends")),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        validators=[advocacy_site.core.times.validate_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "Open to everyone"),
                            ("registered", "Registered participants only"),
                            ("approved", "Participants whom we approved only"),
                        ],
                        help_text="Empty: as the event.",
                        max_length=10,
                        verbose_name="who is let in",
                    ),
                ),
                ("languages", models.CharField(blank=True, max_length=500, verbose_name="languages")),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "key"), name="one_time_for_a_session"),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="session_has_a_key"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            models.Q(("starts_at__isnull", False), ("starts_at__lt", models.F("ends_at"))),
                            _connector="OR",
                        ),
                        name="session_ends_after_it_starts",
                        violation_error_message="The end must be later than the start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("access__in", ["", "open", "registered", "approved"])),
                        name="session_access",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speaker_requests",
                        to="events.event",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="events.speaker",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                    ),
                ),
                ("email_hash", models.CharField(help_text="Keyed hash of where it went.", max_length=64)),
                ("asked_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "shown",
                    models.CharField(
                        blank=True, help_text="SHA-256 of what she answered about.", max_length=64
                    ),
                ),
                (
                    "biography",
                    models.CharField(
                        blank=True, choices=[("yes", "agreed"), ("no", "refused")], max_length=3
                    ),
                ),
                (
                    "portrait",
                    models.CharField(
                        blank=True, choices=[("yes", "agreed"), ("no", "refused")], max_length=3
                    ),
                ),
                (
                    "recording",
                    models.CharField(
                        blank=True, choices=[("yes", "agreed"), ("no", "refused")], max_length=3
                    ),
                ),
                (
                    "words",
                    advocacy_site.core.sealed.SealedTextField(
                        blank=True, help_text="What she wants changed."
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "question to a speaker",
                "verbose_name_plural": "questions to speakers",
                "ordering": ["-asked_at", "-pk"],
                "permissions": [("ask_speaker", "Can ask speakers whether what is shown of them is right")],
                "default_permissions": (),
                "indexes": [models.Index(fields=["email_hash"], name="speaker_request_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("biography__in", ["", "yes", "no"])),
                        name="speaker_answer_biography",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("portrait__in", ["", "yes", "no"])),
                        name="speaker_answer_portrait",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recording__in", ["", "yes", "no"])),
                        name="speaker_answer_recording",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at", None),
                                ("biography", ""),
                                ("portrait", ""),
                                ("recording", ""),
                                ("shown", ""),
                            ),
                            models.Q(("answered_at__isnull", False), models.Q(("shown", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_speakers_answer_is_about_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellings",
                        to="events.event",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("change", "something has changed"),
                            ("off", "it does not take place on its date"),
                            ("recording", "thanks, with the recording"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "notes",
                    models.JSONField(default=dict, help_text="By language code, what staff want to add."),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("sending", "being sent"), ("sent", "sent"), ("stopped", "stopped")],
                        default="sending",
                        max_length=7,
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(
                        default=advocacy_site.core.clock.now, help_text="Who registers later is not told."
                    ),
                ),
                ("total", models.PositiveIntegerField(help_text="How many it was to go to.")),
                (
                    "queued",
                    models.PositiveIntegerField(default=0, help_text="How many went into the outbox."),
                ),
                (
                    "cursor",
                    models.UUIDField(
                        help_text="The last registration that was looked at, by its key.", null=True
                    ),
                ),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "message to registrants",
                "verbose_name_plural": "messages to registrants",
                "ordering": ["-started_at", "-pk"],
                "permissions": [("tell_registrants", "Can write to all who registered for an event")],
                "default_permissions": (),
                "indexes": [models.Index(fields=["event", "-started_at"], name="telling_listed")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "sending")),
                        fields=("event",),
                        name="an_event_tells_one_thing_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["change", "off", "recording"])), name="telling_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("total__gte", 1)), name="telling_goes_to_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at", None), ("state", "sending")),
                            models.Q(("finished_at__isnull", False), ("state__in", ["sent", "stopped"])),
                            _connector="OR",
                        ),
                        name="telling_ends_when_it_is_over",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketType",
            fields=[
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True, help_text="Empty: no limit.", null=True, verbose_name="places"
                    ),
                ),
                ("taken", models.PositiveIntegerField(db_default=0, default=0, editable=False)),
                ("excess", models.PositiveIntegerField(db_default=0, default=0, editable=False)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tickets", to="events.event"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("free", "Free"),
                            ("solidarity", "Solidarity: this much or more"),
                            ("paid", "Paid"),
                            ("code", "With a code, free, and no reason asked"),
                        ],
                        default="free",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("names", models.JSONField(default=dict, help_text="By language code.", verbose_name="name")),
                (
                    "price",
                    models.DecimalField(decimal_places=2, default=0, max_digits=8, verbose_name="price"),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True, help_text="As in EUR.", max_length=3, verbose_name="currency"
                    ),
                ),
                (
                    "pay_url",
                    models.URLField(blank=True, help_text="On another website.", verbose_name="where to pay"),
                ),
                (
                    "bank_details",
                    models.TextField(
                        blank=True,
                        help_text="Name, bank and account number.",
                        max_length=300,
                        verbose_name="or by bank transfer to",
                    ),
                ),
                (
                    "code",
                    advocacy_site.core.sealed.SealedTextField(
                        blank=True, help_text="Whoever has it comes with this ticket.", verbose_name="code"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("is_offered", models.BooleanField(default=True, verbose_name="can be chosen")),
            ],
            options={
                "verbose_name": "ticket type",
                "verbose_name_plural": "ticket types",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("capacity__isnull", True), ("excess", 0)),
                            (
                                "taken__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("capacity"), "+", models.F("excess")
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="ticket_places_are_given_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__isnull", True), ("capacity__gte", 1), _connector="OR"),
                        name="ticket_has_places",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["free", "solidarity", "paid", "code"])),
                        name="ticket_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["free", "code"]), ("price", 0)),
                            models.Q(
                                ("kind__in", ["solidarity", "paid"]),
                                ("price__gt", 0),
                                models.Q(("currency", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ticket_has_its_price",
                        violation_error_message="Only what is paid for has a price, with its currency.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("price", 0),
                            models.Q(("pay_url", ""), _negated=True),
                            models.Q(("bank_details", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ticket_can_be_paid",
                        violation_error_message="Say how it is paid.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "code"), models.Q(("code", ""), _negated=True)),
                            models.Q(models.Q(("kind", "code"), _negated=True), ("code", "")),
                            _connector="OR",
                        ),
                        name="ticket_has_its_code",
                        violation_error_message="A ticket with a code needs one, and no other does.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventPart",
            fields=[
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True, help_text="Empty: no limit.", null=True, verbose_name="places"
                    ),
                ),
                ("taken", models.PositiveIntegerField(db_default=0, default=0, editable=False)),
                ("excess", models.PositiveIntegerField(db_default=0, default=0, editable=False)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="events.event"
                    ),
                ),
                (
                    "session",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="part",
                        to="events.session",
                    ),
                ),
                (
                    "day",
                    models.DateField(
                        blank=True, help_text="In the time of the place.", null=True, verbose_name="day"
                    ),
                ),
            ],
            options={
                "verbose_name": "day or session with places of its own",
                "verbose_name_plural": "days and sessions with places of their own",
                "ordering": ["day", "session__starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("capacity__isnull", True), ("excess", 0)),
                            (
                                "taken__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("capacity"), "+", models.F("excess")
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="part_places_are_given_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__isnull", True), ("capacity__gte", 1), _connector="OR"),
                        name="part_has_places",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("day__isnull", True), ("session__isnull", False)),
                            models.Q(("day__isnull", False), ("session__isnull", True)),
                            _connector="OR",
                        ),
                        name="part_is_a_day_or_a_session",
                        violation_error_message="Choose a day or a session.",
                    ),
                    models.UniqueConstraint(fields=("event", "day"), name="a_day_is_one_part"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventDocument",
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
                        related_name="documents",
                        to="events.eventpage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.sitedocument",
                        verbose_name="document",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True, help_text="Empty: its title.", max_length=160, verbose_name="what it is"
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
            name="EventSpeaker",
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
                        related_name="speaker_lines",
                        to="events.eventpage",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.speaker",
                        verbose_name="speaker",
                    ),
                ),
                (
                    "seat",
                    models.CharField(
                        blank=True,
                        help_text="As in “a judge, to be named”.",
                        max_length=120,
                        verbose_name="or a seat without a person",
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=200, verbose_name="role on this occasion")),
                (
                    "organisation",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="organisation on this occasion"
                    ),
                ),
                (
                    "country",
                    django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="country"),
                ),
                (
                    "own_label",
                    models.CharField(
                        blank=True,
                        help_text="Only a word that she chose, such as “survivor”.",
                        max_length=60,
                        verbose_name="own label",
                    ),
                ),
                (
                    "talk_title",
                    models.CharField(blank=True, max_length=250, verbose_name="title of the talk"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("to_be_confirmed", "to be confirmed"),
                            ("withdrawn", "can no longer take part"),
                        ],
                        default="confirmed",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("speaker__isnull", False), models.Q(("seat", ""), _negated=True), _connector="OR"
                        ),
                        name="somebody_or_a_seat",
                        violation_error_message="Choose a speaker, or name the seat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["confirmed", "to_be_confirmed", "withdrawn"])),
                        name="event_speaker_state",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="events.event",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "waiting for confirmation"),
                            ("requested", "waiting for our answer"),
                            ("registered", "registered"),
                            ("waiting", "on the waiting list"),
                            ("offered", "offered a place"),
                            ("cancelled", "cancelled"),
                            ("refused", "refused"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                    ),
                ),
                ("email", advocacy_site.core.sealed.SealedTextField(blank=True)),
                (
                    "email_hash",
                    models.CharField(
                        blank=True,
                        help_text="Keyed hash; blank: staff entered somebody without an address.",
                        max_length=64,
                    ),
                ),
                (
                    "wish",
                    advocacy_site.core.sealed.SealedJSONField(
                        help_text="What the form said, until its sender confirms it.", null=True
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="events.tickettype",
                    ),
                ),
                (
                    "party",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="How many places it needs: this person and the guests."
                    ),
                ),
                (
                    "arrived",
                    models.PositiveSmallIntegerField(
                        db_default=0,
                        default=0,
                        help_text="How many of them came: as many as it has arrivals.",
                    ),
                ),
                ("name", advocacy_site.core.sealed.SealedTextField(blank=True, help_text="As on the badge.")),
                ("organisation", advocacy_site.core.sealed.SealedTextField(blank=True)),
                ("role", advocacy_site.core.sealed.SealedTextField(blank=True)),
                (
                    "country",
                    django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="country"),
                ),
                (
                    "listening",
                    models.CharField(blank=True, help_text="The language one wants to hear.", max_length=10),
                ),
                ("no_photo", models.BooleanField(default=False)),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="What one chose to pay for solidarity.",
                        max_digits=8,
                        null=True,
                    ),
                ),
                (
                    "press",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "asked for"), ("granted", "granted"), ("refused", "refused")],
                        max_length=7,
                    ),
                ),
                (
                    "outlet",
                    advocacy_site.core.sealed.SealedTextField(
                        blank=True, help_text="For whom a journalist reports."
                    ),
                ),
                (
                    "answers",
                    advocacy_site.core.sealed.SealedJSONField(
                        help_text="Each with its question, as it was read.", null=True
                    ),
                ),
                ("no_reminders", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "requested_at",
                    models.DateTimeField(
                        default=advocacy_site.core.clock.now, help_text="When the form was last sent."
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("placed_at", models.DateTimeField(help_text="When it last became registered.", null=True)),
                (
                    "line_number",
                    models.PositiveIntegerField(help_text="Its turn in the waiting list.", null=True),
                ),
                ("offer_ends_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("self", "the person"),
                            ("staff", "us"),
                            ("time", "an offer that nobody took in time"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "turn",
                    models.PositiveIntegerField(default=0, help_text="Rises with each change of its state."),
                ),
                (
                    "day_reminder_for",
                    models.DateTimeField(help_text="The start that a reminder told of.", null=True),
                ),
                ("hour_reminder_for", models.DateTimeField(null=True)),
                (
                    "mails",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Asking to confirm, since it last ended."
                    ),
                ),
                (
                    "generation",
                    models.PositiveIntegerField(default=0, help_text="Mails that asked to confirm, ever."),
                ),
                ("last_mail_at", models.DateTimeField(null=True)),
                (
                    "parts",
                    models.ManyToManyField(blank=True, related_name="registrations", to="events.eventpart"),
                ),
            ],
            options={
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
                "permissions": [
                    ("see_registrant", "Can see names and addresses of registrants"),
                    ("manage_registration", "Can add, approve, move and cancel registrations"),
                    ("export_registration", "Can export registrations"),
                ],
                "indexes": [
                    models.Index(fields=["event", "state", "created_at", "id"], name="registration_listed"),
                    models.Index(fields=["email_hash"], name="registration_by_person"),
                    models.Index(
                        condition=models.Q(("state", "offered")),
                        fields=["offer_ends_at"],
                        name="registration_offered",
                    ),
                    models.Index(
                        condition=models.Q(("wish__isnull", False)),
                        fields=["requested_at"],
                        name="registration_unconfirmed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("email_hash", ""), _negated=True),
                        fields=("event", "email_hash"),
                        name="a_person_registers_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("line_number__isnull", False)),
                        fields=("event", "line_number"),
                        name="nobody_shares_a_place_in_the_line",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("ended_at", None), ("state", "pending")),
                            models.Q(
                                ("confirmed_at__isnull", False), ("ended_at", None), ("state", "requested")
                            ),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("ended_at", None),
                                ("state__in", ["waiting", "offered"]),
                            ),
                            models.Q(
                                ("ended_at", None), ("placed_at__isnull", False), ("state", "registered")
                            ),
                            models.Q(("ended_at__isnull", False), ("state__in", ["cancelled", "refused"])),
                            _connector="OR",
                        ),
                        name="registration_state_has_its_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("line_number__isnull", False), ("state__in", ["waiting", "offered"])),
                            models.Q(
                                models.Q(("state__in", ["waiting", "offered"]), _negated=True),
                                ("line_number", None),
                            ),
                            _connector="OR",
                        ),
                        name="who_waits_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("offer_ends_at__isnull", False), ("state", "offered")),
                            models.Q(models.Q(("state", "offered"), _negated=True), ("offer_ends_at", None)),
                            _connector="OR",
                        ),
                        name="an_offer_has_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", "")),
                            models.Q(
                                ("ended_at__isnull", False), ("ended_by__in", ["self", "staff", "time"])
                            ),
                            _connector="OR",
                        ),
                        name="registration_ended_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "pending"), ("wish__isnull", False)),
                            ("state", "cancelled"),
                            models.Q(
                                models.Q(("state__in", ["pending", "cancelled"]), _negated=True),
                                ("wish", None),
                            ),
                            _connector="OR",
                        ),
                        name="a_wish_waits_for_its_sender",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("party__gte", 1)), name="registration_has_a_party"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("arrived", 0),
                            models.Q(("arrived__lte", models.F("party")), ("state", "registered")),
                            _connector="OR",
                        ),
                        name="only_who_is_registered_arrives",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email", ""), ("email_hash", "")),
                            models.Q(
                                models.Q(("email", ""), _negated=True),
                                models.Q(("email_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="registration_can_be_reached",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("press__in", ["", "asked", "granted", "refused"])),
                        name="registration_press",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mails__lte", 3)), name="registration_mails_at_most_three"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guests",
                        to="events.registration",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", advocacy_site.core.sealed.SealedTextField(help_text="As on the badge.")),
                ("no_photo", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["registration", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "position"), name="guests_stand_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="guest_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="events.event",
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="payment",
                        to="events.registration",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("due", "due"), ("paid", "paid"), ("refunded", "refunded")],
                        default="due",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=8, verbose_name="amount")),
                ("currency", models.CharField(max_length=3)),
                (
                    "reference",
                    models.CharField(
                        help_text="A creditor reference as in ISO 11649.",
                        max_length=25,
                        unique=True,
                        verbose_name="reference",
                    ),
                ),
                ("due_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("paid_at", models.DateTimeField(null=True)),
                ("refunded_at", models.DateTimeField(null=True)),
                (
                    "receipt",
                    models.PositiveIntegerField(
                        help_text="Its number, without gaps in one event.", null=True
                    ),
                ),
            ],
            options={
                "verbose_name": "payment",
                "verbose_name_plural": "payments",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("paid_at", None), ("receipt", None), ("refunded_at", None), ("state", "due")
                            ),
                            models.Q(
                                ("paid_at__isnull", False),
                                ("receipt__isnull", False),
                                ("refunded_at", None),
                                ("state", "paid"),
                            ),
                            models.Q(
                                ("paid_at__isnull", False),
                                ("refunded_at__isnull", False),
                                ("state", "refunded"),
                            ),
                            _connector="OR",
                        ),
                        name="payment_state_has_its_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="payment_is_of_something"
                    ),
                    models.UniqueConstraint(
                        fields=("event", "receipt"), name="receipts_have_numbers_of_their_own"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessNeeds",
            fields=[
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="access_needs",
                        serialize=False,
                        to="events.registration",
                    ),
                ),
                (
                    "needs",
                    advocacy_site.core.sealed.SealedJSONField(help_text="As `wishes.Needs` keeps them."),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        help_text="What was agreed to.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supporters.consentwording",
                    ),
                ),
            ],
            options={
                "permissions": [("see_access_needs", "Can see what people need to take part")],
            },
        ),
        migrations.CreateModel(
            name="InvitationLetter",
            fields=[
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="invitation_letter",
                        serialize=False,
                        to="events.registration",
                    ),
                ),
                ("name", advocacy_site.core.sealed.SealedTextField(help_text="As in the passport.")),
                (
                    "nationality",
                    django_countries.fields.CountryField(max_length=2, verbose_name="nationality"),
                ),
                ("asked_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("made_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "letter of invitation",
                "verbose_name_plural": "letters of invitation",
                "permissions": [
                    ("make_invitation_letter", "Can see who asks for letters of invitation, and make them")
                ],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("nationality", ""), _negated=True),
                        ),
                        name="letter_names_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("made_at", None), ("made_by", None)),
                            models.Q(("made_at__isnull", False), ("made_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="letter_is_made_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arrivals",
                        to="events.registration",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(help_text="0: who registered; else that of the guest."),
                ),
                ("at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "arrival",
                "verbose_name_plural": "arrivals",
                "ordering": ["registration", "position"],
                "permissions": [
                    ("check_in", "Can see who is expected at the door, and check them in"),
                    ("print_badge", "Can print badges"),
                ],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "position"), name="nobody_arrives_twice")
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legal_names",
                        to="events.registration",
                    ),
                ),
                (
                    "guest",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legal_name",
                        to="events.guest",
                    ),
                ),
                ("name", advocacy_site.core.sealed.SealedTextField()),
            ],
            options={
                "permissions": [("see_legal_name", "Can see legal names")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("guest", None)),
                        fields=("registration",),
                        name="one_legal_name_of_a_registrant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="legal_name_is_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email_hash", models.CharField(max_length=64)),
                ("refused_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refusals",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("event", "email_hash"), name="somebody_is_refused_once"),
                    models.CheckConstraint(
                        condition=models.Q(("email_hash", ""), _negated=True),
                        name="a_refusal_knows_whose_it_is",
                    ),
                ],
            },
        ),
    ]
