from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from advocacy_site.core.permissions import named

from . import (
    mailing_screens,
    moderation_hooks,  # noqa: F401 - enters itself
    reachable_screens,
    signature_screens,
    source_screens,
)
from .comment_screens import comments_screen
from .dashboard import WrongNumbersPanel
from .entry_screens import entry_screen, list_screen
from .models import Action, ActionPage
from .offline_screens import count_paper_screen, make_codes_screen, offline_screen, void_codes_screen
from .organisation_viewsets import KnownContactViewSet, OrganisationRequestViewSet
from .outcome_screens import outcome_screen, outcomes_screen
from .pack_screens import PERMISSION, packs_screen, take_pack_file
from .question_screens import questions_screen
from .round_exports import export_round
from .round_screens import new_round_screen, preview_screen, round_screen, rounds_screen
from .services.reaffirming import earlier_signers
from .signatory_screens import add_signatories_screen
from .version_screens import versions_screen
from .viewsets import ActionViewSet


@hooks.register("register_admin_viewset")
def action_records() -> ActionViewSet:
    """The settings of actions, in the admin's menu."""
    return ActionViewSet("action_records")


@hooks.register("register_admin_viewset")
def organisations_to_check() -> OrganisationRequestViewSet:
    """Organisations that want to sign."""
    return OrganisationRequestViewSet("organisation_requests")


@hooks.register("register_admin_viewset")
def contacts_of_organisations() -> KnownContactViewSet:
    """Whom we know there."""
    return KnownContactViewSet("known_contacts")


@hooks.register("after_publish_page")
def say_that_nobody_can_sign_yet(request: HttpRequest, page: Any) -> None:
    """Publishing shows the words, but does not open signing. Say so to whoever expects it."""
    if isinstance(page, ActionPage) and page.action.state == Action.State.NOT_OPEN:
        button = messages.button(
            reverse("action_records:edit", args=[page.action_id]), _("Settings of signing")
        )
        messages.warning(
            request, _("Nobody can sign this page yet: set when signing opens."), buttons=[button]
        )


@hooks.register("after_publish_page")
def say_that_people_signed_other_words(request: HttpRequest, page: Any) -> None:
    """Whoever changed words that were signed learns that those signatures stay, and what to do about it."""
    if not isinstance(page, ActionPage):
        return
    version = page.text_versions.current().first()
    number = earlier_signers(version).count() if version else 0
    if number:
        button = messages.button(
            reverse("action_versions", args=[page.action_id]), _("Versions of the words")
        )
        words = ngettext(
            "%(n)s signature was given to other words, and stays with them.",
            "%(n)s signatures were given to other words, and stay with them.",
            number,
        )
        messages.info(request, words % {"n": number}, buttons=[button])


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The screens of an action beside its settings, and those of members' links."""
    outcomes = "actions/<uuid:pk>/outcomes/"
    return [
        path("actions/<uuid:pk>/signatories/", add_signatories_screen, name="add_signatories"),
        path("actions/<uuid:pk>/questions/", questions_screen, name="action_questions"),
        path("actions/<uuid:pk>/comments/", comments_screen, name="action_comments"),
        path("actions/<uuid:pk>/offline/", offline_screen, name="action_offline"),
        path("actions/<uuid:pk>/offline/codes/", make_codes_screen, name="action_codes"),
        path("actions/<uuid:pk>/offline/codes/<uuid:sheet>/", void_codes_screen, name="action_void_codes"),
        path("actions/<uuid:pk>/offline/paper/<uuid:batch>/", count_paper_screen, name="action_count_paper"),
        path("actions/<uuid:pk>/packs/", packs_screen, name="action_packs"),
        path("actions/<uuid:pk>/packs/<uuid:pack>/<slug:kind>/", take_pack_file, name="take_pack_file"),
        *signature_screens.urls(),
        *source_screens.urls(),
        *mailing_screens.urls(),
        *reachable_screens.urls(),
        path("actions/<uuid:pk>/list/", list_screen, name="signatory_list"),
        path("actions/<uuid:pk>/list/<uuid:entry_pk>/", entry_screen, name="signatory_entry"),
        path("actions/<uuid:pk>/rounds/", rounds_screen, name="sign_on_rounds"),
        path("actions/<uuid:pk>/rounds/new/", new_round_screen, name="new_sign_on_round"),
        path("actions/<uuid:pk>/rounds/<uuid:round_pk>/", round_screen, name="sign_on_round"),
        path("actions/<uuid:pk>/rounds/<uuid:round_pk>/preview/", preview_screen, name="preview_sign_on"),
        path("actions/<uuid:pk>/rounds/<uuid:round_pk>/export/", export_round, name="export_sign_on"),
        path("actions/<uuid:pk>/versions/", versions_screen, name="action_versions"),
        path(outcomes, outcomes_screen, name="action_outcomes"),
        path(f"{outcomes}<slug:name>/", outcome_screen, name="add_outcome"),
        path(f"{outcomes}<slug:name>/<int:row>/", outcome_screen, name="change_outcome"),
    ]


@hooks.register("register_admin_menu_item")
def signatures_brought() -> source_screens.BroughtMenuItem:
    """Members' links and what they brought, for staff and for each member's editors."""
    return source_screens.BroughtMenuItem()


@hooks.register("construct_homepage_panels")
def wrong_numbers(request: HttpRequest, panels: list[Any]) -> None:
    """Say first of all that published numbers were wrong."""
    if policy_registry.get_by_type(Action).user_has_permission(request.user, "change"):
        panels.append(WrongNumbersPanel())


@hooks.register("register_permissions")
def permissions_for_signatures() -> Any:
    """What a group may do with signatures, each on its own."""
    return signature_screens.grantable()


@hooks.register("register_permissions")
def permission_for_packs() -> QuerySet[Permission]:
    """What a group can be given beside the usual verbs: nobody has it by editing pages."""
    return named(PERMISSION)


@hooks.register("register_permissions")
def permission_for_updates() -> QuerySet[Permission]:
    """The same of writing to signers."""
    return mailing_screens.grantable()
