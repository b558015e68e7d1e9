"""Describe a what-if scenario: the changed answers of a city."""

from __future__ import annotations

from components.reader import Reader
from components.view.view import Numbers
from components.words.answers import answer_words


def change_words(reader: Reader, changes: Numbers) -> str:
    """List changed answers of the chosen city, each with its own answer before it.

    The study of ``reader`` has the city's own answers.
    """
    t, study, city = reader.t, reader.study, reader.view.city
    return t.join(
        t(
            "report.scenario.change",
            question=t.text(study.question_by_id[question].label),
            real=answer_words(
                reader, study.question_by_id[question], study.answers.loc[city, question]
            ),
            changed=answer_words(reader, study.question_by_id[question], value),
        )
        for question, value in changes
    )
