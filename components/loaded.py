"""The files that a visitor loaded: in the memory of the visitor's session, and nowhere else."""

from __future__ import annotations

import hashlib

import streamlit as st

from components.data import KnownStudy
from components.view import OWN_FILE
from smartgov.model import Study
from smartgov.problems import Problem

_KEY = "loaded_studies"

#: A session keeps so many files at most, the newest.
MOST = 3


def loaded_studies() -> dict[str, KnownStudy]:
    """Return the studies of the session's files by id, the oldest first."""
    kept: dict[str, KnownStudy] = st.session_state.get(_KEY, {})
    return dict(kept)


def keep_study(study: Study, problems: tuple[Problem, ...], content: bytes) -> KnownStudy:
    """Keep the study that a file holds for this session, and return it.

    A file of the same study takes the place of the one before.
    """
    digest = hashlib.sha256(content).hexdigest()
    study_id = f"{OWN_FILE}{study.info.id}"
    known = KnownStudy(study_id, digest, study, problems, own=True)
    kept = {key: old for key, old in loaded_studies().items() if key != study_id}
    st.session_state[_KEY] = {**dict(list(kept.items())[1 - MOST :]), study_id: known}
    return known


def forget_study(study_id: str) -> None:
    """Let go of a file."""
    st.session_state[_KEY] = {k: old for k, old in loaded_studies().items() if k != study_id}
