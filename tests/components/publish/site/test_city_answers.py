"""Tests of what stands behind the scores of a city."""

from __future__ import annotations

from dataclasses import replace

from components.publish.site.city_answers import write_answers, write_barriers, write_similar
from components.publish.site.edition import Edition
from components.publish.site.sheet import Sheet
from components.publish.site.site_address import Address
from components.words.behind import count_words


def sheet_of(edition: Edition, city: str) -> Sheet:
    address = Address("en", "city", city)
    return Sheet(edition, edition.reader("en", city), address)


def test_evidence_stands_beside_its_answer(demonstration: Edition) -> None:
    city_id = next(iter(demonstration.study.evidence))[0]
    sheet = sheet_of(demonstration, city_id)
    city = sheet.reader.city
    assert city is not None
    built = write_answers(sheet, city, demonstration.facts_of(sheet.reader))
    assert count_words(sheet.reader, city) in built
    assert sheet.t("evidence.column") in built


def test_where_nobody_gave_evidence_there_is_no_column(tiny: Edition) -> None:
    sheet = sheet_of(tiny, "arco")
    city = sheet.reader.city
    assert city is not None
    built = write_answers(sheet, city, tiny.facts_of(sheet.reader))
    assert sheet.t("evidence.column") not in built
    assert built.count("<tr>") == 6


def test_barriers_are_named_or_why_not(tiny: Edition) -> None:
    for city_id, key in (("brae", "barriers_none"), ("dell", "barriers_blank")):
        sheet = sheet_of(tiny, city_id)
        city = sheet.reader.city
        assert city is not None
        assert sheet.t(f"city.{key}", city=city.name) in write_barriers(sheet, city)
    questions = [q for q in tiny.study.questions if q.role != "barrier"]
    study = replace(tiny.study, questions=tuple(questions))
    sheet = sheet_of(replace(tiny, study=study), "arco")
    assert sheet.reader.city is not None
    assert write_barriers(sheet, sheet.reader.city) == ""


def test_a_city_of_few_answers_resembles_none(tiny: Edition) -> None:
    sheet = sheet_of(tiny, "dell")
    city = sheet.reader.city
    assert city is not None
    built = write_similar(sheet, city, tiny.facts_of(sheet.reader))
    assert sheet.t("city.similar_none", city=city.name) in built
