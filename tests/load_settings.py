"""Settings of the web server that `tests.load` puts under load: production's pool and proxy, no debug."""

from advocacy_site.settings.test import *  # noqa: F403 - a settings module is another plus its differences
from advocacy_site.settings.test import DATABASE_URL, DATABASES, database

DATABASES["default"] |= database(DATABASE_URL, pool=True)
ROOT_URLCONF = "tests.yardstick"
TRUSTED_PROXIES = 1  # wrk names a network of its own for each signer
