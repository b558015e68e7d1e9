"""Small made-up studies: in memory to check arithmetic, as files to check reading.

Nothing here is about a real city. The numbers are chosen so that the expected result is easy to
write beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from smartgov.export.study_files import pack, study_files
from smartgov.model import (
    City,
    Dimension,
    Framework,
    Pillar,
    Question,
    Scores,
    Spec,
    Study,
    StudyInfo,
)
from smartgov.problems import Problem
from smartgov.study.load import LoadedStudy, load_study
from smartgov.text import Text

# --- in memory ---------------------------------------------------------------------------------

INFO = StudyInfo(
    id="made",
    title=Text("Made-up study"),
    short_title=Text("Made-up"),
    description=Text(""),
    years=(2019,),
    publishers=(),
    citation="",
    licence="none stated",
    status="demonstration",
    caveat=Text(""),
    sources=(),
)

#: A question from 0 to 100, so that an answer is its own score.
NUMBER = Question(
    id="",
    dimension=None,
    role="scored",
    type="number",
    low=0,
    high=100,
    log10=False,
    sample_range=False,
    direction=1,
    weight=1,
    unit="",
    source_item="",
    recommendations=(),
    label=Text(""),
    text=Text(""),
)

CITY = City(
    id="",
    name="",
    country="ES",
    latitude=None,
    longitude=None,
    population=None,
    population_year=None,
    region="150",
    subregion="039",
    note="",
)


def make_question(question_id: str, dimension: str | None = "voice", **fields: Any) -> Question:
    """Return a scored question whose answer is its own score, with some fields changed."""
    return replace(NUMBER, id=question_id, dimension=dimension, **fields)


def make_yes_no(question_id: str, dimension: str | None = "voice", **fields: Any) -> Question:
    """Return a yes/no question, scored unless it says otherwise."""
    return make_question(question_id, dimension, **{"type": "yes_no", "high": 1, **fields})


def make_city(city_id: str, **fields: Any) -> City:
    """Return a city named like its id, with some fields changed."""
    return replace(CITY, id=city_id, **{"name": city_id.title(), **fields})


def make_framework(
    tree: Mapping[str, Iterable[str]], weights: Mapping[str, float] | None = None
) -> Framework:
    """Return a framework of pillars and their dimensions; weights left out are 1."""
    weight = {**dict.fromkeys((*tree, *(d for ds in tree.values() for d in ds)), 1.0)}
    weight |= weights or {}
    blank = Text("")
    return Framework(
        tuple(Pillar(p, weight[p], Text(p), blank) for p in tree),
        tuple(Dimension(d, p, weight[d], Text(d), blank) for p, ds in tree.items() for d in ds),
    )


def make_study(
    questions: Sequence[Question],
    answers: Mapping[str, Sequence[float | None]],
    framework: Framework | None = None,
    cities: Sequence[City] | None = None,
) -> Study:
    """Return a study; ``answers`` holds a row per city, in the order of the questions.

    Without a framework, one pillar called ``all`` has every dimension that is named.
    """
    named = dict.fromkeys(q.dimension for q in questions if q.dimension)
    rows = np.array([[np.nan if v is None else v for v in row] for row in answers.values()])
    return Study(
        info=INFO,
        framework=framework or make_framework({"all": named}),
        questions=tuple(questions),
        cities=tuple(cities or map(make_city, answers)),
        answers=pd.DataFrame(
            rows.reshape(len(answers), len(questions)),
            index=pd.Index(list(answers), name="city"),
            columns=[q.id for q in questions],
            dtype=float,
        ),
    )


def make_scores(
    dimensions: Mapping[str, Sequence[float | None]], ranks: Mapping[str, float] | None = None
) -> Scores:
    """Return scores of which only the dimensions, and perhaps the ranks, are of interest."""
    names = [f"d{n}" for n in range(max(map(len, dimensions.values())))]
    frame = pd.DataFrame(list(dimensions.values()), list(dimensions), names, dtype=float)
    blank = pd.Series(np.nan, frame.index)
    rank = blank if ranks is None else pd.Series(ranks, frame.index, dtype=float)
    return Scores(Spec(), frame, frame, frame.iloc[:, :0], blank, blank, rank)


# --- as files ----------------------------------------------------------------------------------

PACKAGE = {
    "id": "made",
    "title": {"en": "Made-up study", "es": "Estudio inventado", "fr": "Étude inventée"},
    "years": [2019],
    "status": "demonstration",
}

#: A sound study with its own framework: every type of question, blanks, a dimension not asked.
SOUND = {
    "datapackage.json": json.dumps(PACKAGE),
    "framework.csv": """\
