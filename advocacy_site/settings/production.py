"""Production: refuses to start without its secrets, speaks HTTPS only."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - a settings module is the base plus its differences
from .base import SITE_URL, env

REQUIRED = ["SECRET_KEY", "SEALED_KEYS", "HASH_KEY", "LINK_KEY", "DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS"]
missing = [name for name in REQUIRED if not env.str(name, "")]
if missing:
    raise ImproperlyConfigured(f"Set these in the environment: {', '.join(missing)} (see .env.example).")

DEBUG = False
DEV_PAGES = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
SEALED_KEYS: list[str] = env.list("SEALED_KEYS")
HASH_KEY = env.str("HASH_KEY")
LINK_KEY = env.str("LINK_KEY")
for name, value in [("SECRET_KEY", SECRET_KEY), ("HASH_KEY", HASH_KEY), ("LINK_KEY", LINK_KEY)]:
    if len(value) < 50:
        raise ImproperlyConfigured(f"{name} needs at least 50 random characters.")
if len({SECRET_KEY, HASH_KEY, LINK_KEY}) < 3:
    raise ImproperlyConfigured("SECRET_KEY, HASH_KEY and LINK_KEY must differ from each other.")
if not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured("SITE_URL must start with https://.")

HTTPS = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
# Behind a proxy everybody has its address: without counting it, one rate limit would be shared by all.
BEHIND_PROXY = env.bool("BEHIND_PROXY", True)
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", int(BEHIND_PROXY))
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if (TRUSTED_PROXIES > 0) != BEHIND_PROXY:
    raise ImproperlyConfigured("BEHIND_PROXY and TRUSTED_PROXIES contradict each other.")
# Binds every host of the domain; turn the two off where another host still speaks plain HTTP.
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"

EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", True)

# Our own table of headers (core/headers.py) writes X-Frame-Options and Referrer-Policy on every response.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W022"]
