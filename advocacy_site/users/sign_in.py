"""How staff, editors and those who keep a door sign in."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView

from .adapters import first_page_of


class SignInForm(LoginForm):
    """allauth's, without placeholders that repeat the labels and a second link for a forgotten password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInView(LoginView):  # type: ignore[misc] # allauth’s, untyped
    """allauth's. Whoever is signed in and comes here has been refused by the admin, and is not sent back."""

    def get_authenticated_redirect_url(self) -> str:
        """Return where somebody who is signed in goes on to."""
        return first_page_of(self.request.user)
