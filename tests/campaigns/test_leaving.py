"""The "leave" link: the page of one signature, and the one press of a mail program."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client

from advocacy_site.core.limits import RULES
from advocacy_site.core.models import Link
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import unsubscribe_headers
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import ConsentWording
from campaigns import leaving, services
from campaigns.models import Signature, TallyDelta

from .. import factories
from ..supporters.asking import send_all
from .test_confirming import answer, link_of

pytestmark = pytest.mark.django_db
AMARA = "amara@example.org"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def signed(**fields: Any) -> tuple[Signature, str]:
    """A confirmed signature of Amara, and the path of its link."""
    page = factories.action_page(title="The first pledge")
    values = {"email": AMARA, "name": "Amara Lindqvist", "display": "full"} | fields
    signature = factories.confirmed_signature(page, **values)
    return signature, urlsplit(leaving.leave_url(signature.pk)).path


def test_the_mail_that_says_signed_already_carries_the_link(client: Client, clock: Any) -> None:
    signature, path = signed()
    page = signature.text_version.page
    clock.advance(days=1)
    factories.sign(page, factories.submission(page, email=AMARA))
    Outbox.objects.filter(kind="sign-confirm").delete()
    send_all()
    [message] = mail.outbox
    assert path in message.body
    assert path in str(message.alternatives[0][0])
    assert "first pledge" not in message.subject


def test_one_signature_has_one_link_in_all_its_mails() -> None:
    signature, path = signed()
    assert urlsplit(leaving.leave_url(signature.pk)).path == path
    assert Link.objects.filter(purpose="leave").count() == 1


def test_looking_ten_times_changes_nothing_and_names_nobody(client: Client) -> None:
    signature, path = signed()
    for _n in range(10):
        response = client.get(path)
        assert response.status_code == client.head(path).status_code == 200
    html = response.content.decode()
    assert "The first pledge" in html
    assert "Amara" not in html
    assert AMARA not in html
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    signature.refresh_from_db()
    assert (signature.state, signature.display) == ("confirmed", "full")
    assert not mailing.is_suppressed(signature.email_hash, signature.action.subject)


def test_mails_about_this_action_stop_and_others_do_not(client: Client) -> None:
    signature, path = signed()
    wording = ConsentWording.objects.create(locale=factories.locale(), purpose="updates", text="Write to me.")
    subject = signature.action.subject
    supporters.grant(signature.email_hash, wording, method="mail", subject=subject)
    Signature.objects.update(updates_wording=wording)
    for _twice in range(2):
        html = client.post(path, {"do": "stop"}).content.decode()
    assert "No more messages" in html
    assert mailing.is_suppressed(signature.email_hash, subject)
    assert not mailing.is_suppressed(signature.email_hash)
    assert not supporters.is_granted(signature.email_hash, "updates", subject=subject)
    signature.refresh_from_db()
    assert signature.is_counted
    assert signature.updates_wording is None
    client.post(path, {"do": "allow"})
    assert not mailing.is_suppressed(signature.email_hash, subject)
    assert not supporters.is_granted(signature.email_hash, "updates", subject=subject), "asked anew"


def test_the_name_is_hidden_and_the_signature_goes_on_counting(client: Client) -> None:
    signature, path = signed()
    html = client.post(path, {"do": "hide"}).content.decode()
    assert "Your name is not shown." in html
    assert "Hide my name" not in html
    signature.refresh_from_db()
    assert signature.public_name == ""
    assert signature.is_counted


def test_a_signature_is_withdrawn_once(client: Client) -> None:
    signature, path = signed()
    for _n in range(3):
        assert client.post(path, {"do": "withdraw"}).status_code == 200
    assert services.recount(signature.action) == {}
    assert sorted(TallyDelta.objects.values_list("change", flat=True)) == [-1, 1]


@pytest.mark.parametrize(("verb", "left"), [("erase", 0), ("erase-but-count", 1)])
def test_a_signature_is_erased_with_the_choice_and_the_link_says_that_it_is_gone(
    client: Client, verb: str, left: int
) -> None:
    signature, path = signed()
    assert client.post(path, {"do": verb}).status_code == 200
    assert not Signature.objects.exists()
    assert services.recount(signature.action).get(("total", ""), 0) == left
    for response in (client.get(path), client.post(path, {"do": verb}), client.post(path, ONE_CLICK)):
        assert response.status_code == 410


def test_a_mail_program_stops_the_mails_with_one_press_and_no_cookie(client: Client) -> None:
    for sent_as in ({"content_type": "application/x-www-form-urlencoded"}, {}):  # the other is multipart
        signature, path = signed(email=f"a{len(sent_as)}@example.org")
        body = "List-Unsubscribe=One-Click" if sent_as else ONE_CLICK
        response = Client().post(path, body, **sent_as)
        assert response.status_code == 200
        assert not response.cookies
        assert mailing.is_suppressed(signature.email_hash, signature.action.subject)
        signature.refresh_from_db()
        assert signature.is_counted


def test_a_provider_that_presses_for_thousands_is_not_refused(client: Client) -> None:
    _signature, path = signed()
    codes = {client.post(path, ONE_CLICK).status_code for _n in range(RULES["link-network"].limit + 5)}
    assert codes == {200}
    assert client.get(path).status_code == 200


def test_another_site_and_invented_wishes_are_refused(client: Client) -> None:
    signature, path = signed()
    assert client.post(path, {"do": "erase"}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.post(path, ONE_CLICK, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    for wish in ({"do": ""}, {"do": "confirm"}, {}, {"List-Unsubscribe": "Maybe"}):
        assert client.post(path, wish).status_code == 400
    assert not mailing.is_suppressed(signature.email_hash, signature.action.subject)


def test_the_headers_are_those_of_rfc_8058() -> None:
    signature, path = signed()
    headers = leaving.leave_headers(signature.pk)
    assert headers == unsubscribe_headers(leaving.leave_url(signature.pk))
    assert headers["List-Unsubscribe"].startswith("<http")
    assert headers["List-Unsubscribe"].endswith(f"{path}>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_page_after_confirming_leads_to_my_data(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page())
    html = client.post(link_of(signature), answer(signature)).content.decode()
    assert html.count('href="/en/my-data/"') == 2  # in its words and at the foot
