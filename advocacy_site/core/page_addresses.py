"""The addresses of the pages in a list: what they have in common is worked out once."""

from urllib.parse import quote

from django.http import HttpRequest
from wagtail.models import Page, Site


class PageAddresses:
    """What `Page.get_url` says of many pages, for one request or, in what is no answer to one, for none.

    Wagtail resolves a route and changes the language for each page, which costs more than all else in a row.
    """

    def __init__(self, request: HttpRequest | None) -> None:
        self._request = request
        self._homes: dict[str, str] = {}  # path of a home page → its address
        self._roots = [root.root_path for root in Site.get_site_root_paths()]

    def of(self, path: str) -> str:
        """Return the address of the page with the `url_path` given, "" where it is on no site."""
        roots = [root for root in self._roots if path.startswith(root)]
        if len(roots) != 1:  # on none, or on several, and the request's own comes first
            return Page(url_path=path).get_url(self._request) or ""
        home = self._homes.get(roots[0])
        if home is None:
            home = self._homes[roots[0]] = Page(url_path=roots[0]).get_url(self._request) or ""
        return home + quote(path[len(roots[0]) :]) if home else ""
