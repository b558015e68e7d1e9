"""Our numbers beside published ones: the Technology Achievement Index of 23 countries.

OECD/JRC, Handbook on Constructing Composite Indicators (2008): ranks of Tables 23 and 38,
weights of Table 22, alpha of Table 11; goalposts of the Human Development Report 2001.
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

#: Alpha of the eight indicators as printed in Table 11.
PUBLISHED_ALPHA = 0.70

CheckCode = Literal[
    "equal_weights", "budget_allocation", "geometric", "sample_range", "alpha", "alpha_if_deleted"
]


@dataclass(frozen=True)
class Check:
    """One comparison.

    ``ours`` and ``published`` are what is compared: for ranks, how many of ``of`` agree and
    ``of`` itself; for alphas the values, ``of`` being the tolerance.
    """

    code: CheckCode
    ours: float
    published: float
    of: float

    @property
    def agrees(self) -> bool:
        """Whether the numbers are the published ones."""
        if self.code in ("alpha", "alpha_if_deleted"):
            return abs(self.ours - self.published) <= self.of
        return self.ours == self.published


def validate() -> list[Check]:
    """Compute the index with this project's own code and compare it with what was printed.

    Raises
    ------
    ValueError
        Where the tables, which are part of the project, are broken.
    """
    study = _load()
    ranks = _published("ranks", "city").reindex(study.answers.index)
    weights = _published("weights", "dimension")["budget_allocation"]
    budget = Spec(tuple((str(d), float(w)) for d, w in weights.items()))
    raw = study.answers.to_numpy()
    geometric = pd.Series(rank(aggregate(raw, np.ones(raw.shape[1]), "geometric")), ranks.index)
    return [
        _compare("equal_weights", score(study).rank, ranks["equal_weights"]),
        _compare("budget_allocation", score(study, budget).rank, ranks["budget_allocation"]),
        _compare("geometric", geometric, ranks["geometric"]),
        _compare("sample_range", score(_by_sample(study)).rank, ranks["equal_weights"]),
        *_compare_alphas(study.answers),
    ]


def _load() -> Study:
    loaded = load_study(INDEX)
    if loaded.study is None:
        raise ValueError(f"{INDEX.name}: {loaded.problems}")
    return loaded.study


def _published(table: str, index: str) -> pd.DataFrame:
    return pd.read_csv(Path(INDEX) / f"published_{table}.csv", index_col=index)


def _by_sample(study: Study) -> Study:
    """Return the study with the observed minimum and maximum as goalposts."""
    questions = tuple(replace(question, sample_range=True) for question in study.questions)
    return replace(study, questions=questions)


def _compare(code: CheckCode, ours: pd.Series, published: pd.Series) -> Check:
    """Return how many ranks are the published ones."""
    return Check(code, float((ours == published).sum()), len(published), len(published))


def _compare_alphas(answers: pd.DataFrame) -> list[Check]:
    """Return alpha of the standardized indicators, and the alpha that is furthest off.

    The Handbook standardizes the indicators first, so that alpha rests on correlations.
    """
    standardized = (answers - answers.mean()) / answers.std()
    ours = alpha_if_deleted(standardized)
    published = _published("alpha", "question")["alpha_if_deleted"]
    furthest = (ours - published).abs().idxmax()
    return [
        Check("alpha", cronbach_alpha(standardized), PUBLISHED_ALPHA, 0.005),
        Check("alpha_if_deleted", float(ours[furthest]), float(published[furthest]), 0.002),
    ]
