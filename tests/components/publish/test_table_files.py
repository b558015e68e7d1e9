"""Tests of the files of tables: what they say about themselves."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest

from components.publish.table_files import WRITERS
from components.words.captions import caption_columns, caption_words
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

DATA = pd.DataFrame({"city_id": ["arco"], "score": [1.5]})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of_all", [False, True])
def test_both_files_say_the_same(make_page: MakePage, language: Language, of_all: bool) -> None:
    page = make_page(language, regions=("002",))
    columns = caption_columns(page, of_all=of_all)
    head, row = WRITERS["csv"](page, "Title", DATA, of_all=of_all).decode("utf-8-sig").splitlines()
    assert head.split(",") == ["city_id", "score", *columns]
    assert row.split(",")[:2] == ["arco", "1.5"]
    book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"](page, "Title", DATA, of_all=of_all)))
    cells = [list(cells) for cells in book["data"].iter_rows(values_only=True)]
    assert cells == [["city_id", "score", *columns], ["arco", 1.5, *columns.values()]]
    about = dict(list(book["about"].iter_rows(values_only=True))[1:])
    assert about == {"title": "Title", "about": caption_words(page, of_all=of_all), **columns}
