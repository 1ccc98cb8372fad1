"""The admin's screens for delivery packs: ask for one, see what became of it, download its files."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from advocacy_site.core.caching import PRIVATE
from advocacy_site.core.pagination import paginate_admin
from advocacy_site.core.spreadsheets import FORMATS

from . import services
from .models import Action, ActionPage, DeliveryPack, PackFile
from .screens import action_of, screen_context

TITLE = gettext_lazy("Delivery packs")
PERMISSION = "campaigns.make_delivery_pack"
PER_PAGE = 20
CONTENT_TYPES = {
    PackFile.Format.PDF: "application/pdf",
    PackFile.Format.XLSX: FORMATS["xlsx"][0],
    PackFile.Format.CSV: FORMATS["csv"][0],
}


class PackForm(forms.ModelForm):
    """For whom, what for, and how."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        help_text=gettext_lazy("Of cover and headings; what was signed stays in its own languages."),
    )

    class Meta:
        model = DeliveryPack
        fields = ["recipient", "purpose", "language", "order"]
        help_texts = {
            "recipient": gettext_lazy("Printed on the cover, and told to signers under “My data”."),
            "purpose": gettext_lazy("What the recipient may use it for, as signers agreed to. Printed, too."),
        }

    def __init__(self, action: Action, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = ActionPage.objects.filter(action=action).select_related("locale").order_by("locale_id")
        codes = [page.locale.language_code for page in pages]
        names = [(code, name) for code, name in settings.LANGUAGES if code in codes]
        cast("forms.ChoiceField", self.fields["language"]).choices = names
        self.fields["recipient"].initial = next((page.recipients for page in pages if page.recipients), "")


@require_http_methods(["GET", "HEAD", "POST"])
def packs_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask for a pack of an action, and list those there are."""
    action = _action_of(request, pk)
    form = PackForm(action, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.request_pack(action, request.user, **form.cleaned_data)
        messages.success(request, _("The pack is being made. Load this page again in a minute."))
        return redirect("action_packs", action.pk)
    packs = action.packs.select_related("requested_by").prefetch_related("files")
    page = paginate_admin(packs, request, PER_PAGE)
    context = screen_context(action, TITLE, "download") | {
        "form": form,
        "packs": [_shown(pack) for pack in page],
        "page_obj": page,
        "days": services.packs.KEEP.days,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/packs.html", context, status=status)


@require_POST
def take_pack_file(request: HttpRequest, pk: Any, pack: Any, kind: str) -> HttpResponseBase:
    """Stream one file of a pack, for whom may make packs. Never kept by anything between."""
    action = _action_of(request, pk)
    try:
        found = action.packs.get(pk=pack)
        taken, file = services.take_file(found.pk, kind, request.user)
    except DeliveryPack.DoesNotExist as error:
        raise Http404 from error
    except services.PackGone:
        messages.error(request, _("These files are gone. Ask for a new pack."))
        return redirect("action_packs", action.pk)
    except services.PackOutdated:
        messages.error(
            request, _("Somebody in this pack took their signature back since. Ask for a new pack.")
        )
        return redirect("action_packs", action.pk)
    response = FileResponse(
        file, as_attachment=True, filename=taken.name, content_type=CONTENT_TYPES[PackFile.Format(kind)]
    )
    response["Cache-Control"] = PRIVATE
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _action_of(request: HttpRequest, pk: Any) -> Action:
    """Return the action, for whom may change it and make packs. Raises PermissionDenied, Http404."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    return action_of(request, pk)


def _shown(pack: DeliveryPack) -> dict[str, Any]:
    is_made = pack.state == DeliveryPack.State.MADE
    missing = pack.missing() if is_made else 0
    return {"pack": pack, "files": pack.files.all() if is_made and not missing else [], "missing": missing}
