"""A folder of files in, a `Study` out, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pandas as pd

from smartgov import answers, schema
from smartgov.model import City, Dimension, Framework, Pillar, Question, Recommendation, Study
from smartgov.package import read_package
from smartgov.problems import Problem, has_errors
from smartgov.tables import read_table
from smartgov.text import LANGUAGES, Text

DATA = Path(__file__).resolve().parents[1] / "data"
FRAMEWORK_FILE = DATA / "framework.csv"
RECOMMENDATIONS_FILE = DATA / "recommendations.csv"

#: A framework may call its root this instead of leaving the parent of a pillar blank.
ROOT = ("", "index")

#: Names of other columns beside those of pillars and dimensions.
RESERVED = ("overall", "coverage", "rank", "city", "city_id", "country")


@dataclass(frozen=True)
class LoadedStudy:
    """What came of reading a study folder; ``study`` is None where a problem is an error."""

    folder: Path
    study: Study | None
    problems: tuple[Problem, ...]


def load_study(folder: Path) -> LoadedStudy:
    """Read a study folder in the format of ``data/README.md``.

    All files are read before anything is reported, so that every problem is told at once.
    """
    if not _is_folder(folder):
        return LoadedStudy(folder, None, (Problem("missing_folder", str(folder)),))
    info, problems = read_package(folder)
    own = folder / FRAMEWORK_FILE.name
    framework, found = read_framework(own if own.exists() else FRAMEWORK_FILE)
    problems += found
    questions, found = _read_questions(folder / "questions.csv", framework)
    problems += found
    cities, found = _read_cities(folder / "cities.csv")
    problems += found
    wide, found = answers.read_answers(folder / "answers.csv", cities, questions)
    problems += found
    if info is None or framework is None or wide is None or has_errors(problems):
        return LoadedStudy(folder, None, tuple(problems))
    study = Study(info, framework, tuple(questions or ()), tuple(cities or ()), wide)
    return LoadedStudy(folder, study, tuple(problems))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that the system refuses
        return False


def read_framework(path: Path = FRAMEWORK_FILE) -> tuple[Framework | None, list[Problem]]:
    """Read a framework; None where it has an error."""
    frame, problems = _read(path, schema.FRAMEWORK)
    if frame is None:
        return None, problems
    is_pillar = frame["parent"].isin(ROOT)
    pillar_ids = set(frame.loc[is_pillar, "id"])
    problems += [
        Problem("unknown_parent", path.name, int(row), "parent", parent)
        for row, parent in frame.loc[~is_pillar, "parent"].items()
        if parent not in pillar_ids
    ]
    allowed = f"another id than {', '.join(RESERVED)}"
    problems += [
        Problem("not_allowed", path.name, int(row), "id", node, allowed)
        for row, node in frame["id"].items()
        if node in RESERVED
    ]
    if not pillar_ids:
        problems.append(Problem("no_pillars", path.name))
    if has_errors(problems):
        return None, problems
    rows = frame.to_dict("records")
    return Framework(
        tuple(
            Pillar(r["id"], _number(r, "weight", 1), _text(r, "label"), _text(r, "definition"))
            for r in rows
            if r["parent"] in ROOT
        ),
        tuple(
            Dimension(
                r["id"],
                r["parent"],
                _number(r, "weight", 1),
                _text(r, "label"),
                _text(r, "definition"),
            )
            for r in rows
            if r["parent"] not in ROOT
        ),
    ), problems


def read_recommendations(path: Path = RECOMMENDATIONS_FILE) -> tuple[Recommendation, ...]:
    """Read the recommendations of the Smart Cities Study.

    Raises
    ------
    ValueError
        Where the table, which is part of the project, is broken.
    """
    frame, problems = _read(path, schema.RECOMMENDATIONS)
    if frame is None or has_errors(problems):
        raise ValueError(f"{path.name}: {problems}")
    return tuple(
        Recommendation(
            r["id"], r["pillar"], _ids(r["dimensions"]), _text(r, "title"), _text(r, "text")
        )
        for r in frame.to_dict("records")
    )


def _read_questions(
    path: Path, framework: Framework | None
) -> tuple[list[Question] | None, list[Problem]]:
    frame, problems = _read(path, schema.QUESTIONS)
    if frame is None:
        return None, problems
    problems += _check_dimensions(frame, framework, path.name)
    problems += _check_recommendations(frame, path.name)
    problems += _check_goalposts(frame, path.name)
    if not has_errors(problems) and "scored" not in set(frame["role"]):
        problems.append(Problem("no_scored_questions", path.name, column="role"))
    if has_errors(problems):
        return None, problems
    return [_question(row) for row in frame.to_dict("records")], problems


def _check_dimensions(frame: pd.DataFrame, framework: Framework | None, file: str) -> list[Problem]:
    """Return scored questions without a dimension, and dimensions that do not exist."""
    blank = frame.index[(frame["dimension"] == "") & (frame["role"] == "scored")]
    problems = [Problem("required", file, int(row), "dimension") for row in blank]
    if framework is None:
        return problems
    known = [dimension.id for dimension in framework.dimensions]
    return problems + [
        Problem("unknown_dimension", file, int(row), "dimension", value, ", ".join(known))
        for row, value in frame["dimension"].items()
        if value and value not in known
    ]


def _check_recommendations(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Return the recommendations that questions name and that do not exist."""
    known = [recommendation.id for recommendation in read_recommendations()]
    allowed = ", ".join(known)
    return [
        Problem("unknown_recommendation", file, int(row), "recommendations", value, allowed)
        for row, cell in frame["recommendations"].items()
        for value in _ids(cell)
        if value not in known
    ]


