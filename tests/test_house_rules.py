"""The house rules that a machine can check (docs and review see to the rest).

Each test names the rule and lists every place that breaks it. A place may be exempt: with its reason in
EXEMPT, or, where a file, template or function is long, with a comment "long because …" inside it.
"""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {
    *(f"advocacy_site/{room}" for room in ("core", "users", "mailing", "safety", "supporters", "news")),
    *(f"advocacy_site/{room}" for room in ("pages", "search", "demo")),
    *("campaigns", "events", "members"),
}
PYTHON_LINES, TEMPLATE_LINES, FUNCTION_LINES = 300, 120, 30
LONG = "long because"

EXEMPT: dict[str, dict[str, str]] = {  # rule → path → reason
    "csrf_token": {},
    "inline": {},
    "physical": {},
    "names": {},
    "places": {},
    "twins": {
        "templates/mailing/email/button.html": "a part of mails in HTML; as text, a link is its address"
    },
    "inputs": {},
}

# --- what is looked at ---------------------------------------------------------------------------------


def listed() -> list[str]:
    """Return the paths of all files that are or would be committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted(name for name in names if name and (ROOT / name).is_file())


FILES = listed()


def files(*suffixes: str, under: str = "", exempt: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and text of the files with one of `suffixes`, without those that are exempt from a rule."""
    for name in FILES:
        if name.startswith(under) and name.endswith(suffixes) and name not in EXEMPT.get(exempt, {}):
            yield name, (ROOT / name).read_text(encoding="utf-8")


def code() -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in files(".py") if "/migrations/" not in name)


def templates(exempt: str = "") -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in files(".html", exempt=exempt) if "templates/" in name)


def none(offenders: Iterable[str]) -> None:
    """Fail with one offender a line."""
    found = list(offenders)
    assert not found, "\n" + "\n".join(found)


def without_comments(css: str) -> str:
    """Blank out CSS comments, keeping the line numbers."""
    return re.sub(r"/\*.*?\*/", lambda match: "\n" * match[0].count("\n"), css, flags=re.DOTALL)


def places(pattern: str, sources: Iterable[tuple[str, str]], flags: int = re.IGNORECASE) -> Iterator[str]:
    """Yield path, line number and line of each match."""
    regex = re.compile(pattern, flags)
    for name, text in sources:
        for number, line in enumerate(text.splitlines(), 1):
            if regex.search(line):
                yield f"{name}:{number}: {line.strip()[:120]}"


# --- size (rule 1) ---------------------------------------------------------------------------------------


def too_long(sources: Iterable[tuple[str, str]], limit: int) -> Iterator[str]:
    for name, text in sources:
        lines = text.splitlines()
        if len(lines) > limit and LONG not in "\n".join(lines[:3]):
            yield f"{name}: {len(lines)} lines"


def test_a_python_file_is_short_or_says_why_not():
    none(too_long(code(), PYTHON_LINES))


def test_a_template_is_short_or_says_why_not():
    none(too_long(templates(), TEMPLATE_LINES))


def function_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of the body, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_a_function_is_short_or_says_why_not():
    def offenders() -> Iterator[str]:
        for name, text in code():
            lines = text.splitlines()
            for node in ast.walk(ast.parse(text)):
                if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    continue
                said = LONG in "\n".join(lines[node.lineno - 1 : node.end_lineno])
                if function_lines(node) > FUNCTION_LINES and not said:
                    yield f"{name}:{node.lineno}: {node.name} has {function_lines(node)} lines"

    none(offenders())


# --- pages that caches and every visitor share -----------------------------------------------------------


def test_no_public_template_carries_a_csrf_token():
    """A cached page would give one visitor's token to all; the same-origin check stands in its place."""
    private = {"account", "admin", "wagtailadmin"}
    public = ((name, text) for name, text in templates("csrf_token") if not private & set(Path(name).parts))
    none(places(r"csrf_token|csrf_input", public))


def test_no_template_has_inline_style_or_script():
    """Our CSP refuses both. Mails are no pages; JSON-LD is data, not script."""
    pages = [(name, text) for name, text in templates("inline") if "email" not in Path(name).parts]
    inline = (
        r"""\sstyle\s*=|<style\b|<script(?![^>]*\b(src=|type="application/ld\+json"))|\son[a-z]+\s*=\s*["']"""
    )
    none(places(inline, pages))


