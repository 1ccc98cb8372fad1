import pytest
from django.test import Client

from .. import factories


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(factories.staff())
    return client
