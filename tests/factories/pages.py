"""Pages of no domain: topics, forms, gifts."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Page

from advocacy_site.core import clock
from advocacy_site.pages import services as pages
from advocacy_site.pages.models import (
    BankAccount,
    ContactField,
    ContactMessage,
    ContactPage,
    DonatePage,
    DonationAmount,
    SocialEntry,
    SocialFeed,
    StandardPage,
)
from advocacy_site.pages.presentation import reading_sentence
from advocacy_site.pages.questions import digest_of, questions_of
from advocacy_site.safety.models import Helpline
from advocacy_site.users.models import User

from .tree import home_page, locale, numbers


def helpline(**fields: Any) -> Helpline:
    values = {
        "locale": locale(),
        "name": "The Lamp",
        "owner": "Lampa",
        "audience": "survivors",
        "country": "AU",
        "number": "+61255500142",
        "display_number": "02 5550 0142",
        "checked_on": clock.today(),
    }
    return Helpline.objects.create(**(values | fields))


def _under(parent: Page | None, page: Page) -> Any:
    return type(page).objects.get(pk=(parent or home_page()).add_child(instance=page).pk)


def standard_page(*, parent: Page | None = None, **fields: Any) -> StandardPage:
    n = next(numbers)
    fields = {"title": f"Topic {n}", "slug": f"topic-{n}", "locale": locale()} | fields
    return _under(parent, StandardPage(**fields))


def contact_page(
    *questions: dict[str, Any], settings: dict[str, Any] | None = None, **fields: Any
) -> ContactPage:
    """A live contact page with these questions, a sender's address and a message if none is given, and an
    open inbox that `settings` change."""
    n = next(numbers)
    fields = {"title": f"Contact {n}", "slug": f"contact-{n}", "locale": locale()} | fields
    page = ContactPage(**fields)
    page.fields = [
        ContactField(locale=locale(), sort_order=n, **question)
        for n, question in enumerate(questions or DEFAULT_QUESTIONS)
    ]
    page = _under(None, page)
    role = Group.objects.get_or_create(name="Secretariat")[0]
    values = {"group": role, "address": "desk@daybreak.example"} | (settings or {})
    pages.change_inbox(page.inbox, values)
    return ContactPage.objects.get(pk=page.pk)


DEFAULT_QUESTIONS = (
    {"label": "Your email", "kind": "email", "is_sender": True},
    {"label": "What is it about?", "kind": "long", "required": True},
)


def answers_to(page: ContactPage, *values: str) -> dict[str, str]:
    """What a browser sends from the form on `page`: `values` in the order of the questions."""
    questions = questions_of(page)
    names = [question.name for question in questions]
    seen = digest_of(questions, reading_sentence(page.inbox))
    return dict(zip(names, values, strict=False)) | {"website": "", "seen": seen}


def message(page: ContactPage, **fields: Any) -> ContactMessage:
    """One message through `page`, kept as `page` promises today."""
    values = {
        "inbox": page.inbox,
        "page": page,
        "kind": page.inbox.kind,
        "answers": [{"question": "q", "wording": "What is it about?", "value": "A question"}],
        "language": "en",
        "group": page.inbox.group,
        "reader": page.inbox.reader,
        "keep_days": page.inbox.keep_days,
    }
    return ContactMessage.objects.create(**(values | fields))


def reader(page: ContactPage, **fields: Any) -> User:
    """A member of the staff with the role that reads what comes through `page`."""
    user = User.objects.create_user(f"staff-{next(numbers)}@daybreak.example", "a long password", **fields)
    page.inbox.group.permissions.add(
        *Permission.objects.filter(
            codename__in=["access_admin", "view_contactmessage", "change_contactmessage"]
        )
    )
    user.groups.add(page.inbox.group)
    return user


def bank_account(**fields: Any) -> BankAccount:
    """An account with the IBAN that ISO's examples use."""
    values = {"holder": "Daybreak Coalition", "iban": "BE68 5390 0754 7034", "bic": "GKCCBEBB"}
    return BankAccount.objects.create(**(values | fields))


def donate_page(*amounts: int, **fields: Any) -> DonatePage:
    n = next(numbers)
    fields = {"title": f"Donate {n}", "slug": f"donate-{n}", "locale": locale()} | fields
    page = DonatePage(**fields)
    page.amounts = [
        DonationAmount(locale=locale(), amount=amount, sort_order=n) for n, amount in enumerate(amounts)
    ]
    return _under(None, page)


def social_feed(**fields: Any) -> SocialFeed:
    return SocialFeed.objects.create(**({"title": "Mastodon", "url": "https://feeds.example/feed"} | fields))


def social_entry(feed: SocialFeed, n: int = 1, **fields: Any) -> SocialEntry:
    """A post of `feed`, of the moment when the feed was made."""
    values = {"text": f"Post {n}", "url": f"https://social.example/{n}", "posted_at": feed.due_at}
    return SocialEntry.objects.create(feed=feed, **(values | fields))
