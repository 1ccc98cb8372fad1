from django import template
from django.conf import settings
from django.utils.translation import get_language

from ..strip import Strip, strip_for

register = template.Library()


@register.simple_tag
def safety_strip() -> Strip:
    """Return the strip of the active language."""
    return strip_for(get_language() or settings.LANGUAGE_CODE)
