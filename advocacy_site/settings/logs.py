"""What is written to the log, without personal data."""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"mask": {"()": "advocacy_site.core.logfilter.MaskPersonalData"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["mask"], "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},  # with no handler at all, Python writes to stderr
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Wagtail's own tasks and page log say much, and nothing that an operator needs.
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        # Scanners send foreign hosts all day; each would write a trace.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
