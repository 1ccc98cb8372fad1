"""Routes of signing: they translate between requests and services."""

from ..leaving import LINK_PURPOSE as LEAVE
from ..services.reaffirming import REAFFIRM_PURPOSE as REAFFIRM
from ..services.signing import LINK_PURPOSE as CONFIRM
from .codes import receipt, sign_with_code
from .confirm import open_confirmation
from .counts import count_json, numbers_page
from .leave import open_leave
from .organisation import open_check, open_request, sign_for_organisation
from .reaffirm import open_reaffirmation
from .sign import sign, thanks
from .sign_on import open_invitation
from .versions import text_as_hashed, text_version

# By purpose.
MAILED_LINKS = {CONFIRM: open_confirmation, LEAVE: open_leave, REAFFIRM: open_reaffirmation}

__all__ = [
    "MAILED_LINKS",
    "count_json",
    "numbers_page",
    "open_check",
    "open_confirmation",
    "open_invitation",
    "open_leave",
    "open_reaffirmation",
    "open_request",
    "receipt",
    "sign",
    "sign_for_organisation",
    "sign_with_code",
    "text_as_hashed",
    "text_version",
    "thanks",
]
