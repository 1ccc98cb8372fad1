"""Style sheets in tests: one, joined, as in production, so that no page links fifty that nobody looks at."""

import os
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage

from advocacy_site.core import styles

SEPARATE = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # as in development


class OneSheetStorage(StaticFilesStorage):
    """Links the joined sheet, which `write_sheet` puts where static files are looked for."""

    joins_styles = True


def write_sheet() -> None:
    """Write the joined sheet of today; processes that do so at once leave a whole one."""
    sources = settings.PROJECT_DIR / "static"
    target = Path(settings.STATICFILES_DIRS[-1], styles.JOINED)
    target.parent.mkdir(exist_ok=True)
    written = target.with_suffix(f".{os.getpid()}")
    written.write_text(styles.joined(lambda name: (sources / name).read_text(encoding="utf-8")), "utf-8")
    written.replace(target)
