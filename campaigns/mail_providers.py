"""Domains under which anybody can have an address or a page: they tell nothing of who has it."""

_PROVIDERS = """
    126.com 139.com 163.com 189.cn aim.com aol.com att.net bigpond.com bk.ru bluewin.ch btinternet.com
    comcast.net cox.net daum.net disroot.org email.com fastmail.com fastmail.fm free.fr freenet.de
    gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net googlemail.com hanmail.net hey.com
    hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hushmail.com icloud.com
    inbox.ru interia.pl kolabnow.com laposte.net libero.it list.ru live.co.uk live.com live.fr live.nl
    mac.com mail.com mail.de mail.ru mailbox.org mailfence.com me.com msn.com naver.com o2.pl onet.pl
    op.pl orange.fr outlook.com outlook.de outlook.es outlook.fr pm.me posteo.de posteo.net proton.me
    protonmail.ch protonmail.com qq.com rambler.ru rediffmail.com riseup.net rocketmail.com runbox.com
    sapo.pt seznam.cz sfr.fr sina.com skynet.be t-online.de telenet.be terra.com.br tiscali.it tuta.com
    tuta.io tutamail.com tutanota.com tutanota.de ukr.net uol.com.br verizon.net virgilio.it
    virginmedia.com wanadoo.fr web.de wp.pl ya.ru yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com
    yahoo.com.br yahoo.com.mx yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com
    ziggo.nl zoho.com zohomail.com
"""
# Where members have pages among those of everybody.
_HOSTS = """
    bsky.app facebook.com flickr.com github.com github.io google.com instagram.com linkedin.com linktr.ee
    mastodon.social medium.com ning.com squarespace.com substack.com telegram.me t.me threads.net tiktok.com
    tumblr.com twitter.com vimeo.com whatsapp.com wix.com wixsite.com wordpress.com x.com youtube.com
"""
PROVIDERS = frozenset(_PROVIDERS.split())
HOSTS = frozenset(_HOSTS.split())


def is_shared(domain: str) -> bool:
    """Return whether `domain` (lower case) belongs to everybody, and so to no one organisation."""
    return not domain or domain in PROVIDERS or domain in HOSTS
