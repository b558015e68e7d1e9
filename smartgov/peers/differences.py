"""Compare a city with its peers, and define when it is "clearly ahead" or "behind"."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from smartgov.model import Scores, Study

#: Minimum difference from the peers' median, in points, to be clearly ahead or behind.
CLEAR = 10.0


def peer_profile(
    scores: Scores, city_id: str, peers: Sequence[str], dimensions: Sequence[str]
) -> pd.DataFrame:
    """Compare the dimension scores of a city with those of its peers.

    Returns
    -------
    pandas.DataFrame
        Indexed by dimension: ``city``; ``median``, ``low`` and ``high`` (quartiles) of the peers,
        all 0–100, NaN if not available; and ``peers``, the number of peers with a score.
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
    """Find the dimensions in which a city is clearly ahead of or behind its peers.

    Differences of at least `CLEAR` points count; the largest comes first.
    """
    difference = (profile["city"] - profile["median"]).dropna()
    above = difference[difference >= CLEAR].sort_values(ascending=False, kind="stable")
    below = difference[difference <= -CLEAR].sort_values(kind="stable")
    return list(above.index), list(below.index)


def compare_answers(study: Study, city_id: str, peers: Sequence[str]) -> pd.DataFrame:
    """Count the peers that gave the same answer as a city, per question.

    On scales and for numbers, a higher answer counts as the same, since those cities have already
    reached that level.

    Returns
    -------
    pandas.DataFrame
        Indexed by question: ``answer`` (of the city, NaN if missing), ``same`` and ``answered``
        (numbers of peers; ``same`` is NaN if the city did not answer).
    """
    own = study.answers.loc[city_id]
    of_peers = study.answers.loc[list(peers)]
    graded = [q.id for q in study.questions if q.type != "yes_no"]
    matches = of_peers == own
    matches[graded] = of_peers[graded] >= own[graded]
    same = matches.sum().astype(float).where(own.notna())
    return pd.DataFrame({"answer": own, "same": same, "answered": of_peers.notna().sum()})
