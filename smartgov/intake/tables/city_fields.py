"""Read what the rows beside the questions of a sheet say of its cities: "City: Bilbao"."""

from __future__ import annotations

from collections.abc import Sequence

from smartgov.intake.cells import CODES
from smartgov.intake.headers import city_column, is_generic
from smartgov.intake.spot import Row
from smartgov.places.countries import COUNTRIES
from smartgov.places.country_names import countries_called


class CityFields:
    """What the rows beside the questions say of the cities, by field.

    Attributes
    ----------
    titles
        The row number and the label of each field that a row has.
    used
        The rows that are no answers: names of columns, and countries without a label.
    countries
        The row of countries without a label.
    """

    def __init__(self, rows: Sequence[Row], label: int, data: Sequence[int]) -> None:
        self.titles: dict[str, tuple[int, str]] = {}
        self.used: set[int] = set()
        self.countries: set[int] = set()
        self._data = data
        self._shared: dict[str, str] = {}
        self._by_column: dict[str, dict[int, str]] = {}
        for row in rows:
            self._read_row(row)
        if not self._has("country"):
            self._find_countries(rows, label)

    def _has(self, field: str) -> bool:
        return field in self._shared or field in self._by_column

    def _read_row(self, row: Row) -> None:
        """Read cells such as "City: Bilbao", or a label with values after it."""
        title = ""
        for at, cell in sorted(row.cells.items()):
            before, colon, after = cell.partition(":")
            field = _field(before if colon else cell)
            field = "" if title and field == "note" else field  # a column of remarks
            if field and after.strip():
                self._shared.setdefault(field, after.strip())
                self.used.add(row.number)
            elif field:
                title = field
                self.titles.setdefault(field, (row.number, cell.rstrip(" :")))
            elif title and cell not in CODES and self.titles[title][0] == row.number:
                if at in self._data:
                    self._by_column.setdefault(title, {})[at] = cell
                else:
                    self._shared.setdefault(title, cell)

    def _find_countries(self, rows: Sequence[Row], label: int) -> None:
        """Find a row of countries that has no label."""
        for row in rows:
            cells = {at: row.cells.get(at, "") for at in self._data}
            if label not in row.cells and all(map(is_country, cells.values())):
                self._by_column["country"] = cells
                self.used.add(row.number)
                self.countries.add(row.number)
                return

    def join(self) -> None:
        """Take what stands in any column for the whole sheet: there is one column of answers."""
        for field, cells in self._by_column.items():
            self._shared.setdefault(field, next(iter(cells.values())))
        self._by_column.clear()

    def of(self, field: str) -> dict[int, str]:
        """Look up a field by column."""
        return dict(self._by_column.get(field, {}))

    def shared(self, field: str) -> str:
        """Look up a field that holds for the whole sheet; blank if there is none."""
        return self._shared.get(field, "")

    def about(self, at: int, name: str) -> dict[str, str]:
        """Collect the fields of the city in a column."""
        own = {field: cells[at] for field, cells in self._by_column.items() if at in cells}
        found = {**self._shared, **own, "name": name}
        bare, country = split_country(name)
        if "country" not in found and country:
            found |= {"name": bare, "country": country}
        return found


def _field(cell: str) -> str:
    """Identify the field of cities that a label names; "Name" may be that of a person."""
    text = cell.strip()
    return "" if is_generic(text) else city_column(text) or ""


def split_country(name: str) -> tuple[str, str]:
    """Split a name such as "Bilbao (España)" or "Bilbao, Spain"; the country is blank if none."""
    for sign in "(,":
        city, there, country = name.rpartition(sign)
        country = country.strip(" )")
        if there and city.strip() and is_country(country):
            return city.strip(), country
    return name, ""


def is_country(cell: str) -> bool:
    """Check whether a cell is a country: its two letters, or its name in any language."""
    return bool(codes_of(cell))


def codes_of(cell: str) -> tuple[str, ...]:
    """List the countries that a cell may mean."""
    return (cell.upper(),) if cell.upper() in COUNTRIES else countries_called(cell)
