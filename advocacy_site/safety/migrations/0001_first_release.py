import uuid

import django.core.validators
import django.db.models.deletion
import django_countries.fields
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import advocacy_site.core.times


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("users", "__first__"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Helpline",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("owner", models.CharField(max_length=120, verbose_name="run by")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("survivors", "Survivors"),
                            ("relatives", "Relatives"),
                            ("professionals", "Professionals"),
                            ("men", "Men who want to stop"),
                        ],
                        max_length=15,
                        verbose_name="for",
                    ),
                ),
                ("country", django_countries.fields.CountryField(max_length=2, verbose_name="country")),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        max_length=16,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+[1-9][0-9]{6,14}\\Z",
                                "Write the number with + and the country code, digits only: +448081570142.",
                            )
                        ],
                        verbose_name="number",
                    ),
                ),
                (
                    "display_number",
                    models.CharField(
                        blank=True,
                        help_text="As it is dialled inside the country.",
                        max_length=30,
                        verbose_name="number as people read it",
                    ),
                ),
                ("can_call", models.BooleanField(default=True, verbose_name="takes calls")),
                ("can_text", models.BooleanField(default=False, verbose_name="takes text messages")),
                (
                    "chat_url",
                    models.URLField(
                        blank=True,
                        help_text="https only. The page names whose website it is before anybody presses.",
                        validators=[django.core.validators.URLValidator(schemes=["https"])],
                        verbose_name="address of the chat",
                    ),
                ),
                ("free", models.BooleanField(default=False, verbose_name="free of charge")),
                (
                    "on_the_bill",
                    models.BooleanField(
                        blank=True,
                        choices=[
                            (None, "We do not know"),
                            (True, "The bill shows it"),
                            (False, "No bill shows it"),
                        ],
                        help_text="Whoever pays the bill may read it. Say it only where the line itself says so.",
                        null=True,
                        verbose_name="on the telephone bill",
                    ),
                ),
                (
                    "what_happens",
                    models.CharField(
                        blank=True,
                        help_text="Who answers, what they ask, what they never do. Two sentences.",
                        max_length=300,
                        verbose_name="what happens when one calls",
                    ),
                ),
                (
                    "hours",
                    models.CharField(
                        choices=[
                            ("unknown", "We do not know"),
                            ("always", "Day and night"),
                            ("weekly", "Each week, as below"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="hours",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        choices=advocacy_site.core.times.offered_zones,
                        help_text="The one that the hours below are told in.",
                        max_length=64,
                        verbose_name="time zone",
                    ),
                ),
                (
                    "hours_remark",
                    models.CharField(
                        blank=True,
                        help_text="“Not on public holidays”.",
                        max_length=120,
                        verbose_name="remark on the hours",
                    ),
                ),
                ("languages", models.CharField(blank=True, max_length=500, verbose_name="languages spoken")),
                (
                    "checked_on",
                    models.DateField(
                        help_text="When somebody last called and it worked.", verbose_name="checked on"
                    ),
                ),
                ("hidden", models.BooleanField(default=False, editable=False, verbose_name="hidden")),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
            ],
            options={
                "verbose_name": "helpline",
                "verbose_name_plural": "helplines",
                "ordering": ["country", "name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("can_call", True),
                            ("can_text", True),
                            models.Q(("chat_url", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="helpline_can_be_reached",
                        violation_error_message="Say how to reach it: calls, text messages or a chat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("can_call", False), ("can_text", False)),
                            models.Q(
                                models.Q(("number", ""), _negated=True),
                                models.Q(("display_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="helpline_has_the_number_that_one_dials",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chat_url", ""), ("chat_url__startswith", "https://"), _connector="OR"
                        ),
                        name="helpline_chat_is_https",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hours__in", ["unknown", "always"]), ("time_zone", "")),
                            models.Q(("hours", "weekly"), models.Q(("time_zone", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="helpline_weekly_hours_have_a_time_zone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audience__in", ["survivors", "relatives", "professionals", "men"])
                        ),
                        name="helpline_audience",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden", True),
                            ("written_by__isnull", True),
                            models.Q(
                                ("published_by__isnull", False),
                                models.Q(("published_by", models.F("written_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="helpline_shown_only_after_a_second_person",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="OpeningPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "helpline",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opening_periods",
                        to="safety.helpline",
                    ),
                ),
                (
                    "first_day",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        default=1,
                        verbose_name="from",
                    ),
                ),
                (
                    "last_day",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        default=5,
                        verbose_name="to",
                    ),
                ),
                ("opens", models.TimeField(verbose_name="opens")),
                (
                    "closes",
                    models.TimeField(
                        help_text="22:00 to 06:00 ends on the next day. 00:00 to 00:00 is the whole day.",
                        verbose_name="closes",
                    ),
                ),
            ],
            options={
                "verbose_name": "opening period",
                "verbose_name_plural": "opening periods",
                "ordering": ["first_day", "opens", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__gte", 1),
                            ("first_day__lte", models.F("last_day")),
                            ("last_day__lte", 7),
                        ),
                        name="opening_period_days_in_order",
                        violation_error_message="The first day comes before the last: Saturday to Sunday.",
                    ),
                    models.UniqueConstraint(
                        fields=("helpline", "first_day", "last_day", "opens", "closes"),
                        name="opening_period_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetySettings",
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
                    "exit_url",
                    models.URLField(
                        help_text="A neutral page such as a weather report, in this language; never a search engine or a shop.",
                        verbose_name="quick exit leads to",
                    ),
                ),
                (
                    "helpline",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"audience": "survivors"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="safety.helpline",
                        verbose_name="helpline in the strip",
                    ),
                ),
                (
                    "line_for_relatives",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"audience": "relatives"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="safety.helpline",
                        verbose_name="on pages for relatives",
                    ),
                ),
                (
                    "line_for_professionals",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"audience": "professionals"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="safety.helpline",
                        verbose_name="on pages for professionals",
                    ),
                ),
                (
                    "line_for_men",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"audience": "men"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="safety.helpline",
                        verbose_name="on pages for men who want to stop",
                    ),
                ),
            ],
            options={
                "verbose_name": "safety settings",
                "verbose_name_plural": "safety settings",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("locale",), name="safety_settings_once_per_language"),
                    models.CheckConstraint(
                        condition=models.Q(("exit_url__startswith", "https://")),
                        name="quick_exit_is_https",
                        violation_error_message="The address must start with https://.",
                    ),
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
    ]
