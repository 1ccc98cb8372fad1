"""An editor's desk: types pages into the admin's own forms, and reads what the public gets to see."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

NONE = inline_formset([])


def create(staff: Client, parent: Page, model: type[Page], **fields: Any) -> Any:
    """Fill in the admin's form for a new page and publish it."""
    add = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
    data = nested_form_data(fields | {"comments": NONE, "action-publish": "1"})
    response = staff.post(add, data)
    if response.status_code != 302:
        form = response.context["form"]
        pytest.fail(f"{form.errors} {[formset.errors for formset in form.formsets.values()]}")
    return model.objects.get(slug=fields["slug"], live=True)


def words_of(page: Page) -> str:
    """All that a reader of the public page reads or is told, without the marks around it."""
    response = Client().get(page.url)
    assert response.status_code == 200
    html = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    told = " ".join(re.findall(r'(?:alt|href|datetime)="([^"]*)"', html))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html) + " " + told))


def assert_all(page: Page, *elements: str) -> None:
    words = words_of(page)
    assert not (lost := [element for element in elements if element not in words]), lost


def prose(*parts: str) -> list[tuple[str, Any]]:
    """Blocks of the body: a heading begins with #, a subheading with ##, anything else is a paragraph."""
    kinds = {"##": "subheading", "#": "heading"}
    found = []
    for part in parts:
        mark = part.partition(" ")[0]
        words = part.removeprefix(mark).strip()
        found.append((kinds[mark], words) if mark in kinds else ("paragraph", rich_text(f"<p>{part}</p>")))
    return found
