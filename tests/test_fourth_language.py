"""Add a fourth language to a copy of the project, by the recipe in CONTRIBUTING alone.

Its texts are the English ones between two letters that no other language has, so that a text that
is not read from its files can be recognized. The tests of the pages and of the templates, which
take the languages from the list, then run in the copy.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components.menu import PAGES, name_of
from smartgov.text import LANGUAGES
from tools.check_locales import FOLDERS

ROOT = Path(__file__).resolve().parent.parent

#: A language that Babel knows and the project does not have.
NEW = "pt"

#: What the app and its tests need of the tree; the data are not written to.
FOLDERS_OF_CODE = ("smartgov", "components", "pages", "static", "tools", "tests", ".streamlit")
FILES = ("app.py", "pyproject.toml")

#: The tests that have to pass in the copy: every page, and a template filled in and read back.
TESTS = (
    *(f"tests/pages/test_every_page.py::test_page_by_itself[{NEW}-{name_of(p)}]" for p in PAGES),
    f"tests/smartgov/intake/test_filled_in.py::test_workbook_reads_to_the_same_scores[{NEW}]",
    f"tests/smartgov/intake/test_filled_in.py::test_csv_reads_to_the_same_scores[{NEW}]",
)


def mark(text: object) -> object:
    """Return a text, or a group of texts, in the language that the test invents."""
    if isinstance(text, dict):
        return {key: mark(part) for key, part in text.items()}
    if isinstance(text, list):
        return [mark(part) for part in text]
    return f"\u00fe{text}\u00fe"


def list_language(root: Path) -> None:
    """Do step 1 of the recipe."""
    module = root / "smartgov" / "text.py"
    before = module.read_text(encoding="utf-8")
    after = before.replace(f'"{LANGUAGES[-1]}")', f'"{LANGUAGES[-1]}", "{NEW}")', 1)
    assert after != before
    module.write_text(after, encoding="utf-8")


def add_texts(folder: Path) -> None:
    """Do step 2 of the recipe in one folder."""
    (english,) = folder.glob("en.*")
    text = english.read_text(encoding="utf-8")
    is_json = english.suffix == ".json"
    marked = json.dumps(mark(json.loads(text)), ensure_ascii=False) if is_json else mark(text)
    english.with_stem(NEW).write_text(str(marked), encoding="utf-8")


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, so that its modules are those of the copy."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the project, with what of it is compiled, which need not be done again."""
    leave = shutil.ignore_patterns("e2e")
    for folder in FOLDERS_OF_CODE:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=leave)
    for file in FILES:
        shutil.copy(ROOT / file, tmp_path)
    (tmp_path / "data").symlink_to(ROOT / "data")
    return tmp_path


def test_a_language_is_one_entry_of_the_list_and_its_files(copy: Path) -> None:
    folders = [copy / folder.relative_to(ROOT) for folder in FOLDERS]
    list_language(copy)
    checked = run(copy, "tools/check_locales.py")
    assert checked.stdout.splitlines() == [
        f"{folder.parent.name}/{folder.name}/{NEW}: the file is missing" for folder in folders
    ]
    for folder in folders:
        add_texts(folder)
    checked = run(copy, "tools/check_locales.py")
    assert checked.returncode == 0, checked.stdout
    tested = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert f"{len(TESTS)} passed" in tested.stdout
