"""The admin's screens for the block list and for collection windows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from advocacy_site.core import access
from advocacy_site.core.addresses import address_hash, normalise
from advocacy_site.core.registry import retention

from .models import BlockEntry, CollectionWindow
from .services import screening


class ReadsAnew:
    """A view after which this process signs by the new lists; others within `screening.SECONDS`."""

    def _log(self, reason: str) -> None:
        transaction.on_commit(screening.forget)
        subject = f"{self.object._meta.model_name}:{self.object.pk}"  # type: ignore[attr-defined]  # a mixin of views
        access.record(self.request.user, "change", subject, reason=reason)  # type: ignore[attr-defined]  # as above


class MadeByView(ReadsAnew, CreateView):
    """Keeps who made it."""

    def save_instance(self) -> Any:
        self.form.instance.made_by = self.request.user
        self.object = super().save_instance()
        self._log("added")
        return self.object


class ChangedView(ReadsAnew, EditView):
    """Logs a change."""

    def save_instance(self) -> Any:
        self.object = super().save_instance()
        self._log("changed")
        return self.object


class DeletedView(ReadsAnew, DeleteView):
    """Logs a deletion."""

    def delete_action(self) -> None:
        self._log("deleted")
        super().delete_action()


class NewEntryForm(forms.ModelForm):
    """A new entry. An address is typed in clear here and nowhere else: only its keyed hash is kept."""

    what = forms.CharField(
        label=_("Address, domain or network"),
        max_length=255,
        help_text=_(
            "An address is kept only as a hash: write it right, nobody can read it afterwards. A domain is "
            "meant exactly; *.example.com means all below it, mail-*.org all such names. A network such as "
            "203.0.113.0/24 or 2001:db8::/48 can’t be narrower than that of a visitor as we know it, /24 or "
            "/64, nor wider than /8 or /16."
        ),
    )
    field_order = ("kind", "what", "effect", "reason", "ends_at")

    class Meta:
        model = BlockEntry
        fields = ["kind", "effect", "reason", "ends_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_at"].help_text = _(
            "Empty: until somebody deletes it, and an address for %(days)d days."
        ) % {"days": retention["blocked-addresses"].period.days}

    def clean(self) -> dict[str, Any] | None:
        """Put what was typed where it belongs."""
        data = super().clean()
        entry, typed = self.instance, self.cleaned_data.get("what", "")
        entry.pattern = entry.address_hash = ""
        if self.cleaned_data.get("kind") != BlockEntry.Kind.ADDRESS:
            entry.pattern = typed
            return data
        try:
            entry.address_hash = address_hash(normalise(typed))
        except ValidationError as error:
            self.add_error("what", error)
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # Constraints on what was typed are looked at here, though it is no field of the form by that name.
        hidden: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django has it
        return hidden - {"pattern", "address_hash"}

    def _update_errors(self, errors: ValidationError) -> None:
        """Show what is wrong with the pattern beside the field in which it was typed."""
        found = getattr(errors, "error_dict", None)
        if found and "pattern" in found:
            found["what"] = found.pop("pattern")
        super()._update_errors(errors)  # type: ignore[misc]  # as above


class EntryForm(forms.ModelForm):
    """What can be changed of an entry: what it names can't, so that reasons of holds stay true."""

    class Meta:
        model = BlockEntry
        fields = ["reason", "ends_at"]


class BlockEntryViewSet(ModelViewSet):
    """The block list, newest first."""

    model = BlockEntry
    icon = "lock"
    menu_label = _("Block list")
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    add_view_class = MadeByView
    edit_view_class = ChangedView
    delete_view_class = DeletedView
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("get_effect_display", label=_("Effect")),
        "reason",
        "made_by",
        "created_at",
        "ends_at",
    ]
    list_filter = ["kind", "effect"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return EntryForm if for_update else NewEntryForm


class WindowForm(forms.ModelForm):
    """A collection window."""

    class Meta:
        model = CollectionWindow
        fields = ["action", "place", "source", "starts_at", "ends_at"]


class CollectionWindowViewSet(ModelViewSet):
    """Collection windows, the latest first."""

    model = CollectionWindow
    icon = "time"
    menu_label = _("Collection windows")
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    add_view_class = MadeByView
    edit_view_class = ChangedView
    delete_view_class = DeletedView
    list_display = ["place", "action", "source", "starts_at", "ends_at", "made_by"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return WindowForm
