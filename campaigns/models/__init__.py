"""Pages hold words, records hold what happens (docs/decisions.md)."""

from .actions import Action, TextVersion
from .children import ActionMoment, Annex, CampaignGoal, CampaignMember, CampaignUpdate
from .pages import ActionPage, CampaignIndexPage, CampaignPage
from .signatures import ErasedSigner, Signature
from .tallies import Residue, Tally, TallyDelta

__all__ = [
    "Action",
    "ActionMoment",
    "ActionPage",
    "Annex",
    "CampaignGoal",
    "CampaignIndexPage",
    "CampaignMember",
    "CampaignPage",
    "CampaignUpdate",
    "ErasedSigner",
    "Residue",
    "Signature",
    "Tally",
    "TallyDelta",
    "TextVersion",
]
