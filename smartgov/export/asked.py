"""What is asked about a study: the choices that tables for programs are made with."""

from __future__ import annotations

from dataclasses import dataclass, field

from smartgov.cases.case import Collection
from smartgov.cases.case_filter import CaseFilter
from smartgov.certainty.robustness import DRAWS, SEED
from smartgov.model import Recommendation, Spec, Study
from smartgov.peers.filters import CityFilter
from smartgov.peers.groups import Grouping
from smartgov.peers.rules import PeerRule


@dataclass(frozen=True)
class Asked:
    """A question about a study that a table answers.

    Attributes
    ----------
    study
        A valid study.
    spec, measure
        How to score it, and the score to rank by: ``overall``, or the id of a pillar or dimension.
    cities
        The cities whose rows are given, or that are counted; scores and ranks are always among all
        cities.
    before, editions
        The edition to compare with, and all editions of the series; for changes only.
    city, peers, picked
        The city that is compared with others, by which rule, and the ids of hand-picked ones.
    by, group
        What parts the cities in tables of medians (None: nothing does), and in the table of groups.
    against
        Name of the weights that ranks are compared with; see `choose_against`.
    pillar, dimension, recommendation
        Limit recommendations and their practices.
    recommendations, collection, cases
        The recommendations for the framework of the study, the documented practices and standards
        for them, and which of the practices are given.
    draws, seed
        Number of random draws, and the seed of the random numbers.
    """

    study: Study
    spec: Spec = field(default_factory=Spec)
    measure: str = "overall"
    cities: CityFilter = field(default_factory=CityFilter)
    before: Study | None = None
    editions: tuple[Study, ...] = ()
    city: str | None = None
    peers: PeerRule = "region"
    picked: tuple[str, ...] = ()
    by: Grouping | None = None
    group: Grouping = "region"
    against: str | None = None
    pillar: str | None = None
    dimension: str | None = None
    recommendation: str | None = None
    recommendations: tuple[Recommendation, ...] = ()
    collection: Collection = field(default_factory=lambda: Collection((), ()))
    cases: CaseFilter = field(default_factory=CaseFilter)
    draws: int = DRAWS
    seed: int = SEED

    @property
    def chosen(self) -> list[str]:
        """Ids of the cities that pass the filter, in the order of the study."""
        return self.cities.choose(self.study)

    @property
    def selected(self) -> tuple[Recommendation, ...]:
        """The recommendations that pillar, dimension and recommendation leave."""
        return tuple(
            one
            for one in self.recommendations
            if self.recommendation in (None, one.id)
            and self.pillar in (None, one.pillar)
            and (self.dimension is None or self.dimension in one.dimensions)
        )
