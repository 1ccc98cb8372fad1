from django import template
from django.conf import settings
from django.utils.translation import get_language

from ..models import Helpline
from ..strip import Strip, StripLine, as_line, strip_for

register = template.Library()


@register.simple_tag(takes_context=True)
def safety_strip(context: template.Context) -> Strip:
    """Return the strip of the active language, with the helpline for the readers of the page, if any."""
    return strip_for(get_language() or settings.LANGUAGE_CODE, context.get("page"))


@register.filter
def helpline_line(helpline: Helpline) -> StripLine:
    """Return `helpline` as pages show it."""
    return as_line(helpline)
