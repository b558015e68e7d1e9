"""Addresses of the pages of an edition, relative to each other, so that a folder can be moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from smartgov.text import LANGUAGES, Language

#: The kinds of pages, in the order of the menu. Of some there is a page for each id besides.
Kind = Literal[
    "index",
    "study",
    "cities",
    "ranking",
    "recommendations",
    "practices",
    "data",
    "method",
    "city",
    "recommendation",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

#: The kinds with a page for each id.
OF_IDS: tuple[Kind, ...] = ("city", "recommendation")

#: The kinds in the menu.
IN_MENU = tuple(kind for kind in KINDS if kind not in OF_IDS)


@dataclass(frozen=True)
class Address:
    """Where a page is in an edition: its language, its kind, and the id of what it is about."""

    language: Language
    kind: Kind
    id: str = ""

    @property
    def path(self) -> str:
        """The path of the page in the folder of the edition, such as ``en/city/ghent.html``."""
        name = f"{self.kind}/{self.id}" if self.id else self.kind
        return f"{self.language}/{name}.html"

    @property
    def root(self) -> str:
        """The relative way to the folder of the edition, such as ``../../``."""
        return "../" * self.path.count("/")

    def to(self, kind: Kind, identity: str = "", part: str = "") -> str:
        """Build the relative address of another page in the same language.

        Parameters
        ----------
        kind, identity
            The kind of the page and the id of what it is about.
        part
            The id of a heading on it; blank for its beginning.
        """
        other = Address(self.language, kind, identity).path
        return self.file(other) + (f"#{part}" if part else "")

    def file(self, path: str) -> str:
        """Build the relative address of a file, by its path in the folder of the edition."""
        folder, name = self.path.rpartition("/")[0].split("/"), path.split("/")
        while folder and len(name) > 1 and folder[0] == name[0]:
            folder, name = folder[1:], name[1:]
        return "../" * len(folder) + "/".join(name)

    def in_language(self, language: Language) -> Address:
        """Get the address of the same page in another language."""
        return replace(self, language=language)


def parse_address(path: str) -> Address | None:
    """Parse the path of a page in an edition; None if it is none.

    Whether the edition has what the id names is not checked.
    """
    language, _, rest = path.partition("/")
    name, dot, suffix = rest.rpartition(".")
    kind, slash, identity = name.partition("/")
    known = next((k for k in KINDS if k == kind), None)
    spoken = next((one for one in LANGUAGES if one == language), None)
    if spoken is None or known is None or (dot, suffix) != (".", "html"):
        return None
    if bool(identity) != (known in OF_IDS) or bool(slash) != bool(identity):
        return None
    return Address(spoken, known, identity)
