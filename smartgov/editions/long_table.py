"""Put the scores of all editions of a series into one long table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from smartgov.editions.series import sort_editions
from smartgov.model import Study
from smartgov.scoring.rank import rank_measure
from smartgov.scoring.score import measures_of, score

COLUMNS = ("edition", "study", "city_id", "city", "measure", "score", "rank", "coverage")


def long_table(studies: Sequence[Study]) -> pd.DataFrame:
    """List the scores of every edition alone, with the weights of its own framework.

    Returns
    -------
    pandas.DataFrame
        With `COLUMNS`: a row for each edition (the earliest first), city and score that the edition
        has, ``overall``, pillars and dimensions asked about: 0–100, NaN if the city answered too
        little. Scores of the same measure are comparable if the editions asked the same.
    """
    parts = [_of_one(study) for study in sort_editions(studies)]
    return pd.concat(parts, ignore_index=True)[list(COLUMNS)]


def _of_one(study: Study) -> pd.DataFrame:
    scores = score(study)
    names = pd.Series({city.id: city.name for city in study.cities})
    parts = [
        pd.DataFrame(
            {
                "city_id": scores.overall.index,
                "city": names[scores.overall.index].to_numpy(),
                "measure": measure,
                "score": scores.measure(measure).to_numpy(),
                "rank": rank_measure(scores, measure).to_numpy(),
                "coverage": scores.coverage.to_numpy(),
            }
        )
        for measure in measures_of(study)
    ]
    table = pd.concat(parts, ignore_index=True)
    return table.assign(edition=study.info.edition, study=study.info.id)
