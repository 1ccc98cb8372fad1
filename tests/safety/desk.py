"""What the tests of this room do at the admin's screens for helplines."""

from typing import Any

from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from advocacy_site.safety.models import Helpline
from advocacy_site.users.models import User

from .. import factories

WORDS = {
    "name": "Night Line",
    "owner": "Maison Abri",
    "audience": "survivors",
    "country": "AU",
    "number": "+61255500177",
    "display_number": "02 5550 0177",
    "can_call": "on",
    "hours": "weekly",
    "time_zone": "Australia/Sydney",
    "languages": ("en", "fr"),
    "checked_on": "2027-02-20",
}
NIGHTS = {"first_day": "1", "last_day": "7", "opens": "22:00", "closes": "06:00"}
ADD = "wagtailsnippets_safety_helpline:add"
EDIT = "wagtailsnippets_safety_helpline:edit"
LISTING = "wagtailsnippets_safety_helpline:list"


def editor(name: str) -> User:
    """Somebody who may change helplines, and is no superuser."""
    user = User.objects.create_user(f"{name}@daybreak.example", "a long password")
    codes = ["access_admin", "view_helpline", "add_helpline", "change_helpline"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
    return user


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form(*periods: dict[str, Any], initial: int = 0, **changed: Any) -> dict[str, Any]:
    """Return what the form sends: WORDS as `changed`, and periods of which `initial` were there before."""
    return WORDS | changed | {"opening_periods": inline_formset(periods or [NIGHTS], initial=initial)}


def same_form(line: Helpline, **changed: Any) -> dict[str, Any]:
    """Return what the form of a known `line` sends if nothing but `changed` is new."""
    rows = [NIGHTS | {"id": str(row.pk)} for row in line.opening_periods.all()]
    return form(*rows, initial=len(rows), **changed)


def post(user: User, view: str, *args: Any, **data: Any) -> str:
    """Send a form of the admin and return what the next page says."""
    response = as_(user).post(reverse(view, args=args), nested_form_data(data), follow=True)
    assert response.redirect_chain, response.context["form"].errors
    return response.content.decode()


def written_by(user: User) -> Helpline:
    """Write a line through the admin's own form."""
    factories.locale()
    post(user, ADD, **form())
    return Helpline.objects.get(name="Night Line")


def browsers_form(html: str) -> dict[str, list[str]]:
    """Return what a browser sends when one presses Save in a page of the admin."""
    soup = BeautifulSoup(html, "html.parser")
    sent: dict[str, list[str]] = {}
    for field in soup.select("#w-editor-form [name]"):
        name = field["name"]
        if "__prefix__" in name or (field.get("type") == "checkbox" and not field.has_attr("checked")):
            continue
        chosen = [option["value"] for option in field.select("option[selected]")]
        unsaid = "on" if field.get("type") == "checkbox" else ""
        values = chosen if field.name == "select" else [field.get("value", unsaid)]
        sent.setdefault(name, []).extend(values)
    return sent
