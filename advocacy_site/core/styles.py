"""The style sheets of every page: many small files for those who write them, one for those who wait for it.

Nothing lists the components: each file in `static/css/components/` belongs to every page. All of them
are in one cascade layer, and none may depend on another's place (`tests/browser/test_styles.py` turns their
order round).
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

FIRST = ["css/tokens.css", "css/base.css", "css/layout.css"]  # tokens.css begins with the order of the layers
JOINED = "css/site.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)  # a sixth of the weight, for those who read the sources
# url(…) with a relative address: no scheme, not from the root, no fragment of the page itself.
RELATIVE_URL = re.compile(r"""url\(\s*(["']?)(?![a-z]+:|[/#])([^"')]+)\1\s*\)""")


def style_sheets() -> list[str]:
    """Return the static files that a page links: the joined one where `collectstatic` made it, else each."""
    return [JOINED] if getattr(staticfiles_storage, "joins_styles", False) else sources()


def sources() -> list[str]:
    """Return the style sheets of every page in their order, relative to `static/`."""
    components = (settings.PROJECT_DIR / "static/css/components").glob("*.css")
    return [*FIRST, *sorted(f"css/components/{path.name}" for path in components)]


def joined(read: Callable[[str], str]) -> str:
    """Return the text of `JOINED`; `read` gives the text of a static file by its name."""
    return "\n".join(moved(COMMENT.sub("", read(name)), name) for name in sources())


def moved(css: str, source: str) -> str:
    """Return the text `css` of the static file `source` with addresses that hold in `JOINED`."""

    def rewritten(match: re.Match[str]) -> str:
        quote, address = match.groups()
        target = posixpath.join(posixpath.dirname(source), address)
        return f"url({quote}{posixpath.relpath(target, posixpath.dirname(JOINED))}{quote})"

    return RELATIVE_URL.sub(rewritten, css)


class JoinedStylesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage of hashed and compressed files, which also joins the style sheets of `sources`."""

    joins_styles = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Join what `collectstatic` collected (`paths`: name to storage and path), then hash everything."""
        if not dry_run:
            self.delete(JOINED)
            self._save(JOINED, ContentFile(joined(self._read)))
            paths = paths | {JOINED: (self, JOINED)}
        yield from super().post_process(paths, dry_run, **options)

    def _read(self, name: str) -> str:
        with self.open(name) as sheet:
            return str(sheet.read().decode())
