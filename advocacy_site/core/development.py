"""Pages for those who build the site: never in production."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


def development_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 404 where DEV_PAGES is off, even if the address were mapped by mistake."""

    @never_cache
    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if not settings.DEV_PAGES:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
