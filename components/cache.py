"""Studies and scores, read once and kept until a file changes.

Everything kept is frozen; nobody writes into it. What the project's folders hold is shared by
all visitors; what follows from a visitor's own file is kept for that visitor's session alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

from smartgov.advice.whatif import BestChanges, best_changes
from smartgov.certainty.robustness import rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.certainty.validation import Check, validate
from smartgov.export.study_files import study_files
from smartgov.model import Recommendation, Scores, Spec, Study
from smartgov.scoring.score import score
from smartgov.study.catalog import fingerprint, study_folders
from smartgov.study.framework import read_recommendations, recommendations_for
from smartgov.study.load import LoadedStudy, load_study

# A page looks names up in small tables a hundred times: Arrow's strings, made for large ones, take
# longer for that than plain ones.
pd.set_option("mode.string_storage", "python")

F = TypeVar("F", bound=Callable[..., Any])


def _kept(max_entries: int) -> Callable[[F], F]:
    """Keep what a function of a study returns: for everybody, or for the owner of a file."""
    options: dict[str, Any] = {
        "max_entries": max_entries,
        "show_spinner": False,
        "hash_funcs": {LoadedStudy: lambda known: (known.name, known.digest)},
    }

    def keep(compute: F) -> F:
        shared = st.cache_resource(**options)(compute)
        own = st.cache_resource(**options, scope="session")(compute)

        @wraps(compute)
        def ask(known: LoadedStudy, *args: Any) -> Any:
            return (own if known.own else shared)(known, *args)

        return cast("F", ask)

    return keep


@st.cache_resource(max_entries=64, show_spinner=False)
def _load(folder: str, digest: str) -> LoadedStudy:
    """Read a study folder; ``digest`` is part of the key, so that a changed file is read anew."""
    del digest
    return load_study(Path(folder))


def load_studies() -> dict[str, LoadedStudy]:
    """Return every study in the project's folders by id, sound or not, the default study first."""
    return {key: _known(key, folder) for key, folder in study_folders().items()}


def _known(study_id: str, folder: Path) -> LoadedStudy:
    digest = fingerprint(folder)
    return replace(_load(str(folder), digest), name=study_id, digest=digest)


@_kept(256)
def load_scores(known: LoadedStudy, spec: Spec) -> Scores:
    """Return the scores of a study."""
    return score(known.sound, spec)


@_kept(256)
def load_intervals(known: LoadedStudy, spec: Spec) -> pd.DataFrame:
    """Return how sure each rank of a study is."""
    return rank_intervals(known.sound, load_scores(known, spec))


@_kept(256)
def load_shifts(known: LoadedStudy, spec: Spec) -> pd.DataFrame:
    """Return what moves the ranking of a study."""
    return rank_shifts(known.sound, load_scores(known, spec))


@_kept(512)
def load_best_changes(known: LoadedStudy, spec: Spec, city_id: str) -> BestChanges:
    """Return the three changes that would gain a city most, and the scores with them."""
    return best_changes(known.sound, load_scores(known, spec), city_id)


@st.cache_resource(max_entries=1, show_spinner=False)
def load_validation() -> list[Check]:
    """Return our numbers beside published ones, computed once per server."""
    return validate()


@st.cache_resource(max_entries=4, show_spinner=False)
def _recommendations(digest: str) -> tuple[Recommendation, ...]:
    del digest
    return read_recommendations()


def load_recommendations(study: Study) -> tuple[Recommendation, ...]:
    """Return the recommendations whose pillar the framework of the study has."""
    return recommendations_for(study.framework, _recommendations(fingerprint(Path())))


@_kept(16)
def load_files(known: LoadedStudy) -> Mapping[str, bytes]:
    """Return the files of a study by name, as its zip holds them."""
    return study_files(known.sound)
