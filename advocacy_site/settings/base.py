"""Settings that every environment shares; what differs stands in dev, production and test."""

from email.utils import parseaddr
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.translation import gettext_lazy as _
from environs import Env

from .logs import LOGGING  # noqa: F401 - a setting

env = Env()

PROJECT_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("VAR_DIR", str(PROJECT_DIR / "var")))

# --- rooms -----------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "advocacy_site.demo",
    "advocacy_site.search",
    "advocacy_site.pages",
    "campaigns",
    "events",
    "advocacy_site.news",
    "members",
    "advocacy_site.supporters",
    "advocacy_site.mailing",
    "advocacy_site.safety",
    "advocacy_site.users",
    "advocacy_site.core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "advocacy_site.users.wagtail_apps.StaffUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_countries",
    "allauth",
    "allauth.account",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "advocacy_site.core.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "advocacy_site.core.middleware.HostileInputMiddleware",
    "advocacy_site.core.middleware.DatabaseDownMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "advocacy_site.core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

CSRF_FAILURE_VIEW = "advocacy_site.core.views.csrf_failure"
ROOT_URLCONF = "advocacy_site.urls"
WSGI_APPLICATION = "advocacy_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- data ------------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"

SQLITE_OPTIONS = {
    # A writer takes its lock at BEGIN and waits for it, so that no transaction fails half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
# Visitors wait no longer for a statement; a migration of a long table may (compose.yaml).
STATEMENT_TIMEOUT_MS = env.int("STATEMENT_TIMEOUT_MS", 15_000)
# Nor a migration for a lock, behind which all others would wait; 0: no longer than the statement may take.
LOCK_TIMEOUT_MS = env.int("LOCK_TIMEOUT_MS", 0)
POSTGRES_OPTIONS = {
    # core/statements.py prepares statements whose best plan never depends on the values.
    "prepare_threshold": 0,
    "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS} "
    f"-c lock_timeout={LOCK_TIMEOUT_MS} "
    "-c idle_in_transaction_session_timeout=30000 "
    # Compiling a plan takes a second; no statement of ours runs long enough to win it back.
    "-c jit=off "
    "-c plan_cache_mode=force_generic_plan",
}


def database(url: str, *, pool: bool) -> dict[str, Any]:
    """Return Django's connection settings for a database `url`, with our options for its engine.

    `pool`: whether PostgreSQL connections are kept in psycopg's pool.
    """
    config: dict[str, Any] = {**dj_database_url.parse(url)}
    config["ATOMIC_REQUESTS"] = False
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = dict(SQLITE_OPTIONS)
    else:
        config["CONN_MAX_AGE"] = 0
        config["CONN_HEALTH_CHECKS"] = True
        config["OPTIONS"] = dict(POSTGRES_OPTIONS)
        if pool:
            config["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 2}
    return config


DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'site.sqlite3'}")
DATABASES: dict[str, dict[str, Any]] = {"default": database(DATABASE_URL, pool=True)}

# Shared by all processes of one host; several hosts name a Redis in CACHE_URL.
CACHES = {
    "default": env.dj_cache_url("CACHE_URL", f"file://{VAR_DIR / 'cache'}"),
}

# --- people who sign in ----------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "advocacy_site.users.adapters.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_FORMS = {"login": "advocacy_site.users.sign_in.SignInForm"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by staff, never by visitors
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"

# --- languages and time ----------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
]
LOCALE_PATHS = [PROJECT_DIR / "locale"]
FORMAT_MODULE_PATH = ["advocacy_site.formats"]
USE_I18N = True
# ISO 3166-1 has no code for Kosovo; everybody who needs one uses XK, which ISO keeps free for users.
COUNTRIES_OVERRIDE = {"XK": _("Kosovo")}
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "UTC"
USE_TZ = True

# --- files -----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = PROJECT_DIR / "staticfiles"
STATICFILES_DIRS = [PROJECT_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(PROJECT_DIR / "media")))
# Outside MEDIA_ROOT, so that no web server can hand out what a view has to allow first.
PRIVATE_ROOT = Path(env.str("PRIVATE_ROOT", str(VAR_DIR / "private")))
# Files for recipients, until they expire: web and worker share them, and no backup takes them along.
DELIVERY_ROOT = Path(env.str("DELIVERY_ROOT", str(PRIVATE_ROOT / "delivery")))
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    # Development and tests serve each file as it is.
    "staticfiles": {"BACKEND": "advocacy_site.core.styles.JoinedStylesStorage"},
}

# --- requests --------------------------------------------------------------------------------------

SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
USE_X_FORWARDED_HOST = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor needs it; public forms have their own cap
SECURE_REFERRER_POLICY = None  # the header table in core/headers.py is the one place
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# How many reverse proxies stand before us: the visitor's network is read from X-Forwarded-For only then.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)

# --- mail ------------------------------------------------------------------------------------------

# Everything that calls Django's mail (Wagtail's notifications, allauth) writes to our outbox …
EMAIL_BACKEND = "advocacy_site.mailing.backends.OutboxBackend"
# … and only the worker sends, through this one.
MAILING_TRANSPORT = env.str("MAILING_TRANSPORT", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Daybreak Coalition <hello@daybreak.example>")
# For mails that must not tell whose they are: no name beside the address unless one is chosen.
NEUTRAL_FROM_EMAIL = env.str("NEUTRAL_FROM_EMAIL", parseaddr(DEFAULT_FROM_EMAIL)[1])
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where the transport of development puts mails, for /dev/mail/.
DEV_MAILBOX = VAR_DIR / "mail"
MAILING_LEASE_SECONDS = env.int("MAILING_LEASE_SECONDS", 300)
# Mails to the signers of an action, put into the outbox each minute: others go first, whatever it is.
SIGNER_MAILS_A_MINUTE = env.int("SIGNER_MAILS_A_MINUTE", 200)
WORKER_POLL_SECONDS = env.float("WORKER_POLL_SECONDS", 1.0)
# For the mail in hand when a worker is told to stop: a mail server may answer nothing for EMAIL_TIMEOUT.
WORKER_GRACE_SECONDS = 18
ADMINS: list[tuple[str, str]] = []  # tracebacks hold personal data: none is ever mailed

# --- Wagtail ---------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = env.str("SITE_NAME", "Daybreak Coalition")
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_LOGIN_URL = "/account/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.SiteDocument"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "advocacy_site.core.forms.SiteImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "advocacy_site.core.forms.SiteDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "csv", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # all are downloads; Wagtail would show PDFs in our origin
WAGTAILDOCS_CONTENT_TYPES = {  # not left to what each machine knows
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "csv": "text/csv",
    "txt": "text/plain",
}
TAGGIT_CASE_INSENSITIVE = True  # a hashtag is one, whatever its capitals
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- safety ----------------------------------------------------------------------------------------

# What error pages show, which must not ask the database; and what a site shows before staff chose a line.
FALLBACK_STRIP: dict[str, Any] = {
    "exit_url": env.str("FALLBACK_EXIT_URL", "https://www.bbc.co.uk/weather"),
    "help_url": "/en/help/",
    "helpline": {
        "name": env.str("FALLBACK_HELPLINE_NAME", "Daybreak Line"),
        "country_name": env.str("FALLBACK_HELPLINE_COUNTRY", "United Kingdom"),
        "display_number": env.str("FALLBACK_HELPLINE_DISPLAY", "0808 157 0142"),
        "tel": env.str("FALLBACK_HELPLINE_TEL", "+448081570142"),
        "can_call": True,
        "can_text": env.bool("FALLBACK_HELPLINE_CAN_TEXT", True),
        "free": True,
    },
}
