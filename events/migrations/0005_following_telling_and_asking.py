import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
import django_countries.fields
from django.conf import settings
from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.sealed


def date_from_the_start(apps, _schema_editor):
    """No feed may say that every event has changed with the release."""
    apps.get_model("events", "Event").objects.update(changed_at=models.F("created_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0004_registrations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="changed_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=advocacy_site.core.clock.now,
                editable=False,
                help_text="What calendars tell of it.",
            ),
        ),
        migrations.RunPython(date_from_the_start, migrations.RunPython.noop),
        migrations.AddField(
            model_name="event",
            name="offers_letter",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="For those who need one to enter the country. They ask for it on their own page.",
                verbose_name="offer a letter of invitation",
            ),
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
            name="Telling",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
            name="SpeakerRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
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
    ]
