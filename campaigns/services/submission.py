"""What a form to sign brings, and what a signature takes from it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from ..asked import Answers
from ..desk import Desk
from ..models import Signature
from ..sources import Sharer

NOTHING = Answers({})


@dataclass(frozen=True)
class Submission:
    """What a person sent. `email` is normalised; versions are the ones that the form showed."""

    email: str
    name: str
    country: str
    display: str
    text_version: uuid.UUID
    sign_wording: int
    hand_over_wording: int | None = None
    updates_wording: int | None = None
    writer_wording: int | None = None
    answers: Answers = NOTHING
    source: str = ""


def take(signature: Signature, desk: Desk, submission: Submission, now: datetime) -> None:
    """Let the latest submission replace the data; after a withdrawal it reopens the row. Saves nothing."""
    signature.state = Signature.State.PENDING
    signature.confirmed_at = signature.withdrawn_at = None
    signature.text_version_id = desk.text_version
    signature.language = desk.language
    signature.email = submission.email
    signature.name = submission.name
    signature.country = submission.country
    signature.display = submission.display
    signature.source = submission.source
    signature.sign_wording_id = submission.sign_wording
    signature.hand_over_wording_id = submission.hand_over_wording
    signature.handed_over = " ".join(desk.asked.handed_over) if submission.hand_over_wording else ""
    signature.recipients = desk.asked.recipients if submission.hand_over_wording else ""
    signature.updates_wording_id = submission.updates_wording
    _take_writer(signature, desk.writer if submission.writer_wording else None, submission.writer_wording)
    take_answers(signature, submission.answers)
    signature.requested_at = now


def _take_writer(signature: Signature, writer: Sharer | None, wording: int | None) -> None:
    """Keep which member may write, if one may, and by which name the form asked for it."""
    signature.writer_wording_id = wording if writer else None
    signature.writer_id = writer.key if writer else None
    signature.writer_named = writer.name if writer else ""


def drop_hand_over(signature: Signature) -> None:
    """Forget that its giver let us hand it over. Saves nothing."""
    signature.hand_over_wording, signature.handed_over, signature.recipients = None, "", ""


def drop_writer(signature: Signature) -> None:
    """Forget that its giver let a member write. Saves nothing."""
    _take_writer(signature, None, None)


def take_answers(signature: Signature, answers: Answers) -> None:
    """Keep the answers to staff's questions; a comment to show waits for a reader. Saves nothing."""
    signature.answers = answers.as_kept()
    is_to_read = bool(answers.comment) and answers.show_comment
    signature.comment_state = Signature.CommentState.WAITING if is_to_read else ""
