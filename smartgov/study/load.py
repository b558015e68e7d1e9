"""Load a study from a folder of files, collecting every problem found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from smartgov.model import Question, Study, StudyInfo
from smartgov.paths import DATA, FRAMEWORK_FILE, RECOMMENDATIONS_FILE
from smartgov.problems import Problem, has_errors
from smartgov.study.answers import check_ranges, read_answer_rows
from smartgov.study.cities import read_cities
from smartgov.study.datapackage import FILE, read_package
from smartgov.study.framework import read_framework, read_recommendations
from smartgov.study.questions import read_questions
from smartgov.study.storage import Folder
from smartgov.study.versions import digest_tables, read_changes

__all__ = [
    "DATA",
    "FRAMEWORK_FILE",
    "RECOMMENDATIONS_FILE",
    "LoadedStudy",
    "load_sound_part",
    "load_study",
    "read_framework",
    "read_recommendations",
]


@dataclass(frozen=True)
class LoadedStudy:
    """The result of reading a study, from a folder of the project or a visitor's file.

    Attributes
    ----------
    name
        The name by which the study is requested: that of its folder or file.
    study
        The study with the valid rows; None if it cannot be used.
    problems
        All problems, for a visitor's file in the order of the file. If there are too many, the
        last one states how many more there are.
    left_out
        Number of rows (cities) left out because of problems.
    digest
        A digest that changes whenever the files of the study change; blank if not computed.
    own
        Whether the study is a file that the visitor loaded, which nobody else sees.
    outdated
        Whether the study is as it was before its folder was deleted or damaged; the problems are
        those of the folder now.
    """

    name: str
    study: Study | None
    problems: tuple[Problem, ...] = ()
    left_out: int = 0
    digest: str = ""
    own: bool = False
    outdated: bool = False

    @property
    def sound(self) -> Study:
        """The study; raises ``ValueError`` if it could not be loaded."""
        if self.study is None:
            raise ValueError(f"{self.name} has problems")
        return self.study


def load_study(folder: Folder) -> LoadedStudy:
    """Load a study folder in the format described in ``data/README.md``.

    All files are read before problems are reported, so that the list is complete. The study is
    None if any problem is an error.
    """
    loaded = load_sound_part(folder)
    return replace(loaded, study=None, left_out=0) if has_errors(loaded.problems) else loaded


def load_sound_part(folder: Folder) -> LoadedStudy:
    """Load a study folder, leaving out the cities that have an error in any of their rows.

    The study is None if an error affects more than single rows, or if no city is left. The number
    of cities left out is recorded in the ``info`` of the study.
    """
    if not _is_folder(folder):
        return LoadedStudy(folder.name, None, (Problem("missing_folder", str(folder)),))
    info, problems = read_package(folder)
    problems += _check_id(folder, info)
    own = folder / FRAMEWORK_FILE.name
    framework, found = read_framework(own if own.exists() else FRAMEWORK_FILE)
    problems += found
    questions, found = read_questions(folder / "questions.csv", framework)
    problems += found
    problems += _check_break(info, questions)
    cities, found = read_cities(folder / "cities.csv")
    problems += found
    known = None if cities is None or cities.unsound else cities.ids
    rows, found = read_answer_rows(folder / "answers.csv", known, questions)
    problems += found
    if not (info and framework and questions and cities and rows):
        return LoadedStudy(folder.name, None, tuple(problems))
    unsound = {*cities.unsound, *rows.unsound}
    sound = tuple(city for city in cities.cities if city.id not in unsound)
    left_out = len(cities.unsound) + len(cities.cities) - len(sound)
    wide = rows.widen(sound, questions)
    problems += check_ranges(wide, questions, "answers.csv")
    if not sound:
        return LoadedStudy(folder.name, None, tuple(problems))
    changes, found = read_changes(folder)
    problems += found
    info = replace(
        info, left_out=info.left_out + left_out, digest=digest_tables(folder), changes=changes
    )
    study = Study(info, framework, tuple(questions), sound, wide, rows.evidence(sound))
    return LoadedStudy(folder.name, study, tuple(problems), left_out)


def _check_break(info: StudyInfo | None, questions: Sequence[Question] | None) -> list[Problem]:
    """Report questions with a change of measure that the study does not have."""
    if info is None or info.change_of_measure is None or questions is None:
        return []
    known = {question.id for question in questions}
    return [
        Problem("unknown_question", FILE, column="break", value=name)
        for name in info.change_of_measure.questions
        if name not in known
    ]


def _check_id(folder: Folder, info: StudyInfo | None) -> list[Problem]:
    """Warn if the name of a folder on disk is not the id of its study, which links rely on."""
    if info is None or not isinstance(folder, Path):
        return []
    name = folder.resolve().name
    if info.id == name:
        return []
    return [Problem("id_mismatch", FILE, column="id", value=info.id, allowed=name)]


def _is_folder(folder: Folder) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # the operating system rejects the name
        return False
