"""Tests that the list of licenses is whole, and that a license with conditions needs a reason."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tools import list_licenses
from tools.dependencies import Dependency, UnknownDependencyError, is_permissive
from tools.list_licenses import (
    DOCUMENT,
    REASON,
    ROW,
    describe,
    find_unexplained,
    list_dependencies,
    main,
    write_tables,
)
from tools.pins import APP, DEV, ROOT, parse_pins, read_pins

TEXT = DOCUMENT.read_text(encoding="utf-8")
FREE = Dependency(canonicalize_name("flask"), "1.0", "MIT", "https://flask.example")
BOUND = Dependency(canonicalize_name("bound"), "2.0", "GPL-3.0-only", "https://bound.example")
EMPTY = "# List\n<!-- app: written by make licenses -->\nold\n<!-- end -->\nby hand\n"
REASON_ROW = "| bound | GPL-3.0-only | a command that is never imported |\n"


def files_with_terms() -> list[str]:
    folders = (ROOT / "data", ROOT / "static", ROOT / "components" / "publish" / "fonts")
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    paths += (ROOT / "docs").glob("*.png")
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


def test_the_list_is_up_to_date(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["list_licenses", "--check"])
    assert main() == 0, capsys.readouterr().out


def test_every_pinned_release_has_a_row_with_a_license() -> None:
    rows = {(row["name"], row["version"]) for row in ROW.finditer(TEXT)}
    assert rows == {(pin.name, pin.version) for pin in read_pins(ROOT / DEV)}


def test_a_table_is_written_between_its_markers() -> None:
    written = write_tables(EMPTY, {"app": [FREE]})
    assert "| flask | 1.0 | MIT | <https://flask.example> |\n<!-- end -->\nby hand\n" in written
    assert "old" not in written
    assert write_tables(written, {"app": [FREE]}) == written


def test_a_document_without_markers_is_an_error() -> None:
    with pytest.raises(ValueError, match="no place for the table app"):
        write_tables("# List\n", {"app": [FREE]})


def test_a_license_with_conditions_needs_a_reason() -> None:
    dependencies = {"app": [FREE, BOUND]}
    text = write_tables(EMPTY, dependencies)
    (problem,) = find_unexplained(text, dependencies)
    assert problem.startswith("bound: GPL-3.0-only is not permissive")
    assert find_unexplained(text + REASON_ROW, dependencies) == []


@pytest.mark.parametrize("row", [REASON_ROW.replace("GPL-3.0", "GPL-2.0"), "| bound | GPL | - |\n"])
def test_a_reason_for_another_license_is_none(row: str) -> None:
    assert find_unexplained(row, {"app": [BOUND]})


def test_no_reason_is_left_over() -> None:
    rows = {(row["name"], row["license"].strip()) for row in ROW.finditer(TEXT)}
    bound = {row for row in rows if not is_permissive(row[1])}
    section = TEXT.split("## Licenses that ask")[1].split("\n## ")[0]
    assert bound == {(row["name"], row["license"]) for row in REASON.finditer(section)} - {
        ("package", "license")
    }


def test_a_release_for_another_system_keeps_its_row() -> None:
    (pin,) = parse_pins("flask==1.1 ; sys_platform == 'nowhere'\n")
    written = {row["name"]: row for row in ROW.finditer(write_tables(EMPTY, {"app": [FREE]}))}
    assert describe(pin, written) == Dependency(FREE.name, "1.1", FREE.license, FREE.home)
    with pytest.raises(UnknownDependencyError, match="by hand"):
        describe(pin, {})


@pytest.mark.parametrize("options", [["--check"], []], ids=["check", "write"])
def test_an_old_list_is_found_or_written(
    options: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = tmp_path / "licenses.md"
    old.write_text(TEXT.replace("| babel | ", "| babel | 0.", 1), encoding="utf-8")
    monkeypatch.setattr(list_licenses, "DOCUMENT", old)
    monkeypatch.setattr(sys, "argv", ["list_licenses", *options])
    assert main() == len(options)
    assert ("make licenses" in capsys.readouterr().out) == bool(options)
    assert (old.read_text(encoding="utf-8") == TEXT) != bool(options)


def test_packages_described_by_hand_are_pinned() -> None:
    section = TEXT.split("## Inside the packages")[1].split("\n## ")[0]
    names = {
        name for row in re.findall(r"^\| ([a-z].*?) \|", section, re.M) for name in row.split(", ")
    }
    assert len(names) > 5
    assert names - {"package"} <= {str(pin.name) for pin in read_pins(ROOT / DEV)}


@pytest.mark.parametrize("path", files_with_terms())
def test_every_file_of_others_has_its_terms(path: str) -> None:
    section = TEXT.split("## Files of this repository")[1]
    named = re.findall(r"^\| `([^`]+)` \|", section, re.M)
    assert path == "data/README.md" or any(path.startswith(name) for name in named)


def test_every_path_of_the_list_is_there() -> None:
    named = re.findall(r"^\| `([^`]+)` \|", TEXT, re.M)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_tables_are_the_app_and_what_development_needs_besides() -> None:
    app, development = list_dependencies(TEXT).values()
    assert [row.name for row in app] == [pin.name for pin in read_pins(ROOT / APP)]
    both = {row.name for row in [*app, *development]}
    assert both == {pin.name for pin in read_pins(ROOT / DEV)}
    assert len(both) == len(app) + len(development)


def test_everything_that_is_not_known_is_named_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / APP).write_text("pytest==0.1\n", encoding="utf-8")
    nowhere = "nowhere==1.0 ; sys_platform == 'nowhere'\n"
    (tmp_path / DEV).write_text(f"pytest==0.1\n{nowhere}", encoding="utf-8")
    monkeypatch.setattr(list_licenses, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["list_licenses", "--check"])
    assert main() == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("pytest 0.1 is pinned")
    assert second.endswith("| nowhere | 1.0 | LICENSE | <ADDRESS> |")
