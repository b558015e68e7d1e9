"""Tests of citations: as text, as BibTeX and as RIS."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from components.words.citations import Facts, cite_data_set, cite_study, to_bibtex, to_ris
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakePage, MakeReader
from tests.conftest import SURVEY

DAY = date(2026, 3, 4)
ADDRESS = "https://cities.example/ranking?lang=en&region=002"
languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_data_set_is_cited_with_version_address_and_date(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language)
    work = cite_data_set(page, ADDRESS, "1a2b3c4d", DAY)
    said = (
        page.study.info.citation,
        page.t("row.version", version="1a2b3c4d"),
        ADDRESS,
        page.t.day(DAY),
    )
    places = [work.text.index(words) for words in said]
    assert places == sorted(places)
    assert (work.name, work.label) == (SURVEY, page.t("row.work_data"))
    for written in (work.bibtex, work.ris):
        for words in ("1a2b3c4d", ADDRESS, "LSE Cities", "2015", page.t("source.calculated")[:30]):
            assert words in written
    assert work.bibtex.startswith(f"@misc{{{SURVEY},\n")
    assert "urldate = {2026-03-04}" in work.bibtex
    assert "Y2  - 2026/03/04\r\n" in work.ris


@languages
def test_the_study_is_cited_as_a_report(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    work = cite_study(page, DAY)
    assert work.text.startswith(page.t("row.study_author"))
    assert page.t("row.study_address") in work.text
    assert page.t.day(DAY) in work.text
    assert work.bibtex.startswith("@techreport{smart-cities-study-2019,\n")
    assert "institution = {" in work.bibtex
    assert "S\\&F Consultants" in work.bibtex
    assert work.ris.startswith("TY  - RPRT\r\nAU  - ")
    assert "S&F Consultants" in work.ris


def test_what_is_unknown_is_left_out(make_reader: MakeReader, small: Study) -> None:
    bare = replace(small, info=replace(small.info, years=(), publishers=(), citation=""))
    reader = make_reader(of=bare)
    work = cite_data_set(reader, "", "", DAY)
    assert work.text.startswith(reader.t.text(small.info.title))
    for field in ("author", "year", "url", "version"):
        assert f"  {field}" not in work.bibtex
    assert {line[:2] for line in work.ris.splitlines()} == {"TY", "TI", "N1", "LA", "ER"}


def test_nothing_in_a_name_is_a_command() -> None:
    evil = Facts("DATA", "a b", ("50% & {more}\nER  - ",), "\\input{x}_1 #2 $3", "2020")
    written = to_bibtex(evil, DAY, "en")
    assert written.count("{") - written.count("\\{") == written.count("}") - written.count("\\}")
    assert "50\\% \\& \\{more\\} ER -" in written
    assert not re.search(r"\\\\?input", written)
    lines = to_ris(evil, DAY, "en").split("\r\n")
    assert [line[:2] for line in lines] == ["TY", "AU", "TI", "PY", "LA", "ER", ""]


def test_publishers_are_named_in_the_language(make_reader: MakeReader, small: Study) -> None:
    named = replace(small.info, publishers=(Text("UCLG", "CGLU"),))
    work = cite_data_set(make_reader("es", of=replace(small, info=named)), "", "", DAY)
    assert "author = {{CGLU}}" in work.bibtex
