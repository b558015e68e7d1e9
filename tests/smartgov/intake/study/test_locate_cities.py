"""Tests of looking up coordinates by unambiguous city names."""

from __future__ import annotations

from smartgov.intake.read_file import read_file
from smartgov.intake.study.locate_cities import choose_place
from smartgov.places.gazetteer import Place, find_exact, find_places
from tests.smartgov.intake.made_files import make_csv


def place(population: int | None) -> Place:
    return Place("X", "ES", 1, 2, population, "150", "039")


def test_place_that_is_meant() -> None:
    assert choose_place([]) is None
    assert choose_place([place(5)]) == place(5)
    assert choose_place([place(2_000_000), place(100_000)]) == place(2_000_000)
    assert choose_place([place(2_000_000), place(100_001)]) is None
    assert choose_place([place(2_000_000), place(None)]) is None


def test_cities_are_placed_by_name_and_country() -> None:
    rows = [
        ("Bilbao", "España", "", "", 1),
        ("Springfield", "US", "", "", 1),
        ("Nowhere at all", "FR", "", "", 1),
        ("Séville", "Espagne", "", "", 1),
        ("Lyon", "FR", "1.5", "2.5", 1),
    ]
    content = make_csv(rows, ("City", "Country", "Latitude", "Longitude", "voting"))
    intake = read_file(content, "file.csv")
    assert intake.study is not None
    bilbao, springfield, nowhere, seville, lyon = intake.study.cities
    assert (round(bilbao.latitude or 0), round(bilbao.longitude or 0)) == (43, -3)
    assert round(seville.latitude or 0) == 37
    assert (springfield.latitude, nowhere.latitude) == (None, None)
    assert (lyon.latitude, lyon.longitude) == (1.5, 2.5)
    assert [(p.code, p.row) for p in intake.problems if p.row is not None] == [
        ("ambiguous_place", 3),
        ("no_coordinates", 4),
        ("coordinates_far", 6),
    ]
    found = {p.code: p for p in intake.problems}
    assert "Springfield, MO (37.2153, -93.2982, " in found["ambiguous_place"].allowed
    assert intake.left_out == 0


def test_many_names_are_found_as_one_by_one() -> None:
    names = ["Bilbao", "Sevilla", "Paris", "Washington, D.C.", "zzz", "", ",", "\n", "a\tb"]
    names += [f"zzz{n}" for n in range(20)]
    pairs = [(name, country) for name in names for country in ("ES", "US", "")]
    many = find_exact(pairs)
    for pair in pairs[:15]:
        assert find_exact([pair]).get(pair, []) == many.get(pair, [])
        if pair in many and "," not in pair[0]:
            assert many[pair] == find_places(*pair)
