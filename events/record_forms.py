"""The settings of an event and the times of its programme; hours are those of the place."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_countries.fields import Country

from advocacy_site.core import countries
from advocacy_site.core.long_select import LongSelect
from advocacy_site.core.record_views import RecordForm
from advocacy_site.core.times import offered_zones, to_wall, zone_named

from .listening import choices, pack, unpack
from .models import Access, Event, Session
from .moved_dates import people_concerned, warning_of
from .presentation import in_words
from .programme import drafted
from .stewards import roles_for_doors
from .wall_times import WallTimeField, WallTimes

PLAIN = ("venue", "address", "city", "country", "map_url")
ASKS = (
    *("most_guests", "asks_country", "asks_organisation", "asks_role", "asks_press", "asks_access"),
    *("asks_legal_name", "offers_letter"),
)
PROGRAMME = ("readers", "kept_days")
DOOR = ("stewards",)
NOT_OF_A_STOP = ("access", "languages")
NOT_OF_A_SESSION = ("time_zone", "address", "city", "country", "map_url")


class LanguagesField(forms.MultipleChoiceField):
    """Languages to tick. Cleans to what is stored."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, choices=choices, **kwargs)

    def clean(self, value: Any) -> Any:
        return pack(super().clean(value))


class SessionForm(WallTimes):
    """When a part of the programme is; where, for the stop of a tour."""

    walls = {"starts": "starts_at", "ends": "ends_at"}
    starts = WallTimeField(label=_("Starts"))
    ends = WallTimeField(label=_("Ends"))
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False, widget=LongSelect)
    venue = forms.CharField(label=_("House or room"), max_length=160, required=False)
    address = forms.CharField(label=_("Address"), max_length=250, required=False)
    city = forms.CharField(label=_("Town"), max_length=100, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False, widget=LongSelect)
    map_url = forms.URLField(label=_("Link to a map"), required=False, assume_scheme="https")
    access = forms.ChoiceField(label=_("Who is let in"), required=False)
    languages = LanguagesField(label=_("Languages"))

    def __init__(
        self, data: Any, *, key: str, title: str, is_stop: bool, session: Session | None, zone: ZoneInfo
    ) -> None:
        self.key, self.title, self.is_stop, self.session = key, title, is_stop, session
        super().__init__(data, prefix=f"session-{key}", initial=self._initial(session, zone))
        as_event = [("", _("As the event"))]
        self.fields["time_zone"].choices = [*as_event, *offered_zones()]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["access"].choices = [*as_event, *Access.choices]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["country"].choices = [("", _("No country")), *countries.choices()]  # type: ignore[attr-defined] # a ChoiceField
        not_asked = NOT_OF_A_STOP if is_stop else NOT_OF_A_SESSION
        for name in not_asked:
            del self.fields[name]

    @staticmethod
    def _initial(session: Session | None, zone: ZoneInfo) -> dict[str, Any]:
        if session is None:
            return {}
        own = zone_named(session.time_zone) if session.time_zone else zone
        values = {name: getattr(session, name) for name in ("time_zone", "access", *PLAIN)}
        values["country"] = session.country.code or ""
        ends = to_wall(session.ends_at, own) if session.ends_at else None
        return values | {
            "starts": to_wall(session.starts_at, own),
            "ends": ends,
            "languages": unpack(session.languages),
        }

    def settle(self, event_zone: ZoneInfo) -> dict[str, Any] | None:
        """Return the settings of the session, or None where it has no time. Puts errors on their fields."""
        own = self.cleaned_data.get("time_zone")
        found: dict[str, Any] = self.resolve(zone_named(own) if own else event_zone, self.session)
        if self.errors:
            return None
        self.check_order(found, "starts_at", "ends_at", "ends")
        if found["starts_at"] is None:
            return None
        return found | {name: self.cleaned_data[name] for name in self.fields if name not in self.walls}


