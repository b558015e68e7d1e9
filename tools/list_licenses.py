"""Write the licenses of all dependencies into ``docs/licenses.md``.

The two tables between markers are made from ``requirements*.txt`` and the installed metadata; the
rest of the document is written by hand. A dependency that is not under a permissive license has to
be named there, with the reason why it may be used. ``--check`` writes nothing and fails where a
table is not up to date or a reason is missing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping

from tools.dependencies import Dependency, UnknownDependencyError, is_permissive, read_dependency
from tools.pins import APP, DEV, ROOT, Pin, read_pins

DOCUMENT = ROOT / "docs" / "licenses.md"
END = "<!-- end -->"
HEADER = "| name | version | license | code |\n|---|---|---|---|\n"
ROW = re.compile(
    r"^\| (?P<name>\S+) \| (?P<version>\S+) \| (?P<license>[^|]+) \| <(?P<home>[^>]+)> \|$", re.M
)
REASON = re.compile(r"^\| (?P<name>\S+) \| (?P<license>[^|]+) \| (?P<reason>[^|]{20,}) \|$", re.M)


def list_dependencies(text: str) -> dict[str, list[Dependency]]:
    """List what the app needs and what development needs besides.

    A release for another system is not installed here: its license is taken from the rows of a
    text. Raises with every release of which nothing is known.
    """
    written = {row["name"]: row for row in ROW.finditer(text)}
    app = {pin.name for pin in read_pins(ROOT / APP)}
    tables: dict[str, list[Dependency]] = {"app": [], "development": []}
    problems = []
    for pin in read_pins(ROOT / DEV):
        try:
            tables["app" if pin.name in app else "development"].append(describe(pin, written))
        except UnknownDependencyError as error:
            problems.append(str(error))
    if problems:
        raise UnknownDependencyError("\n".join(problems))
    return tables


def describe(pin: Pin, written: Mapping[str, re.Match[str]]) -> Dependency:
    """Describe a release by what is installed, or by its row where it is for another system."""
    if pin.is_for_this_computer:
        return read_dependency(pin)
    if row := written.get(pin.name):
        return Dependency(pin.name, pin.version, row["license"], row["home"])
    blank = f"| {pin.name} | {pin.version} | LICENSE | <ADDRESS> |"
    raise UnknownDependencyError(
        f"Not for this system: write by hand into {DOCUMENT.name}: {blank}"
    )


def write_tables(text: str, dependencies: Mapping[str, list[Dependency]]) -> str:
    """Put the tables between their markers."""
    for table, rows in dependencies.items():
        lines = [f"| {d.name} | {d.version} | {d.license} | <{d.home}> |\n" for d in rows]
        before, start, rest = text.partition(f"<!-- {table}: written by make licenses -->\n")
        _, end, after = rest.partition(END)
        if not start or not end:
            raise ValueError(f"{DOCUMENT.name}: no place for the table {table}")
        text = f"{before}{start}{HEADER}{''.join(lines)}{end}{after}"
    return text


def find_unexplained(text: str, dependencies: Mapping[str, list[Dependency]]) -> list[str]:
    """Name the dependencies that are not permissive and have no row of their own by hand."""
    explained = {(row["name"], row["license"]) for row in REASON.finditer(text)}
    return [
        f"{d.name}: {d.license} is not permissive. Say in {DOCUMENT.name} why it may be used"
        for rows in dependencies.values()
        for d in rows
        if not is_permissive(d.license) and (d.name, d.license) not in explained
    ]


def main() -> int:
    """Write the tables, or check them; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a change")
    options = parser.parse_args()
    text = DOCUMENT.read_text(encoding="utf-8")
    try:
        dependencies = list_dependencies(text)
    except UnknownDependencyError as error:
        print(error)
        return 1
    tables = write_tables(text, dependencies)
    problems = find_unexplained(tables, dependencies)
    if not options.check:
        DOCUMENT.write_text(tables, encoding="utf-8")
    elif tables != text:
        problems.append("docs/licenses.md is not up to date. Run: make licenses")
    print("\n".join(problems) or "licenses: up to date")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
