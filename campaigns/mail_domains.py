"""A short list of mail domains that lend an address for minutes, kept by hand.

Short on purpose: it is a signal for the burst detector and for staff, never a wall. Staff add further ones on
the block list, as a signal.
"""

LENT = """
    10minutemail.com 33mail.com burnermail.io discard.email discardmail.com dispostable.com dropmail.me
    emailondeck.com fakeinbox.com getairmail.com getnada.com grr.la guerrillamail.com guerrillamail.de
    guerrillamail.net guerrillamail.org inboxkitten.com maildrop.cc mailcatch.com mailexpire.com
    mailinator.com mailnesia.com mailsac.com mintemail.com moakt.com mohmal.com mytemp.email nada.email
    sharklasers.com spam4.me spamgourmet.com temp-mail.io temp-mail.org tempinbox.com tempmail.net
    tempmailo.com tempr.email throwawaymail.com trashmail.com trashmail.de yopmail.com yopmail.fr
    yopmail.net
"""

DISPOSABLE = frozenset(LENT.split())  # well-known services that lend a mailbox without asking for a name
