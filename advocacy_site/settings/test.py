"""Tests: like production where it can be, quick where it must be, and no network."""

from .base import *  # noqa: F403 - a settings module is the base plus its differences
from .base import DATABASE_URL, LOGGING, STATICFILES_DIRS, VAR_DIR, database, env

DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SECRET_KEY = "tests-only-" + "x" * 50
SEALED_KEYS = ["dGVzdHMtb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="]
HASH_KEY = "tests-only-hash-key"
LINK_KEY = "tests-only-link-key"
HTTPS = False
DEV_PAGES = False

DATABASES = {"default": database(DATABASE_URL, pool=False)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: concurrency tests need several connections to one database.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
else:
    # No test pulls the plug, and a migration commits two hundred times.
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MAILING_TRANSPORT = env.str("MAILING_TRANSPORT", "django.core.mail.backends.locmem.EmailBackend")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # Files, not memory: Wagtail's view streams a document from its path.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "test-private"},
    },
    "staticfiles": {"BACKEND": "tests.one_sheet.OneSheetStorage"},
}
STATICFILES_DIRS = [*STATICFILES_DIRS, VAR_DIR / "test-static"]
DELIVERY_ROOT = VAR_DIR / "test-delivery"
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}
STATICFILES_DIRS[-1].mkdir(parents=True, exist_ok=True)
