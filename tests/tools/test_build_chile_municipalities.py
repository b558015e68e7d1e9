"""Tests of the pitfalls in the raw files of Chile's municipalities."""

from __future__ import annotations

import pytest

from tools import build_chile_municipalities as build
from tools.check_city_coordinates import GazetteerPlace, name_key
from tools.chile_places import REGIONS, choose_place, find_place, id_of


def place(name: str, region: str, latitude: float = -30.0, *others: str) -> GazetteerPlace:
    keys = frozenset(map(name_key, (name, *others)))
    return GazetteerPlace(name, keys, "CL", REGIONS[region].gazetteer, latitude, -70.0)


def commune(name: str, code: str = "1", region: str = "5") -> dict[str, str]:
    return {"commune": name, "cut_com": code, "cut_reg": region}


# --- codes and blanks --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [build.YES_NO, build.SCORE, build.COUNT])
@pytest.mark.parametrize("text", ["", "NA", " "])
def test_what_is_not_known_is_blank(kind: str, text: str) -> None:
    assert build.parse_value(text, kind) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2", build.YES_NO),
        ("Si", build.YES_NO),
        ("100.1", build.SCORE),
        ("-1", build.SCORE),
        ("many", build.SCORE),
        ("1.5", build.COUNT),
    ],
)
def test_what_cannot_be_stops_the_build(text: str, kind: str) -> None:
    with pytest.raises(ValueError, match=r"unexpected|could not convert"):
        build.parse_value(text, kind)


def test_answers_are_kept_as_they_are_written() -> None:
    assert build.parse_value("71.57", build.SCORE) == "71.57"
    assert build.parse_value("0", build.YES_NO) == "0"
    assert build.parse_value("1782", build.COUNT) == "1782"


# --- communes that changed their code ----------------------------------------------------------


def test_the_communes_of_nuble_are_found_by_name() -> None:
    joined = build.match_audits([commune("Quillón", "8413")], [commune("Quillón", "16107")])
    assert list(joined) == ["16107"]


def test_any_other_new_code_stops_the_build() -> None:
    with pytest.raises(ValueError, match="Arica"):
        build.match_audits([commune("Arica", "1201")], [commune("Arica", "15101")])


def test_a_commune_of_one_year_only_stops_the_build() -> None:
    with pytest.raises(ValueError, match="Putre"):
        build.match_audits([commune("Arica")], [commune("Arica"), commune("Putre", "2")])


# --- places ------------------------------------------------------------------------------------


def test_a_place_has_to_be_in_the_region() -> None:
    gazetteer = [place("Placilla", "5", -33.1), place("Placilla", "6", -34.6)]
    assert find_place("Placilla", REGIONS["6"], gazetteer) == (-34.6, -70.0)
    with pytest.raises(ValueError, match="CL-ML"):
        find_place("Placilla", REGIONS["7"], gazetteer)


def test_a_name_of_its_own_comes_before_another_name() -> None:
    gazetteer = [place("Corral", "14", -39.9, "Valdivia"), place("Valdivia", "14", -39.8)]
    assert find_place("Valdivia", REGIONS["14"], gazetteer) == (-39.8, -70.0)


def test_a_name_that_occurs_twice_has_to_be_settled() -> None:
    gazetteer = [place("Vallenar", "3", -28.5), place("Vallenar", "3", -28.6)]
    with pytest.raises(ValueError, match="Vallenar"):
        find_place("Vallenar", REGIONS["3"], gazetteer)
    row = {"source_name": "Vallenar", "latitude": "-28.5", "longitude": "-70.7"}
    settled = choose_place(commune("Vallenar", region="3"), {"1": row}, gazetteer)
    assert (settled.latitude, settled.longitude) == (-28.5, -70.7)


def test_a_commune_may_lie_nowhere() -> None:
    row = {"source_name": "Laguna Blanca", "gazetteer": "-", "remark": "Not on the map."}
    settled = choose_place(commune("Laguna Blanca", region="12"), {"1": row}, [])
    assert (settled.latitude, settled.longitude) == (None, None)
    assert (settled.name, settled.remark) == ("Laguna Blanca", "Not on the map.")


def test_the_seat_stands_for_the_commune_and_the_name_is_settled() -> None:
    row = {"source_name": "Aisén", "name": "Aysén", "gazetteer": "Puerto Aysén"}
    gazetteer = [place("Puerto Aysén", "11", -45.4)]
    settled = choose_place(commune("Aisén", region="11"), {"1": row}, gazetteer)
    assert (settled.id, settled.name, settled.region) == ("aysen", "Aysén", "CL-AI")
    assert settled.latitude == -45.4


def test_a_row_of_another_commune_stops_the_build() -> None:
    with pytest.raises(ValueError, match="Arica"):
        choose_place(commune("Putre"), {"1": {"source_name": "Arica"}}, [])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ñuñoa", "nunoa"), ("O’Higgins", "o-higgins"), ("Isla de Pascua", "isla-de-pascua")],
)
def test_ids_are_plain(name: str, expected: str) -> None:
    assert id_of(name) == expected
