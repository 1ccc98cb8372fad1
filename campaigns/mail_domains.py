"""Two short lists of mail domains, kept by hand: where anybody has an address, and where for minutes only.

Short on purpose: they are signals for the burst detector and for staff, never a wall. Staff add further
throw-away domains on the block list, as a signal.
"""

LARGE = """
    aol.com btinternet.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.de gmx.fr gmx.net googlemail.com
    hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it icloud.com laposte.net libero.it
    live.com live.fr live.nl mac.com mail.ru mailbox.org me.com msn.com naver.com orange.fr outlook.com
    outlook.es outlook.fr posteo.de proton.me protonmail.com qq.com rediffmail.com sfr.fr t-online.de
    telenet.be tuta.com uol.com.br wanadoo.fr web.de wp.pl yahoo.ca yahoo.co.in yahoo.co.uk yahoo.com
    yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.ru ymail.com ziggo.nl
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

BIG_PROVIDERS = frozenset(LARGE.split())  # a crowd from here says nothing
DISPOSABLE = frozenset(LENT.split())  # well-known services that lend a mailbox without asking for a name
