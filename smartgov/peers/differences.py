"""How a city differs from its peers, and the rule of what is "clearly ahead" or "behind"."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from smartgov.model import Scores, Study

#: A city is clearly ahead of its peers, or behind, from this many points off their median on.
CLEAR = 10.0


def peer_profile(
    scores: Scores, city_id: str, peers: Sequence[str], dimensions: Sequence[str]
) -> pd.DataFrame:
    """Compare a city's dimensions with those of its peers.

    Returns
    -------
    pandas.DataFrame
        Indexed by dimension: ``city``; the peers' ``median``, ``low`` and ``high`` (quartiles),
        all 0–100 and NaN where not available; and ``peers``, how many of them have a score.
    """
    of_peers = scores.dimensions.loc[list(peers), list(dimensions)]
    return pd.DataFrame(
        {
            "city": scores.dimensions.loc[city_id, list(dimensions)].astype(float),
            "median": of_peers.median(),
            "low": of_peers.quantile(0.25),
            "high": of_peers.quantile(0.75),
            "peers": of_peers.notna().sum(),
        }
    )


def clear_differences(profile: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Find the dimensions in which a city is clearly ahead of its peers, and clearly behind.

    The largest difference comes first; `CLEAR` points are the least that counts.
    """
    difference = (profile["city"] - profile["median"]).dropna()
    above = difference[difference >= CLEAR].sort_values(ascending=False, kind="stable")
    below = difference[difference <= -CLEAR].sort_values(kind="stable")
    return list(above.index), list(below.index)


def compare_answers(study: Study, city_id: str, peers: Sequence[str]) -> pd.DataFrame:
    """Compare a city's answers with those of its peers: how many gave the same, per question.

    On a scale, and for a number, a higher answer counts as well: who is further has been there.

    Returns
    -------
    pandas.DataFrame
        Indexed by question: ``answer`` (the city's, NaN where blank), ``same`` and ``answered``
        (numbers of peers; ``same`` is NaN where the city did not answer).
    """
    own = study.answers.loc[city_id]
    of_peers = study.answers.loc[list(peers)]
    graded = [q.id for q in study.questions if q.type != "yes_no"]
    alike = of_peers == own
    alike[graded] = of_peers[graded] >= own[graded]
    same = alike.sum().astype(float).where(own.notna())
    return pd.DataFrame({"answer": own, "same": same, "answered": of_peers.notna().sum()})
