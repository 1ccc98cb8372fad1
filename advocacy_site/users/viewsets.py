"""The admin's screens for users."""

from wagtail.users.views.users import UserViewSet

from .forms import StaffCreationForm, StaffEditForm


class StaffViewSet(UserViewSet):
    """Wagtail's, with our forms."""

    def get_form_class(self, for_update: bool = False) -> type:
        return StaffEditForm if for_update else StaffCreationForm
