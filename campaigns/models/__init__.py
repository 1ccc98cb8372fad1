"""Pages hold words, records hold what happens (docs/decisions.md)."""

from .abuse import BlockEntry, CollectionWindow, MailPause
from .actions import Action, TextVersion
from .children import ActionMoment, Annex, CampaignGoal, CampaignMember, CampaignUpdate, Recipient
from .mailings import SignerMailing
from .offline import CodeSheet, CodeSignature, PaperBatch
from .organisations import KnownContact, OrganisationRequest
from .outcomes import Answer, Delivery
from .packs import DeliveryPack, PackEntry, PackFile
from .pages import ActionPage, CampaignIndexPage, CampaignPage
from .reaffirming import MaterialChange, Reaffirmation, ReaffirmRequest
from .removals import HoldCase, Removal, RemovedSignature
from .rounds import Invitation, SignOnRound
from .signatures import ErasedSigner, Signature
from .tallies import Residue, Tally, TallyDelta, TallyDifference

__all__ = [
    "Action",
    "ActionMoment",
    "ActionPage",
    "Annex",
    "Answer",
    "BlockEntry",
    "CampaignGoal",
    "CampaignIndexPage",
    "CampaignMember",
    "CampaignPage",
    "CampaignUpdate",
    "CodeSheet",
    "CodeSignature",
    "CollectionWindow",
    "Delivery",
    "DeliveryPack",
    "ErasedSigner",
    "HoldCase",
    "Invitation",
    "KnownContact",
    "MailPause",
    "MaterialChange",
    "OrganisationRequest",
    "PackEntry",
    "PackFile",
    "PaperBatch",
    "ReaffirmRequest",
    "Reaffirmation",
    "Recipient",
    "Removal",
    "RemovedSignature",
    "Residue",
    "SignOnRound",
    "Signature",
    "SignerMailing",
    "Tally",
    "TallyDelta",
    "TallyDifference",
    "TextVersion",
]
