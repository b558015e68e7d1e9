"""Tests of comparing cities with a gazetteer, using a small made-up one."""

import pytest

from tools.check_city_coordinates import (
    GazetteerPlace,
    distance_km,
    format_match,
    main,
    match_city,
    name_key,
)

TEXAS = (32.73569, -97.10807)
MASSACHUSETTS = (42.41537, -71.15644)


def place(name, country, first_level, point, *other_names):
    keys = frozenset(map(name_key, (name, *other_names)))
    return GazetteerPlace(name, keys, country, first_level, *point)


GAZETTEER = [
    place("Arlington", "US", "TX", TEXAS),
    place("Arlington", "US", "MA", MASSACHUSETTS),
    place("Gent", "BE", "VLG", (51.05, 3.72), "Ghent", "Gand"),
    place("Gent", "NL", "GE", (51.0, 5.0), "Ghent"),
]


def city(city_id, name, country, point):
    latitude, longitude = map(str, point)
    return {
        "id": city_id,
        "name": name,
        "country": country,
        "latitude": latitude,
        "longitude": longitude,
    }


def test_a_degree_of_the_equator_and_of_a_meridian() -> None:
    assert distance_km((0, 0), (0, 1)) == pytest.approx(111.19, abs=0.01)
    assert distance_km((45, 7), (46, 7)) == pytest.approx(111.19, abs=0.01)
    assert distance_km((60, 0), (60, 1)) == pytest.approx(55.6, abs=0.1)


def test_the_short_way_around_the_antimeridian() -> None:
    assert distance_km((0, 179.5), (0, -179.5)) == pytest.approx(111.19, abs=0.01)


def test_antipodes() -> None:
    assert distance_km((90, 0), (-90, 0)) == pytest.approx(20015, abs=1)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Alfândega da Fé", "alfandegadafe"),
        ("L\N{RIGHT SINGLE QUOTATION MARK}Eliana", "leliana"),
        ("L'Eliana", "leliana"),
        ("Tepeba\N{LATIN SMALL LETTER S WITH CEDILLA}\N{LATIN SMALL LETTER DOTLESS I}", "tepebasi"),
        ("Făgăraș", "fagaras"),
    ],
)
def test_names_are_compared_without_case_accents_and_signs(name, key) -> None:
    assert name_key(name) == key


def test_a_city_is_found_under_another_of_its_names() -> None:
    match = match_city(city("ghent", "Ghent", "BE", (51.06, 3.72)), GAZETTEER)
    assert match.place == "Gent"
    assert match.agrees


def test_a_place_of_the_same_name_in_another_country_is_not_the_city() -> None:
    match = match_city(city("ghent", "Ghent", "BE", (51.0, 5.0)), GAZETTEER)
    assert not match.agrees
    assert match.distance_km == pytest.approx(89.7, abs=1)


def test_a_place_of_the_same_name_in_another_state_is_not_the_city() -> None:
    in_texas = match_city(city("arlington", "Arlington (Massachusetts)", "US", TEXAS), GAZETTEER)
    assert not in_texas.agrees
    assert in_texas.distance_km == pytest.approx(2514, abs=5)
    at_home = city("arlington", "Arlington (Massachusetts)", "US", MASSACHUSETTS)
    assert match_city(at_home, GAZETTEER).distance_km == 0


def test_swapped_latitude_and_longitude_show() -> None:
    swapped = match_city(city("ghent", "Ghent", "BE", (3.72, 51.05)), GAZETTEER)
    assert not swapped.agrees


def test_an_unknown_city_is_said_to_be_unknown() -> None:
    match = match_city(city("villa-el-salvador", "Villa El Salvador", "PE", (-12, -77)), GAZETTEER)
    assert not match.agrees
    assert format_match(match).startswith("villa-el-salvador: not in the gazetteer (a district")
    other = match_city(city("atlantis", "Atlantis", "PT", (38, -30)), GAZETTEER)
    assert format_match(other) == "atlantis: not in the gazetteer (not settled)"


def test_the_command_prints_what_disagrees(tmp_path, capsys) -> None:
    file = tmp_path / "cities.csv"
    header = "id,name,country,latitude,longitude\n"
    file.write_text(header + "ghent,Ghent,BE,51.05,3.72\nbruges,Brugge,BE,50.0,3.22\n")
    main([str(file)])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("bruges: ")
    assert lines[0].endswith(" km from Brugge")
