"""Whatever editors do to a page changes no date, place or time; and what must never be is refused."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.log_actions import log
from wagtail.models import Locale, ModelLogEntry

from advocacy_site.core.times import UnknownZone
from events import services
from events.models import Event, EventPage, EventSpeaker, Session, Speaker

from .. import factories
from . import shapes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def refused(write: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def state_of(event: Event) -> Any:
    """All that must survive: the record and the times of its programme."""
    return Event.objects.filter(pk=event.pk).values().get(), list(event.sessions.order_by("pk").values())


@pytest.fixture
def page() -> EventPage:
    return shapes.symposium()


def test_publishing_an_older_draft_changes_no_time(page: EventPage) -> None:
    older = page.save_revision()
    page.title = "Another title"
    page.save_revision().publish()
    services.change_settings(page.event, {"status": "cancelled"})
    before = state_of(page.event)
    older.publish()
    assert state_of(page.event) == before
    again = EventPage.objects.get(pk=page.pk)
    assert [block.id for block in again.programme] == [block.id for block in page.programme]


def test_a_translation_shares_the_record_and_the_times_of_its_sessions(page: EventPage) -> None:
    before = state_of(page.event)
    french = Locale.objects.get_or_create(language_code="fr")[0]
    CopyPageForTranslationAction(page, french, copy_parents=True).execute(skip_permission_checks=True)
    translated = EventPage.objects.get(locale=french)
    translated.save_revision().publish()
    translated = EventPage.objects.get(locale=french)
    assert translated.event_id == page.event_id
    start = shapes.at(31, 9)
    services.change_timetable(page.event, {page.programme[0].id: {"starts_at": start, "ends_at": None}})
    html = Client().get(translated.url).content.decode()
    assert 'datetime="2027-04-01T07:00Z"' in html
    assert state_of(page.event)[0] == before[0]


def test_a_copy_is_a_new_event_with_the_same_place_and_no_date(page: EventPage) -> None:
    before = state_of(page.event)
    copy = page.copy(update_attrs={"slug": "copy"})
    assert copy.event_id != page.event_id
    assert (copy.event.city, copy.event.time_zone) == ("Paris", "Europe/Paris")
    assert (copy.event.starts_at, copy.event.status, copy.event.registration) == (None, "scheduled", "none")
    assert not copy.event.sessions.exists()
    assert state_of(page.event) == before
    own = copy.event_id
    copy.get_latest_revision().publish()
    assert EventPage.objects.get(pk=copy.pk).event_id == own


def test_an_alias_shows_the_same_event(page: EventPage) -> None:
    alias = page.create_alias(parent=factories.event_index(), update_slug="alias")
    assert EventPage.objects.get(pk=alias.pk).event_id == page.event_id
    assert Client().get(alias.url).status_code == 200


def test_autosave_of_a_page_writes_no_record(page: EventPage) -> None:
    before = state_of(page.event)
    page.title = "Half a tit"
    page.save_revision()
    assert state_of(page.event) == before


# --- what must never be ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"ends_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"starts_at": None},
        {"status": "perhaps"},
        {"mode": "pigeon"},
        {"access": "secret"},
        {"registration": "external", "external_url": ""},
        {"registration": "lottery"},
        {"capacity": 0},
        {"time_zone": ""},
        {
            "registration_opens_at": datetime(2027, 3, 3, tzinfo=UTC),
            "registration_closes_at": datetime(2027, 3, 2, tzinfo=UTC),
        },
    ],
)
def test_an_impossible_event_is_refused(page: EventPage, change: dict[str, Any]) -> None:
    refused(lambda: Event.objects.filter(pk=page.event_id).update(**change))


@pytest.mark.parametrize(
    "change", [{"ends_at": datetime(2020, 1, 1, tzinfo=UTC)}, {"key": ""}, {"access": "secret"}]
)
def test_an_impossible_session_is_refused(page: EventPage, change: dict[str, Any]) -> None:
    session = page.event.sessions.first()
    refused(lambda: Session.objects.filter(pk=session.pk).update(**change))


def test_a_session_has_one_time_and_a_page_one_record(page: EventPage) -> None:
    session = page.event.sessions.first()
    refused(lambda: Session.objects.create(event=page.event, key=session.key, starts_at=session.starts_at))
    refused(lambda: Event.objects.create(translation_key=page.translation_key))


def test_impossible_words_are_refused(page: EventPage) -> None:
    line = page.speaker_lines.first()
    refused(lambda: EventSpeaker.objects.filter(pk=line.pk).update(speaker=None, seat=""))
    refused(lambda: EventSpeaker.objects.filter(pk=line.pk).update(state="perhaps"))
    refused(lambda: EventPage.objects.filter(pk=page.pk).update(kind="party"))
    refused(lambda: EventPage.objects.filter(pk=page.pk).update(our_part="none"))


def test_a_pseudonym_has_no_portrait() -> None:
    from wagtail.images.tests.utils import get_test_image_file

    from advocacy_site.core.models import SiteImage

    portrait = SiteImage.objects.create(title="A real name", file=get_test_image_file())
    refused(lambda: factories.speaker(name="Sandra", is_pseudonym=True, portrait=portrait))


def test_a_speaker_who_is_deleted_is_gone_from_pages_and_older_revisions(page: EventPage) -> None:
    revision = page.save_revision()
    speaker = Speaker.objects.get(name="Claire Aubry")
    speaker.delete()
    assert "Claire" not in Client().get(page.url).content.decode()
    restored = revision.as_object()
    assert len(restored.speaker_lines.all()) == 2
    revision.publish()
    assert "Claire" not in Client().get(page.url).content.decode()


def translated(speaker: Speaker) -> Speaker:
    """The French row of `speaker`."""
    french = speaker.copy_for_translation(factories.locale("fr"))
    french.name, french.biography = "Claire Aubry", "Elle a fondé une maison à Lyon."
    french.save()
    return french


def test_a_speaker_who_is_deleted_is_gone_in_every_language(page: EventPage) -> None:
    speaker = Speaker.objects.get(name="Claire Aubry")
    french = translated(speaker)
    page.speaker_lines.filter(speaker=speaker).update(speaker=french)
    speaker.delete()
    assert not Speaker.objects.filter(name="Claire Aubry").exists()
    assert "Claire" not in Client().get(page.url).content.decode()


def test_the_log_of_the_admin_keeps_no_name_from_before_a_pseudonym() -> None:
    her, other = factories.speaker(name="Claire Aubry"), factories.speaker(name="Ana Ruiz")
    for each in (her, other):
        log(instance=each, action="wagtail.edit")
    her.name, her.is_pseudonym = "Sandra", True
    her.save()
    assert set(ModelLogEntry.objects.values_list("label", flat=True)) == {"speaker", "Ana Ruiz"}
    log(instance=her, action="wagtail.edit")
    her.save()
    assert ModelLogEntry.objects.filter(label="Sandra").exists()


def test_a_pseudonym_chosen_in_one_language_holds_in_all() -> None:
    from wagtail.images.tests.utils import get_test_image_file

    from advocacy_site.core.models import SiteImage

    portrait = SiteImage.objects.create(title="A face", file=get_test_image_file())
    speaker = factories.speaker(name="Claire Aubry", portrait=portrait)
    french = translated(speaker)
    speaker.name, speaker.is_pseudonym, speaker.portrait = "Sandra", True, None
    speaker.save()
    french.refresh_from_db()
    assert (french.name, french.is_pseudonym) == ("Sandra", True)
    assert (french.portrait, french.biography) == (None, "")
    french.biography = "Elle écrit."
    french.save()
    speaker.save()
    french.refresh_from_db()
    assert french.biography == "Elle écrit."


# --- services ----------------------------------------------------------------------------------------------


def test_services_refuse_what_cannot_be_by_name(page: EventPage) -> None:
    key, start = page.programme[0].id, shapes.at(30, 9)
    for change in ({"ends_at": start}, {"starts_at": None}):
        with pytest.raises(services.EndsBeforeItStarts):
            services.change_settings(page.event, change)
    with pytest.raises(services.EndsBeforeItStarts):
        services.change_timetable(page.event, {key: {"starts_at": start, "ends_at": start}})
    with pytest.raises(UnknownZone):
        services.change_settings(page.event, {"time_zone": "Mars/Olympus"})
    with pytest.raises(UnknownZone):
        services.change_timetable(
            page.event, {key: {"starts_at": start, "ends_at": None, "time_zone": "Mars"}}
        )
    with pytest.raises(KeyError):
        services.change_settings(page.event, {"translation_key": key})
    with pytest.raises(KeyError):
        services.change_timetable(page.event, {key: {"event": page.event}})


def test_only_what_changes_is_written(page: EventPage) -> None:
    stale = Event.objects.get(pk=page.event_id)
    services.change_settings(page.event, {"status": "cancelled"})
    services.change_settings(stale, {"capacity": 5})
    assert Event.objects.values_list("status", "capacity").get(pk=page.event_id) == ("cancelled", 5)


def test_the_time_of_a_session_can_be_forgotten(page: EventPage) -> None:
    services.change_timetable(page.event, {page.programme[0].id: None})
    assert page.event.sessions.count() == 3
