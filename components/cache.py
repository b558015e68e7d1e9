"""Cache studies and scores until a file changes.

Cached objects are frozen and must not be modified. Studies in the project's folders are shared
by all visitors; results from a visitor's own file are cached for that session only. Outside the
threads of sessions, such as in the one that writes a download, these are computed again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.publish.shipped import shipped_collection
from components.reader import Reader
from smartgov.advice.whatif import BestChanges, best_changes
from smartgov.cases.case import Case, Collection
from smartgov.cases.own_cases import FILE as CASES_FILE
from smartgov.cases.own_cases import read_own_cases
from smartgov.certainty.robustness import rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.editions.change import COLUMNS, Scored, compute_changes, score_matched
from smartgov.editions.choice import match_editions
from smartgov.editions.series import editions_beside, find_editions, latest_of
from smartgov.editions.trend import Trend, find_trends
from smartgov.export.study_files import study_files
from smartgov.faults import describe_fault
from smartgov.model import Recommendation, Scores, Spec, Study
from smartgov.problems import Problem
from smartgov.scoring.score import score
from smartgov.study.catalog import fingerprint, sort_studies, study_folders
from smartgov.study.framework import read_recommendations, recommendations_for
from smartgov.study.load import LoadedStudy, load_study

# Pages do many lookups in small tables, for which Python strings are faster than Arrow strings.
pd.set_option("mode.string_storage", "python")

_logger = logging.getLogger(__name__)

F = TypeVar("F", bound=Callable[..., Any])


def _cache_per_owner(max_entries: int) -> Callable[[F], F]:
    """Cache a function of a study: for all visitors, or per session if the file is a visitor's."""
    options: dict[str, Any] = {
        "max_entries": max_entries,
        "show_spinner": False,
        "hash_funcs": {LoadedStudy: lambda known: (known.name, known.digest)},
    }

    def decorate(compute: F) -> F:
        shared = st.cache_resource(**options)(compute)
        own = st.cache_resource(**options, scope="session")(compute)
        names = tuple(signature(compute).parameters)

        @wraps(compute)
        def cached(known: LoadedStudy, *args: Any) -> Any:
            # By keyword: Streamlit inspects the signature for every positional argument.
            named = dict(zip(names, (known, *args), strict=False))
            if not known.own:
                return shared(**named)
            in_session = get_script_run_ctx(suppress_warning=True) is not None
            return (own if in_session else compute)(**named)

        return cast("F", cached)

    return decorate


@st.cache_resource(max_entries=64, show_spinner=False)
def _load(folder: str, digest: str) -> LoadedStudy:
    """Read a study folder; ``digest`` is part of the cache key, so changed files are reloaded."""
    del digest
    return load_study(Path(folder))


def load_studies(asked: str | None = None) -> dict[str, LoadedStudy]:
    """Load the studies in the project's folders by id, valid or not, the default study first.

    Of a series only the latest valid edition is loaded, and the one that is asked for. A study that
    was valid and whose folder is then deleted or damaged stays as it was; it is marked as outdated.
    """
    folders = study_folders()
    shown = set(folders) - set(latest_of(folders)) | {asked}
    studies = {key: _load_current(key, at) for key, at in folders.items() if key in shown}
    for editions in find_editions(folders).values():
        for edition in reversed(editions):
            key = edition.study
            studies[key] = studies.get(key) or _load_current(key, folders[key])
            if studies[key].study is not None:
                break
    deleted = {
        folder.name: replace(kept, outdated=True)
        for folder, kept in list(_valid.items())
        if folder.name not in folders and not folder.is_dir()
    }
    return sort_studies({key: studies[key] for key in folders if key in studies} | deleted)


def find_named(studies: Mapping[str, LoadedStudy], asked: str) -> LoadedStudy | None:
    """Find a study by its id, or by the name of its series: then it is the latest valid edition.

    ``studies`` are those of `load_studies`, which has one edition of each series.
    """
    if asked in studies:
        return studies[asked]
    return next((s for s in studies.values() if s.study and s.study.info.series == asked), None)


def load_editions(known: LoadedStudy) -> tuple[LoadedStudy, ...]:
    """Load all valid editions of the series of a study, the earliest first; none if it is alone."""
    info, folders = known.sound.info, study_folders()
    if not info.series:
        return ()
    others = (
        _load_current(edition.study, folders[edition.study])
        for edition in editions_beside(folders, info.series, info.edition)
    )
    sound = [other for other in others if other.study is not None]
    return tuple(sorted([*sound, known], key=_edition_of)) if sound else ()


def _edition_of(known: LoadedStudy) -> str:
    return known.sound.info.edition


#: The studies that were valid when they were last read, by folder.
_valid: dict[Path, LoadedStudy] = {}


