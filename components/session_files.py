"""Files loaded and notes written by a visitor, kept only in the memory of the session."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.formparsers import MultiPartParser

from components.cache import load_studies
from components.view.view import OWN_FILE
from smartgov.cases.case import Case
from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.limits import MAX_BYTES
from smartgov.intake.read_apart import read_apart
from smartgov.model import Study
from smartgov.problems import Problem
from smartgov.study.load import LoadedStudy

if TYPE_CHECKING:
    from smartgov.intake.read_file import FileStudy

# A file of more than 1 MB would be written to the disk while it is received.
MultiPartParser.spool_max_size = MAX_BYTES + 1

_STUDIES, _UPLOAD, _NOTES = "loaded_studies", "upload", "notes"
_CASES = "loaded_cases"

#: The upload field for the file of a study.
FIELD = "upload"

#: Maximum number of files kept per session; the oldest is dropped. Of notes likewise.
MOST, MOST_NOTES = 3, 500


@dataclass(frozen=True, eq=False)
class Upload:
    """The file in the upload field, identified by its digest, and the result of reading it.

    ``intake`` is None until it is read with the ``choices``; ``mapping`` is the digest of the
    mapping that was applied to it.
    """

    digest: str = ""
    intake: FileStudy | None = None
    choices: Choices = NO_CHOICES
    mapping: str = ""


def field_key(field: str) -> str:
    """Build the widget key of an upload field; a new key makes the field empty."""
    return f"{field}_{st.session_state.get(_number(field), 0)}"


def empty_field(field: str) -> None:
    """Clear an upload field by changing its key."""
    st.session_state[_number(field)] = st.session_state.get(_number(field), 0) + 1


def _number(field: str) -> str:
    return f"{field}_number"


def known_studies(asked: str | None = None) -> dict[str, LoadedStudy]:
    """Load the studies by id: those in the project's folders and the session's own files.

    Of a series these are the latest edition and the one that is asked for; see `load_studies`.
    """
    return {**load_studies(asked), **_loaded_studies()}


def _loaded_studies() -> dict[str, LoadedStudy]:
    """Get the studies of the session's files by id, oldest first."""
    kept: dict[str, LoadedStudy] = st.session_state.get(_STUDIES, {})
    return kept


def last_upload() -> Upload:
    """Get the result of reading the file in the upload field."""
    upload: Upload = st.session_state.get(_UPLOAD, Upload())
    return upload


def read_upload(
    content: bytes,
    name: str,
    progress: Callable[[float], object],
    waiting: Callable[[], object],
) -> None:
    """Read the file in the upload field with its choices, unless it was; see `read_apart`."""
    digest = digest_of(content)
    upload = last_upload()
    if upload.digest != digest:
        upload = Upload(digest)
    if upload.intake is None:
        intake = read_apart(
            content, name, progress=progress, waiting=waiting, choices=upload.choices
        )
        st.session_state[_UPLOAD] = replace(upload, intake=intake)


def digest_of(content: bytes) -> str:
    """Compute the digest by which a file of the session is known."""
    return hashlib.sha256(content).hexdigest()


def choose(choices: Choices, mapping: str = "") -> None:
    """Keep choices about the file in the upload field, which is read again with them.

    ``mapping`` is the digest of the mapping that they come from.
    """
    upload = last_upload()
    applied = mapping or upload.mapping
    st.session_state[_UPLOAD] = Upload(upload.digest, None, choices, applied)


def discard_upload() -> None:
    """Discard the result of the last upload."""
    st.session_state[_UPLOAD] = Upload()


def keep_upload() -> LoadedStudy | None:
    """Keep the study of the uploaded file for this session, and clear the field.

    It replaces an earlier file of the same study, and the practices in it replace those that were
    loaded before. Returns None if the file contains no valid study.
    """
    upload = last_upload()
    if upload.intake is None or upload.intake.study is None:
        return None
    known = keep_study(upload.intake.study, upload.intake.problems, upload.digest)
    if upload.intake.practices.cases:
        keep_cases(upload.intake.practices.cases)
    discard_upload()
    empty_field(FIELD)
    return known


def keep_study(study: Study, problems: tuple[Problem, ...], digest: str) -> LoadedStudy:
    """Keep a study in the session, replacing an earlier one with the same id."""
    study_id = f"{OWN_FILE}{study.info.id}"
    known = LoadedStudy(study_id, study, problems, digest=digest, own=True)
    others = [(key, old) for key, old in _loaded_studies().items() if key != study_id]
    st.session_state[_STUDIES] = dict([*others, (study_id, known)][-MOST:])
    return known


def forget_study(study_id: str) -> None:
    """Remove a study from the session."""
    kept = _loaded_studies().items()
    st.session_state[_STUDIES] = {key: old for key, old in kept if key != study_id}


def bind_note(name: str) -> dict[str, Any]:
    """Bind a text field to a note that stays in the session: it is in no link and in no log.

    Returns
    -------
    dict
        ``key``, ``on_change`` and ``args`` of the field.
    """
    key = f"note_{name}"
    st.session_state[key] = _notes().get(name, st.session_state.get(key, ""))
    return {"key": key, "on_change": _keep_note, "args": (name,)}


def note_of(name: str) -> str:
    """Get a note; blank if there is none."""
    return _notes().get(name, "")


def keep_notes(notes: Mapping[str, str]) -> None:
    """Keep notes, by name, beside those that are there."""
    kept = {**_notes(), **notes}
    st.session_state[_NOTES] = dict([*kept.items()][-MOST_NOTES:])


def _notes() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.get(_NOTES, {})
    return kept


def _keep_note(name: str) -> None:
    keep_notes({name: st.session_state[f"note_{name}"]})


def own_cases() -> tuple[Case, ...]:
    """Get the documented practices that the visitor loaded, which stay in the session."""
    kept: tuple[Case, ...] = st.session_state.get(_CASES, ())
    return kept


def keep_cases(cases: tuple[Case, ...]) -> None:
    """Keep documented practices in the session, in place of earlier ones; none forgets them."""
    st.session_state[_CASES] = cases
