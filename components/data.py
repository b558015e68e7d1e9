"""Studies and scores, read once and kept until a file changes.

Everything kept is frozen and shared by all visitors: nobody writes into it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from smartgov.catalog import fingerprint, study_folders
from smartgov.model import Recommendation, Scores, Spec, Study
from smartgov.robustness import rank_intervals
from smartgov.score import score
from smartgov.sensitivity import rank_shifts
from smartgov.study import LoadedStudy, load_study, read_recommendations
from smartgov.validation import Check, validate
from smartgov.whatif import BestChanges, best_changes


@st.cache_resource(max_entries=64, show_spinner=False)
def _load(folder: str, digest: str) -> LoadedStudy:
    """Read a study folder; ``digest`` is part of the key, so that a changed file is read anew."""
    del digest
    return load_study(Path(folder))


def _sound(folder: str, digest: str) -> Study:
    """Return the study in a folder that is known to be sound."""
    study = _load(folder, digest).study
    if study is None:
        raise ValueError(f"{folder} has problems")
    return study


@st.cache_resource(max_entries=256, show_spinner=False)
def _score(folder: str, digest: str, spec: Spec) -> Scores:
    return score(_sound(folder, digest), spec)


@st.cache_resource(max_entries=256, show_spinner=False)
def _intervals(folder: str, digest: str, spec: Spec) -> pd.DataFrame:
    return rank_intervals(_sound(folder, digest), _score(folder, digest, spec))


@st.cache_resource(max_entries=256, show_spinner=False)
def _shifts(folder: str, digest: str, spec: Spec) -> pd.DataFrame:
    return rank_shifts(_sound(folder, digest), _score(folder, digest, spec))


@st.cache_resource(max_entries=4, show_spinner=False)
def _recommendations(digest: str) -> tuple[Recommendation, ...]:
    del digest
    return read_recommendations()


def load_studies() -> dict[str, LoadedStudy]:
    """Return every study there is by id, sound or not, the default study first."""
    folders = study_folders()
    return {key: _load(str(path), fingerprint(path)) for key, path in folders.items()}


def load_scores(folder: Path, spec: Spec) -> Scores:
    """Return the scores of the study in a folder."""
    return _score(str(folder), fingerprint(folder), spec)


def load_intervals(folder: Path, spec: Spec) -> pd.DataFrame:
    """Return how sure each rank of the study in a folder is."""
    return _intervals(str(folder), fingerprint(folder), spec)


def load_shifts(folder: Path, spec: Spec) -> pd.DataFrame:
    """Return what moves the ranking of the study in a folder."""
    return _shifts(str(folder), fingerprint(folder), spec)


@st.cache_resource(max_entries=512, show_spinner=False)
def _best_changes(folder: str, digest: str, spec: Spec, city_id: str) -> BestChanges:
    return best_changes(_sound(folder, digest), _score(folder, digest, spec), city_id)


def load_best_changes(folder: Path, spec: Spec, city_id: str) -> BestChanges:
    """Return the three changes that would gain a city most, and the scores with them."""
    return _best_changes(str(folder), fingerprint(folder), spec, city_id)


@st.cache_resource(max_entries=1, show_spinner=False)
def load_validation() -> list[Check]:
    """Return our numbers beside published ones, computed once per server."""
    return validate()


def load_recommendations(study: Study) -> tuple[Recommendation, ...]:
    """Return the recommendations whose pillar the framework of the study has."""
    pillars = {pillar.id for pillar in study.framework.pillars}
    every = _recommendations(fingerprint(Path()))
    return tuple(r for r in every if r.pillar in pillars)
