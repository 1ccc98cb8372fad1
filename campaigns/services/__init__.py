"""The verbs of signing. Each runs in one transaction, takes values, and raises a named error."""

from .counting import check_tallies, fold_deltas, recount
from .errors import (
    ActionNotOpen,
    LinkTooLate,
    NotSignable,
    OrganisationsDoNotSign,
    SignatoryCountryUnknown,
    SignatoryNameUnfit,
    SignatoryRefused,
    TooManyRequests,
    WordsChanged,
)
from .lifecycle import change_settings, close_action, open_action, pause_action, resume_action
from .moderation import hold_signature, release_signature, remove_signature, undo_removal
from .rights import anonymise_signature, deny_signature, erase_signature, withdraw_signature
from .signatories import Organisation, add_signatories
from .signing import Submission, confirm_signature, sign_action

__all__ = [
    "ActionNotOpen",
    "LinkTooLate",
    "NotSignable",
    "Organisation",
    "OrganisationsDoNotSign",
    "SignatoryCountryUnknown",
    "SignatoryNameUnfit",
    "SignatoryRefused",
    "Submission",
    "TooManyRequests",
    "WordsChanged",
    "add_signatories",
    "anonymise_signature",
    "change_settings",
    "check_tallies",
    "close_action",
    "confirm_signature",
    "deny_signature",
    "erase_signature",
    "fold_deltas",
    "hold_signature",
    "open_action",
    "pause_action",
    "recount",
    "release_signature",
    "remove_signature",
    "resume_action",
    "sign_action",
    "undo_removal",
    "withdraw_signature",
]
