"""Write the evidence behind answers as columns and tables, for export."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from smartgov.evidence import EVIDENCE_COLUMNS, NO_EVIDENCE
from smartgov.model import Study


def with_evidence(answers: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Add the columns of evidence to a table of answers, if any answer of the study has some.

    Parameters
    ----------
    answers
        A table with the columns ``city`` and ``question``.
    study
        The study of the answers.
    """
    if not study.evidence:
        return answers
    keys = zip(answers["city"], answers["question"], strict=True)
    behind = [study.evidence.get(key, NO_EVIDENCE) for key in keys]
    return answers.assign(**{c: [getattr(e, c) for e in behind] for c in EVIDENCE_COLUMNS})


def evidence_table(study: Study) -> pd.DataFrame:
    """Write the evidence of a study with one row per answer, in the order of its cities."""
    places = {city.id: at for at, city in enumerate(study.cities)}
    asked = {question.id: at for at, question in enumerate(study.questions)}
    ordered = sorted(study.evidence, key=lambda of: (places[of[0]], asked[of[1]]))
    rows = [
        {"city": city, "question": question, **asdict(study.evidence[city, question])}
        for city, question in ordered
    ]
    return pd.DataFrame(rows, columns=["city", "question", *EVIDENCE_COLUMNS])


def evidence_columns(study: Study) -> pd.DataFrame:
    """Write the evidence of a study with one row per city: ``open_data.link`` and so on.

    Columns that would be blank, or have the id of a question, are left out.
    """
    columns = {
        f"{question.id}.{column}": [
            getattr(study.evidence.get((city.id, question.id), NO_EVIDENCE), column)
            for city in study.cities
        ]
        for question in study.questions
        for column in EVIDENCE_COLUMNS
    }
    given = {n: c for n, c in columns.items() if any(c) and n not in study.question_by_id}
    return pd.DataFrame(given, index=[city.id for city in study.cities])
