"""Whom readers of the demo's pages may write to."""

from advocacy_site.core.models import ContactPerson

from .tree import english


def contact(words: dict[str, str]) -> ContactPerson:
    """Return the contact person with the name in `words`, made of them where there is none."""
    more = {**words, "agreed": True}
    return ContactPerson.objects.get_or_create(locale=english(), name=more.pop("name"), defaults=more)[0]
