"""What a page says to machines beside its words: linked data (JSON-LD, schema.org) as a block of data.

A `script` of this type is never run, so that the policy for scripts does not look at it; a script of ours
is a file, as ever.
"""

import json
from typing import Any

from django.utils.safestring import SafeString

# Nothing in the data can end its element or begin another.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def block(data: dict[str, Any]) -> SafeString:
    """Return the element that holds `data`; what is empty in it is left out."""
    filled = _filled({"@context": "https://schema.org", **data})
    written = json.dumps(filled, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
    return SafeString(f'<script type="application/ld+json">{written}</script>')


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _filled(part) for name, part in value.items() if part not in ("", None, [], {})}
    return [_filled(part) for part in value] if isinstance(value, list) else value
