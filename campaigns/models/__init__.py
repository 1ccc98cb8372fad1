"""Pages hold words, records hold what happens (docs/decisions.md)."""

from .actions import Action, TextVersion
from .pages import ActionPage, CampaignIndexPage, CampaignPage
from .signatures import ErasedSigner, Signature
from .tallies import Residue, Tally, TallyDelta

__all__ = [
    "Action",
    "ActionPage",
    "CampaignIndexPage",
    "CampaignPage",
    "ErasedSigner",
    "Residue",
    "Signature",
    "Tally",
    "TallyDelta",
    "TextVersion",
]
