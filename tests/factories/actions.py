"""What is signed, and who signs it."""

import uuid
from datetime import date
from typing import Any

from wagtail.models import Page

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash
from advocacy_site.supporters.models import ConsentWording, wordings_for
from campaigns import services
from campaigns.asked import Answers, asked_of
from campaigns.desk import find_desk
from campaigns.models import (
    Action,
    ActionPage,
    Annex,
    CampaignGoal,
    CampaignPage,
    CampaignUpdate,
    Signature,
    TextVersion,
)

from .tree import campaign_page, locale, numbers

TEXT = "<ol><li>I will ask who pays.</li><li>I will say so aloud.</li></ol>"


def consent_wordings() -> dict[str, ConsentWording]:
    """Today's wordings, of which there are those that nearly every action asks for."""
    found = wordings_for("en")
    for purpose in {"sign", "hand_over"} - found.keys():
        found[purpose] = ConsentWording.objects.create(
            locale=locale(), purpose=purpose, text=f"I agree to {purpose}."
        )
    return found


def action_page(*, is_open: bool = True, parent: Page | None = None, **fields: Any) -> ActionPage:
    """A live pledge; open unless told otherwise. The record comes first and the page finds it: see events."""
    consent_wordings()
    n = next(numbers)
    key = uuid.uuid4()
    Action.objects.create(translation_key=key, opens_at=clock.now() if is_open else None)
    fields = {"title": f"Pledge {n}", "slug": f"pledge-{n}", "text": TEXT, "translation_key": key} | fields
    page = (parent or campaign_page()).add_child(instance=ActionPage(locale=locale(), **fields))
    return ActionPage.objects.select_related("action").get(pk=page.pk)


def sign(page: ActionPage, wish: services.Submission) -> None:
    """Sign from a network of one's own."""
    desk = find_desk(page.action.key, page.locale.language_code)
    assert desk is not None
    services.sign_action(desk, wish, network=f"network-{next(numbers)}")


def submission(page: ActionPage, **fields: Any) -> services.Submission:
    values: dict[str, Any] = {
        "email": f"signer-{next(numbers)}@example.org",
        "name": "Amara Lindqvist",
        "country": "SE",
        "display": Signature.Display.HIDDEN,
        "text_version": TextVersion.objects.current().get(page=page).pk,
        "sign_wording": consent_wordings()["sign"].pk,
    }
    return services.Submission(**(values | fields))


def pending_signature(page: ActionPage, **fields: Any) -> Signature:
    wish = submission(page, **fields)
    sign(page, wish)
    return Signature.objects.get(action=page.action, email_hash=address_hash(wish.email))


def confirm(signature: Signature, **changes: Any) -> Signature:
    values: dict[str, Any] = {
        "text_version": signature.text_version_id,
        "sign_wording": signature.sign_wording_id,
        "requested_at": signature.requested_at,
        "name": signature.name,
        "country": signature.country.code,
        "display": signature.display,
        "hand_over": signature.hand_over_wording_id is not None,
        "updates": signature.updates_wording_id is not None,
        "writer": signature.writer_wording_id is not None,
        "answers": Answers.read(signature.answers),
    }
    return services.confirm_signature(signature.pk, **(values | changes))


def confirmed_signature(page: ActionPage, **fields: Any) -> Signature:
    return confirm(pending_signature(page, **fields))


def agreed_signature(page: ActionPage, *, language: str = "en", **fields: Any) -> Signature:
    """A confirmed one whose giver lets us write when something happens. `language`: that of its mails."""
    wording, _made = ConsentWording.objects.get_or_create(
        locale=locale(), purpose="updates", defaults={"text": "Write to me when something happens."}
    )
    signature = confirmed_signature(page, updates_wording=wording.pk, **fields)
    Signature.objects.filter(pk=signature.pk).update(language=language)
    signature.refresh_from_db()
    return signature


def form_data(page: ActionPage, **fields: Any) -> dict[str, Any]:
    """What a browser sends from the form on `page`."""
    values: dict[str, Any] = {
        "name": "Amara Lindqvist",
        "email": f"signer-{next(numbers)}@example.org",
        "country": "SE",
        "display": "hidden",
        "agree": "on",
        "website": "",
        "text_version": str(TextVersion.objects.current().get(page=page).pk),
        "agree_wording": str(consent_wordings()["sign"].pk),
        "asked": asked_of(
            Action.objects.get(pk=page.action_id), page.locale.language_code, page.recipients
        ).fingerprint,
    }
    return values | fields


LETTER = {
    "subject": "Three changes to begin with",
    "place_and_date": "Geneva, 9 November 2026",
    "salutation": "Ministers,",
    "text": "<p>You will soon adopt a plan.</p>",
    "closing": "With hope,\nThe undersigned",
    "annexes_title": "Evidence",
    "recipients": "the forty ministers",
}


ANNEXES = [("I", "What it costs", "<p>Nine treasuries.</p>"), ("II", "Wording", "<p>Shall adopt.</p>")]


def letter_page(*, annexes: list[tuple[str, str, str]] | None = None, **fields: Any) -> ActionPage:
    """A live open letter with two annexes; open unless told otherwise."""
    page = action_page(**(LETTER | fields))
    page.action.kind = Action.Kind.LETTER
    page.action.save()
    parts = ANNEXES if annexes is None else annexes
    page.annexes = [
        Annex(locale=locale(), number=number, title=title, text=text, sort_order=n)
        for n, (number, title, text) in enumerate(parts)
    ]
    page.save_revision().publish()
    return ActionPage.objects.get(pk=page.pk)


def campaign_with_children(**fields: Any) -> CampaignPage:
    """A campaign with two goals, one reached, and two updates, one a setback."""
    page = campaign_page(**fields)
    page.goals = [
        CampaignGoal(locale=locale(), change="A bed tonight", reached=True, reached_on=date(2026, 6, 11)),
        CampaignGoal(locale=locale(), change="A permit this month", sort_order=1),
    ]
    page.updates = [
        CampaignUpdate(locale=locale(), date=date(2024, 5, 20), title="It starts", text="One page."),
        CampaignUpdate(locale=locale(), date=date(2026, 9, 2), title="The bill falls", setback=True),
    ]
    page.save_revision().publish()
    return CampaignPage.objects.get(pk=page.pk)


def organisation(name: str = "", **fields: Any) -> services.Organisation:
    """A line of a list: an organisation in Kenya, unless told otherwise."""
    name = name or f"Organisation {next(numbers)}"
    return services.Organisation(name, **({"country": "KE"} | fields))


def let_organisations_sign(page: ActionPage, *organisations: services.Organisation) -> list[Signature]:
    """Sign with `organisations`, where people may sign, too."""
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    version = TextVersion.objects.current().get(page=page)
    return services.add_signatories(page.action, organisations, text_version=version).signatures
