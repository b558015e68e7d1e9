"""Tests that the table of countries is reproduced from the installed package."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from smartgov.places.country_names import TABLE
from tools import build_country_names


def test_the_kept_table_is_what_the_tool_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = tmp_path / "countries.tsv.xz"
    build_country_names.main(["--out", str(built)])
    assert lzma.decompress(built.read_bytes()) == lzma.decompress(TABLE.read_bytes())
    assert capsys.readouterr().out.startswith("countries.tsv.xz: ")
