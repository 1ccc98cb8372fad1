"""Whom a member may write to: who signed an action by its link and said yes, to that member alone."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from advocacy_site.mailing.models import Suppression
from advocacy_site.supporters.models import Consent, Purpose
from members.models import Member

from .models import Action, Signature


def reachable(action: Action, member: Member) -> QuerySet[Signature]:
    """Return the people who signed `action` and to whom `member` may write about it, with `agreed_at`.

    Only signatures that count; only where the newest row of the consent is a grant; nobody whose address
    gets no mail about the action from us, either.
    """
    address = OuterRef("email_hash")
    consents = Consent.objects.newest_first(
        address, Purpose.MEMBER, subject=action.subject, organisation=str(member.pk)
    )
    stopped = Suppression.objects.against(address, action.subject)
    rows = Signature.objects.counted().filter(action=action, writer=member, kind=Signature.Kind.PERSON)
    return (
        rows.filter(~Exists(stopped), writer_wording__isnull=False)
        .annotate(
            consent=Subquery(consents.values("decision")[:1]), agreed_at=Subquery(consents.values("at")[:1])
        )
        .filter(consent=Consent.Decision.GRANTED)
    )
