"""Describe the strengths and weaknesses of a city compared with its peers."""

from __future__ import annotations

from components.reader import Reader
from smartgov.model import City
from smartgov.peers.differences import clear_differences, peer_profile
from smartgov.peers.rules import Peers


def strength_words(reader: Reader, city: City, peers: Peers) -> str:
    """Describe in one or two sentences where a city is clearly ahead of its peers or behind.

    "Behind" is always answered, also by "in none".
    """
    t = reader.t
    profile = peer_profile(reader.scores, city.id, peers.cities, [d.id for d in reader.study.asked])
    above, below = clear_differences(profile)
    if (profile["city"] - profile["median"]).isna().all():
        return t("report.standing.unknown", city=city.name)
    if not above and not below:
        return f"{t('city.alike', city=city.name)} {t('city.behind_none')}"
    if not above:
        return t("city.behind_only", city=city.name, dimensions=_names(reader, below))
    ahead = t("city.ahead", city=city.name, dimensions=_names(reader, above))
    if not below:
        return f"{ahead} {t('city.behind_none')}"
    return f"{ahead} {t('city.behind', dimensions=_names(reader, below))}"


def _names(reader: Reader, dimensions: list[str]) -> str:
    return reader.t.join([f"**{reader.measure_label(d)}**" for d in dimensions])
