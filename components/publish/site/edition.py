"""What an edition is made of: a study, its scores, and the languages of its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd
from markupsafe import Markup

from components.i18n import translator
from components.publish.shipped import shipped_checks, shipped_collection, shipped_uclg_study
from components.publish.site.city_facts import CityFacts, compute_facts
from components.reader import Reader
from components.theme import LIGHT
from components.view.view import View
from components.words.series import score_since
from smartgov.cases.case import Case, Collection
from smartgov.cases.near_city import find_same_city
from smartgov.certainty.robustness import rank_intervals
from smartgov.certainty.validation import Check
from smartgov.editions.change import Scored, compute_changes
from smartgov.export.study_files import study_files
from smartgov.model import Recommendation, Scores, Study
from smartgov.study.framework import recommendations_for
from smartgov.study.load import LoadedStudy
from smartgov.study.uclg_study import UclgStudy
from smartgov.text import LANGUAGES, Language


@dataclass(frozen=True, eq=False, kw_only=True)
class Edition:
    """A study with its scores, to be published in some languages.

    Attributes
    ----------
    name
        The name by which the study is asked for: that of its folder.
    study, scores
        A valid study, and its scores under the weights to publish.
    languages
        The languages of the pages, the first is that of files that exist once.
    base_url
        The address that the edition will have on the web; blank if unknown.
    own_file
        Whether the study is a visitor's file.
    own_cases
        Documented practices beside those of the project.
    editions
        All editions of the series of the study, the earliest first; none if it is alone.
    """

    name: str
    study: Study
    scores: Scores
    languages: tuple[Language, ...] = LANGUAGES
    base_url: str = ""
    own_file: bool = False
    own_cases: Sequence[Case] = ()
    editions: tuple[LoadedStudy, ...] = ()

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """The recommendations for the study, in order."""
        return recommendations_for(self.study.framework)

    @cached_property
    def uclg(self) -> UclgStudy:
        """What is known of UCLG's Smart Cities Study."""
        return shipped_uclg_study()

    @cached_property
    def collection(self) -> Collection:
        """The documented practices and standards for the recommendations of the study."""
        ids = tuple(one.id for one in self.recommendations)
        shipped = shipped_collection().limit_to(ids)
        own = tuple(case for case in self.own_cases if case.recommendation in ids)
        return replace(shipped, cases=(*shipped.cases, *own))

    @cached_property
    def cities_with_cases(self) -> Mapping[str, str]:
        """The cities with a practice that are in the study: their ids there, by their own ids."""
        found = ((c.id, find_same_city(c, self.study.cities)) for c in self.collection.cities)
        return {city: same.id for city, same in found if same is not None}

    @cached_property
    def checks(self) -> Sequence[Check]:
        """The comparison of the method with published results."""
        return shipped_checks()

    @cached_property
    def study_files(self) -> Mapping[str, bytes]:
        """The files of the study by name."""
        return study_files(self.study)

    @cached_property
    def _intervals(self) -> dict[str, pd.DataFrame]:
        return {}

    def intervals_of(self, measure: str) -> pd.DataFrame:
        """Compute the rank intervals by a measure, once for all pages; see `rank_intervals`."""
        if measure not in self._intervals:
            self._intervals[measure] = rank_intervals(self.study, self.scores, measure)
        return self._intervals[measure]

    @cached_property
    def changed(self) -> tuple[Scored, pd.DataFrame] | None:
        """The scores of the edition before and of this one, and the change of each city overall.

        None if there is none to compare with; see `compute_changes`.
        """
        scored = score_since(self.reader(self.languages[0]))
        return None if scored is None else (scored, compute_changes(scored))

    @cached_property
    def _facts(self) -> dict[str, CityFacts]:
        return {}

    def facts_of(self, reader: Reader) -> CityFacts:
        """Compute the facts of the reader's city, kept until those of another one are computed.

        The pages of a city follow each other, so that they are computed once for all languages.
        """
        city = reader.view.city or ""
        found = self._facts.get(city)
        if found is None:
            found = compute_facts(reader)
            self._facts.clear()
            self._facts[city] = found
        return found

    @cached_property
    def shapes(self) -> dict[tuple[Language, str], Markup]:
        """The small pictures of profiles that were drawn, by language and city."""
        return {}

    @cached_property
    def made_files(self) -> list[Any]:
        """The files with data that were made; see `components.publish.site.data_files`."""
        return []

    def reader(self, language: Language, city: str | None = None) -> EditionReader:
        """Make the reader of a page.

        Parameters
        ----------
        language
            One of `languages`.
        city
            Id of the city that the page is about; None if it is about all.
        """
        spec = self.scores.spec
        view = View(
            lang=language,
            city=city,
            weights=tuple(sorted(spec.weights)),
            aggregation=spec.aggregation,
            coverage=spec.min_coverage,
        )
        return EditionReader(
            study=self.study,
            scores=self.scores,
            recommendations=self.recommendations,
            view=view,
            t=translator(language),
            theme=LIGHT,
            own_file=self.own_file,
            editions=self.editions,
            edition=self,
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class EditionReader(Reader):
    """A reader of a page of an edition, which shares the rank intervals with all others."""

    edition: Edition

    def make_intervals(self, measure: str) -> pd.DataFrame:
        """Get the rank intervals of the edition."""
        return self.edition.intervals_of(measure)
