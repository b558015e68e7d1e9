"""Read and check the sheet of practices in a visitor's workbook, as the CSV file of them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property

import pandas as pd

from smartgov.cases.case import Case
from smartgov.cases.own_cases import check_own_cases
from smartgov.cases.read_cases import read_sound_collection
from smartgov.intake.cells import is_blank
from smartgov.intake.headers import practice_columns
from smartgov.intake.study.city_table import slug, unique
from smartgov.intake.tables.grid import Grid
from smartgov.intake.vocabulary import first_spelling, ids, key, words
from smartgov.model import City, Recommendation, Study
from smartgov.problems import Problem
from smartgov.study.checked_rows import unsound_rows
from smartgov.study.framework import read_recommendations, recommendations_for
from smartgov.text import LANGUAGES, Language

#: The problems that depend on which cities there are.
_OF_CITIES = ("city_not_listed", "ambiguous_city")


@dataclass(frozen=True)
class Practices:
    """The practices of a sheet.

    Attributes
    ----------
    cases
        The practices of the rows without an error.
    problems
        The problems of the sheet.
    left_out
        Number of rows that are left out.
    """

    cases: tuple[Case, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: int = 0


#: What a file without such a sheet has.
NO_PRACTICES = Practices()


def read_practices(grid: Grid | None, study: Study | None) -> Practices:
    """Read the practices of the sound rows of a sheet, and list the problems of the others.

    Cities are named as in the study, or by their id; recommendations by their title in any
    language, or by their id. Without a study no practice is read, and whether their cities
    are known is not checked.
    """
    if grid is None or not grid.rows:
        return NO_PRACTICES
    columns, known = practice_columns(grid.header), read_recommendations()
    wanted = known if study is None else recommendations_for(study.framework, known)
    collection = read_sound_collection()
    shipped = collection.limit_to(one.id for one in wanted).cases
    cities = () if study is None else study.cities
    names, twice = _name_cities(cities, [case.city for case in shipped])
    frame = _translate(grid, columns, names, {case.id for case in collection.cases})
    unreadable = list(grid.unreadable(columns.values()).values())
    broken = unsound_rows(unreadable)
    sound = frame[~frame.index.isin(sorted(broken))]
    told_of = [one.id for one in wanted]
    cases, found = check_own_cases(sound, grid.spot.file, cities, shipped, told_of)
    sheet = _Sheet(grid, columns, wanted, twice)
    problems = unreadable + [sheet.locate(problem) for problem in found]
    if study is None:
        cases, problems = (), [one for one in problems if one.code not in _OF_CITIES]
    return Practices(cases, tuple(problems), len(grid.rows) - len(cases))


def _translate(
    grid: Grid, columns: Mapping[str, int], cities: Mapping[str, str], taken: Set[str]
) -> pd.DataFrame:
    """Translate the words of the sheet to the ids of the CSV file, by row.

    ``taken`` has the ids that no new practice may get.
    """
    cells = {name: [_cell(c) for c in grid.columns[at]] for name, at in columns.items()}
    for column, meanings in (
        ("recommendation", _recommendation_ids()),
        ("known", ids("known")),
        ("city", cities),
    ):
        if column in cells:
            cells[column] = [meanings.get(key(cell), cell) for cell in cells[column]]
    cells["id"] = _make_ids(grid.rows, cells, taken)
    return pd.DataFrame(cells, index=pd.Index(grid.rows), dtype=str)


def _cell(cell: str) -> str:
    return "" if is_blank(cell) else str(cell)


def _make_ids(
    rows: Sequence[int], cells: Mapping[str, Sequence[str]], others: Set[str]
) -> list[str]:
    """Give each practice the id that it has, or one made from its city and its name."""
    blank = [""] * len(rows)
    given, cities, names = (cells.get(name, blank) for name in ("id", "city", "name_en"))
    taken = {one for one in given if one} | others
    made = []
    for row, own, city, name in zip(rows, given, cities, names, strict=True):
        wanted = own or unique(slug(f"{city} {name}") or f"practice-{row}", taken)
        taken.add(wanted)
        made.append(wanted)
    return made


def _name_cities(
    own: Iterable[City], shipped: Iterable[City]
) -> tuple[dict[str, str], frozenset[str]]:
    """Map the names of cities to their ids; and list the names of several cities.

    A city of the file comes before one that the project knows practices of.
    """
    names: dict[str, str] = {}
    twice: set[str] = set()
    for cities in (shipped, own):
        found: defaultdict[str, set[str]] = defaultdict(set)
        for city in cities:
            for name in filter(None, (city.name, *city.names.words, *city.other_names)):
                found[key(name)].add(city.id)
        twice = {name for name, at in found.items() if len(at) > 1}
        names |= {name: min(at) for name, at in found.items()}
        names = {name: city for name, city in names.items() if name not in twice}
    return names, frozenset(twice)


@cache
def _recommendation_ids() -> dict[str, str]:
    """Map the titles of all recommendations, in every language, and their ids to their ids."""
    return {
        key(word): one.id for one in read_recommendations() for word in (one.id, *one.title.words)
    }


@dataclass(frozen=True)
class _Sheet:
    """The sheet of practices, its columns, what it may be about, and names of several cities."""

    grid: Grid
    columns: Mapping[str, int]
    recommendations: Sequence[Recommendation]
    twice: frozenset[str]

    def locate(self, problem: Problem) -> Problem:
        """Say where in the sheet a problem of the table is, with the words of the sheet."""
        grid, row = self.grid, problem.row
        at = self.columns.get(problem.column)
        if at is None:
            column = self._named("practices", problem.column.removesuffix("_en"))
            return replace(problem, sheet=grid.spot.sheet, column=column or problem.column)
        written = grid.columns[at][grid.rows.index(row)] if row in grid.rows else ""
        value = written if problem.value else ""
        code = problem.code
        if code == "city_not_listed" and key(written) in self.twice:
            code = "ambiguous_city"
        return grid.problem(code, row, at, value, self._allowed(problem))

    def _allowed(self, problem: Problem) -> str:
        if problem.code == "city_not_listed":
            return self.grid.spot.file
        if problem.code == "unknown_recommendation":
            return "; ".join(one.title.read(self._language) for one in self.recommendations)
        if problem.column == "known":
            return "; ".join(words(self._language)["known"].values())
        return problem.allowed

    def _named(self, group: str, column: str) -> str:
        return first_spelling(words(self._language)[group].get(column, ""))

    @cached_property
    def _language(self) -> Language:
        """The language in which the sheet is headed."""
        header = {key(name) for name in self.grid.header.values()}
        return max(LANGUAGES, key=lambda language: len(header & _headings(language)))


def _headings(language: Language) -> set[str]:
    return {key(first_spelling(word)) for word in words(language)["practices"].values()}
