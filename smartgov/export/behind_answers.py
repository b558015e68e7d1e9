"""Add the evidence behind answers to a table of them, for export."""

from __future__ import annotations

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
