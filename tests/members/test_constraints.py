"""What must never happen on a member's page is refused by the database, and told on its field before."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from members.models import Member, MemberLanguage, MemberPage, MemberService
from members.partial_dates import validate_partial_date

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"country": "QQ"},
        {"country": ""},
        {"founded": "yesterday"},
        {"founded": "2013-13"},
        {"member_since": "13"},
        {"donate_url": "http://give.example/"},
        {"volunteer_url": "javascript:alert(1)"},
        {"needs_url": "//needs.example/"},
        {"own_name": "दार", "own_language": ""},
        {"own_language": "tlh"},
    ],
)
def test_the_database_refuses_what_no_page_may_hold(fields: dict[str, str]) -> None:
    page = factories.member_page()
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberPage.objects.filter(pk=page.pk).update(**fields)


def test_the_database_refuses_a_line_twice_and_an_unknown_language() -> None:
    page = factories.member_page(services=["Law"], languages=["sw"])
    for line in (
        MemberService(page=page, locale=page.locale, service=factories.service("Law")),
        MemberLanguage(page=page, locale=page.locale, language="sw"),
        MemberLanguage(page=page, locale=page.locale, language="tlh"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            line.save()


def test_the_database_refuses_two_members_of_one_name_in_links_and_an_empty_one() -> None:
    factories.member_page(slug="aster")
    for via in ("aster", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            Member.objects.create(translation_key=uuid.uuid4(), via=via)


def test_an_address_that_is_not_https_is_refused_on_its_field() -> None:
    page = factories.member_page()
    page.donate_url = "http://give.example/"
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert set(caught.value.message_dict) == {"donate_url"}
    block = MemberPage._meta.get_field("links").stream_block
    value = block.to_python([{"type": "link", "value": {"label": "Site", "url": "http://a.example/"}}])
    with pytest.raises(ValidationError):
        block.clean(value)


def test_a_name_without_its_language_is_refused_with_words() -> None:
    page = factories.member_page()
    page.own_name = "दार"
    with pytest.raises(ValidationError, match="Say in which language that name is"):
        page.full_clean()


@pytest.mark.parametrize("text", ["13", "2013-5", "2013-02-30", "2013-W01-1", "3013", "٢٠١٣", "2013\n"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        validate_partial_date(text)
