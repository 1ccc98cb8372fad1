"""Settings of a worker process in tests: the test database, and a real mail server."""

from advocacy_site.settings.test import *  # noqa: F403 - a settings module is another plus its differences
from advocacy_site.settings.test import DATABASE_URL, database, env

DATABASES = {"default": database(DATABASE_URL, pool=True)}  # as in production
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", env.int("SINK_PORT")
MAILING_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
MAILING_LEASE_SECONDS = 2
WORKER_POLL_SECONDS = 0.1
WORKER_GRACE_SECONDS = 6
EMAIL_TIMEOUT = 60  # longer than the worker's grace
