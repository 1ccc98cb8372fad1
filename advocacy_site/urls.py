"""The map of addresses: private, then machines, then public, and Wagtail's pages last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from advocacy_site.core import views as core_views
from advocacy_site.core.look import look
from advocacy_site.pages.routing import serve
from advocacy_site.users.sign_in import SignInView

handler400 = core_views.bad_request
handler403 = core_views.permission_denied
handler404 = core_views.page_not_found
handler500 = core_views.server_error

urlpatterns: list[URLPattern | URLResolver] = [
    # private
    path("admin/", include(wagtailadmin_urls)),
    path("account/login/", SignInView.as_view(), name="account_login"),
    path("account/", include("allauth.account.urls")),
    path("doors/", include("events.door_urls")),
    # machines, and links in mails
    path("", include("advocacy_site.core.urls")),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.DEV_PAGES:
    urlpatterns += [
        path("dev/look/", look),
        path("dev/mail/", include("advocacy_site.mailing.urls")),
        *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    ]

urlpatterns += i18n_patterns(
    # public forms and lists that are not pages, the one first to which most come at once
    path("", include("campaigns.urls")),
    path("", include("advocacy_site.safety.urls")),
    path("", include("advocacy_site.supporters.urls")),
    path("", include("events.urls")),
    path("", include("advocacy_site.pages.urls")),
    # pages; Wagtail's own pattern stays for `reverse` and its other views
    re_path(wagtail_urls.serve_pattern, serve),
    path("", include(wagtail_urls)),
)
