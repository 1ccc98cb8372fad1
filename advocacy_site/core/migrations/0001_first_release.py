import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django_countries.fields
import modelcluster.fields
import modelsearch.index
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.models.media
import advocacy_site.core.models.video_servers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("users", "__first__"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailcore", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="DailySalt",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("salt", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of the token, in hexadecimal.",
                        max_length=64,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("purpose", models.SlugField(db_index=False, max_length=40)),
                (
                    "target",
                    models.UUIDField(
                        db_index=True, help_text="Primary key of the record that the purpose names."
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("expires_at", models.DateTimeField(blank=True, db_index=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_at__isnull", True),
                            ("expires_at__gt", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="link_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RateLimit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="Keyed hash of the day's salt, the rule and its subject.", max_length=64
                    ),
                ),
                ("window_start", models.DateTimeField(db_index=True)),
                ("hits", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "window_start"), name="rate_limit_once_per_window"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hits__gte", 1)), name="rate_limit_counts_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "file",
                    advocacy_site.core.models.media.CheckedFileField(
                        storage=advocacy_site.core.models.media.private_storage,
                        upload_to="documents",
                        verbose_name="file",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SiteImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "description",
                    models.CharField(blank=True, default="", max_length=255, verbose_name="description"),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at"),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                (
                    "file",
                    advocacy_site.core.models.media.PictureField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                (
                    "is_decorative",
                    models.BooleanField(
                        default=False,
                        help_text="Tick this if a reader who can’t see the picture misses nothing.",
                        verbose_name="only decoration",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, as it should stand beside the picture. Creative Commons asks for it.",
                        max_length=160,
                        verbose_name="credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("own", "Our own"),
                            ("licensed", "Licensed to us"),
                            ("cc-by", "Creative Commons Attribution (CC BY)"),
                            ("cc-by-sa", "Creative Commons Attribution, share alike (CC BY-SA)"),
                            ("cc-by-nd", "Creative Commons Attribution, no changes (CC BY-ND)"),
                            ("cc-by-nc", "Creative Commons Attribution, non-commercial (CC BY-NC)"),
                            ("cc-by-nc-sa", "Creative Commons, non-commercial, share alike (CC BY-NC-SA)"),
                            ("cc-by-nc-nd", "Creative Commons, non-commercial, no changes (CC BY-NC-ND)"),
                            ("public-domain", "Public domain or CC0"),
                        ],
                        default="own",
                        help_text="What allows us to show this picture.",
                        max_length=13,
                        verbose_name="licence",
                    ),
                ),
                (
                    "licence_ends",
                    models.DateField(
                        blank=True,
                        help_text="For licensed pictures: the last day on which we may show it. Empty if there is none.",
                        null=True,
                        verbose_name="licence ends on",
                    ),
                ),
                (
                    "people_agree",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody can be recognised"),
                            ("on-file", "Everybody agreed, and we hold the proof"),
                            ("missing", "Not yet, or we don’t know"),
                        ],
                        default="missing",
                        help_text="A back, a tattoo or a room can be recognised too.",
                        max_length=7,
                        verbose_name="people shown have agreed",
                    ),
                ),
                (
                    "consent_reference",
                    models.CharField(
                        blank=True,
                        help_text="Number or place of the signed consents, such as “Folder 14, no. 3”. No names.",
                        max_length=120,
                        verbose_name="where the consent is",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
            ],
            options={
                "verbose_name": "image",
                "verbose_name_plural": "images",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "licence__in",
                                [
                                    "own",
                                    "licensed",
                                    "cc-by",
                                    "cc-by-sa",
                                    "cc-by-nd",
                                    "cc-by-nc",
                                    "cc-by-nc-sa",
                                    "cc-by-nc-nd",
                                    "public-domain",
                                ],
                            )
                        ),
                        name="image_licence_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people_agree__in", ["nobody", "on-file", "missing"])),
                        name="image_consent_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "licence__in",
                                    [
                                        "cc-by",
                                        "cc-by-sa",
                                        "cc-by-nd",
                                        "cc-by-nc",
                                        "cc-by-nc-sa",
                                        "cc-by-nc-nd",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("credit", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="image_commons_has_credit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("licence", "licensed"), ("licence_ends__isnull", True), _connector="OR"
                        ),
                        name="image_only_licences_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("people_agree", "on-file"), _negated=True),
                            models.Q(("consent_reference", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="image_consent_has_reference",
                    ),
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SiteWords",
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
                ("site_name", models.CharField(max_length=60, verbose_name="name of the coalition")),
                ("tagline", models.CharField(blank=True, max_length=120, verbose_name="tagline")),
                (
                    "motto",
                    models.CharField(
                        blank=True,
                        help_text="One sentence in large letters above the footer.",
                        max_length=120,
                        verbose_name="motto",
                    ),
                ),
                (
                    "act_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="“Take action” leads to",
                    ),
                ),
                (
                    "donate_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="“Donate” leads to",
                    ),
                ),
            ],
            options={
                "verbose_name": "site words",
                "verbose_name_plural": "site words",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("locale",), name="site_words_once_per_language")
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="VideoServer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "host",
                    models.CharField(
                        help_text="Of a PeerTube server, as in the address of its videos: video.example.org. It learns the network address of whoever presses “play” on one of our pages. Pages follow within a minute.",
                        max_length=120,
                        unique=True,
                        validators=[advocacy_site.core.models.video_servers.validate_host],
                        verbose_name="host",
                    ),
                ),
            ],
            options={
                "verbose_name": "video server",
                "verbose_name_plural": "video servers",
                "ordering": ["host"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("host", django.db.models.functions.text.Lower("host")),
                            ("host__contains", "."),
                            models.Q(("host__contains", " "), _negated=True),
                            models.Q(("host__contains", ";"), _negated=True),
                        ),
                        name="video_server_is_a_host",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessLog",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_index=True, default=advocacy_site.core.clock.now, verbose_name="at"
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("list", "listed"),
                            ("search", "searched"),
                            ("view", "viewed"),
                            ("export", "exported"),
                            ("erase", "erased"),
                            ("void", "voided"),
                            ("change", "changed"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        db_index=True,
                        help_text="A kind and a key: action:<uuid>.",
                        max_length=100,
                        verbose_name="of what",
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("request_id", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "access to personal data",
                "verbose_name_plural": "access log",
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("action__in", ["list", "search", "view", "export", "erase", "void", "change"])
                        ),
                        name="access_log_action_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPerson",
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
                    models.CharField(help_text="A person or a desk.", max_length=120, verbose_name="name"),
                ),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="role")),
                (
                    "agreed",
                    models.BooleanField(
                        default=False,
                        help_text="Without agreement nothing about a person is kept here. A desk agrees.",
                        verbose_name="agreed to stand in public",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact person",
                "verbose_name_plural": "contact persons",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contactperson_can_be_reached",
                        violation_error_message="Give a telephone number or an e-mail address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreed", True)),
                        name="contact_person_agreed",
                        violation_error_message="Ask this person first: nobody stands in public without agreeing.",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="CountryLabel",
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
                ("country", django_countries.fields.CountryField(max_length=2, verbose_name="country")),
                ("label", models.CharField(max_length=60, verbose_name="what we call it")),
            ],
            options={
                "verbose_name": "country label",
                "verbose_name_plural": "country labels",
                "ordering": ["label"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("locale", "country"), name="country_label_once_per_language"
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="DraftShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of the token, in hexadecimal.", max_length=64, unique=True
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="shared by",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=advocacy_site.core.clock.now, verbose_name="shared at"),
                ),
                ("expires_at", models.DateTimeField(db_index=True, verbose_name="open until")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
            ],
            options={
                "verbose_name": "shared draft",
                "verbose_name_plural": "shared drafts",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="draft_share_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at__isnull", True),
                            ("revoked_at__gte", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="draft_share_is_revoked_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
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
                    "value",
                    models.CharField(
                        help_text="As one reads it: 1,940 or 4 in 5.", max_length=40, verbose_name="number"
                    ),
                ),
                (
                    "sentence",
                    models.CharField(
                        help_text="Write the number into it just as above: it is set off there. Else it comes first.",
                        max_length=300,
                        verbose_name="sentence",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="Who counted what, and how.", max_length=200, verbose_name="source"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address of the source",
                    ),
                ),
                (
                    "as_of",
                    models.DateField(help_text="The day up to which it was counted.", verbose_name="as of"),
                ),
                (
                    "review_on",
                    models.DateField(
                        help_text="From this day the figure stands at the top of the list of figures.",
                        verbose_name="review on",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["review_on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_on__gte", models.F("as_of"))),
                        name="figure_reviewed_after_it_was_counted",
                        violation_error_message="The review comes after the day of counting.",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SiteRendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="core.siteimage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name="MenuItem",
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
                    "words",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="menu_items",
                        to="core.sitewords",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[("header", "Header"), ("footer", "Footer")],
                        default="header",
                        max_length=6,
                        verbose_name="place",
                    ),
                ),
                ("label", models.CharField(max_length=40, verbose_name="label")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
    ]
