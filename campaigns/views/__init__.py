"""Routes of signing: they translate between requests and services."""

from ..leaving import LINK_PURPOSE as LEAVE
from ..leaving import ORGANISATION_PURPOSE as LEAVE_ORGANISATION
from ..services.reaffirming import REAFFIRM_PURPOSE as REAFFIRM
from ..services.signing import LINK_PURPOSE as CONFIRM
from .codes import receipt, sign_with_code
from .confirm import open_confirmation
from .counts import count_json, numbers_page
from .leave import open_leave
from .leave_organisation import open_leave_organisation
from .organisation import open_check, open_request, sign_for_organisation
from .reaffirm import open_reaffirmation
from .sign import sign, thanks
from .sign_on import open_invitation
from .versions import text_as_hashed, text_version

# By purpose.
MAILED_LINKS = {
    CONFIRM: open_confirmation,
    LEAVE: open_leave,
    LEAVE_ORGANISATION: open_leave_organisation,
    REAFFIRM: open_reaffirmation,
}

__all__ = [
    "MAILED_LINKS",
    "count_json",
    "numbers_page",
    "open_check",
    "open_confirmation",
    "open_invitation",
    "open_leave",
    "open_leave_organisation",
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
