"""People who sign in."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from advocacy_site.users.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "a password of some length"


def test_an_address_has_one_account_however_it_is_written() -> None:
    User.objects.create_user("staff@example.org", PASSWORD)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="STAFF@example.org")


def test_a_user_has_an_address() -> None:
    with pytest.raises(ValueError, match="address"):
        User.objects.create_user("", PASSWORD)


def test_an_unknown_time_zone_is_refused() -> None:
    user = User(email="staff@example.org", password="x", time_zone="Mars/Olympus")
    with pytest.raises(ValidationError):
        user.full_clean()


def test_staff_come_in_through_the_one_door_and_reach_the_admin(client: Client) -> None:
    User.objects.create_superuser("staff@example.org", PASSWORD)
    assert client.get("/admin/")["Location"].startswith("/account/login/")
    response = client.post(
        "/account/login/?next=/admin/", {"login": "Staff@Example.org", "password": PASSWORD}
    )
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200


def test_nobody_signs_up(client: Client) -> None:
    response = client.post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD})
    assert response.status_code in (200, 403)
    assert not User.objects.exists()


def test_a_user_is_made_in_the_admin_with_language_and_time_zone(client: Client) -> None:
    client.force_login(User.objects.create_superuser("staff@example.org", PASSWORD))
    data = {
        "email": "new@example.org",
        "first_name": "New",
        "last_name": "Person",
        "language": "fr",
        "time_zone": "Europe/Paris",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    response = client.post("/admin/users/new/", data)
    assert response.status_code == 302, response.context["form"].errors
    made = User.objects.get(email="new@example.org")
    assert (made.language, made.time_zone) == ("fr", "Europe/Paris")
    profile = made.wagtail_userprofile
    assert (profile.get_preferred_language(), profile.get_current_time_zone()) == ("fr", "Europe/Paris")


def test_the_sign_in_page_says_each_thing_once(client: Client) -> None:
    html = client.get("/account/login/").content.decode()
    assert html.count("/account/password/reset/") == 1
    assert "placeholder" not in html
