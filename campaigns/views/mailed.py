"""What the pages behind mailed links of signing have in common."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from advocacy_site.core import mailed
from advocacy_site.core.views import gone

from .. import services


def nothing_there(request: HttpRequest) -> HttpResponse:
    """410. The page must not tell more than its reader knows: it may be somebody else's screen."""
    return gone(request, _("Nothing is stored behind this link. You can sign again on the action’s page."))


answer_link = partial(mailed.answer_link, nothing_there=nothing_there)


def seen_version(request: HttpRequest) -> UUID:
    """Return the version of the words that the page showed. Raises WordsChanged for anything else."""
    try:
        return UUID(request.POST.get("text_version", ""))
    except ValueError as error:
        raise services.WordsChanged from error
