"""Countries, regions, map and emblem: tables that must be whole."""

import re
import uuid

import pytest
from django_countries import countries

from advocacy_site.pages.models import HomePage
from members.emblem import COLOURS, emblem_of
from members.models import MemberDirectoryPage, MemberPage
from members.regions import COUNTRIES, REGION_OF, Region
from members.worldmap import world_map

WITHOUT_A_PLACE = {"AQ", "BQ", "BV", "CC", "CX", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "TV", "UM", "YT"}


def test_every_country_is_in_exactly_one_region() -> None:
    assert set(countries.countries) <= set(REGION_OF)
    assert sum(len(codes.split()) for codes in COUNTRIES.values()) == len(REGION_OF)
    assert set(COUNTRIES) == set(Region)
    assert (REGION_OF["MA"], REGION_OF["IR"], REGION_OF["FJ"]) == (Region.MENA, Region.MENA, Region.OCEANIA)


def test_every_country_has_a_shape_or_a_pin_but_for_some_territories() -> None:
    for code in countries.countries:
        placed = world_map({code: code}).countries
        assert bool(placed) != (code in WITHOUT_A_PLACE), code
        assert all(country.shape or country.pin for country in placed)


def test_a_country_with_members_is_not_land_too() -> None:
    kenya = world_map({"KE": "Kenya"})
    assert kenya.countries[0].shape not in kenya.land
    assert kenya.countries[0].shape in world_map({}).land


def test_no_shape_runs_across_the_whole_picture() -> None:
    """A ring that crosses the date line and is not cut there draws a bar from edge to edge."""
    steps = re.findall(r"-?\d+", re.sub(r"M\d+ \d+", "", world_map({}).land))
    assert max(abs(int(step)) for step in steps) < 250


def test_an_emblem_has_four_shapes_and_differs_between_members() -> None:
    emblems = [emblem_of(uuid.UUID(int=n * 7919**9)) for n in range(50)]
    assert len(set(emblems)) > 45
    assert all(len(emblem) == 4 for emblem in emblems)
    assert {colour for emblem in emblems for colour, _path in emblem} == set(COLOURS)


@pytest.mark.django_db
def test_members_stand_in_a_directory_below_home_and_nowhere_else() -> None:
    assert MemberDirectoryPage.allowed_parent_page_models() == [HomePage]
    assert MemberPage.allowed_parent_page_models() == [MemberDirectoryPage]
    assert MemberDirectoryPage.allowed_subpage_models() == [MemberPage]
