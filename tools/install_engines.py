"""Find the browsers other than Chromium that the smoke tests use, or install them.

The script prints a line for each engine that says what it did. If one is missing it warns, and
fails if ``CI`` is ``true``, where its tests must not be skipped.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.install_browser import in_ci, install_with_apt


@dataclass(frozen=True)
class Engine:
    """A browser engine: its programs, the first of which is started, and Debian's packages."""

    name: str
    programs: Sequence[Sequence[str]]
    packages: Sequence[str]

    def find(self) -> Path | None:
        """Find the program that is started; None if any program that it needs is missing."""
        found = [_which(names) for names in self.programs]
        return found[0] if all(found) else None

    def install(self) -> bool:
        """Install the packages of Debian, and check that all programs are there."""
        return install_with_apt(*self.packages) and self.find() is not None


#: WebKit draws on a screen, so it needs a virtual one.
ENGINES = {
    "webkit": Engine("WebKit", [["WebKitWebDriver"], ["Xvfb"]], ["webkit2gtk-driver", "xvfb"]),
    "firefox": Engine("Firefox", [["firefox-esr", "firefox"]], ["firefox-esr"]),
}


def _which(names: Sequence[str]) -> Path | None:
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def main() -> int:
    """Find or install every engine; return the exit code."""
    missing = [engine for engine in ENGINES.values() if not _find_or_install(engine)]
    return 1 if missing and in_ci() else 0


def _find_or_install(engine: Engine) -> bool:
    if found := engine.find():
        print(f"{engine.name} for the tests: found {found}")
    elif engine.install():
        packages = ", ".join(engine.packages)
        print(f"{engine.name} for the tests: installed Debian's {packages}")
    else:
        print(f"{engine.name} for the tests: not found and could not be installed, skipping them.")
    return engine.find() is not None


if __name__ == "__main__":
    sys.exit(main())
