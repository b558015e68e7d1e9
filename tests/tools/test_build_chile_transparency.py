"""Tests of the pitfalls in the raw files of the audits of Chile."""

from __future__ import annotations

import pytest

from tools import build_chile_transparency as build

OLD = (
    '"Nombre","CodigoInstitucion","Puntaje","Ano"\n"MUNICIPALIDAD DE ÑUÑOA","MU1","75,30","2014"\n'
)
NEW = "CodigoInstitucion,Nombre,Puntaje,Ano\nMU1,MUNICIPALIDAD DE ÑUÑOA,75.30,2017\n"
CITIES = [{"id": "nunoa", "name": "Ñuñoa"}, {"id": "natales", "name": "Natales"}]


def named(*names: str) -> dict[str, dict[str, str]]:
    return {f"MU{n}": {"name": f"MUNICIPALIDAD DE {name}"} for n, name in enumerate(names)}


def test_both_ways_of_writing_give_the_same() -> None:
    expected = {"MU1": {"name": "MUNICIPALIDAD DE ÑUÑOA", "result": "75.30"}}
    assert build.read_audit(OLD.encode("cp1252"), 2014) == expected
    assert build.read_audit(build.MARK + NEW.encode(), 2017) == expected


def test_blank_is_blank() -> None:
    content = build.MARK + NEW.replace("75.30", " ").encode()
    assert build.read_audit(content, 2017)["MU1"]["result"] == ""


@pytest.mark.parametrize(
    "content",
    [NEW.replace("75.30", "100.1"), NEW.replace("2017", "2016"), NEW + NEW.splitlines()[1] + "\n"],
    ids=["out of range", "another year", "a code twice"],
)
def test_what_cannot_be_stops_the_build(content: str) -> None:
    with pytest.raises(ValueError, match="MU1"):
        build.read_audit(build.MARK + content.encode(), 2017)


def test_communes_are_found_by_name_without_accents() -> None:
    assert build.match_codes(named("NUNOA", "PUERTO NATALES"), CITIES) == {
        "MU0": "nunoa",
        "MU1": "natales",
    }


@pytest.mark.parametrize("names", [("ÑUÑOA",), ("ÑUÑOA", "NATALES", "ARICA"), ("ÑUÑOA", "ARICA")])
def test_a_commune_left_over_stops_the_build(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not the same communes"):
        build.match_codes(named(*names), CITIES)


def test_a_name_without_municipality_stops_the_build() -> None:
    with pytest.raises(ValueError, match="ARICA"):
        build.commune_name("ARICA")


def test_names_that_only_other_years_have_are_former_ones() -> None:
    audits = {build.NAMED: named("NATALES"), "ta_2012.csv": named("PUERTO NATALES")}
    assert build.find_other_names(audits, "MU0") == {
        "other_names": "",
        "former_names": "Puerto Natales",
    }


def test_the_year_is_in_the_name_of_the_file() -> None:
    assert build.year_of("ta_2012.csv") == 2012
