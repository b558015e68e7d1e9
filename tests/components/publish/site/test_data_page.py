"""Tests of the page on the data."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from components.publish.site.data_files import list_files
from components.publish.site.edition import Edition
from components.publish.site.site_address import Address
from tests.components.publish.site.reading import open_page, plain, table_rows, text_of


def test_every_file_has_its_checksum(edition: Edition) -> None:
    page, t = open_page(edition, Address("en", "data")), edition.reader("en").t
    rows = table_rows(page, t("data.files_title"))
    expected = [(f.name, sha256(f.content).hexdigest()) for f in list_files(edition)]
    assert [(row[0], row[3]) for row in rows] == expected
    links = [link.attrs["href"] for link in page.query("#files a")]
    assert links == [f"../{f.path}" for f in list_files(edition)]


def test_every_question_is_there(edition: Edition) -> None:
    page, t = open_page(edition, Address("es", "data")), edition.reader("es").t
    rows = table_rows(page, t("data.codebook_subtitle"))
    assert [row[-1] for row in rows] == [question.id for question in edition.study.questions]


def test_a_missing_license_is_said(edition: Edition) -> None:
    words = edition.reader("en").t("source.no_license")
    assert words in text_of(open_page(edition, Address("en", "data")).query("#files")[0])
    info = replace(edition.study.info, licence="CC-BY-4.0")
    stated = replace(edition, study=replace(edition.study, info=info))
    assert words not in text_of(open_page(stated, Address("en", "data")).query("#files")[0])


def test_the_version_is_told_with_what_changed(edition: Edition, tiny: Edition) -> None:
    page, t = open_page(edition, Address("fr", "data")), edition.reader("fr").t
    info = edition.study.info
    said = plain(t("versions.subtitle", version=info.version))
    assert text_of(page.query("#changes .sub")[0]) == said
    rows = table_rows(page, t("versions.title"))
    assert [row[1] for row in rows] == [change.text.read("fr") for change in info.changes]
    bare = replace(edition, study=replace(edition.study, info=replace(info, changes=())))
    said = text_of(open_page(bare, Address("fr", "data")).query("#changes")[0])
    assert t("versions.none") in said
    blank = replace(tiny.study.info, digest="", changes=())
    without = replace(tiny, study=replace(tiny.study, info=blank))
    assert not open_page(without, Address("fr", "data")).query("#changes")
