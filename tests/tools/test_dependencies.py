"""Tests that licenses and addresses are read from metadata, and that doubt is an error."""

from __future__ import annotations

from importlib.metadata import Distribution
from pathlib import Path

import pytest

from tools.dependencies import (
    READ_BY_HAND,
    UnknownDependencyError,
    find_home,
    find_installed,
    find_license,
    is_permissive,
    is_spdx,
    read_dependency,
)
from tools.pins import APP, ROOT, parse_pins, read_pins


def package(folder: Path, *fields: str, name: str = "flask") -> Distribution:
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    lines = ["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *fields]
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Distribution.at(info)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (["License-Expression: MIT AND Zlib"], "MIT AND Zlib"),
        (["License: Apache-2.0"], "Apache-2.0"),
        (["License: Apache 2.0"], "Apache-2.0"),
        (["License: BSD 3-Clause License", " ", " Copyright somebody"], "BSD-3-Clause"),
        (["License: read it", "Classifier: License :: OSI Approved :: MIT License"], "MIT"),
        (["Classifier: License :: OSI Approved :: Apache Software License"], "Apache-2.0"),
        (["License-Expression: MIT", "License: Apache-2.0"], "MIT"),
    ],
)
def test_a_license_is_found(tmp_path: Path, fields: list[str], expected: str) -> None:
    assert find_license(package(tmp_path, *fields)) == expected


@pytest.mark.parametrize(
    "fields", [[], ["License: BSD"], ["Classifier: License :: OSI Approved :: BSD License"]]
)
def test_an_unclear_license_is_an_error_that_says_what_to_do(
    tmp_path: Path, fields: list[str]
) -> None:
    with pytest.raises(UnknownDependencyError, match=r"flask: .* READ_BY_HAND"):
        find_license(package(tmp_path, *fields))


def test_a_license_read_by_hand_counts(tmp_path: Path) -> None:
    assert find_license(package(tmp_path, "License: BSD", name="Jinja2")) == "BSD-3-Clause"
    assert all(is_spdx(found) for found in READ_BY_HAND.values())


def test_the_place_of_the_code_is_the_home(tmp_path: Path) -> None:
    urls = [
        "Project-URL: Homepage, https://a.example",
        "Project-URL: Source Code, https://b.example",
    ]
    assert find_home(package(tmp_path, *urls)) == "https://b.example"


def test_the_old_field_is_the_home_where_there_is_no_other(tmp_path: Path) -> None:
    assert find_home(package(tmp_path, "Home-page: https://a.example")) == "https://a.example"


def test_no_address_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnknownDependencyError, match="flask: no address"):
        find_home(package(tmp_path))


@pytest.mark.parametrize(
    ("expression", "permissive"),
    [
        ("MIT", True),
        ("MIT AND Zlib", True),
        ("MIT AND GPL-2.0-only", False),
        ("GPL-2.0-only OR MIT", True),
        ("LGPL-3.0-only", False),
        ("MPL-2.0", False),
        ("GPL-3.0-only AND (MIT OR ISC OR Zlib)", False),
    ],
)
def test_only_known_licenses_are_permissive(expression: str, permissive: bool) -> None:
    assert is_spdx(expression)
    assert is_permissive(expression) == permissive


@pytest.mark.parametrize("text", ["", "BSD", "Copyright 2026", "UNKNOWN"])
def test_other_texts_are_no_license(text: str) -> None:
    assert not is_spdx(text)


def test_another_version_than_the_pinned_one_is_an_error() -> None:
    (pin,) = parse_pins("pytest==0.1\n")
    with pytest.raises(
        UnknownDependencyError, match=r"pytest 0\.1 is pinned, but \S+ is installed"
    ):
        find_installed(pin)


def test_a_release_that_is_not_installed_is_an_error() -> None:
    (pin,) = parse_pins("no-such-package==1.0\n")
    with pytest.raises(UnknownDependencyError, match="none is installed"):
        find_installed(pin)


def test_a_pinned_release_is_described() -> None:
    (pin,) = (pin for pin in read_pins(ROOT / APP) if pin.name == "fpdf2")
    found = read_dependency(pin)
    assert (found.version, found.license) == (pin.version, "LGPL-3.0-only")
    assert found.home == "https://github.com/py-pdf/fpdf2"
