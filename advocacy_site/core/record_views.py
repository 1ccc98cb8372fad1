"""The admin's view of a record behind pages: settings that never wait for publishing, with an audit."""

import hashlib
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from . import access
from .readable import one_readable
from .sealed import Unreadable


class RecordForm(forms.ModelForm):
    """The settings of a record, and which of them the form showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._shown = hashlib.sha256(repr(self.shown_values()).encode()).hexdigest()
        self.fields["seen"].initial = self._shown

    def shown_values(self) -> list[Any]:
        """Return what the form shows, as it is stored before this form changes it."""
        return [getattr(self.instance, name) for name in self._meta.fields or ()]

    def changes(self) -> dict[str, Any]:
        """Return the settings to change and their values, once the form is valid."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "seen"}

    def clean(self) -> dict[str, Any] | None:
        """Refuse a form that somebody else's change has overtaken: it would undo that change unseen."""
        data = super().clean()
        if self.cleaned_data.get("seen") != self._shown:
            raise ValidationError(
                _("Somebody changed these settings while you had them open. Please open them again."),
                code="stale",
            )
        return data


class OnlyTheUsers:
    """A view of one object that does not exist for whom the model's policy does not show it.

    One that no key opens is shown without what is sealed (core/readable.py), and must not be saved as it is.
    """

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        try:
            found = super().get_object(*args, **kwargs)  # type: ignore[misc]  # a mixin of views
        except Unreadable:
            key = unquote(str(self.kwargs["pk"]))  # type: ignore[attr-defined]  # as above
            found = one_readable(self.model._default_manager.all(), key)  # type: ignore[attr-defined]  # as above
        if not self.user_has_permission_for_instance("change", found):  # type: ignore[attr-defined]  # as above
            raise Http404
        return found


class RecordIndexView(IndexView):
    """The records that are the user's, each with the titles of its pages."""

    def get_base_queryset(self) -> models.QuerySet[Any]:
        policy = self.permission_policy
        records = policy.instances_user_has_permission_for(self.request.user, "change")
        return records.prefetch_related("pages__locale")


class RecordHistoryView(OnlyTheUsers, HistoryView):
    """Who changed the record, and when."""


class RecordUsageView(OnlyTheUsers, UsageView):
    """What refers to the record."""


class RecordEditView(OnlyTheUsers, EditView):
    """Saves what this person changed through the room's service, and writes down who did.

    `change(record, changes)` is that service and returns the changed record. The template gets `pages`.
    """

    change: Callable[[Any, dict[str, Any]], Any]

    def save_instance(self) -> Any:
        changes = self.form.changes()
        record = self.change(self.form.instance, changes)
        log(instance=record, action="wagtail.edit", content_changed=bool(changes))
        access.record(self.request.user, "change", record.subject, reason=", ".join(changes))
        return record

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = self.object.pages.select_related("locale").order_by("locale__language_code", "pk")
        return super().get_context_data(**kwargs) | {"pages": pages}


class RecordViewSet(ModelViewSet):
    """Records that come with their pages: listed, looked at and changed by those who may edit these."""

    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = RecordIndexView
    edit_view_class = RecordEditView
    history_view_class = RecordHistoryView
    usage_view_class = RecordUsageView
