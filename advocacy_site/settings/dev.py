"""Development: no secret to set, mail is read at /dev/mail/, errors are shown."""

from .base import *  # noqa: F403 - a settings module is the base plus its differences
from .base import STORAGES, VAR_DIR, env

DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

# Fixed and public on purpose: they protect demo data only. Production refuses to start with them.
SECRET_KEY = env.str("SECRET_KEY", "development-only-" + "x" * 50)
SEALED_KEYS = env.list("SEALED_KEYS", ["ZGV2ZWxvcG1lbnQtb25seS1rZXktMzItYnl0ZXMhISE="])
HASH_KEY = env.str("HASH_KEY", "development-only-hash-key")
LINK_KEY = env.str("LINK_KEY", "development-only-link-key")

DEV_PAGES = True
MAILING_TRANSPORT = env.str("MAILING_TRANSPORT", "advocacy_site.mailing.backends.DevMailboxBackend")
HTTPS = False
STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
VAR_DIR.mkdir(parents=True, exist_ok=True)
