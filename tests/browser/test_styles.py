"""No component's style may depend on which sheet comes first: nobody keeps their order."""

from collections.abc import Callable

from django.test import RequestFactory
from playwright.sync_api import Page

from advocacy_site.core.look import look

from ..one_sheet import SEPARATE

# Turns the order of the component sheets round and returns what looks different afterwards: each element and
# each ::before and ::after, in every property that a sheet of ours sets. Sizes follow from the rest.
CHANGES = r"""async () => {
  const sizes = /^(width|height|(block|inline)-size|\w+-origin|inset.*|top|bottom|left|right)$/;
  const collected = new Set();
  const collect = rules => {
    for (const rule of rules) {
      for (const property of rule.style ?? []) if (!sizes.test(property)) collected.add(property);
      collect(rule.cssRules ?? []);
    }
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  const properties = [...collected];

  const parts = [];
  for (const element of document.querySelectorAll("body, body *"))
    for (const part of [null, "::before", "::after"])
      if (!part || getComputedStyle(element, part).content !== "none") parts.push([element, part]);
  const look = ([element, part]) => {
    const style = getComputedStyle(element, part);
    return properties.map(property => style.getPropertyValue(property));
  };
  const before = parts.map(look);

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

  const changes = new Set();
  parts.forEach((where, index) => look(where).forEach((value, nth) => {
    const [{tagName, classList}, part] = where;
    const [was, property] = [before[index][nth], properties[nth]];
    if (was !== value) changes.add(`${tagName}.${classList}${part ?? ""}: ${property}: ${was} → ${value}`);
  }));
  return {properties: properties.length, sheets: sheets.length, changes: [...changes]};
}"""


def changes(page: Page) -> set[str]:
    """Turn the order of the component sheets round and return what looks different afterwards."""
    found = page.evaluate(CHANGES)
    assert found["properties"] > 60
    assert found["sheets"] > 40
    return set(found["changes"])


def test_the_look_is_the_same_in_the_opposite_order(demo, open_page: Callable[..., Page], settings) -> None:
    settings.DEV_PAGES = True
    settings.STORAGES = settings.STORAGES | {"staticfiles": SEPARATE}
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
