"""How staff, editors and those who keep a door sign in."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView

from advocacy_site.core.headers import ADMIN_PREFIX

from .adapters import ENTER, first_page_of


class SignInForm(LoginForm):
    """allauth's, without placeholders that repeat the labels and a second link for a forgotten password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInView(LoginView):  # type: ignore[misc] # allauth’s, untyped
    """allauth's. Whoever is signed in and was refused by the admin is not sent back to it, over and over."""

    def get_authenticated_redirect_url(self) -> str:
        """Return where somebody who is signed in goes on to."""
        wanted: str = super().get_authenticated_redirect_url()
        is_refused = wanted.startswith(ADMIN_PREFIX) and not self.request.user.has_perm(ENTER)
        return first_page_of(self.request.user) if is_refused else wanted
