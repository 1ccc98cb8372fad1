"""Some who came by a member's link let that member write to them."""

from advocacy_site.supporters.models import Consent, Purpose, wordings_for
from campaigns.models import ActionPage, Signature
from members.models import MemberPage

from .tree import english

SHARE = 4  # one of so many


def some_let_members_write(page: ActionPage) -> None:
    """Write down the consents of some who signed `page` by a link, where its members may write."""
    wording = wordings_for("en").get(Purpose.MEMBER)
    if not page.action.members_may_write or wording is None:
        return
    members = MemberPage.objects.filter(locale=english()).select_related("member")
    by_link = {found.member.via: found for found in members if found.member}
    came = page.action.signatures.counted().filter(source__in=by_link).order_by("confirmed_at", "pk")
    agreed = list(came[::SHARE])
    for row in agreed:
        sharer = by_link[row.source]
        row.writer, row.writer_named, row.writer_wording = sharer.member, sharer.title, wording
    Signature.objects.bulk_update(agreed, ["writer", "writer_named", "writer_wording"])
    Consent.objects.bulk_create(
        Consent(
            subject_hash=row.email_hash,
            purpose=Purpose.MEMBER,
            organisation=str(row.writer_id),
            organisation_name=row.writer_named,
            decision=Consent.Decision.GRANTED,
            wording=wording,
            subject=page.action.subject,
            method=Consent.Method.CONFIRMED_BY_MAIL,
            asked_at=row.requested_at,
            at=row.confirmed_at,
        )
        for row in agreed
    )
