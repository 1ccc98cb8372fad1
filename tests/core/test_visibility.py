"""Which pages everybody may see, asked within the query for them."""

import pytest
from wagtail.models import Page, PageViewRestriction

from advocacy_site.core.visibility import visible

from .. import factories

pytestmark = pytest.mark.django_db


def test_drafts_restricted_pages_and_all_below_them_are_left_out() -> None:
    open_page, closed = factories.campaign_page(), factories.campaign_page()
    below = factories.action_page(parent=closed)
    draft = factories.campaign_page()
    draft.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    seen = set(visible(Page.objects.filter(depth__gt=3)).values_list("pk", flat=True))
    assert open_page.pk in seen
    assert not seen & {closed.pk, below.pk, draft.pk}
    assert seen == set(Page.objects.filter(depth__gt=3).live().public().values_list("pk", flat=True))


def test_no_planner_may_choose_to_read_all_pages_for_each_page() -> None:
    """A table without statistics counts as long: a join would then begin at the pages."""
    assert " JOIN " not in str(visible(Page.objects.all()).query)
