import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django_countries.fields
from django.db import migrations, models

import advocacy_site.core.clock
import advocacy_site.core.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("events", "0003_announced_stops"),
        ("supporters", "0005_access_needs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                    "party",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="How many places it needs: this person and the guests."
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
            ],
            options={
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
                "permissions": [
                    ("see_registrant", "Can see names and addresses of registrants"),
                    ("manage_registration", "Can add, approve, move and cancel registrations"),
                    ("export_registration", "Can export registrations"),
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
            },
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", advocacy_site.core.sealed.SealedTextField(help_text="As on the badge.")),
                ("no_photo", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["registration", "position"],
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
                ("name", advocacy_site.core.sealed.SealedTextField()),
            ],
            options={
                "permissions": [("see_legal_name", "Can see legal names")],
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
            },
        ),
        migrations.AddField(
            model_name="event",
            name="asks_access",
            field=models.BooleanField(
                db_default=True, default=True, verbose_name="ask what people need to take part"
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="asks_country",
            field=models.CharField(
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
        migrations.AddField(
            model_name="event",
            name="asks_legal_name",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Only where the door compares it with a paper. Erased the day after.",
                verbose_name="ask for the legal name",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="asks_organisation",
            field=models.CharField(
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
        migrations.AddField(
            model_name="event",
            name="asks_press",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="journalists can ask for accreditation"
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="asks_role",
            field=models.CharField(
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
        migrations.AddField(
            model_name="event",
            name="excess",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name="event",
            name="kept_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Empty: as for all events.",
                null=True,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="days to keep registrations after the end",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="line_end",
            field=models.PositiveIntegerField(
                db_default=0,
                default=0,
                editable=False,
                help_text="The last number given in the waiting list.",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="most_guests",
            field=models.PositiveSmallIntegerField(
                db_default=0,
                default=0,
                validators=[django.core.validators.MaxValueValidator(9)],
                verbose_name="guests that one may bring",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="questions",
            field=models.JSONField(
                blank=True,
                db_default=models.Value([], models.JSONField()),
                default=list,
                verbose_name="questions",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="readers",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="auth.group",
                verbose_name="only this role reads what is sent",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="sequence",
            field=models.PositiveIntegerField(
                db_default=0, default=0, editable=False, help_text="Rises with each change of date or place."
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="taken",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_country__in", ["no", "optional", "required"])),
                name="event_asks_country",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_organisation__in", ["no", "optional", "required"])),
                name="event_asks_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_role__in", ["no", "optional", "required"])), name="event_asks_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("most_guests__lte", 9)), name="event_guests_are_few"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="event",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="events.event",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="parts",
            field=models.ManyToManyField(blank=True, related_name="registrations", to="events.eventpart"),
        ),
        migrations.AddField(
            model_name="eventpart",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="events.event"
            ),
        ),
        migrations.AddField(
            model_name="eventpart",
            name="session",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="part",
                to="events.session",
            ),
        ),
        migrations.AddField(
            model_name="guest",
            name="registration",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="guests", to="events.registration"
            ),
        ),
        migrations.AddField(
            model_name="legalname",
            name="guest",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="legal_name",
                to="events.guest",
            ),
        ),
        migrations.AddField(
            model_name="legalname",
            name="registration",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="legal_names",
                to="events.registration",
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="events.event"
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="registration",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="payment",
                to="events.registration",
            ),
        ),
        migrations.AddField(
            model_name="tickettype",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tickets", to="events.event"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="ticket",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="events.tickettype",
            ),
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
        migrations.AddConstraint(
            model_name="eventpart",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="eventpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity__isnull", True), ("capacity__gte", 1), _connector="OR"),
                name="part_has_places",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("day__isnull", True), ("session__isnull", False)),
                    models.Q(("day__isnull", False), ("session__isnull", True)),
                    _connector="OR",
                ),
                name="part_is_a_day_or_a_session",
                violation_error_message="Choose a day or a session.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventpart",
            constraint=models.UniqueConstraint(fields=("event", "day"), name="a_day_is_one_part"),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.UniqueConstraint(
                fields=("registration", "position"), name="guests_stand_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="guest_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="legalname",
            constraint=models.UniqueConstraint(
                condition=models.Q(("guest", None)),
                fields=("registration",),
                name="one_legal_name_of_a_registrant",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalname",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="legal_name_is_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paid_at", None), ("receipt", None), ("refunded_at", None), ("state", "due")),
                    models.Q(
                        ("paid_at__isnull", False),
                        ("receipt__isnull", False),
                        ("refunded_at", None),
                        ("state", "paid"),
                    ),
                    models.Q(
                        ("paid_at__isnull", False), ("refunded_at__isnull", False), ("state", "refunded")
                    ),
                    _connector="OR",
                ),
                name="payment_state_has_its_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="payment_is_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                fields=("event", "receipt"), name="receipts_have_numbers_of_their_own"
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity__isnull", True), ("capacity__gte", 1), _connector="OR"),
                name="ticket_has_places",
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["free", "solidarity", "paid", "code"])), name="ticket_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("price", 0),
                    models.Q(("pay_url", ""), _negated=True),
                    models.Q(("bank_details", ""), _negated=True),
                    _connector="OR",
                ),
                name="ticket_can_be_paid",
                violation_error_message="Say how it is paid.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "code"), models.Q(("code", ""), _negated=True)),
                    models.Q(models.Q(("kind", "code"), _negated=True), ("code", "")),
                    _connector="OR",
                ),
                name="ticket_has_its_code",
                violation_error_message="A ticket with a code needs one, and no other does.",
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["event", "state", "created_at", "id"], name="registration_listed"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["email_hash"], name="registration_by_person"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                condition=models.Q(("state", "offered")),
                fields=["offer_ends_at"],
                name="registration_offered",
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                condition=models.Q(("wish__isnull", False)),
                fields=["requested_at"],
                name="registration_unconfirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("email_hash", ""), _negated=True),
                fields=("event", "email_hash"),
                name="a_person_registers_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("line_number__isnull", False)),
                fields=("event", "line_number"),
                name="nobody_shares_a_place_in_the_line",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("ended_at", None), ("state", "pending")),
                    models.Q(("confirmed_at__isnull", False), ("ended_at", None), ("state", "requested")),
                    models.Q(
                        ("confirmed_at__isnull", False),
                        ("ended_at", None),
                        ("state__in", ["waiting", "offered"]),
                    ),
                    models.Q(("ended_at", None), ("placed_at__isnull", False), ("state", "registered")),
                    models.Q(("ended_at__isnull", False), ("state__in", ["cancelled", "refused"])),
                    _connector="OR",
                ),
                name="registration_state_has_its_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("line_number__isnull", False), ("state__in", ["waiting", "offered"])),
                    models.Q(
                        models.Q(("state__in", ["waiting", "offered"]), _negated=True), ("line_number", None)
                    ),
                    _connector="OR",
                ),
                name="who_waits_has_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("offer_ends_at__isnull", False), ("state", "offered")),
                    models.Q(models.Q(("state", "offered"), _negated=True), ("offer_ends_at", None)),
                    _connector="OR",
                ),
                name="an_offer_has_its_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", "")),
                    models.Q(("ended_at__isnull", False), ("ended_by__in", ["self", "staff", "time"])),
                    _connector="OR",
                ),
                name="registration_ended_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "pending"), ("wish__isnull", False)),
                    ("state", "cancelled"),
                    models.Q(
                        models.Q(("state__in", ["pending", "cancelled"]), _negated=True), ("wish", None)
                    ),
                    _connector="OR",
                ),
                name="a_wish_waits_for_its_sender",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__gte", 1)), name="registration_has_a_party"
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email", ""), ("email_hash", "")),
                    models.Q(
                        models.Q(("email", ""), _negated=True), models.Q(("email_hash", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="registration_can_be_reached",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(("press__in", ["", "asked", "granted", "refused"])),
                name="registration_press",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(("mails__lte", 3)), name="registration_mails_at_most_three"
            ),
        ),
    ]
