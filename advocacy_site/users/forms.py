"""Wagtail's user forms with our two further fields."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.models import UserProfile

from .models import User


class InOwnLanguage:
    """Tells Wagtail's admin, which reads a profile of its own, in what language and zone a user works."""

    def save(self, commit: bool = True) -> User:
        """Save the user and, once there is a row to belong to, the profile."""
        user: User = super().save(commit)  # type: ignore[misc]  # of the form that this is mixed into
        if commit:
            tell_admin(user)
        return user


def tell_admin(user: User) -> None:
    """Copy language and time zone of `user` into the profile that Wagtail's admin goes by."""
    values: dict[str, Any] = {"preferred_language": user.language, "current_time_zone": user.time_zone}
    UserProfile.objects.update_or_create(user=user, defaults=values)


class StaffEditForm(InOwnLanguage, UserEditForm):
    """Change a user, language and time zone included."""

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"language", "time_zone"}


class StaffCreationForm(InOwnLanguage, UserCreationForm):
    """Make a user, language and time zone included."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"language", "time_zone"}
