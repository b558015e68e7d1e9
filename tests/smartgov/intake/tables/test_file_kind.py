"""Tests of detecting a file type from the content."""

from __future__ import annotations

import pytest

from smartgov.intake.limits import MAX_BYTES
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.file_kind import check_size, is_workbook, is_zip
from tests.smartgov.intake.made_files import make_workbook, make_zip

SPOT = Spot("file")


def test_workbook_is_a_zip_and_text_is_none() -> None:
    assert is_zip(make_workbook({"A": []}), SPOT)
    assert not is_zip(b"City,vote\n", SPOT)


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty_upload"), (b"x" * (MAX_BYTES + 1), "too_large")]
)
def test_empty_and_too_large_files_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        check_size(content, SPOT)


@pytest.mark.parametrize("content", [b"%PDF-1.4", b"<html>", b' {"a": 1}'])
def test_other_kinds_are_refused(content: bytes) -> None:
    with pytest.raises(RefusedError, match="other_kind"):
        is_zip(content, SPOT)


def test_zip_that_is_another_document_is_refused() -> None:
    assert is_workbook(Archive(make_workbook({"A": []}), SPOT))
    assert not is_workbook(Archive(make_zip({"datapackage.json": "{}"}), SPOT))
    with pytest.raises(RefusedError, match="other_kind"):
        is_workbook(Archive(make_zip({"word/document.xml": "x"}), SPOT))
