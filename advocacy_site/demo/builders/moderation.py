"""What staff did against abuse on one action: a hall, a block, a removal, and signatures that wait."""

from datetime import timedelta

from advocacy_site.core import clock
from campaigns import services
from campaigns.models import ActionPage, BlockEntry, CollectionWindow, Removal

from ..content import moderation
from .signatures import fold_all
from .tree import english


def build() -> None:
    """Make it once: where its removal is, an earlier run has been here."""
    page = ActionPage.objects.get(slug=moderation.FLOODED, locale=english())
    BlockEntry.objects.get_or_create(pattern=moderation.BLOCKED["pattern"], defaults=moderation.BLOCKED)
    if page.action.removals.filter(reason=moderation.REMOVED_BECAUSE).exists():
        return
    opened = clock.start_of(clock.today() - timedelta(days=moderation.HALL_DAYS_AGO)) + timedelta(hours=17)
    CollectionWindow.objects.create(
        action=page.action,
        place=moderation.HALL,
        starts_at=opened,
        ends_at=opened + timedelta(hours=3),
    )
    _remove(page)
    newest = page.action.signatures.counted().order_by("-confirmed_at")
    ids = list(newest.values_list("pk", flat=True)[: len(moderation.HELD)])
    for pk, (reason, answer) in zip(ids, moderation.HELD, strict=False):
        services.hold_signature(pk, reason)
        if answer:
            services.answer_hold(pk, answer)
    fold_all()


def _remove(page: ActionPage) -> None:
    decided = clock.now() - timedelta(days=moderation.REMOVED_DAYS_AGO)
    earlier = page.action.signatures.counted().filter(confirmed_at__lt=decided).order_by("-confirmed_at")
    ids = list(earlier.values_list("pk", flat=True)[: moderation.REMOVED])
    removal = services.decide_removal(page.action, ids, reason=moderation.REMOVED_BECAUSE, by=None)
    services.carry_on_removal(removal.pk)
    Removal.objects.filter(pk=removal.pk).update(decided_at=decided)
