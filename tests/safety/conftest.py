"""Two people who may change helplines."""

import pytest

from advocacy_site.users.models import User

from .desk import editor


@pytest.fixture
def ann() -> User:
    return editor("ann")


@pytest.fixture
def bea() -> User:
    return editor("bea")
