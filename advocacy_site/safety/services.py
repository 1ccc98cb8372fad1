"""The verbs of helplines: two people publish one, each of them hides one at once.

A wrong number does harm to whoever dials it, and so does one that was right last year: nothing that one
person wrote is shown before another has read it, and whoever sees a mistake takes it away alone. A line is
one thing in all its languages: they share its facts, and are shown and hidden together.
"""

from typing import Any

from django.db import models, transaction
from django.db.models import Q

from advocacy_site.core import access

from .models import Helpline

# What may change while a line is shown: that somebody called again and it worked.
NEEDS_NO_SECOND_PERSON = frozenset({"checked_on"})


class NeedsASecondPerson(Exception):
    """Somebody wanted to publish what she wrote herself."""


def _in_all_languages(line: Helpline) -> models.QuerySet[Helpline]:
    return Helpline.objects.filter(translation_key=line.translation_key)


def _tell_translations(line: Helpline) -> None:
    """Give the other languages of `line` its facts: nobody dials the number of last year in French."""
    facts = {name: getattr(line, name) for name in Helpline.FACTS}
    for other in _in_all_languages(line).exclude(pk=line.pk):
        for name, value in facts.items():
            setattr(other, name, value)
        line.copy_child_relation("opening_periods", other)
        other.save(by_service=True)


@transaction.atomic
def keep_line(line: Helpline, author: Any, changed: set[str]) -> Helpline:
    """Save what `author` wrote in the fields and rows `changed` of a new or known line.

    Words that callers rely on wait for a second person: until then no page shows the line. In a language
    whose words wait already they stay their translator's, who is then refused like `author`.
    """
    waits = line.pk is None or bool(changed - NEEDS_NO_SECOND_PERSON)
    if waits:
        line.hidden, line.written_by, line.published_by = True, author, None
        unread = Q(hidden=True, published_by=None, written_by__isnull=False)
        others = _in_all_languages(line).exclude(unread)
        others.update(hidden=True, written_by=author, published_by=None)
    line.save(by_service=True)
    _tell_translations(line)
    access.record(author, "change", line.subject, reason=", ".join(sorted(changed)))
    return line


@transaction.atomic
def publish_line(line: Helpline, publisher: Any) -> None:
    """Let pages show a line in each language that waits. Raises NeedsASecondPerson for who wrote one."""
    found = list(_in_all_languages(line).filter(hidden=True).select_for_update(no_key=True))
    if any(each.written_by_id == publisher.pk for each in found):
        raise NeedsASecondPerson
    read = Helpline.objects.filter(pk__in=[each.pk for each in found])
    read.update(hidden=False, published_by=publisher)
    access.record(publisher, "change", line.subject, reason="published")


@transaction.atomic
def hide_line(line: Helpline, actor: Any) -> None:
    """Take a line off every page at once, in all its languages. One person is enough."""
    _in_all_languages(line).update(hidden=True)
    access.record(actor, "change", line.subject, reason="hidden")
