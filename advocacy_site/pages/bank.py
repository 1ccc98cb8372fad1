"""Bank accounts: the checks of an IBAN and a BIC, and what a payment QR code says.

IBAN: ISO 13616, with the lengths of SWIFT's registry. QR code: EPC069-12 v3.1, "Quick Response Code:
Guidelines to Enable the Data Capture for the Initiation of a SEPA Credit Transfer", version 002 of the data.
"""

import re
from functools import lru_cache

import segno
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

IBAN_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
BIC_SHAPE = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?")

# Country → length, for the countries of SEPA: the only ones whose accounts a QR code of this kind reaches.
EEA = {
    "AT": 20, "BE": 16, "BG": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24,
}  # fmt: skip
BEYOND_EEA = {
    "AD": 24, "AL": 28, "CH": 21, "GB": 22, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "RS": 22, "SM": 27,
    "VA": 22,
}  # fmt: skip
SEPA = EEA | BEYOND_EEA

MOST_NAME, MOST_REFERENCE, MOST_BYTES = 70, 140, 331
LARGEST_VERSION = 13


def compact(value: str) -> str:
    """Return an IBAN or BIC as machines write it: without spaces, in capitals."""
    return "".join(value.split()).upper()


def validate_iban(value: str) -> None:
    """Raise ValidationError unless `value`, compact, is an IBAN whose check digits are right (modulo 97)."""
    if not IBAN_SHAPE.fullmatch(value) or len(value) != SEPA.get(value[:2], len(value)):
        raise ValidationError(_("This is no IBAN: it has another length or other signs."), code="shape")
    digits = "".join(str(int(sign, 36)) for sign in value[4:] + value[:4])
    if int(digits) % 97 != 1:
        raise ValidationError(_("The check digits do not fit: look for a mistyped digit."), code="checksum")


def validate_bic(value: str) -> None:
    """Raise ValidationError unless `value`, compact, has the shape of a BIC (ISO 9362)."""
    if not BIC_SHAPE.fullmatch(value):
        raise ValidationError(_("A BIC has 8 or 11 letters and digits."), code="shape")


def grouped(iban: str) -> str:
    """Return `iban` in groups of four, as people read it."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def payment_payload(*, name: str, iban: str, bic: str = "", reference: str = "") -> str | None:
    """Return the lines of a SEPA credit transfer without an amount: the giver types it.

    None where such a code can't be: an account outside SEPA, one outside the EEA without a BIC, or words
    that do not fit.
    """
    if iban[:2] not in SEPA or (iban[:2] in BEYOND_EEA and not bic):
        return None
    if len(name) > MOST_NAME or len(reference) > MOST_REFERENCE:
        return None
    # Service tag, version, character set (1: UTF-8), identification, BIC, name, IBAN, amount, purpose,
    # structured and unstructured remittance. Empty lines at the end are left out.
    lines = ["BCD", "002", "1", "SCT", bic, name, iban, "", "", "", reference]
    payload = "\n".join(lines).rstrip("\n")
    return payload if len(payload.encode()) <= MOST_BYTES else None


@lru_cache(maxsize=32)
def qr_svg(payload: str, title: str) -> str:
    """Return `payload` as an SVG for a page: no style, no script, white ground also in dark mode.

    Raises ValueError when it needs more than version 13, the largest that banking apps must read.
    """
    code = segno.make_qr(payload, error="m", boost_error=False, encoding="utf-8")
    if isinstance(code.version, str) or code.version > LARGEST_VERSION:
        raise ValueError("Too long for a payment code.")
    return code.svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None, title=title
    )