def _check_goalposts(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Return goalposts that are missing, crossed, or not to be taken the logarithm of."""
    low, high = schema.numbers(frame["low"]), schema.numbers(frame["high"])
    fixed = (frame["type"] == "scale") | (frame["type"] == "number") & (frame["range"] != "sample")
    logs = (frame["transform"] == "log10") & fixed
    problems = [
        Problem("required", file, int(row), column)
        for column in ("low", "high")
        for row in frame.index[fixed & (frame[column] == "")]
    ]
    problems += [
        Problem("bad_goalposts", file, int(row), "low", frame.loc[row, "low"])
        for row in frame.index[low >= high]
    ]
    problems += _check_yes_no(frame[frame["type"] == "yes_no"], file)
    problems += _check_levels(frame, low, high, file)
    return problems + [
        Problem("log_of_non_positive", file, int(row), "low", frame.loc[row, "low"])
        for row in frame.index[logs & (low <= 0)]
    ]


def _check_yes_no(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Return what would make a yes something other than 100, or a no other than 0."""
    allowed = {"low": ("0", {"0"}), "high": ("1", {"1"}), "transform": ("none", {"none"})}
    return [
        Problem("not_allowed", file, int(row), column, cell, shown)
        for column, (shown, right) in allowed.items()
        for row, cell in frame[column].items()
        if cell and cell not in right
    ]


def _check_levels(
    frame: pd.DataFrame, low: pd.Series, high: pd.Series, file: str
) -> list[Problem]:
    """Return the words of levels that are not one for each answer of a scale."""
    steps = (high - low + 1).where(frame["type"] == "scale", 0)
    return [
        Problem("bad_levels", file, int(row), column, str(len(_ids(cell))), f"{steps[row]:.0f}")
        for column in (f"levels_{language}" for language in LANGUAGES)
        for row, cell in frame[column].items()
        if cell and len(_ids(cell)) != steps[row]
    ]


def _question(row: dict[str, str]) -> Question:
    text = _text(row, "text")
    label = _text(row, "label")
    return Question(
        id=row["id"],
        dimension=row["dimension"] or None,
        role=row["role"],  # type: ignore[arg-type]
        type=row["type"],  # type: ignore[arg-type]
        low=_number(row, "low", 0),
        high=_number(row, "high", 1),
        log10=row["transform"] == "log10",
        sample_range=row["range"] == "sample",
        direction=-1 if row["direction"] == "-1" else 1,
        weight=_number(row, "weight", 1),
        unit=row["unit"],
        source_item=row["source_item"],
        recommendations=_ids(row["recommendations"]),
        label=label if label.en else text,
        text=text,
        levels=_levels(row),
    )


def _levels(row: dict[str, str]) -> tuple[Text, ...]:
    """Return the words of a scale's answers, from low to high."""
    columns = [_ids(row[f"levels_{language}"]) for language in LANGUAGES]
    return tuple(Text(*words) for words in zip_longest(*columns, fillvalue=""))


def _read_cities(path: Path) -> tuple[list[City] | None, list[Problem]]:
    frame, problems = _read(path, schema.CITIES)
    if frame is None:
        return None, problems
    problems += _check_coordinates(frame, path.name)
    if has_errors(problems):
        return None, problems
    return [_city(row) for row in frame.to_dict("records")], problems


def _check_coordinates(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Return places that are not on Earth, and a warning where there is no place at all."""
    latitude, longitude = schema.numbers(frame["latitude"]), schema.numbers(frame["longitude"])
    blank = (frame["latitude"] == "") & (frame["longitude"] == "")
    on_earth = latitude.between(-90, 90) & longitude.between(-180, 180)
    problems = [Problem("no_coordinates", file, int(r), "latitude") for r in frame.index[blank]]
    return problems + [
        Problem(
            "bad_coordinates",
            file,
            int(row),
            "latitude",
            f"{frame.loc[row, 'latitude']}, {frame.loc[row, 'longitude']}",
        )
        for row in frame.index[~blank & ~on_earth]
    ]


def _city(row: dict[str, str]) -> City:
    population, year = row["population"], row["population_year"]
    return City(
        id=row["id"],
        name=row["name"],
        country=row["country"],
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        population=round(float(population)) if population else None,
        population_year=round(float(year)) if year else None,
        region=row["region"],
        subregion=row["subregion"],
        note=row["note"],
    )


def _read(path: Path, table: schema.Schema) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Read a table and check it; optional columns that are not there come as blank."""
    frame, problems = read_table(path)
    if frame is None:
        return None, problems
    problems += schema.check_table(frame, table, path.name)
    if any(problem.code == "missing_column" for problem in problems):
        return None, problems
    return frame.reindex(columns=list(table.columns), fill_value=""), problems


def _text(row: dict[str, str], stem: str) -> Text:
    return Text(row[f"{stem}_en"], row[f"{stem}_es"], row[f"{stem}_fr"])


def _number(row: dict[str, str], column: str, default: float) -> float:
    return float(row[column]) if row[column] else default


def _ids(cell: str) -> tuple[str, ...]:
    """Return the ids of a cell in which they are separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def ids_of(nodes: Iterable[Question | City]) -> list[str]:
    """Return the ids of questions or cities, in order."""
    return [node.id for node in nodes]
