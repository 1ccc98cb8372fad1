"""Wagtail's user forms with our two further fields."""

from wagtail.users.forms import UserCreationForm, UserEditForm


class StaffEditForm(UserEditForm):
    """Change a user, language and time zone included."""

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"language", "time_zone"}


class StaffCreationForm(UserCreationForm):
    """Make a user, language and time zone included."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"language", "time_zone"}
