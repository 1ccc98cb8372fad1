import uuid

import django.db.models.deletion
from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.sealed


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentWording",
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
                    "purpose",
                    models.CharField(
                        choices=[
                            ("sign", "Store and count a signature"),
                            ("hand_over", "Hand a signature to its recipients"),
                            ("updates", "Write about an action that somebody signed"),
                            (
                                "member",
                                "Let the member that brought somebody write about an action they signed",
                            ),
                            ("newsletter", "Newsletter"),
                            ("access", "Store what somebody needs to take part in an event"),
                        ],
                        max_length=12,
                        verbose_name="purpose",
                    ),
                ),
                ("version", models.PositiveIntegerField(editable=False, verbose_name="version")),
                ("text", models.TextField(max_length=600, verbose_name="words")),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now, editable=False)),
            ],
            options={
                "verbose_name": "consent wording",
                "verbose_name_plural": "consent wordings",
                "ordering": ["purpose", "-version"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("locale", "purpose", "version"), name="one_consent_wording_per_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="consent_wording_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "purpose__in",
                                ["sign", "hand_over", "updates", "member", "newsletter", "access"],
                            )
                        ),
                        name="consent_wording_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "member"), _negated=True),
                            ("text__contains", "{member}"),
                            _connector="OR",
                        ),
                        name="consent_wording_names_the_member",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "subject_hash",
                    models.CharField(help_text="Keyed hash of the normalised address.", max_length=64),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                    ),
                ),
                ("requested_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject_hash", "requested_at"], name="data_request_by_person")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("subject_hash", ""), _negated=True),
                        name="data_request_has_subject_hash",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Supporter",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("email", advocacy_site.core.sealed.SealedTextField()),
                (
                    "email_hash",
                    models.CharField(
                        help_text="Keyed hash of the normalised address.", max_length=64, unique=True
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email", ""), _negated=True),
                            models.Q(("email_hash", ""), _negated=True),
                        ),
                        name="supporter_has_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("subject_hash", models.CharField(db_index=True, max_length=64)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("sign", "Store and count a signature"),
                            ("hand_over", "Hand a signature to its recipients"),
                            ("updates", "Write about an action that somebody signed"),
                            (
                                "member",
                                "Let the member that brought somebody write about an action they signed",
                            ),
                            ("newsletter", "Newsletter"),
                            ("access", "Store what somebody needs to take part in an event"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "organisation",
                    models.CharField(
                        blank=True,
                        help_text="Key of the member that may use it; empty: the coalition itself.",
                        max_length=60,
                    ),
                ),
                (
                    "organisation_name",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="That member’s name, as the words had it when they were read.",
                        max_length=255,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[("granted", "granted"), ("withdrawn", "withdrawn")], max_length=9
                    ),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="supporters.consentwording",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        blank=True, help_text="What it is about, as `action:<uuid>`.", max_length=60
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("mail", "form, confirmed by mail"),
                            ("link", "mailed link"),
                            ("staff", "staff, on request"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        help_text="When the form was sent, before the mail confirmed it.", null=True
                    ),
                ),
                ("at", models.DateTimeField(default=advocacy_site.core.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["subject_hash", "purpose", "at"], name="consent_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "purpose__in",
                                ["sign", "hand_over", "updates", "member", "newsletter", "access"],
                            )
                        ),
                        name="consent_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", "withdrawn"),
                            models.Q(("decision", "granted"), ("wording__isnull", False)),
                            _connector="OR",
                        ),
                        name="consent_grant_has_wording",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject_hash", ""), _negated=True),
                        name="consent_has_subject_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "granted"), ("purpose", "member"), _negated=True),
                            models.Q(
                                models.Q(("organisation", ""), _negated=True),
                                models.Q(("organisation_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="consent_to_a_member_says_which",
                    ),
                ],
            },
        ),
    ]
