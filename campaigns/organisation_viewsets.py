"""The admin's screens for organisations that wait to be checked, and for the contacts that we know."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from advocacy_site.core import access
from advocacy_site.core.addresses import address_hash, mask, normalise
from advocacy_site.core.readable import in_words_of, one_readable, unread
from advocacy_site.core.record_views import OnlyTheUsers, RecordHistoryView, RecordUsageView
from advocacy_site.core.sealed import Unreadable, as_stored, opened, unopened

from . import services
from .models import KnownContact, OrganisationRequest
from .services.signatories import member_key, name_key


class RequestIndexView(IndexView):
    """What organisations sent for the actions that are the user's: no word of a person."""

    def get_base_queryset(self) -> QuerySet[OrganisationRequest]:
        requests = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        shown: QuerySet[OrganisationRequest] = unopened(requests)
        return shown.select_related("action").prefetch_related("action__pages")


class RequestForm(forms.ModelForm):
    """What staff decide."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("approve", _("The organisation wants this: count it")),
            ("refuse", _("Leave it out")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=200,
        help_text=_("For us, as in “rang their office”. Name no person. Needed to leave it out."),
    )

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if self.instance.state not in OrganisationRequest.UNDECIDED:
            raise ValidationError(_("There is nothing to decide any more."), code="decided")
        if self.cleaned_data.get("decision") == "refuse" and not self.cleaned_data.get("reason"):
            self.add_error("reason", ValidationError(_("Say why it is left out."), code="required"))
        return data

    class Meta:
        model = OrganisationRequest
        fields: list[str] = []


class RequestEditView(OnlyTheUsers, EditView):
    """One organisation that wants to sign: what was sent, and what staff decide."""

    def get_object(self, *args: Any, **kwargs: Any) -> OrganisationRequest:
        found: OrganisationRequest = super().get_object(*args, **kwargs)
        found.contact = one_readable(KnownContact.objects.all(), found.contact_id)
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().get(request, *args, **kwargs)
        access.record(request.user, "view", self.object.subject, rows=1)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        undecided = self.object.state in OrganisationRequest.UNDECIDED
        return super().get_context_data(**kwargs) | {"undecided": undecided}

    def save_instance(self) -> OrganisationRequest:
        data = self.form.cleaned_data
        decide = services.approve_request if data["decision"] == "approve" else services.refuse_request
        request = decide(self.object.pk, reason=data["reason"])
        log(instance=request, action="wagtail.edit", content_changed=True)
        access.record(self.request.user, "change", request.subject, rows=1, reason=data["decision"])
        return request


class OrganisationRequestViewSet(ModelViewSet):
    """Organisations that want to sign, newest first."""

    model = OrganisationRequest
    icon = "group"
    menu_label = _("Organisations")
    menu_order = 202
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = [
        "__str__",
        Column("action", label=_("Action")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        "requested_at",
    ]
    list_filter = ["state"]
    edit_template_name = "campaigns/admin/organisation_request.html"
    index_view_class = RequestIndexView
    edit_view_class = RequestEditView
    history_view_class = RecordHistoryView
    usage_view_class = RecordUsageView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return RequestForm


def _name_of(contact: KnownContact) -> str:
    try:
        return contact.name
    except Unreadable:
        return ""


class ContactForm(forms.ModelForm):
    """Whom we know at an organisation. The address is never shown again, only replaced."""

    address = forms.CharField(label=_("Email"), max_length=254, widget=forms.EmailInput)
    person = forms.CharField(label=_("Person"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].help_text = _("Empty where it is no member.")
        if not self.instance._state.adding:
            self.fields["address"].required = False
            self.fields["address"].help_text = _("Now %(masked)s. Empty: it stays.") % {
                "masked": in_words_of(lambda: mask(self.instance.email))
            }
            self.was_called = _name_of(self.instance)
            self.fields["person"].initial = self.was_called

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        return normalise(address) if address else ""

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        member = self.cleaned_data.get("member")
        key = (
            member_key(member)
            if member
            else name_key(
                self.cleaned_data.get("organisation_name", ""), self.cleaned_data.get("country") or ""
            )
        )
        if KnownContact.objects.filter(organisation_key=key).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("This organisation has a contact. Change that one."), code="twice")
        self.instance.organisation_key = key
        return data

    def save(self, commit: bool = True) -> KnownContact:
        if address := self.cleaned_data["address"]:
            self.instance.email, self.instance.email_hash = address, address_hash(address)
        # One that is lost stays, unless another is given.
        if self.instance._state.adding or self.cleaned_data["person"] != self.was_called:
            self.instance.name = self.cleaned_data["person"]
        contact: KnownContact = super().save(commit)
        return contact

    class Meta:
        model = KnownContact
        fields = ["member", "organisation_name", "country", "language"]


class ContactCreateView(CreateView):
    """A new contact."""

    def save_instance(self) -> KnownContact:
        contact: KnownContact = super().save_instance()
        access.record(self.request.user, "change", f"known-contact:{contact.pk}", rows=1)
        return contact


class Unopened:
    """A view of one contact, also of one that no key opens."""

    def get_object(self, queryset: Any = None) -> Any:
        return super().get_object(unopened(KnownContact.objects.all()))  # type: ignore[misc]  # a mixin of views


class ContactEditView(Unopened, EditView):
    """One contact, opened."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().get(request, *args, **kwargs)
        access.record(request.user, "view", f"known-contact:{self.object.pk}", rows=1)
        return response

    @transaction.atomic
    def save_instance(self) -> KnownContact:
        before = KnownContact.objects.values_list("email_hash", flat=True).get(pk=self.object.pk)
        contact: KnownContact = super().save_instance()
        if contact.email_hash != before:
            services.stop_asking_contact(contact.pk)  # another person has the links that were mailed
        access.record(self.request.user, "change", f"known-contact:{contact.pk}", rows=1)
        return contact


class ContactDeleteView(Unopened, DeleteView):
    """Forgets a contact, and lets staff look at what they were asked."""

    @transaction.atomic
    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete")
        access.record(
            self.request.user, "change", f"known-contact:{self.object.pk}", rows=1, reason="deleted"
        )
        services.leave_contact(self.object.pk)


class MaskedAddress(Column):
    """An address so that its owner knows it."""

    def get_value(self, instance: Any) -> str:
        address = opened(KnownContact._meta.get_field("email"), instance.stored_address)
        return unread() if address is None else mask(address)


class ContactIndexView(IndexView):
    """Those whom we know, opened one by one."""

    def get_base_queryset(self) -> QuerySet[KnownContact]:
        rows: QuerySet[KnownContact] = unopened(KnownContact.objects.all())
        return rows.annotate(stored_address=as_stored("email"))


class KnownContactViewSet(ModelViewSet):
    """Whom we know at organisations."""

    model = KnownContact
    icon = "user"
    menu_label = _("Contacts of organisations")
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = [
        "__str__",
        Column("member", label=_("Member")),
        MaskedAddress("email", label=_("Email")),
        Column("get_language_display", label=_("Language")),
    ]
    index_view_class = ContactIndexView
    add_view_class = ContactCreateView
    edit_view_class = ContactEditView
    delete_view_class = ContactDeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return ContactForm
