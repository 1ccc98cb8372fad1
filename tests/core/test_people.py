"""Whoever asks to be deleted is gone in every language, whichever way staff delete."""

import pytest
from django.apps import apps

from advocacy_site.core.models import Person, PersonQuerySet


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models() if issubclass(model, Person)],
    ids=lambda model: model._meta.label,
)
def test_each_kind_of_person_is_deleted_in_all_languages_from_lists_too(model: type[Person]) -> None:
    assert isinstance(model._default_manager.all(), PersonQuerySet)
