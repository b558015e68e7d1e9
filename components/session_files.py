"""The files that a visitor loaded: in the memory of the visitor's session, and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from components.cache import KnownStudy, load_studies
from components.view.view import OWN_FILE
from smartgov.model import Study
from smartgov.problems import Problem

if TYPE_CHECKING:  # every page knows of loaded files; only Data reads them
    from smartgov.intake.read_file import Intake

_STUDIES, _UPLOAD = "loaded_studies", "upload"

#: A session keeps so many files at most, the newest.
MOST = 3


@dataclass(frozen=True, eq=False)
class Upload:
    """The field for a file, and what came of reading the file in it.

    A field is emptied by drawing it anew, under the next number.
    """

    number: int = 0
    digest: str = ""
    intake: Intake | None = None

    @property
    def key(self) -> str:
        """The key of the field."""
        return f"upload_{self.number}"


def known_studies() -> dict[str, KnownStudy]:
    """Return every study by id: those of the project's folders, and the session's own files."""
    return {**load_studies(), **_loaded_studies()}


def _loaded_studies() -> dict[str, KnownStudy]:
    """Return the studies of the session's files by id, the oldest first."""
    kept: dict[str, KnownStudy] = st.session_state.get(_STUDIES, {})
    return kept


def last_upload() -> Upload:
    """Return the field for a file as it is now."""
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
        st.session_state[_UPLOAD] = Upload(upload.number, digest, intake)


def release_upload() -> None:
    """Let go of what was read: the field is empty."""
    st.session_state[_UPLOAD] = Upload(last_upload().number)


def keep_upload() -> KnownStudy | None:
    """Keep the study of the file in the field for this session, and empty the field.

    A file of the same study takes the place of the one before. None where nothing can be used.
    """
    upload = last_upload()
    if upload.intake is None or upload.intake.study is None:
        return None
    known = keep_study(upload.intake.study, upload.intake.problems, upload.digest)
    st.session_state[_UPLOAD] = Upload(upload.number + 1)
    return known


def keep_study(study: Study, problems: tuple[Problem, ...], digest: str) -> KnownStudy:
    """Keep a study for this session."""
    study_id = f"{OWN_FILE}{study.info.id}"
    known = KnownStudy(study_id, digest, study, problems, own=True)
    others = [(key, old) for key, old in _loaded_studies().items() if key != study_id]
    st.session_state[_STUDIES] = dict([*others, (study_id, known)][-MOST:])
    return known


def forget_study(study_id: str) -> None:
    """Let go of a file."""
    kept = _loaded_studies().items()
    st.session_state[_STUDIES] = {key: old for key, old in kept if key != study_id}
