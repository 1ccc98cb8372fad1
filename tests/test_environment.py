"""Everything that can be set is in .env.example, and nothing else."""

import re
from pathlib import Path

import django_cache_url
import yaml
from django.core.cache import CacheHandler

ROOT = Path(__file__).parent.parent
READ_BY_OTHERS = {"DJANGO_SETTINGS_MODULE", "WEB_CONCURRENCY"}  # Django, gunicorn


def read_by_settings() -> set[str]:
    names: set[str] = set()
    for path in (ROOT / "advocacy_site/settings").glob("*.py"):
        names |= set(re.findall(r'\benv\.\w+\(\s*"(\w+)"', path.read_text(encoding="utf-8")))
    return names


def read_by_compose() -> set[str]:
    return set(re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "compose.yaml").read_text(encoding="utf-8")))


def explained() -> list[str]:
    return re.findall(
        r"^(?:# )?([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE
    )


def test_the_example_explains_every_setting_once() -> None:
    names = explained()
    assert sorted(names) == sorted(set(names))
    assert set(names) == read_by_settings() | read_by_compose() | READ_BY_OTHERS


def test_the_example_holds_no_secret() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    values = dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))
    for name in ("SECRET_KEY", "HASH_KEY", "LINK_KEY", "SEALED_KEYS", "POSTGRES_PASSWORD"):
        assert values[name] == ""


def compose() -> dict:
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


def test_only_the_web_server_is_published_and_only_on_this_machine() -> None:
    services = compose()["services"]
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert list(published) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in published["web"])


def test_everything_that_must_last_lies_on_a_volume_and_in_the_backup() -> None:
    services = compose()["services"]
    kept = {"/srv/media", "/srv/private"}
    for name in ("web", "worker", "release", "backup"):
        targets = {mount.removesuffix(":ro").rpartition(":")[2] for mount in services[name]["volumes"]}
        assert kept <= targets, name
    assert services["db"]["volumes"] == ["database:/var/lib/postgresql/data"]
    assert services["backup"]["image"] == services["db"]["image"], "an older pg_dump refuses a newer server"


def test_everything_starts_again_except_the_release_step() -> None:
    services = compose()["services"]
    assert {name for name, service in services.items() if "restart" not in service} == {"release"}
    assert "migrate" in " ".join(services["release"]["command"])
    started = [*services["web"].get("command", []), *services["worker"]["command"]]
    assert "migrate" not in started


def test_no_password_is_written_in_compose() -> None:
    for name, service in compose()["services"].items():
        for key, value in service.get("environment", {}).items():
            if "PASSWORD" in key or key == "DATABASE_URL":
                assert "${POSTGRES_PASSWORD:?" in value, f"{name}: {key}"


def test_the_cache_that_compose_names_has_what_it_needs() -> None:
    url = compose()["services"]["web"]["environment"]["CACHE_URL"]
    cache = CacheHandler({"default": django_cache_url.parse(url)})["default"]
    assert type(cache).__name__ == "RedisCache"
    assert cache._cache.get_client()  # imports the client library; connects only when it is asked something
