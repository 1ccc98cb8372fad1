"""What may be lost beside a signature that can be read."""

from advocacy_site.core.readable import in_words_of

from .models import Signature


def answer_while_held(row: Signature) -> str:
    """Return what the signer said about a hold of `row`; "" for nothing."""
    return in_words_of(lambda: row.hold_case.answer if hasattr(row, "hold_case") else "")
