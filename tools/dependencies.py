"""Read the license and the home of a pinned release from its installed metadata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from cyclonedx.spdx import is_expression, is_supported_id
from packaging.utils import NormalizedName, canonicalize_name

from tools.pins import Pin

#: Names in metadata that mean one license of the SPDX list.
SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}

#: Read in the license file of the release: its metadata name none, or only "BSD".
READ_BY_HAND = {
    "altair": "BSD-3-Clause",
    "axe-playwright-python": "MIT",
    "cycler": "BSD-3-Clause",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "pysocks": "BSD-3-Clause",
    "scikit-criteria": "BSD-3-Clause",
    "scipy": "BSD-3-Clause",
    "seaborn": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
}

#: Licenses that ask for their notice to be kept, and for nothing else that this project does.
PERMISSIVE = {
    *["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"],
    *["MIT-CMU", "PSF-2.0", "Unlicense", "Zlib"],
}

#: Labels of addresses, the best first: the place of the code outlives pages about it.
HOMES = ("source", "sourcecode", "repository", "github", "code", "homepage", "documentation")


class UnknownDependencyError(Exception):
    """A pinned release of which the environment does not tell what is asked."""


@dataclass(frozen=True)
class Dependency:
    """A pinned release, its license as an SPDX expression, and the address of its code."""

    name: NormalizedName
    version: str
    license: str
    home: str


def read_dependency(pin: Pin) -> Dependency:
    """Describe a pinned release; raise where another one is installed or its license is unclear."""
    installed = find_installed(pin)
    return Dependency(pin.name, pin.version, find_license(installed), find_home(installed))


def find_installed(pin: Pin) -> Distribution:
    """Find the metadata of exactly the pinned release."""
    try:
        installed = distribution(pin.name)
    except PackageNotFoundError:
        installed = None
    if installed is None or installed.version != pin.version:
        there = f"{installed.version} is" if installed else "none is"
        raise UnknownDependencyError(
            f"{pin.name} {pin.version} is pinned, but {there} installed. Run: make dev-ready"
        )
    return installed


def find_license(installed: Distribution) -> str:
    """Find the license as an SPDX expression, or raise."""
    name = canonicalize_name(installed.name)
    candidates = [READ_BY_HAND.get(name, ""), *_named_licenses(installed)]
    for candidate in candidates:
        expression = SPDX.get(candidate, candidate)
        if is_spdx(expression):
            return expression
    raise UnknownDependencyError(
        f"{name}: its metadata name no license of the SPDX list. Read its license file and add it "
        "to READ_BY_HAND in tools/dependencies.py"
    )


def _named_licenses(installed: Distribution) -> Iterator[str]:
    """Give what metadata say of a license, the most exact first."""
    yield from _read_field(installed, "License-Expression")
    yield from (text.partition("\n")[0].strip() for text in _read_field(installed, "License"))
    classifiers = _read_field(installed, "Classifier")
    yield from (c.split(" :: ")[-1] for c in classifiers if c.startswith("License ::"))


def _read_field(installed: Distribution, name: str) -> list[str]:
    return [str(text) for text in installed.metadata.get_all(name, [])]


def is_spdx(text: str) -> bool:
    """Tell whether a text is an SPDX identifier or an expression of them."""
    return bool(text) and (is_supported_id(text) or is_expression(text))


def is_permissive(expression: str) -> bool:
    """Tell whether a license may be chosen by which only notices have to be kept.

    An expression with parentheses is for people to read, and counts as not permissive.
    """
    if "(" in expression:
        return False
    return any(set(choice.split(" AND ")) <= PERMISSIVE for choice in expression.split(" OR "))


def find_home(installed: Distribution) -> str:
    """Find the address of the code, or of the project; raise where there is none."""
    entries = [entry.split(", ", 1) for entry in _read_field(installed, "Project-URL")]
    addresses = {label.lower().replace("-", "").replace(" ", ""): url for label, url in entries}
    labeled = [addresses[label] for label in HOMES if label in addresses]
    found = [*labeled, *_read_field(installed, "Home-page")]
    if not found:
        raise UnknownDependencyError(f"{canonicalize_name(installed.name)}: no address is known")
    return found[0]
