"""Where the content's links lead: names of places, and the pages that stand there."""

from wagtail.models import Page

from advocacy_site.news.models import NewsIndexPage, PressPage
from advocacy_site.pages.models import DonatePage, HomePage
from campaigns.models import ActionPage, CampaignIndexPage
from events.models import EventIndexPage
from members.models import MemberDirectoryPage

from ..content import site
from ..content.pages import programme, topic

THE_ONLY: dict[str, type[Page]] = {
    "campaigns": CampaignIndexPage,
    "donate": DonatePage,
    "events": EventIndexPage,
    "members": MemberDirectoryPage,
    "news": NewsIndexPage,
    "press": PressPage,
}
CALLED = {"topic": topic.SLUG, "programme": programme.SLUG}  # other places have their slug for a name


def place(home: HomePage, name: str) -> Page | None:
    """Return the live page that content calls `name`, or None where this demo has none."""
    if name in THE_ONLY:
        found = THE_ONLY[name].objects.descendant_of(home).live()
    elif name == "featured":
        found = ActionPage.objects.descendant_of(home).live().filter(slug=site.FEATURED)
    else:
        found = Page.objects.child_of(home).live().filter(slug=CALLED.get(name, name))
    return found.order_by("path").first()
