"""Whose a picture is, until when we may show it, and whether the people on it agree."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.images.forms import get_image_form

from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.clock import today
from advocacy_site.core.models import SiteImage
from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _somewhere_to_lie() -> None:
    factories.root_collection()


GOOD = {"title": "Door", "description": "An open door", "licence": "own", "people_agree": "nobody"}
IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"licence": "stolen"}, "image_licence_is_known"),
    ({"people_agree": "perhaps"}, "image_consent_is_known"),
    ({"licence": "cc-by-sa"}, "image_commons_has_credit"),
    ({"licence": "own", "licence_ends": date(2030, 1, 1)}, "image_only_licences_end"),
    ({"people_agree": "on-file"}, "image_consent_has_reference"),
]


def test_a_body_drops_a_picture_when_its_licence_has_ended(clock: Any) -> None:
    rights = {"licence": "licensed", "people_agree": "nobody", "licence_ends": today()}
    block = {"image": factories.site_image(title="Door", **rights).pk, "alt_text": "An open door"}
    body = BodyBlock().to_python([{"type": "image", "value": block, "id": "x"}])
    assert "An open door" in body.render_as_block()
    clock.advance(days=1)
    html = BodyBlock().to_python([{"type": "image", "value": block, "id": "x"}]).render_as_block()
    assert "An open door" not in html


def errors(**fields: Any) -> dict[str, Any]:
    upload = {"file": SimpleUploadedFile("door.jpg", factories.photo())}
    form = get_image_form(SiteImage)(GOOD | fields, upload, user=factories.staff())
    return form.errors


@pytest.mark.parametrize(("fields", "constraint"), IMPOSSIBLE)
def test_the_database_refuses_rights_that_cannot_be(fields: dict[str, Any], constraint: str) -> None:
    image = factories.site_image()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        SiteImage.objects.filter(pk=image.pk).update(**fields)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"description": " "}, "description"),
        ({"licence": ""}, "licence"),
        ({"people_agree": ""}, "people_agree"),
        ({"licence": "cc-by"}, "credit"),
        ({"licence": "public-domain", "licence_ends": "2030-01-01"}, "licence_ends"),
        ({"people_agree": "on-file"}, "consent_reference"),
    ],
)
def test_the_form_says_on_the_field_what_is_missing(fields: dict[str, Any], field: str) -> None:
    assert list(errors(**fields)) == [field]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"description": "", "is_decorative": "on"},
        {"licence": "licensed", "licence_ends": "2030-01-01"},
        {"licence": "cc-by-nc", "credit": "Ada Example"},
        {"people_agree": "on-file", "consent_reference": "Folder 14, no. 3"},
        {"people_agree": "missing"},
    ],
)
def test_the_form_takes_what_can_be(fields: dict[str, Any]) -> None:
    assert not errors(**fields)


def test_on_a_new_picture_nothing_about_rights_is_chosen_for_the_editor(client: Client) -> None:
    client.force_login(factories.staff())
    form = client.get(reverse("wagtailimages:add")).context["form"]
    assert form["licence"].value() == form["people_agree"].value() == ""
    image = factories.site_image(licence="public-domain", people_agree="nobody")
    form = client.get(reverse("wagtailimages:edit", args=[image.pk])).context["form"]
    assert (form["licence"].value(), form["people_agree"].value()) == ("public-domain", "nobody")


def test_what_code_leaves_unsaid_about_people_is_not_taken_for_a_yes() -> None:
    assert factories.site_image().people_agree == SiteImage.PeopleAgree.MISSING


def test_a_decoration_has_an_empty_alternative() -> None:
    image = factories.site_image(description="A door")
    assert 'alt="A door"' in image.get_rendition("width-20").img_tag()
    image.is_decorative = True
    assert 'alt=""' in image.get_rendition("width-20").img_tag()


# --- the report ----------------------------------------------------------------


def report(client: Client) -> str:
    return client.get(reverse("image_rights")).content.decode()


def test_the_report_shows_what_ends_soon_and_whose_consent_is_missing(client: Client, clock: Any) -> None:
    client.force_login(factories.staff())
    assert "No licence ends within 30 days" in report(client)
    fine = {"licence": "licensed", "people_agree": "nobody"}
    day = clock().date()
    for title, days in [("Over", -1), ("Soon", 30), ("Later", 31)]:
        factories.site_image(title=title, licence_ends=day + timedelta(days=days), **fine)
    factories.site_image(title="Endless", **fine)
    factories.site_image(title="Unasked", licence="own", people_agree="missing")
    html = report(client)
    listed = [
        title
        for title in ("Over", "Soon", "Later", "Endless", "Unasked")
        if f">{title}<" in " ".join(html.split()).replace("> ", ">").replace(" <", "<")
    ]
    assert listed == ["Over", "Soon", "Unasked"]
    assert "Licence ended on 28 February 2027" in html
    assert "Licence ends on 31 March 2027" in html
    assert "Consent of the people shown is missing" in html


def test_the_report_is_for_those_who_look_after_images(client: Client) -> None:
    user = User.objects.create_user("writer@example.org", "pass")
    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)
    assert client.get(reverse("image_rights")).status_code == 302
    client.force_login(factories.staff())
    assert client.get(reverse("image_rights")).status_code == 200
    assert client.get(reverse("image_rights") + "?export=csv").status_code == 200
