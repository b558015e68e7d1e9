"""Validate the scoring code against published results: the Technology Achievement Index.

The index covers 23 countries. OECD/JRC, Handbook on Constructing Composite Indicators (2008):
ranks in Tables 23 and 38, weights in Table 22, alpha in Table 11; goalposts in the Human
Development Report 2001.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

from smartgov.certainty.reliability import alpha_if_deleted, cronbach_alpha
from smartgov.model import Spec, Study
from smartgov.paths import DATA
from smartgov.scoring.aggregate import aggregate
from smartgov.scoring.rank import rank
from smartgov.scoring.score import score
from smartgov.study.load import load_study

INDEX = DATA / "validation" / "technology-achievement-index"

#: Cronbach's alpha of the eight indicators, as printed in Table 11.
PUBLISHED_ALPHA = 0.70

CheckCode = Literal[
    "equal_weights", "budget_allocation", "geometric", "sample_range", "alpha", "alpha_if_deleted"
]


@dataclass(frozen=True)
class Check:
    """One comparison of computed with published numbers.

    For ranks, ``ours`` is the number of matching ranks, and ``published`` and ``of`` are the
    number of ranks compared. For alphas, ``ours`` and ``published`` are the values and ``of`` is
    the tolerance.
    """

    code: CheckCode
    ours: float
    published: float
    of: float

    @property
    def agrees(self) -> bool:
        """Whether the numbers match the published ones."""
        if self.code in ("alpha", "alpha_if_deleted"):
            return abs(self.ours - self.published) <= self.of
        return self.ours == self.published


def validate() -> list[Check]:
    """Compute the index with the code of this project and compare it with the published results.

    Raises
    ------
    ValueError
        If the tables, which are part of the project, have an error.
    """
    study = _load_index()
    ranks = _read_published("ranks", "city").reindex(study.answers.index)
    weights = _read_published("weights", "dimension")["budget_allocation"]
    budget = Spec(tuple((str(d), float(w)) for d, w in weights.items()))
    raw = study.answers.to_numpy()
    geometric = pd.Series(rank(aggregate(raw, np.ones(raw.shape[1]), "geometric")), ranks.index)
    return [
        _compare_ranks("equal_weights", score(study).rank, ranks["equal_weights"]),
        _compare_ranks("budget_allocation", score(study, budget).rank, ranks["budget_allocation"]),
        _compare_ranks("geometric", geometric, ranks["geometric"]),
        _compare_ranks(
            "sample_range", score(_with_sample_range(study)).rank, ranks["equal_weights"]
        ),
        *_compare_alphas(study.answers),
    ]


def _load_index() -> Study:
    loaded = load_study(INDEX)
    if loaded.study is None:
        raise ValueError(f"{INDEX.name}: {loaded.problems}")
    return loaded.study


def _read_published(table: str, index: str) -> pd.DataFrame:
    return pd.read_csv(Path(INDEX) / f"published_{table}.csv", index_col=index)


def _with_sample_range(study: Study) -> Study:
    """Replace the goalposts of a study by the observed minimum and maximum."""
    questions = tuple(replace(question, sample_range=True) for question in study.questions)
    return replace(study, questions=questions)


def _compare_ranks(code: CheckCode, ours: pd.Series, published: pd.Series) -> Check:
    """Count how many ranks match the published ones."""
    return Check(code, float((ours == published).sum()), len(published), len(published))


def _compare_alphas(answers: pd.DataFrame) -> list[Check]:
    """Compare alpha of all indicators, and the alpha-if-deleted with the largest difference.

    As in the Handbook, the indicators are standardized first, so that alpha is based on
    correlations.
    """
    standardized = (answers - answers.mean()) / answers.std()
    ours = alpha_if_deleted(standardized)
    published = _read_published("alpha", "question")["alpha_if_deleted"]
    furthest = (ours - published).abs().idxmax()
    return [
        Check("alpha", cronbach_alpha(standardized), PUBLISHED_ALPHA, 0.005),
        Check("alpha_if_deleted", float(ours[furthest]), float(published[furthest]), 0.002),
    ]
