"""Figures: numbers that pages cite."""

from datetime import timedelta

from advocacy_site.core import clock
from advocacy_site.core.models import Figure

from .tree import english


def figure(words: dict[str, str]) -> Figure:
    """Return a figure that was counted two months ago and is looked at again in ten."""
    today = clock.today()
    days = {"as_of": today - timedelta(days=60), "review_on": today + timedelta(days=300)}
    return Figure.objects.get_or_create(
        locale=english(), sentence=words["sentence"], defaults={**words, **days}
    )[0]
