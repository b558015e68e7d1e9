"""The files that a visitor loaded: in the memory of the visitor's session, and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.cache import load_studies
from components.view.view import OWN_FILE
from smartgov.model import Study
from smartgov.problems import Problem
from smartgov.study.load import LoadedStudy

_STUDIES, _UPLOAD = "loaded_studies", "upload"

#: The field for the file of a study.
FIELD = "upload"

#: A session keeps so many files at most, the newest.
MOST = 3


@dataclass(frozen=True, eq=False)
class Upload:
    """What came of reading the file in the field for a study."""

    digest: str = ""
    intake: LoadedStudy | None = None


def field_key(field: str) -> str:
    """Return the key of a field for files. A field is emptied by drawing it under another key."""
    return f"{field}_{st.session_state.get(_number(field), 0)}"


def empty_field(field: str) -> None:
    """Empty a field for files."""
    st.session_state[_number(field)] = st.session_state.get(_number(field), 0) + 1


def _number(field: str) -> str:
    return f"{field}_number"


def known_studies() -> dict[str, LoadedStudy]:
    """Return every study by id: those of the project's folders, and the session's own files."""
    return {**load_studies(), **_loaded_studies()}


def _loaded_studies() -> dict[str, LoadedStudy]:
    """Return the studies of the session's files by id, the oldest first."""
    kept: dict[str, LoadedStudy] = st.session_state.get(_STUDIES, {})
    return kept


def last_upload() -> Upload:
    """Return what the file in the field for a study came to."""
    upload: Upload = st.session_state.get(_UPLOAD, Upload())
    return upload


def read_upload(content: bytes, name: str, progress: Callable[[float], object]) -> None:
    """Read the file in the field, unless it has just been read.

    What reads workbooks is imported here: no other page needs it.
    """
    digest = hashlib.sha256(content).hexdigest()
    upload = last_upload()
    if upload.digest != digest:
        from smartgov.intake.read_file import read_file

        intake = read_file(content, name, progress=progress)
        st.session_state[_UPLOAD] = Upload(digest, intake)


def release_upload() -> None:
    """Let go of what was read: the field is empty."""
    st.session_state[_UPLOAD] = Upload()


def keep_upload() -> LoadedStudy | None:
    """Keep the study of the file in the field for this session, and empty the field.

    A file of the same study takes the place of the one before. None where nothing can be used.
    """
    upload = last_upload()
    if upload.intake is None or upload.intake.study is None:
        return None
    known = keep_study(upload.intake.study, upload.intake.problems, upload.digest)
    release_upload()
    empty_field(FIELD)
    return known


def keep_study(study: Study, problems: tuple[Problem, ...], digest: str) -> LoadedStudy:
    """Keep a study for this session."""
    study_id = f"{OWN_FILE}{study.info.id}"
    known = LoadedStudy(study_id, study, problems, digest=digest, own=True)
    others = [(key, old) for key, old in _loaded_studies().items() if key != study_id]
    st.session_state[_STUDIES] = dict([*others, (study_id, known)][-MOST:])
    return known


def forget_study(study_id: str) -> None:
    """Let go of a file."""
    kept = _loaded_studies().items()
    st.session_state[_STUDIES] = {key: old for key, old in kept if key != study_id}
