"""The admin's view of a member's record: apart from any page's words, and never waiting for publishing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.record_views import RecordEditView, RecordForm, RecordViewSet

from . import services
from .models import Member


class MemberForm(RecordForm):
    """What may be changed on a record."""

    class Meta:
        model = Member
        fields = ["discreet", "contact_name", "contact_role", "contact_email", "contact_phone"]


class MemberEditView(RecordEditView):
    """What is true of a member in every language, and at once."""

    change = staticmethod(services.change_settings)


class MemberViewSet(RecordViewSet):
    """Members, by their name in links."""

    model = Member
    icon = "group"
    menu_label = _("Members")
    menu_order = 220
    list_display = ["__str__", "via", "discreet"]
    list_filter = ["discreet"]
    edit_view_class = MemberEditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return MemberForm
