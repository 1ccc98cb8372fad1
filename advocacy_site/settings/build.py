"""Building the image: `collectstatic` as production serves it, without any of production's secrets."""

from .base import *  # noqa: F403 - a settings module is the base plus its differences

DEBUG = False
DEV_PAGES = False
HTTPS = True
SECRET_KEY = "build-only: signs nothing, never served"  # noqa: S105 - protects nothing
