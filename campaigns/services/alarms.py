"""What staff must hear of at once: that published numbers were wrong."""

from django.db import transaction

from advocacy_site.core import clock
from advocacy_site.mailing import services as mailing

from ..models import TallyDifference
from .staff_mail import staff_with

ALARM_MAIL = "tally-alarm"
PERMISSION = "campaigns.change_action"  # of those who look after actions


@transaction.atomic
def tell_staff() -> int:
    """Write one mail to each of them about all differences that they were not told of; return how many.

    Differences are marked in the same transaction, so that nobody hears of one never or twice.
    """
    untold = TallyDifference.objects.select_for_update().filter(told_at__isnull=True)
    found = list(untold.values_list("pk", flat=True))
    if not found:
        return 0
    mails = [
        mailing.queue(
            ALARM_MAIL,
            to=user.email,
            language=user.language,
            dedupe_key=f"{ALARM_MAIL}:{found[0]}:{user.pk}",
            payload={"differences": [str(pk) for pk in found]},
        )
        for user in staff_with(PERMISSION)
    ]
    TallyDifference.objects.filter(pk__in=found).update(told_at=clock.now())
    return len(mails)
