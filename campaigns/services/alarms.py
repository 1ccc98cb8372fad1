"""What staff must hear of at once: that published numbers were wrong."""

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q, QuerySet

from advocacy_site.core import clock
from advocacy_site.mailing import services as mailing
from advocacy_site.users.models import User

from ..models import TallyDifference

ALARM_MAIL = "tally-alarm"


def staff_to_tell() -> QuerySet[User]:
    """Return those who look after actions: with the permission to change their settings, or any."""
    wanted = Permission.objects.filter(codename="change_action", content_type__app_label="campaigns")
    by_role = Q(groups__permissions__in=wanted) | Q(user_permissions__in=wanted)
    return User.objects.filter(Q(is_superuser=True) | by_role, is_active=True).distinct()


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
        for user in staff_to_tell()
    ]
    TallyDifference.objects.filter(pk__in=found).update(told_at=clock.now())
    return len(mails)
