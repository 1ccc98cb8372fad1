"""What a translator's screen may do to a helpline: give it words in another language, which wait.

wagtail-localize saves a translation itself, from the facts as they were when it was submitted, and asks no
service. So `Helpline.save` asks here whenever the service is not the one that saves.
"""

from typing import TYPE_CHECKING, Any

from wagtail_localize.models import StringTranslation

if TYPE_CHECKING:
    from .models import Helpline


def let_it_wait(line: "Helpline") -> None:
    """Give `line`, about to be saved, the facts of its other languages, and hide it if its words are new.

    Words that stand in one of these, as in a translation that was only begun, are not; nor are those of a
    program, which has no second person. A line in one language is left as it is.
    """
    model = type(line)
    rows = list(model.objects.filter(translation_key=line.translation_key))
    others = [row for row in rows if row.pk != line.pk]
    if not others:
        return
    for name in model.FACTS:
        setattr(line, name, getattr(others[0], name))
    others[0].copy_child_relation("opening_periods", line)
    translator = _translator_of(line)
    if translator is not None and _words_of(line) not in map(_words_of, rows):
        line.hidden, line.written_by, line.published_by = True, translator, None


def _words_of(line: "Helpline") -> tuple[str, ...]:
    return tuple(getattr(line, name) for name in type(line).WORDS)


def _translator_of(line: "Helpline") -> Any:
    """Return who translated last into the language of `line`, or None where nobody is noted."""
    done = StringTranslation.objects.filter(context__object_id=line.translation_key, locale=line.locale_id)
    latest = done.exclude(last_translated_by=None).order_by("-updated_at").first()
    return latest.last_translated_by if latest else None
