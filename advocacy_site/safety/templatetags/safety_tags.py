from django import template
from django.conf import settings
from django.utils.translation import get_language

from ..models import Helpline
from ..shown_line import ShownLine, as_line
from ..strip import Strip, strip_for

register = template.Library()


@register.simple_tag(takes_context=True)
def safety_strip(context: template.Context) -> Strip:
    """Return the strip of the active language, with the helpline for the readers of the page, if any.

    What is no page of the tree names them as `readers`.
    """
    language = get_language() or settings.LANGUAGE_CODE
    return strip_for(language, context.get("readers") or "", context.get("page"))


@register.filter
def helpline_line(helpline: Helpline) -> ShownLine:
    """Return `helpline` as pages show it."""
    return as_line(helpline)
