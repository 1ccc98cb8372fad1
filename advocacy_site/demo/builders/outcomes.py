"""What happened to actions besides being signed: other words before, handed over, answered, carried on."""

from datetime import datetime
from typing import Any

from advocacy_site.core import clock
from campaigns import services
from campaigns.models import ActionPage, TextVersion

from .days import day
from .tree import english


def date_versions(page: ActionPage, published: datetime, changed: datetime | None, text: str) -> None:
    """Let the words of `page` be public since `published`, and `text` in their place since `changed`."""
    versions = TextVersion.objects.filter(page=page)
    versions.update(published_at=published)
    ActionPage.objects.filter(pk=page.pk).update(first_published_at=published)
    page.first_published_at = published
    page.tell_followers()  # the stream of news is ordered by it
    if changed is None:
        return
    page.text = text
    page.save_revision().publish()
    versions.filter(number=1).update(superseded_at=changed)
    versions.filter(number=2).update(published_at=changed)


def hand_over(page: ActionPage, deliveries: list[dict[str, Any]], answers: list[dict[str, Any]]) -> None:
    """Write down what became of the action of `page`."""
    for said in deliveries:
        services.record_delivery(
            page.action,
            day=day(said["days_ago"]),
            to_whom={"en": said["to_whom"]},
            note={"en": said.get("note", "")},
        )
    for said in answers:
        services.record_answer(
            page.action,
            day=day(said["days_ago"]),
            from_whom={"en": said["from_whom"]},
            words={"en": said["words"]},
        )


def carry_on(slug: str, after: str) -> None:
    """Lead from the closed action `slug` to the action `after`."""
    page, successor = (ActionPage.objects.get(slug=name, locale=english()) for name in (slug, after))
    if page.action.successor_id is None:
        services.change_settings(page.action, {"successor": successor.action})


def in_force(versions: list[TextVersion], at: datetime) -> TextVersion:
    """Return which of the versions of a page stood there at `at`."""
    return next(version for version in versions if at < (version.superseded_at or clock.now()))