id,parent,weight,label_en
open,,1,Open
voice,open,1,Voice
data,open,2,Data
plans,,1,Plans
plan,plans,1,Plan
look,plans,1,Look
""",
    "questions.csv": """\
id,dimension,role,type,low,high,transform,range,direction,weight,unit,recommendations,text_en
vote,voice,scored,yes_no,,,,,,,,design_together,Do residents vote?
listen,voice,scored,scale,0,4,,,,2,,,How closely does the city listen?
sets,data,scored,number,1,1000,log10,,,,sets,,How many sets of data are open?
delay,data,scored,number,0,50,,,-1,,days,,How long does an answer take?
strategy,plan,scored,yes_no,0,1,none,fixed,1,1,,plan_stronger,Is there a strategic plan?
staff,,context,number,0,90000,,,,,people,,How many people work for the city?
money,,barrier,yes_no,,,,,,,,,Is the city short of money?
""",
    "cities.csv": """\
id,name,country,latitude,longitude,population,population_year,region,subregion,note
arco,Arco,ES,43.3,-3,40000,2019,150,039,
brae,Brae,NA,-22.5,17,250000,,002,018,
cove,Cove,CL,-33.4,-70.6,,,419,005,
dell,Dell,ES,40.4,-3.7,6000000,2018,150,039,
""",
    "answers.csv": """\
city,question,value
arco,vote,1
arco,listen,3
arco,sets,10
arco,delay,10
arco,strategy,1
arco,staff,500
arco,money,1
brae,vote,0
brae,listen,4
brae,sets,1000
brae,delay,
brae,strategy,0
cove,vote,1
cove,listen,
cove,sets,100
cove,delay,50
cove,strategy,1
dell,strategy,1
""",
}

FILES = tuple(SOUND)


@dataclass(frozen=True)
class StudyFolder:
    """A study on disk that a test may break."""

    path: Path

    def write(self, file: str, content: str | bytes) -> StudyFolder:
        """Write a file anew."""
        content = content if isinstance(content, bytes) else content.encode("utf-8")
        (self.path / file).write_bytes(content)
        return self

    def change(self, file: str, old: str, new: str) -> StudyFolder:
        """Change the one place of a file that reads ``old``."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
        return self.write(file, text.replace(old, new))

    def describe_itself(self, **fields: Any) -> StudyFolder:
        """Write the package file with other fields; None leaves one out."""
        package = {k: v for k, v in {**PACKAGE, **fields}.items() if v is not None}
        return self.write("datapackage.json", json.dumps(package))

    def remove(self, file: str) -> StudyFolder:
        """Remove a file."""
        (self.path / file).unlink()
        return self

    def load(self) -> LoadedStudy:
        """Load the study."""
        return load_study(self.path)

    def problems(self) -> list[Problem]:
        """Return what is wrong with the study."""
        return list(self.load().problems)

    def study(self) -> Study:
        """Return the study, which has to load."""
        loaded = self.load()
        assert loaded.study is not None, loaded.problems
        return loaded.study


def to_zip(study: Study) -> bytes:
    """Return the folder of a study as a zip."""
    return pack(study.info.id, study_files(study))


def write_study(path: Path, files: Mapping[str, str | bytes] = SOUND) -> StudyFolder:
    """Write a study folder and return it."""
    path.mkdir(parents=True, exist_ok=True)
    folder = StudyFolder(path)
    for file, content in files.items():
        folder.write(file, content)
    return folder
