"""An action whose signers are asked whether the member that brought them may write."""

from typing import Any

from django.test import Client

from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import ConsentWording
from campaigns import services
from campaigns.desk import find_desk
from campaigns.models import ActionPage, Signature
from members.models import MemberPage

from .. import factories

ASKED = "Aster House may write to me about this."


def words() -> ConsentWording:
    text = "{member} may write to me about this."
    return ConsentWording.objects.create(locale=factories.locale(), purpose="member", text=text)


def sharer() -> MemberPage:
    return factories.member_page(title="Aster House", slug="aster")


def open_page() -> ActionPage:
    """A pledge of which members may write to those whom they bring."""
    page = factories.action_page()
    services.change_settings(page.action, {"members_may_write": True})
    return ActionPage.objects.get(pk=page.pk)


def as_shown(page: ActionPage, via: str = "aster", **fields: Any) -> dict[str, Any]:
    """What a browser sends from the form of the page that the link of `via` leads to."""
    desk = find_desk(page.action.key, "en", via)
    assert desk is not None
    shown = {"asked": desk.asked.fingerprint}
    if desk.writer_wording:
        shown["writer_wording"] = str(desk.writer_wording.pk)
    return factories.form_data(page, **(shown | fields))


def post(page: ActionPage, data: dict[str, Any], via: str = "aster") -> Any:
    return Client().post(f"/en/sign/{page.action.key}/" + (f"?via={via}" if via else ""), data)


def agreed(page: ActionPage, **fields: Any) -> Signature:
    """A confirmed signature of somebody who let the member write."""
    known = set(Signature.objects.values_list("pk", flat=True))
    assert post(page, as_shown(page, writer="on", **fields)).status_code == 303
    return factories.confirm(Signature.objects.exclude(pk__in=known).get())


def may_write(row: Signature, member: MemberPage) -> bool:
    return supporters.is_granted(
        row.email_hash, "member", subject=row.action.subject, organisation=str(member.member_id)
    )
