"""The admin's screens for inboxes and for what arrives in them. Each look at a message is logged."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import EditView, IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from advocacy_site.core import access
from advocacy_site.core.record_views import (
    OnlyTheUsers,
    RecordEditView,
    RecordForm,
    RecordHistoryView,
    RecordUsageView,
    RecordViewSet,
)

from . import services
from .models import ContactMessage, Inbox


class MessageIndexView(IndexView):
    """What arrived for the user's roles: when, through which page, in which state. No word of it."""

    def get_base_queryset(self) -> QuerySet[ContactMessage]:
        messages = ContactMessage.objects.readable_by(self.request.user)
        return messages.select_related("page").defer("answers", "note")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().get(request, *args, **kwargs)
        access.record(request.user, "list", "messages", rows=len(self.object_list))
        return response


class MessageInspectView(OnlyTheUsers, InspectView):
    """One message, opened."""

    template_name = "pages/admin/message.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        access.record(request.user, "view", self.object.subject, rows=1)
        return super().get(request, *args, **kwargs)


class MessageForm(forms.ModelForm):
    """What became of a message."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For your role only; encrypted, and deleted with the message. Needed to decline."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {state: ContactMessage.State(state).label for state in self.instance.states}
        self.fields["state"].choices = list(names.items())  # type: ignore[attr-defined]  # a choice field
        if self.instance.is_unread:
            self.initial["note"] = ""

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        declines = self.cleaned_data.get("state") == ContactMessage.State.DECLINED
        if declines and not self.cleaned_data.get("note"):
            self.add_error("note", ValidationError(_("Say why it is declined."), code="required"))
        return data

    class Meta:
        model = ContactMessage
        fields = ["state", "note"]


class MessageEditView(OnlyTheUsers, EditView):
    """State and note of a message."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().get(request, *args, **kwargs)
        access.record(request.user, "view", self.object.subject, rows=1)  # the note may name people
        return response

    def save_instance(self) -> ContactMessage:
        data = self.form.cleaned_data
        note = None if self.object.is_unread and not data["note"] else data["note"]
        message = services.change_state(self.object.pk, data["state"], note)
        log(instance=message, action="wagtail.edit", content_changed=self.form.has_changed())
        access.record(self.request.user, "change", message.subject, rows=1, reason=data["state"])
        return message


class ContactMessageViewSet(ModelViewSet):
    """What people sent, newest first."""

    model = ContactMessage
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 210
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["received_at", "page", "kind", "language", "state"]
    list_display = ["__str__", "page", "state", "received_at"]
    list_filter = ["kind", "state"]
    index_view_class = MessageIndexView
    inspect_view_class = MessageInspectView
    edit_view_class = MessageEditView
    history_view_class = RecordHistoryView
    usage_view_class = RecordUsageView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return MessageForm


class InboxEditView(RecordEditView):
    """Who reads, and for how long."""

    change = staticmethod(services.change_inbox)


class InboxForm(RecordForm):
    """The settings of an inbox."""

    class Meta:
        model = Inbox
        fields = ["kind", "reader", "group", "address", "keep_days", "paused"]


class InboxViewSet(RecordViewSet):
    """Who reads what forms bring."""

    model = Inbox
    icon = "mail"
    menu_label = _("Inboxes")
    add_to_settings_menu = True
    list_display = ["__str__", "kind", Column("state_label", label=_("State")), "group", "keep_days"]
    edit_view_class = InboxEditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return InboxForm
