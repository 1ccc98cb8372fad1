"""Every page type, also one that is added tomorrow: public, edited, previewed, copied, translated."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from django_countries.fields import CountryField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import Translation, TranslationSource

from advocacy_site.pages.models import HomePage
from campaigns.models import CampaignIndexPage

from .. import factories

pytestmark = pytest.mark.django_db

OURS = [model for model in get_page_models() if not model.__module__.startswith("tests.")]
TYPES = [model for model in OURS if model is not Page]
every_type = pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)

# Which pages may stand below which. A new type gets a line here, and one in that of its parent.
TREE = {
    "wagtailcore.Page": {"pages.HomePage"},
    "pages.HomePage": {
        "campaigns.CampaignIndexPage",
        "events.EventIndexPage",
        "members.MemberDirectoryPage",
        "news.NewsIndexPage",
        "pages.ContactPage",
        "pages.DonatePage",
        "pages.StandardPage",
    },
    "pages.StandardPage": {"pages.StandardPage", "pages.ContactPage"},
    "pages.ContactPage": set(),
    "pages.DonatePage": set(),
    "campaigns.CampaignIndexPage": {"campaigns.CampaignPage", "campaigns.ActionPage"},
    "campaigns.CampaignPage": {"campaigns.ActionPage"},
    "campaigns.ActionPage": set(),
    "news.NewsIndexPage": {"news.NewsPage", "news.PressPage"},
    "news.NewsPage": set(),
    "news.PressPage": set(),
    "events.EventIndexPage": {"events.EventPage"},
    "events.EventPage": set(),
    "members.MemberDirectoryPage": {"members.MemberPage"},
    "members.MemberPage": {"news.NewsPage", "events.EventPage"},
}


# --- the smallest page of a type ---------------------------------------------------------------------------


def least(field: models.Field) -> Any:
    """The least that a field which must be filled in can hold."""
    if isinstance(field, CountryField):
        return "KE"
    if field.choices:
        return next(value for value, _label in field.flatchoices if value)
    if isinstance(field, RichTextField):
        return "<p>Words.</p>"
    assert isinstance(field, models.CharField | models.TextField), f"say here what {field} holds at least"
    return "Words"


def must_be_filled(model: type[Page]) -> Iterator[models.Field]:
    shared = {field.name for field in Page._meta.get_fields()}
    for field in model._meta.concrete_fields:
        asked = field.editable and not field.blank and not field.has_default() and not field.primary_key
        if asked and field.name not in shared and not isinstance(field, StreamField | models.OneToOneField):
            yield field


def parent_of(model: type[Page]) -> Page:
    """The parent that a page of `model` stands below, made with all above it."""
    home = factories.home_page()
    if model is HomePage:
        return home.get_parent()
    if model is CampaignIndexPage:
        factories.campaign_index().delete()  # there is but one
        home.refresh_from_db()
    parent = next(parent for parent in model.allowed_parent_page_models() if parent is not model)
    return home if parent is HomePage else least_page(parent)


def least_page(model: type[Page]) -> Page:
    """A published page of `model` with the least in it."""
    if model is HomePage:
        return factories.home_page()
    values = {field.name: least(field) for field in must_be_filled(model)}
    page = model(title="The least page", slug="least", locale=factories.locale(), **values)
    parent_of(model).add_child(instance=page)
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(factories.staff())
    return client


def labels(found: list[type[Page]]) -> set[str]:
    return {model._meta.label for model in found} - {"wagtailcore.Page"}  # which editors never see


def is_shown(response: Any, page: Page) -> bool:
    html = response.content.decode() if hasattr(response, "content") else response.rendered_content
    return response.status_code == 200 and html.count("<h1") == 1 and page.title in html


# --- the tests ---------------------------------------------------------------------------------------------


def test_pages_stand_where_the_table_says() -> None:
    allowed = {model._meta.label: labels(model.allowed_subpage_models()) for model in OURS}
    assert allowed == TREE
    for model in TYPES:
        above = {parent for parent, children in TREE.items() if model._meta.label in children}
        assert labels(model.allowed_parent_page_models()) == above - {"wagtailcore.Page"}


@every_type
def test_a_page_with_the_least_in_it_is_public(model: type[Page], client: Client) -> None:
    page = least_page(model)
    assert is_shown(client.get(page.url), page)


@every_type
def test_a_page_is_edited_and_previewed_in_each_mode(model: type[Page], staff: Client) -> None:
    page = least_page(model)
    assert staff.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    draft = page.get_latest_revision_as_object()
    for mode, _label in draft.preview_modes:
        assert is_shown(draft.make_preview_request(preview_mode=mode), page), mode


@every_type
def test_a_new_page_is_previewed_before_it_is_saved(model: type[Page], staff: Client) -> None:
    parent = parent_of(model)
    names = (model._meta.app_label, model._meta.model_name, parent.pk)
    add = staff.get(reverse("wagtailadmin_pages:add", args=names))
    assert add.status_code == 200
    data = querydict_from_html(add.content.decode(), form_id="page-edit-form")
    streams = [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]
    least_words = {field.name: least(field) for field in must_be_filled(model)}
    rich = [name for name, value in least_words.items() if str(value).startswith("<p>")]
    least_words |= dict.fromkeys(rich, "null")  # an empty editor
    page = model(title="Not saved yet")
    data.update({f"{name}-count": "0" for name in streams} | least_words)
    data.update({"title": page.title, "slug": "not-saved"})
    preview = partial(reverse, "wagtailadmin_pages:preview_on_add", args=names)
    answer = staff.post(preview(), data).json()
    assert answer["is_available"], answer
    for mode, _label in page.preview_modes:
        assert is_shown(staff.get(preview(), {"mode": mode}), page), mode
    assert not Page.objects.filter(slug="not-saved").exists()


@every_type
def test_a_page_is_copied(model: type[Page], client: Client) -> None:
    page = least_page(model)
    copy = page.copy(update_attrs={"title": "The copy", "slug": "copy"}, keep_live=True)
    assert type(copy) is model
    if model is not HomePage:  # a second home page has no address
        assert is_shown(client.get(model.objects.get(pk=copy.pk).url), copy)


@every_type
def test_a_page_is_translated(
    model: type[Page], client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    page, french = least_page(model), factories.locale("fr")
    for above in page.get_ancestors().filter(depth__gt=1).specific():
        above.copy_for_translation(french).save_revision().publish()
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=french)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    translated = page.get_translation(french)
    assert translated.live
    assert translated.url.startswith("/fr/")
    assert is_shown(client.get(translated.url), translated)
