"""A visitor's file in, a study or everything that is wrong with it out; nothing touches a disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from smartgov.intake.cells import clean
from smartgov.intake.limits import MAX_PROBLEMS
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.study.assemble import assemble
from smartgov.intake.study.study_zip import load_zip
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.file_kind import check_size, is_workbook, is_zip
from smartgov.intake.tables.read_tables import Progress, TablesFound, read_csv, read_workbook
from smartgov.problems import Problem
from smartgov.study.load import LoadedStudy

#: The longest name of a file that is shown.
_NAME = 80


def read_file(
    content: bytes, name: str, *, progress: Callable[[float], object] | None = None
) -> LoadedStudy:
    """Read a workbook (XLSX), a table (CSV) or the zip of a study folder.

    What kind it is shows in its content, whatever its name. It is read in memory; nothing is
    written and nothing else is opened.

    Parameters
    ----------
    content
        The bytes of the file.
    name
        Its name; the study is called so where the file does not say otherwise.
    progress
        Told how much is done, from 0 to 1.
    """
    spot = Spot(_file_name(name))

    def tell(share: float) -> None:
        if progress is not None:
            progress(min(1.0, max(0.0, share)))

    tell(0.0)
    try:
        loaded = _read(content, spot, tell)
    except RefusedError as error:
        loaded = LoadedStudy(spot.file, None, (error.problem,))
    except (MemoryError, RecursionError):
        loaded = LoadedStudy(spot.file, None, (spot.problem("too_much"),))
    tell(1.0)
    return loaded


def _file_name(name: str) -> str:
    """Return a name without folders and signs that are not seen."""
    name = clean(PurePath(name.replace("\\", "/")).name).strip("\0")
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"


def _read(content: bytes, spot: Spot, progress: Progress) -> LoadedStudy:
    check_size(content, spot)
    if not is_zip(content, spot):
        return _finish(read_csv(content, spot, _part(progress)), progress)
    archive = Archive(content, spot)
    if is_workbook(archive):
        return _finish(read_workbook(archive, _part(progress)), progress)
    loaded = load_zip(archive)
    problems = [replace(p, file=f"{spot.file}, {p.file}") for p in loaded.problems]
    return replace(loaded, name=spot.file, problems=limit_problems(problems))


def _part(progress: Progress) -> Progress:
    """Return a progress that goes as far as reading does."""
    return lambda share: progress(0.6 * share)


def _finish(read: TablesFound, progress: Progress) -> LoadedStudy:
    tables, problems = read
    made = assemble(tables, progress)
    ordered = _in_order([*problems, *made.problems], tables.sheets)
    told = limit_problems(ordered, made.untold)
    return LoadedStudy(tables.file.file, made.study, told, made.left_out)


def _in_order(problems: Sequence[Problem], sheets: Sequence[str]) -> list[Problem]:
    """Return problems in the order of the file: sheet, row, column."""
    order = {sheet: at for at, sheet in enumerate(sheets)}

    def position(problem: Problem) -> tuple[int, int, int, str]:
        letter = problem.letter
        return order.get(problem.sheet, -1), problem.row or 0, len(letter), letter

    return sorted(problems, key=position)


def limit_problems(problems: Sequence[Problem], untold: int = 0) -> tuple[Problem, ...]:
    """Return the first problems, errors before warnings where not all fit; the rest is counted.

    ``untold`` is how many were counted before.
    """
    more = untold + max(0, len(problems) - MAX_PROBLEMS)
    if not more:
        return tuple(problems)
    ranked = sorted(range(len(problems)), key=lambda n: problems[n].severity != "error")
    kept = [problems[n] for n in sorted(ranked[:MAX_PROBLEMS])]
    return (*kept, Problem("more_problems", kept[0].file, value=str(more)))