def test_css_knows_no_left_and_right():
    """Arabic runs from right to left: only logical properties (inset-inline-start, text-align: end)."""
    sheets = ((name, without_comments(text)) for name, text in files(".css", exempt="physical"))
    properties = (
        r"(margin|padding|border|scroll-margin|scroll-padding)-(left|right)|border-(top|bottom)-(left|right)"
    )
    none(
        places(
            rf"(?:^|[;{{\s])(?:(?:{properties})[\w-]*|left|right)\s*:"
            r"|(?:float|clear|text-align|caption-side)\s*:\s*(?:left|right)\b",
            sheets,
        )
    )


def test_a_component_begins_by_naming_its_inputs():
    components = files(".html", under="templates/components/", exempt="inputs")
    none(name for name, text in components if not text.lstrip().startswith(("{#", "{% comment")))


# --- names and places ------------------------------------------------------------------------------------


def test_nothing_is_a_drawer_for_everything():
    drawers = {"utils", "util", "common", "helpers", "helper", "misc"}
    none(
        name
        for name in FILES
        if drawers & {Path(part).stem for part in Path(name).parts} and name not in EXEMPT["names"]
    )


def test_every_room_is_an_app_with_its_own_label_and_migrations():
    labels = {}
    for room in sorted(ROOMS):
        text = (ROOT / room / "apps.py").read_text()
        match = re.search(r'^ +label = "(\w+)"', text, re.MULTILINE)
        labels[room] = match[1] if match else None
        assert f"{room}/migrations/__init__.py" in FILES, f"{room} has no migrations package"
    assert labels == {room: Path(room).name for room in ROOMS}
    none(name for name in FILES if name.endswith("/apps.py") and str(Path(name).parent) not in ROOMS)


def test_no_registry_and_no_path_of_one_machine_is_committed():
    text_files = (
        ".py",
        ".txt",
        ".toml",
        ".md",
        ".html",
        ".css",
        ".js",
        ".yaml",
        ".yml",
        "file",
        "run",
        ".example",
    )
    registries = (
        r"pypi\." + r"org|python" + r"hosted|registry\.npm" + r"js|--(extra-)?index-url|--find-" + "links"
    )
    machines = r"(?<![\w.*-])/(?:home/\w+|root|wo" + r"rk|Users/\w+)/"
    none(places(f"{registries}|{machines}", files(*text_files, exempt="places")))
    assert not {"uv.lock", "poetry.lock"} & set(FILES), "lock files with download addresses"


def test_every_requirement_is_pinned_with_a_hash():
    for name, text in files(".txt", under="requirements/"):
        entries = re.split(
            r"\n(?=\S)", "\n".join(x for x in text.splitlines() if not x.lstrip().startswith("#"))
        )
        none(
            f"{name}: {entry[:60]}" for entry in entries if "==" not in entry or "--hash=sha256:" not in entry
        )


# --- mail ------------------------------------------------------------------------------------------------


def test_every_mail_is_written_as_text_and_as_html():
    mails = [Path(name) for name in FILES if "email" in Path(name).parts and name.endswith((".txt", ".html"))]
    twin = {".txt": ".html", ".html": ".txt"}
    alone = (str(mail) for mail in mails if mail.with_suffix(twin[mail.suffix]) not in mails)
    none(name for name in alone if name not in EXEMPT["twins"])


# --- exemptions and migrations ---------------------------------------------------------------------------


def test_an_exemption_from_a_tool_says_why_on_its_line():
    marks = r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no cover|nosec)"
    codes = r"(?>(?::?\s*[A-Z]+\d+(?:,?\s*[A-Z]+\d+)*|\[[^\]]*\])?)"  # atomic: a code is no reason
    with_reason = re.compile(marks + codes + r"\s*[#:–—-]\s*\S.{5,}")
    marked = places(
        marks, ((name, text) for name, text in files(".py") if name != "tests/test_house_rules.py")
    )
    none(line for line in marked if not with_reason.search(line))


def test_a_migration_that_runs_code_can_be_reversed():
    def offenders() -> Iterator[str]:
        for name, text in files(".py"):
            if "/migrations/" not in name:
                continue
            for node in ast.walk(ast.parse(text)):
                called = getattr(getattr(node, "func", None), "attr", "")
                if isinstance(node, ast.Call) and called in {"RunPython", "RunSQL"}:
                    keywords = {keyword.arg for keyword in node.keywords}
                    if len(node.args) < 2 and not keywords & {"reverse_code", "reverse_sql"}:
                        yield f"{name}:{node.lineno}: {called} without a way back"

    none(offenders())
