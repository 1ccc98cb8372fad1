"""The admin's view of an action's record: its settings, apart from any page's words."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from advocacy_site.core import access

from . import services
from .models import Action


class ActionEditView(EditView):
    """Saves what this person changed, and writes down who did."""

    def save_instance(self) -> Action:
        changed = {name: self.form.cleaned_data[name] for name in self.form.changed_data if name != "seen"}
        action = services.change_settings(self.form.instance, changed)
        log(instance=action, action="wagtail.edit", content_changed=bool(changed))
        access.record(self.request.user, "change", action.subject, reason=", ".join(changed))
        return action


class ActionIndexView(IndexView):
    """Actions that have a page, each with its title."""

    def get_base_queryset(self) -> QuerySet[Action]:
        return super().get_base_queryset().filter(pages__isnull=False).distinct().prefetch_related("pages")


class ActionForm(forms.ModelForm):
    """The settings of an action, and which of them the form showed."""

    paused = forms.BooleanField(
        label=_("Paused"), required=False, help_text=_("Nobody can sign or confirm; the page says so.")
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paused"].initial = bool(self.instance.paused_at)
        self.fields["seen"].initial = self._settings_hash()

    def clean_goal(self) -> int:
        goal = self.cleaned_data["goal"]
        if goal < 1:
            raise ValidationError(_("A goal is 1 or more."), code="min_value")
        return goal

    def clean(self) -> dict[str, Any] | None:
        """Refuse a form that somebody else's change has overtaken: it would undo a pause made meanwhile."""
        data = super().clean()
        if self.cleaned_data.get("seen") != self._settings_hash():
            raise ValidationError(
                _("Somebody changed these settings while you had them open. Please open them again."),
                code="stale",
            )
        return data

    def _settings_hash(self) -> str:
        values = [getattr(self.instance, name) for name in [*self.Meta.fields, "paused_at"]]
        return hashlib.sha256(repr(values).encode()).hexdigest()

    class Meta:
        model = Action
        fields = ["kind", "signers", "opens_at", "closes_at", "goal", "public_list", "handed_over"]


class ActionViewSet(ModelViewSet):
    """Actions, newest first."""

    model = Action
    icon = "clipboard-list"
    menu_label = _("Actions")
    menu_order = 200
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["__str__", "kind", Column("state_label", label=_("State")), "opens_at", "closes_at"]
    list_filter = ["kind"]
    edit_view_class = ActionEditView
    index_view_class = ActionIndexView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return ActionForm
