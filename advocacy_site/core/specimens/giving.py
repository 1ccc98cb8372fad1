"""Giving: amounts, and the bank transfer."""

from typing import Any

from .specimen import Specimen
from .words import LONG, SENTENCE

# a drawing in the place of a payment code: no banking app reads it, so nobody pays into a specimen
CODE = (
    '<svg class="qr" viewBox="0 0 29 29" role="img" aria-label="Payment code">'
    '<path d="M4 4h7v7h-7zm14 0h7v7h-7zm-14 14h7v7h-7zm9-12h3v3h-3zm0 8h4v4h-4zm7 2h5v2h-5zm-2 5h3v4h-3z"/>'
    "</svg>"
)


def specimens() -> list[Specimen]:
    """Return the lines of this file."""
    return [*_gifts(), *_transfers()]


def _gift(**changes: str) -> dict[str, Any]:
    words = {"label": "€25", "effect": SENTENCE, "once_url": "#", "monthly_url": "#"}
    return {"gift": words | changes}


def _gifts() -> list[Specimen]:
    arabic = {"label": "٢٥ يورو", "effect": "سرير لليلة واحدة."}
    return [
        Specimen("gift_row", "once or each month", _gift(), "ledger gifts"),
        Specimen("gift_row", "once, without words", _gift(effect="", monthly_url=""), "ledger gifts"),
        Specimen("gift_row", "each month", _gift(once_url=""), "ledger gifts"),
        Specimen("gift_row", "long words", _gift(label=LONG, effect=LONG), "ledger gifts"),
        Specimen("gift_row", "another script", _gift(**arabic), "ledger gifts", language="ar"),
    ]


def _transfer(**changes: str) -> dict[str, Any]:
    words = {
        "holder": "Doors Open",
        "grouped_iban": "XX00 0000 0000 0000 0000 00",
        "bic": "",
        "bank_name": "",
    }
    return {"account": words | changes, "reference": "", "qr": None}


def _transfers() -> list[Specimen]:
    full = _transfer(bic="XXXXXX00XXX", bank_name="Harbour Bank") | {"reference": "Doors", "qr": CODE}
    long = _transfer(holder=LONG, bank_name=LONG) | {"reference": LONG, "qr": CODE}
    arabic = _transfer(holder="باب مفتوح", bank_name="بنك الميناء") | {"qr": CODE}
    return [
        Specimen("bank_transfer", "holder and number alone", _transfer(), box_class="measure"),
        Specimen("bank_transfer", "all there is", full, box_class="measure"),
        Specimen("bank_transfer", "long words", long, box_class="measure"),
        Specimen("bank_transfer", "another script", arabic, box_class="measure", language="ar"),
    ]
