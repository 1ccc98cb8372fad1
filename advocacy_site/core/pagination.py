"""One page of a long list, chosen by `?page=`, in the admin by `?p=`."""

import re
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404, HttpRequest
from wagtail.admin.paginator import WagtailPaginator

MOST_PAGES = 10_000
# Plain digits only: int() would also take "+1", " 1 " and "1_0", each of them one more address of a page.
NUMBER = re.compile(r"[1-9][0-9]{0,4}")


def paginate(items: Any, request: HttpRequest, per_page: int = 20) -> Page:
    """Return the page of `items` (a list, an ordered QuerySet, KeptRows) that `request` asks for.

    Without `?page=` it is the first, which may be empty. Raises Http404 for anything that is not the
    number of an existing page, so that a list has no endless addresses.
    """
    return _page(Paginator(items, per_page), request.GET.get("page", "1"))


def paginate_admin(items: Any, request: HttpRequest, per_page: int = 20) -> Page:
    """Return the page of `items` as `paginate` does, by `?p=`, as Wagtail's own links in the admin say it."""
    return _page(WagtailPaginator(items, per_page), request.GET.get("p", "1"))


def _page(pages: Paginator, wanted: str) -> Page:
    if not NUMBER.fullmatch(wanted) or int(wanted) > MOST_PAGES:
        raise Http404("No such page")
    try:
        return pages.page(int(wanted))
    except EmptyPage as error:
        raise Http404("No such page") from error
