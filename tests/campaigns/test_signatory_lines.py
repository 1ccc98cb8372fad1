"""How a list of organisations is read, as people write it."""

import pytest

from campaigns.country_words import country_at_the_end, country_code
from campaigns.signatory_lines import read_lines, split_lines

pytestmark = pytest.mark.django_db  # staff's own words for countries


def understood(text: str) -> list[tuple[str, str, str]]:
    return [(line.category, line.name, line.country) for line in read_lines(split_lines(text)) if line.name]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("France", "FR"),
        (" the  NETHERLANDS ", "NL"),
        ("UK", "GB"),
        ("United Kingdom", "GB"),
        ("Scotland", "GB"),
        ("U.S.A.", "US"),
        ("Allemagne", "DE"),
        ("España", "ES"),
        ("Côte d’Ivoire", "CI"),
        ("Türkiye", "TR"),
        ("KEN", "KE"),
        ("international", ""),
        ("Law and Development", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_what_people_call_it(words: str, code: str | None) -> None:
    assert country_code(words) == code


def test_a_name_may_end_with_a_country() -> None:
    assert country_at_the_end("Maiti Nepal") == "NP"
    assert country_at_the_end("Council of Women of South Africa") == "ZA"
    assert country_at_the_end("Nepal") is None  # a country alone is no name with a country
    assert country_at_the_end("Justice for us") is None


def test_headings_stand_above_their_lines_and_bullets_are_dropped() -> None:
    text = "Ours, France\n\nNetworks:\n • One Voice\n2) Two Voices\nDomestic :\n– Three Voices,Spain\n"
    assert understood(text) == [
        ("", "Ours", "FR"),
        ("Networks", "One Voice", ""),
        ("Networks", "Two Voices", ""),
        ("Domestic", "Three Voices", "ES"),
    ]


def test_a_name_keeps_its_comma_its_digits_and_its_at() -> None:
    text = "Institute for Gender, Law and Development, Argentina\n1000 Doors, Sweden\nWomen@thewell, UK"
    assert understood(text) == [
        ("", "Institute for Gender, Law and Development", "AR"),
        ("", "1000 Doors", "SE"),
        ("", "Women@thewell", "GB"),
    ]


def test_cells_of_a_spreadsheet_are_read_as_name_and_country() -> None:
    assert understood("Ruhama House\tIreland") == [("", "Ruhama House", "IE")]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Equal Now", "doubt", "stands as international"),
        ("Maiti Nepal", "doubt", "If it is Nepal"),
        ("One, Two and Three", "doubt", "“Two and Three” is no country"),
        ("Gender, Law and Work, Peru", "doubt", "holds a comma"),
        ("=HYPERLINK(1), Peru", "error", "can’t begin with"),
        ("<b>Bold</b>, Peru", "error", "no links"),
        ("See https://example.org, Peru", "error", "no links"),
        ("-, Peru", "error", "can’t begin"),
        ("…, Peru", "error", "letters or digits"),
        ("x" * 201 + ", Peru", "error", "at most 200"),
        ("Turned \u202e name, Peru", "error", "control characters"),
        ("h" * 121 + ":", "error", "at most 120"),
    ],
)
def test_what_is_doubtful_or_wrong_is_marked(text: str, kind: str, words: str) -> None:
    [line] = read_lines([text])
    assert [(remark.kind, words in remark.words) for remark in line.remarks] == [(kind, True)]
    assert (line.is_wrong, line.is_doubtful) == (kind == "error", kind == "doubt")


@pytest.mark.parametrize("text", ["Fondation Aube, France", "Equal Now, international"])
def test_a_plain_line_needs_no_look(text: str) -> None:
    [line] = read_lines([text])
    assert line.remarks == []
