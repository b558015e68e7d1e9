"""Tests that hashes are asked for anew and compared, with a compiler that needs no index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tools import compile_requirements
from tools.compile_requirements import APP, DEV, compare, find_changes, remove_hashes
from tools.pins import ROOT, parse_pins

OLD, NEW, FOREIGN = (f"    --hash=sha256:{digit * 64}" for digit in "123")
PIN = "flask==3.0 \\\n{}\n    # via app\n"
PLAIN = "flask==3.0\n    # via app\n"


def text_of(*hashes: str) -> str:
    return PIN.format(" \\\n".join(hashes))


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Compile to a text; list what the compiler found in its folder."""

    def answer(text: str) -> list[str]:
        seen: list[str] = []

        def compile_files(folder: Path, options: list[str]) -> None:
            file = folder / options[options.index("--output-file") + 1]
            seen.append(file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")

        monkeypatch.setattr(compile_requirements, "_compile", compile_files)
        return seen

    return answer


def test_hashes_are_removed_and_nothing_else() -> None:
    assert remove_hashes(text_of(OLD, NEW)) == PLAIN
    written = (ROOT / APP).read_text(encoding="utf-8")
    pins = parse_pins(remove_hashes(written))
    assert [(p.name, p.version) for p in pins] == [(p.name, p.version) for p in parse_pins(written)]
    assert "sha256" not in remove_hashes(written)


def test_the_compiler_sees_pins_but_no_hashes(
    tmp_path: Path, compiler: Callable[[str], list[str]]
) -> None:
    for file in (APP, DEV):
        (tmp_path / file).write_text(text_of(FOREIGN), encoding="utf-8")
    seen = compiler(text_of(OLD))
    compiled = compile_requirements.compile_requirements(tmp_path, upgrade=False)
    assert seen == [PLAIN, PLAIN]
    assert compiled == dict.fromkeys([APP, DEV], text_of(OLD))
    assert (tmp_path / APP).read_text(encoding="utf-8") == text_of(FOREIGN)


@pytest.mark.parametrize("published", [(OLD,), (OLD, NEW), (NEW, OLD)])
def test_a_file_published_since_is_no_change(published: tuple[str, ...]) -> None:
    assert compare(APP, text_of(OLD), text_of(*published)) == []


def test_a_hash_that_the_index_does_not_know_is_a_change() -> None:
    assert f"-{FOREIGN}" in compare(APP, text_of(FOREIGN, OLD), text_of(OLD, NEW))


def test_another_version_is_a_change() -> None:
    changes = compare(APP, text_of(OLD), text_of(OLD).replace("3.0", "3.1"))
    assert [line for line in changes if line.startswith(("-f", "+f"))] == [
        "-flask==3.0",
        "+flask==3.1",
    ]


def test_a_pin_without_a_hash_is_named(tmp_path: Path) -> None:
    (tmp_path / APP).write_text(PLAIN, encoding="utf-8")
    assert find_changes(tmp_path, {APP: text_of(OLD)}) == [f"{APP}: flask has no hash"]


def test_a_missing_file_is_a_change(tmp_path: Path) -> None:
    assert "+flask==3.0" in find_changes(tmp_path, {APP: text_of(OLD)})


def test_no_address_of_an_index_is_written() -> None:
    for file in (APP, DEV):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text
        assert "find-links" not in text
