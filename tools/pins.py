"""Read the pinned releases of a requirements file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
APP = "requirements.txt"
DEV = "requirements-dev.txt"

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+?))?(?: \\)?")
HASH = re.compile(r" +--hash=(?P<hash>sha256:[0-9a-f]{64})(?: \\)?")


@dataclass(frozen=True)
class Pin:
    """One release, where it is installed, and the hashes of its files."""

    name: NormalizedName
    version: str
    marker: Marker | None = None
    hashes: tuple[str, ...] = ()

    @property
    def is_for_this_computer(self) -> bool:
        """Whether the release is installed on this system and version of Python."""
        return self.marker is None or self.marker.evaluate()


def read_pins(path: Path) -> list[Pin]:
    """List the pins of a file that ``tools/compile_requirements.py`` wrote."""
    return parse_pins(path.read_text(encoding="utf-8"))


def parse_pins(text: str) -> list[Pin]:
    """List the pins of a requirements file; comments and other lines count for nothing."""
    pins: list[Pin] = []
    hashes: list[list[str]] = []
    for line in text.splitlines():
        if found := HASH.fullmatch(line):
            hashes[-1].append(found["hash"])
        elif found := PIN.fullmatch(line):
            marker = Marker(found["marker"]) if found["marker"] else None
            pins.append(Pin(canonicalize_name(found["name"]), found["version"], marker))
            hashes.append([])
    return [
        Pin(pin.name, pin.version, pin.marker, tuple(found))
        for pin, found in zip(pins, hashes, strict=True)
    ]
