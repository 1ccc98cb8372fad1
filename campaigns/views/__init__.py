"""Routes of signing: they translate between requests and services."""

from .confirm import open_confirmation
from .counts import count_json
from .sign import sign, thanks

__all__ = ["count_json", "open_confirmation", "sign", "thanks"]