class EventForm(WallTimes, RecordForm):
    """The settings of an event, grouped, and a form for each part of its programme."""

    walls = {
        "starts": "starts_at",
        "ends": "ends_at",
        "registration_opens": "registration_opens_at",
        "registration_closes": "registration_closes_at",
    }
    groups = (
        (_("State"), ("status",)),
        (_("When, in the time of the place"), ("time_zone", "starts", "ends", "days_only")),
        (_("Where"), ("mode", *PLAIN, "online_url")),
        (
            _("Who may come, and how"),
            (
                *("access", "registration", "external_url", "registration_opens", "registration_closes"),
                *("capacity", "marked_full"),
            ),
        ),
        (_("What the form asks, where one registers here"), ASKS),
        (_("Who reads what is sent, and for how long it is kept"), PROGRAMME),
        (_("Who checks people in"), DOOR),
        (_("Languages one can listen in"), ("languages",)),
    )
    starts = WallTimeField(label=_("Starts"))
    ends = WallTimeField(label=_("Ends"), help_text=_("Where nobody knows: leave it empty."))
    registration_opens = WallTimeField(label=_("Registration opens"), help_text=_("Empty: at once."))
    registration_closes = WallTimeField(label=_("Registration closes"), help_text=_("Empty: never."))
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=offered_zones,
        widget=LongSelect,
        help_text=_("All hours below are those of this zone, summer time included."),
    )
    languages = LanguagesField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    online_url = forms.URLField(
        label=_("Online link"),
        required=False,
        assume_scheme="https",
        help_text=_("Shown to the public only where the event is open to everyone."),
    )
    external_url = forms.URLField(
        label=_("Address of the registration"),
        required=False,
        assume_scheme="https",
        help_text=_("On another website. Its name is shown before anybody presses."),
    )
    map_url = forms.URLField(label=_("Link to a map"), required=False, assume_scheme="https")
    stewards = forms.ModelChoiceField(
        roles_for_doors(),
        label=_("This role keeps the door"),
        required=False,
        help_text=_(
            "While the door is open, its members see who is expected, and nothing else of the event. "
            "Roles with the permission to check people in can be chosen."
        ),
    )
    forget = forms.MultipleChoiceField(
        label=_("Forget the times of"), required=False, widget=forms.CheckboxSelectMultiple
    )

    concerned = 0  # how many registrants a moved date is news for
    moves = forms.BooleanField(label=_("Move the date all the same"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        event: Event = kwargs["instance"]
        self.user = user
        self.before = {name: getattr(event, name) for name in Event.SETTINGS}
        self.times = {session.key: session for session in event.sessions.all()}
        self.booked = set(event.parts.exclude(session=None).values_list("session__key", flat=True))
        self.parts = drafted(event)
        self.after: dict[str, Any] = {}
        self.timetable: dict[str, dict[str, Any] | None] = {}
        super().__init__(*args, **kwargs)
        for name, column in self.walls.items():
            stored = self.before[column]
            self.initial[name] = to_wall(stored, event.zone) if stored else None
        self.initial["languages"] = unpack(event.languages)
        has_hours = any(self.before[column] for column in self.walls.values()) or self.times
        if event.time_zone == "UTC" and not has_hours:  # nobody has chosen yet, and no hour is moved by it
            self.initial["time_zone"] = user.time_zone
        self.sessions = [
            SessionForm(
                self.data if self.is_bound else None,
                key=key,
                title=title,
                is_stop=is_stop,
                session=self.times.get(key),
                zone=event.zone,
            )
            for key, (title, is_stop) in self.parts.items()
        ]
        self.fields["forget"].choices = self._left(event)  # type: ignore[attr-defined] # a MultipleChoiceField

    def _left(self, event: Event) -> list[tuple[str, str]]:
        """Return the times of parts that stand on no page any more, and for which nobody registers."""
        there = {*self.parts, *self.booked}
        return [(key, in_words(row, event)) for key, row in self.times.items() if key not in there]

    def shown_values(self) -> list[Any]:
        times = [
            [getattr(row, name) for name in Session.SETTINGS] for _key, row in sorted(self.times.items())
        ]
        return [list(self.before.values()), times, sorted(self.parts)]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if not self.cleaned_data.get("time_zone"):
            return data
        zone = zone_named(self.cleaned_data["time_zone"])
        found = self.resolve(zone, self.instance)
        self.check_order(found, "starts_at", "ends_at", "ends")
        if found.get("registration_opens_at"):
            self.check_order(found, "registration_opens_at", "registration_closes_at", "registration_closes")
        if self.cleaned_data.get("registration") == "external" and not self.cleaned_data.get("external_url"):
            self.add_error("external_url", _("Registration elsewhere needs its address."))
        if (self.cleaned_data.get("access"), self.cleaned_data.get("registration")) == ("approved", "open"):
            self.add_error("registration", _("Only those whom we approve are let in: approve each one."))
        self.after = {
            name: self.cleaned_data.get(name)
            for name in Event.SETTINGS
            if name in self.fields and name not in found
        } | found
        for form in self.sessions:
            if form.is_valid():
                self.timetable[form.key] = form.settle(zone)
                if self.timetable[form.key] is None and form.key in self.booked:
                    form.add_error("starts", _("People register for this apart, so it keeps a time."))
        self.timetable |= dict.fromkeys(self.cleaned_data.get("forget", []))
        if any(form.errors for form in self.sessions):
            raise ValidationError(_("Something in the times of the programme needs a look."), code="sessions")
        self._warn_of_moves()
        return data

    def _warn_of_moves(self) -> None:
        """Let nobody move a date without having read for whom, and that nothing is sent by it."""
        times = {name: self.after.get(name) for name in ("starts_at", "ends_at")}
        changed = self._changed_times()
        parts_move = any(
            (changed[key] or {}).get(name) != getattr(self.times[key], name)
            for key in self.booked & changed.keys()
            for name in times
        )
        if self.errors or not (parts_move or any(self.before[name] != at for name, at in times.items())):
            return
        self.concerned = people_concerned(self.instance)
        if self.concerned and not self.cleaned_data.get("moves"):
            self.add_error("moves", warning_of(self.concerned, times["starts_at"], times["ends_at"]))

    def clean_readers(self) -> Any:
        """Let only readers open to others what was sent for their eyes."""
        readers, before = self.cleaned_data["readers"], self.before["readers"]
        if before and readers != before and before not in self.user.groups.all():
            raise ValidationError(
                _("Only somebody of the role “%(role)s” can change this.") % {"role": before}
            )
        return readers

    def changes(self) -> dict[str, Any]:
        changed = {
            name: value for name, value in self.after.items() if _plain(value) != _plain(self.before[name])
        }
        return changed | ({"timetable": rows} if (rows := self._changed_times()) else {})

    def _changed_times(self) -> dict[str, dict[str, Any] | None]:
        changed = {}
        for key, values in self.timetable.items():
            row = self.times.get(key)
            same = (
                values is None
                if row is None
                else values is not None
                and all(_plain(getattr(row, name)) == _plain(value) for name, value in values.items())
            )
            if not same:
                changed[key] = values
        return changed

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"external_url"}  # type: ignore[misc] # Django’s own, untyped

    class Meta:
        model = Event
        fields = [
            *("status", "time_zone", "days_only", "mode", "online_url", "access", "languages", *PLAIN),
            *("registration", "external_url", "capacity", "marked_full", *ASKS, *PROGRAMME, *DOOR),
        ]
        help_texts = {
            "readers": _(
                "For applications to a programme: nobody else sees them, and no export holds them. "
                "Its members also need the permission to view registrations."
            ),
        }


def _plain(value: Any) -> Any:
    return (value.code or "") if isinstance(value, Country) else value
