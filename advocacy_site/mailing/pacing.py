"""How often an address is asked to confirm something, so that nobody can flood it with our mails."""

from datetime import datetime, timedelta

from advocacy_site.core import limits

MAIL_PAUSE = timedelta(hours=24)
MAILS_EVER = 3  # about one thing, until it is confirmed


def may_mail(recipient_hash: str, last_mail_at: datetime | None, now: datetime) -> bool:
    """At most one mail about one thing in 24 hours, and five a day per address over all forms.

    `last_mail_at`: when the last one about this thing was written. Counts this one where it may go.
    """
    recent = last_mail_at is not None and now - last_mail_at < MAIL_PAUSE
    return not recent and limits.hit("mail-address-day", recipient_hash)
