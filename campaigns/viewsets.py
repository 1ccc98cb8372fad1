"""The admin's view of an action's record: its settings, apart from any page's words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet

from advocacy_site.core import access

from . import services
from .models import Action


class ActionEditView(EditView):
    """Saves the settings, pauses or resumes, and writes down who did."""

    def save_instance(self) -> Action:
        action = super().save_instance()
        paused = self.form.cleaned_data["paused"]
        if paused != bool(action.paused_at):
            action = services.pause_action(action) if paused else services.resume_action(action)
        access.record(self.request.user, "change", action.subject, reason=", ".join(self.form.changed_data))
        return action


class ActionForm(forms.ModelForm):
    """The settings of an action."""

    paused = forms.BooleanField(
        label=_("Paused"), required=False, help_text=_("Nobody can sign or confirm; the page says so.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paused"].initial = bool(self.instance.paused_at)

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
    list_display = ["__str__", "kind", Column("state", label=_("State")), "opens_at", "closes_at"]
    list_filter = ["kind"]
    edit_view_class = ActionEditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return ActionForm
