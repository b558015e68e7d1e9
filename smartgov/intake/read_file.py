"""Read a visitor's file in memory, into a study or a list of its problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.limits import MAX_PROBLEMS
from smartgov.intake.spot import RefusedError, Spot, spot_of_file
from smartgov.intake.study.assemble import assemble
from smartgov.intake.study.practices import NO_PRACTICES, Practices, read_practices
from smartgov.intake.study.study_zip import load_zip
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.file_kind import check_size, is_workbook, is_zip
from smartgov.intake.tables.read_tables import Progress, TablesFound, read_csv, read_workbook
from smartgov.intake.understood import NOTHING, Understood
from smartgov.problems import Problem
from smartgov.study.load import LoadedStudy


@dataclass(frozen=True)
class FileStudy(LoadedStudy):
    """A study read from a visitor's file, and what was understood of the file.

    There is no study as long as something is `Understood.undecided`. ``practices`` are those of
    the sheet of documented practices, if the file has one.
    """

    understood: Understood = NOTHING
    practices: Practices = NO_PRACTICES


def read_file(
    content: bytes,
    name: str,
    *,
    progress: Callable[[float], object] | None = None,
    choices: Choices = NO_CHOICES,
) -> FileStudy:
    """Read a workbook (XLSX), a table (CSV) or the zip of a study folder.

    The file type is detected from the content, not the name. Nothing is written to disk and no
    other file is opened.

    Parameters
    ----------
    content
        The bytes of the file.
    name
        Its name, used as the title of the study if the file does not give one.
    progress
        Callback that receives the completed share, from 0 to 1.
    choices
        The visitor's choices about what can be read in more than one way.
    """
    spot = spot_of_file(name)

    def tell(share: float) -> None:
        if progress is not None:
            progress(min(1.0, max(0.0, share)))

    tell(0.0)
    try:
        loaded = _read(content, spot, tell, choices)
    except RefusedError as error:
        loaded = FileStudy(spot.file, None, (error.problem,))
    except (MemoryError, RecursionError):
        loaded = FileStudy(spot.file, None, (spot.problem("too_much"),))
    tell(1.0)
    return loaded


def _read(content: bytes, spot: Spot, progress: Progress, choices: Choices) -> FileStudy:
    check_size(content, spot)
    if not is_zip(content, spot):
        read = read_csv(content, spot, _scale_progress(progress), choices)
        return _finish(read, progress, choices)
    archive = Archive(content, spot)
    if is_workbook(archive):
        return _finish(
            read_workbook(archive, _scale_progress(progress), choices), progress, choices
        )
    loaded = load_zip(archive)
    problems = [replace(p, file=f"{spot.file}, {p.file}") for p in loaded.problems]
    return FileStudy(spot.file, loaded.study, limit_problems(problems), loaded.left_out)


def _scale_progress(progress: Progress) -> Progress:
    """Scale a progress callback to the share of the work that reading takes."""
    return lambda share: progress(0.6 * share)


def _finish(tables_found: TablesFound, progress: Progress, choices: Choices) -> FileStudy:
    tables, problems = tables_found
    made = assemble(tables, progress, choices)
    told_of = list(made.problems)
    if tables.layout is not None:
        told_of = [tables.layout.locate(problem) for problem in told_of]
    practices = read_practices(tables.practices, made.study)
    ordered = _sort_problems([*problems, *told_of, *practices.problems], tables.sheets)
    told = limit_problems(ordered, made.unlisted)
    read_as = FileStudy(tables.file.file, made.study, told, made.left_out)
    return replace(read_as, understood=made.understood, practices=practices)


def _sort_problems(problems: Sequence[Problem], sheets: Sequence[str]) -> list[Problem]:
    """Sort problems in the order of the file: sheet, row, column."""
    order = {sheet: at for at, sheet in enumerate(sheets)}

    def position(problem: Problem) -> tuple[int, int, int, str]:
        letter = problem.letter
        return order.get(problem.sheet, -1), problem.row or 0, len(letter), letter

    return sorted(problems, key=position)


def limit_problems(problems: Sequence[Problem], unlisted: int = 0) -> tuple[Problem, ...]:
    """Truncate a list of problems, dropping warnings before errors, and count the rest.

    ``unlisted`` is the number of problems already omitted.
    """
    more = unlisted + max(0, len(problems) - MAX_PROBLEMS)
    if not more:
        return tuple(problems)
    ranked = sorted(range(len(problems)), key=lambda n: problems[n].severity != "error")
    kept = [problems[n] for n in sorted(ranked[:MAX_PROBLEMS])]
    return (*kept, Problem("more_problems", kept[0].file, value=str(more)))
