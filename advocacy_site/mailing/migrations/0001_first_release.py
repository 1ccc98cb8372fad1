import uuid

from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.sealed


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="JobRun",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("due_at", models.DateTimeField()),
                ("lease", models.UUIDField(blank=True, null=True)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                (
                    "finished_at",
                    models.DateTimeField(
                        blank=True, help_text="The end of the last run without an error.", null=True
                    ),
                ),
                (
                    "last_error",
                    models.CharField(
                        blank=True, help_text="The error's class: never its text.", max_length=100
                    ),
                ),
            ],
            options={
                "verbose_name": "run of a periodic job",
                "verbose_name_plural": "runs of periodic jobs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease__isnull", True), ("leased_until__isnull", True)),
                            models.Q(("lease__isnull", False), ("leased_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="job_lease_has_its_end",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outbox",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.SlugField(db_index=False, help_text="A name in kinds.mail_kinds.", max_length=60),
                ),
                (
                    "dedupe_key",
                    models.CharField(
                        help_text="One mail per key, such as sign-confirm:<uuid>:2 for the second ever.",
                        max_length=200,
                    ),
                ),
                (
                    "object_id",
                    models.UUIDField(
                        blank=True, db_index=True, help_text="The record it is about.", null=True
                    ),
                ),
                ("language", models.CharField(max_length=10)),
                (
                    "payload",
                    advocacy_site.core.sealed.SealedJSONField(
                        blank=True, help_text="{to, …}; blanked a week after sending.", null=True
                    ),
                ),
                (
                    "recipient_hash",
                    models.CharField(help_text="Keyed hash of the normalised address.", max_length=64),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True, help_text="As in Suppression, checked again at sending.", max_length=60
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        blank=True, help_text="Each attempt renders the same link from it.", max_length=64
                    ),
                ),
                (
                    "bulk",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="As its kind: goes when nothing else is due.",
                    ),
                ),
                ("message_id", models.CharField(help_text="The same for every attempt.", max_length=255)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("sent", "sent"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                            ("suppressed", "suppressed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "not_before",
                    models.DateTimeField(
                        default=advocacy_site.core.clock.now, help_text="By the database's clock."
                    ),
                ),
                (
                    "lease",
                    models.UUIDField(blank=True, help_text="Of the worker that is sending it.", null=True),
                ),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "last_error",
                    models.CharField(
                        blank=True, help_text="Class and SMTP code: never the text.", max_length=100
                    ),
                ),
            ],
            options={
                "verbose_name": "outgoing mail",
                "verbose_name_plural": "outgoing mails",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["bulk", "not_before"],
                        name="outbox_due",
                    ),
                    models.Index(fields=["recipient_hash"], name="outbox_recipient"),
                    models.Index(
                        condition=models.Q(("state", "failed")), fields=["scope"], name="outbox_failed"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dedupe_key",), name="outbox_one_mail_per_dedupe_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["queued", "sent", "failed", "cancelled", "suppressed"])
                        ),
                        name="outbox_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="outbox_sent_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "queued"), _negated=True),
                            ("payload__isnull", False),
                            _connector="OR",
                        ),
                        name="outbox_queued_has_a_payload",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("attempts__gte", 0)), name="outbox_attempts_not_negative"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suppression",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recipient_hash",
                    models.CharField(help_text="Keyed hash of the normalised address.", max_length=64),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True, help_text="Blank: all mail; else such as action:<uuid>.", max_length=60
                    ),
                ),
                ("reason", models.CharField(max_length=40)),
                ("created_at", models.DateTimeField(default=advocacy_site.core.clock.now)),
            ],
            options={
                "verbose_name": "suppression",
                "verbose_name_plural": "suppressions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recipient_hash", "scope"), name="suppression_once_per_scope"
                    )
                ],
            },
        ),
    ]
