"""Every page type of this room can be added where it belongs, edited, copied and previewed."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from advocacy_site.pages.models import ContactPage, DonatePage, HomePage, StandardPage
from advocacy_site.users.models import User
from campaigns.models import CampaignIndexPage

from .. import factories

pytestmark = pytest.mark.django_db


def every_page() -> list[Page]:
    account = factories.bank_account()
    return [
        factories.home_page(),
        factories.standard_page(audience="men"),
        factories.contact_page(),
        factories.contact_page(settings={"kind": "membership", "group": None}),
        factories.donate_page(12, account=account, once_url="https://pay.example/{amount}"),
    ]


def test_every_page_can_be_edited_and_previewed(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root@daybreak.example", "a long password"))
    for page in every_page():
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200, page
        for mode, _label in page.preview_modes:
            draft = page.get_latest_revision_as_object()
            response = draft.make_preview_request(preview_mode=mode)
            assert response.status_code == 200, page
            assert page.public_title in response.content.decode()


def test_a_form_is_previewed_before_anybody_opened_it() -> None:
    page = factories.contact_page(settings={"group": None})
    assert "What is it about?" in page.make_preview_request().rendered_content


@pytest.mark.parametrize(
    ("parent", "child", "allowed"),
    [
        (HomePage, StandardPage, True),
        (HomePage, ContactPage, True),
        (HomePage, DonatePage, True),
        (HomePage, CampaignIndexPage, True),
        (StandardPage, StandardPage, True),
        (StandardPage, ContactPage, True),
        (StandardPage, DonatePage, False),
        (DonatePage, StandardPage, False),
        (ContactPage, StandardPage, False),
        (CampaignIndexPage, StandardPage, False),
        (Page, StandardPage, False),
    ],
)
def test_pages_stand_where_they_belong(parent: Any, child: Any, allowed: bool) -> None:
    may_hold = child in parent.allowed_subpage_models()
    may_stand = parent in child.allowed_parent_page_models()
    assert (may_hold and may_stand) is allowed
