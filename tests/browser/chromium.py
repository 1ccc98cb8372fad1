"""Which Chromium the browser tests use: the system's own, never one that is downloaded."""

import os
import shutil

NAMES = ["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one that CHROMIUM names, else the first that is installed."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    return next((path for name in names if (path := shutil.which(name))), None)