def _load_current(study_id: str, folder: Path) -> LoadedStudy:
    """Load a study; if it is damaged and was valid before, as it was."""
    try:
        digest = fingerprint(folder)
        loaded = replace(_load(folder=str(folder), digest=digest), name=study_id, digest=digest)
    except OSError as error:
        problem = Problem("no_access", folder.name, value=str(error.strerror))
        loaded = LoadedStudy(study_id, None, (problem,))
    except Exception as error:  # no study may take the others with it
        _logger.error("study failed", extra={"fields": describe_fault(error)})  # noqa: TRY400
        loaded = LoadedStudy(study_id, None, (Problem("study_failed", folder.name),))
    if loaded.study is not None:
        _valid[folder] = loaded
    elif folder in _valid:
        return replace(_valid[folder], problems=loaded.problems, outdated=True)
    return loaded


@_cache_per_owner(256)
def load_scores(known: LoadedStudy, spec: Spec) -> Scores:
    """Compute the scores of a study."""
    return score(known.sound, spec)


@_cache_per_owner(256)
def load_intervals(known: LoadedStudy, spec: Spec, measure: str) -> pd.DataFrame:
    """Compute the rank intervals of a study by a measure."""
    return rank_intervals(known.sound, load_scores(known, spec), measure)


@_cache_per_owner(256)
def load_shifts(known: LoadedStudy, spec: Spec, measure: str) -> pd.DataFrame:
    """Compute how a ranking of a study by a measure shifts under other choices of method."""
    return rank_shifts(known.sound, load_scores(known, spec), measure)


@_cache_per_owner(128)
def load_scored_editions(
    known: LoadedStudy, before: LoadedStudy, editions: tuple[LoadedStudy, ...], spec: Spec
) -> Scored | None:
    """Score an edition and an earlier one over what they share; None if that is nothing."""
    studies = [edition.sound for edition in editions]
    matched = match_editions(before.sound, known.sound, studies)
    return None if matched is None else score_matched(matched, spec)


@_cache_per_owner(128)
def load_trends(
    known: LoadedStudy, before: LoadedStudy, editions: tuple[LoadedStudy, ...], spec: Spec
) -> tuple[Trend, ...]:
    """Follow the dimensions that an edition shares with an earlier one through all editions."""
    scored = load_scored_editions(known, before, editions, spec)
    if scored is None:
        return ()
    return find_trends(scored.matched, [edition.sound for edition in editions], spec)


@_cache_per_owner(128)
def load_changes(
    known: LoadedStudy,
    before: LoadedStudy,
    editions: tuple[LoadedStudy, ...],
    spec: Spec,
    measure: str,
) -> pd.DataFrame:
    """Compute the changes of all cities since an earlier edition by a measure, if any."""
    scored = load_scored_editions(known, before, editions, spec)
    return (
        pd.DataFrame(columns=list(COLUMNS)) if scored is None else compute_changes(scored, measure)
    )


@_cache_per_owner(512)
def load_best_changes(known: LoadedStudy, spec: Spec, city_id: str) -> BestChanges:
    """Find the three changes with the largest gain for a city, and the scores with them."""
    return best_changes(known.sound, load_scores(known, spec), city_id)


@st.cache_resource(max_entries=4, show_spinner=False)
def _recommendations(digest: str) -> tuple[Recommendation, ...]:
    del digest
    return read_recommendations()


def load_recommendations(study: Study) -> tuple[Recommendation, ...]:
    """Load the recommendations for the pillars in the framework of a study."""
    return recommendations_for(study.framework, _recommendations(fingerprint(Path())))


@st.cache_resource(max_entries=64, show_spinner=False)
def load_collection(recommendations: tuple[str, ...]) -> Collection:
    """Load the practices and standards for some recommendations, by their ids."""
    return shipped_collection().limit_to(recommendations)


def collection_of(reader: Reader) -> Collection:
    """Load the practices and standards for the recommendations of a study, with its own ones."""
    ids = tuple(recommendation.id for recommendation in reader.recommendations)
    shipped = load_collection(ids)
    own = tuple(case for case in reader.own_cases if case.recommendation in ids)
    return replace(shipped, cases=shipped.cases + own) if own else shipped


def load_folder_cases(known: LoadedStudy, recommendations: tuple[str, ...]) -> tuple[Case, ...]:
    """Load the practices in the folder of a study; none if there is no such file."""
    folder = study_folders().get(known.name)
    if known.own or known.study is None or folder is None or not (folder / CASES_FILE).exists():
        return ()
    return _folder_cases(str(folder), known.digest, recommendations, known.study)


@st.cache_resource(max_entries=16, show_spinner=False)
def _folder_cases(
    folder: str, digest: str, recommendations: tuple[str, ...], _study: Study
) -> tuple[Case, ...]:
    del digest
    shipped = load_collection(recommendations).cases
    file = Path(folder) / CASES_FILE
    return read_own_cases(file, _study.cities, shipped, recommendations)[0]


@_cache_per_owner(16)
def load_files(known: LoadedStudy) -> Mapping[str, bytes]:
    """Build the files of a study's zip archive, by name."""
    return study_files(known.sound)
