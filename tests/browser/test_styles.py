"""No component's style may depend on which sheet comes first: nobody keeps their order."""

from collections.abc import Callable

import pytest
from django.test import RequestFactory
from playwright.sync_api import Page

from advocacy_site.core.look import look

# Chromium first: with its event loop Django opens another connection, which must know the migrations' rows.
pytestmark = pytest.mark.usefixtures("browser")

# What each element and each ::before and ::after looks like, in every property that a sheet of ours sets.
# Sizes follow from the rest.
LOOKS = r"""() => {
  const sizes = /^(width|height|(block|inline)-size|\w+-origin|inset.*|top|bottom|left|right)$/;
  const properties = new Set();
  const collect = rules => {
    for (const rule of rules) {
      for (const property of rule.style ?? []) if (!sizes.test(property)) properties.add(property);
      collect(rule.cssRules ?? []);
    }
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  const sorted = [...properties].sort();
  const looks = [];
  for (const element of document.querySelectorAll("body, body *"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      const name = element.tagName.toLowerCase() + "." + element.classList + (part || "");
      looks.push([name, sorted.map(property => `${property}: ${style.getPropertyValue(property)}`)]);
    }
  return looks;
}"""
TURN_ROUND = """async () => {
  const sheets = [...document.querySelectorAll("link[href*='/css/components/']")];
  const mark = document.createComment("");
  sheets[0].before(mark);
  await Promise.all(sheets.toReversed().map(sheet => new Promise((loaded, failed) => {
    const copy = sheet.cloneNode();
    copy.onload = loaded;
    copy.onerror = failed;
    mark.before(copy);
  })));
  for (const sheet of sheets) sheet.remove();
  return sheets.length;
}"""


def changes(page: Page) -> set[str]:
    """Turn the order of the component sheets round and return what looks different afterwards."""
    before = page.evaluate(LOOKS)
    assert len(before[0][1]) > 60
    assert page.evaluate(TURN_ROUND) > 40
    found = set()
    for (name, old), (_same, new) in zip(before, page.evaluate(LOOKS), strict=True):
        found |= {f"{name}: {was} → {now}" for was, now in zip(old, new, strict=True) if was != now}
    return found


def test_the_look_is_the_same_in_the_opposite_order(demo, open_page: Callable[..., Page], settings) -> None:
    settings.DEV_PAGES = True
    every_component = look(RequestFactory().get("/dev/look/")).content
    pages = ["/dev/look/", "/en/", "/en/campaigns/doors-open/", "/en/campaigns/doors-open/daybreak-pledge/"]
    found = set()
    for page in (open_page(width=320), open_page(width=1280)):
        page.route(
            "**/dev/look/", lambda route: route.fulfill(body=every_component, content_type="text/html")
        )
        for address in pages:
            page.goto(demo.url + address)
            found |= changes(page)
    assert not found, "\n".join(sorted(found)[:40])
