"""Pages that belong to no domain: the topic, the programme, forms, the page where one gives, the small print.

They stand after the rooms that they lead to. Links between them are made when all of them are there.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Page

from advocacy_site.core import clock
from advocacy_site.pages import services
from advocacy_site.pages.models import (
    BankAccount,
    ContactField,
    ContactPage,
    DonatePage,
    DonationAmount,
    HomePage,
    Leaflet,
    PageLink,
    SocialPost,
    StandardPage,
)
from advocacy_site.safety.models import Helpline
from campaigns.models import Action, ActionPage
from events.models import EventPage

from ..content import helplines
from ..content.leaflets import LEAFLETS
from ..content.pages import about, donate, forms, programme, topic
from .contacts import contact
from .feeds import feed
from .figures import figure
from .leaflets import leaflet
from .places import place
from .tree import child, english, lines

READS_MESSAGES = ("access_admin", "view_contactmessage", "change_contactmessage")
SIGNED_HERE = (Action.Kind.PLEDGE, Action.Kind.PETITION)
MOST_ACTIONS = 3


def build(home: HomePage) -> None:
    """Make the pages, then what leads from one to another."""
    build_form(home, forms.CONTACT, forms.CONTACT_QUESTIONS)
    open_inbox(home, "contact", forms.CONTACT_INBOX, forms.CONTACT_ROLE, forms.CONTACT_ADDRESS)
    build_form(home, forms.JOIN, forms.JOIN_QUESTIONS)
    open_inbox(home, "join", forms.JOIN_INBOX, forms.JOIN_ROLE, forms.JOIN_ADDRESS)
    build_donate(home)
    topic_page, programme_page = build_topic(home), build_programme(home)
    logbook = feed(about.FEED, about.ENTRIES)
    about_page = child(home, StandardPage, social_feed=logbook, **about.ABOUT)
    small_print = [child(home, StandardPage, **words) for words in (about.PRIVACY, about.ACCESSIBILITY)]
    link(home, topic_page, topic.LINKS)
    link(home, programme_page, programme.LINKS, cohorts=EventPage.Kind.PROGRAMME)
    link(home, about_page, about.ABOUT_LINKS)
    for page in small_print:
        link(home, page, about.SMALL_PRINT_LINKS)


def build_form(parent: Page, words: dict[str, Any], questions: list[dict[str, Any]]) -> ContactPage:
    """Return the page with a form of these `questions`."""
    page: ContactPage = child(parent, ContactPage, fields=lines(ContactField, questions), **words)
    return page


def open_inbox(parent: Page, slug: str, settings: dict[str, Any], role: str, address: str) -> None:
    """Give the inbox of a form its readers, unless somebody has chosen them."""
    page = ContactPage.objects.child_of(parent).select_related("inbox").get(slug=slug)
    if page.inbox.group_id:
        return
    group, _made = Group.objects.get_or_create(name=role)
    group.permissions.add(*Permission.objects.filter(codename__in=READS_MESSAGES))
    services.change_inbox(page.inbox, {**settings, "group": group, "address": address})


def build_donate(home: HomePage) -> None:
    """Make the page where one gives, with an account that does not exist."""
    account, _made = BankAccount.objects.get_or_create(
        iban=donate.ACCOUNT["iban"], defaults={**donate.ACCOUNT}
    )
    amounts = [{"amount": amount, "effect": effect} for amount, effect in donate.AMOUNTS]
    child(
        home,
        DonatePage,
        account=account,
        amounts=lines(DonationAmount, amounts),
        contact=contact(donate.CONTACT),
        **donate.WORDS,
    )


def build_topic(home: HomePage) -> StandardPage:
    """Return the topic page: sections, actions to sign, the latest video, posts that are kept by hand."""
    today = clock.today()
    figures = {key: figure(words) for key, words in topic.FIGURES.items()}
    body = [(kind, figures[value] if kind == "fact" else value) for kind, value in topic.BEGINNING]
    open_now = [page for page in signable(home) if page.action.state == Action.State.OPEN][:MOST_ACTIONS]
    if open_now:
        body += [*topic.CALL, *(("action", {"page": page.page_ptr}) for page in open_now)]
    page: StandardPage = child(
        home,
        StandardPage,
        slug=topic.SLUG,
        body=body,
        video_date=today - timedelta(days=20),
        social_posts=lines(SocialPost, posts()),
        **topic.WORDS,
        **topic.VIDEO,
    )
    return page


def posts() -> list[dict[str, Any]]:
    """Return the fields of the social posts, with dates that are near today's."""
    found = []
    for words in topic.POSTS:
        posted_on = clock.today() - timedelta(days=words["days"])
        dates = {"posted_on": posted_on, "shown_until": clock.today() + timedelta(days=365)}
        found.append({key: words[key] for key in words if key != "days"} | dates)
    return found


def signable(home: HomePage) -> Any:
    """Return the pledges and petitions, in the order of the tree."""
    pages = ActionPage.objects.descendant_of(home).live().public().order_by("path")
    return pages.filter(action__kind__in=SIGNED_HERE).select_related("action", "page_ptr")


def build_programme(home: HomePage) -> StandardPage:
    """Return the programme page: the men's line at the top, a button to its own form, two leaflets."""
    for_men = Helpline.objects.get(locale=english(), name=helplines.FOR_MEN)
    documents = [{"title": words["title"], "document": leaflet(**words)} for words in LEAFLETS]
    page: StandardPage = child(
        home,
        StandardPage,
        slug=programme.SLUG,
        helpline=for_men,
        leaflets=lines(Leaflet, documents),
        contact=contact(programme.CONTACT),
        **programme.WORDS,
    )
    form = build_form(page, {**programme.FORM, "helpline": for_men}, programme.QUESTIONS)
    open_inbox(page, form.slug, programme.INBOX, programme.ROLE, programme.ADDRESS)
    if page.button_page_id is None:
        page.button_page = form.page_ptr
        page.save_revision().publish()
    return page


def link(home: HomePage, page: StandardPage, links: list[dict[str, str]], *, cohorts: str = "") -> None:
    """Let `page` lead to the places of `links` that are there, and to the events of the kind `cohorts`."""
    if page.links.exists():
        return
    rows = [{**words, "target": place(home, words["place"])} for words in links]
    events = EventPage.objects.descendant_of(home).live().filter(kind=cohorts).order_by("path")
    rows += [{"place": "", "box": PageLink.Box.COHORT, "target": event.page_ptr} for event in events]
    known = [{key: row[key] for key in row if key != "place"} for row in rows if row["target"]]
    page.links.set(lines(PageLink, known))
    page.save_revision().publish()
