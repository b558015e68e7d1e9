"""Make the answers to questions of programs, and keep the last ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from threading import Lock
from typing import Any
from urllib.parse import urlencode

from cachetools import LRUCache

from components.cache import load_editions
from components.data_address import STUDIES, TABLE_PARAMETERS
from components.i18n import translator
from components.view.parameters import format_view
from components.words.versions import version_words
from serving.api.question import MEDIA_TYPES, Question, ask
from serving.content import PLAIN, Content, compress, digest
from serving.studies import find_studies
from smartgov.export.tables import make_table, studies_table, to_plain_csv, to_records
from smartgov.model import StudyInfo
from smartgov.study_info import Source
from smartgov.text import LANGUAGES, Language, Text

#: Bytes of answers that are kept, in all their encodings.
MOST_BYTES = 48_000_000

#: How long an answer may be used without asking again, in seconds.
KEEP = 300

_answers: LRUCache[str, Content] = LRUCache(MOST_BYTES, lambda made: sum(map(len, _forms(made))))
_lock = Lock()


def _forms(content: Content) -> list[bytes]:
    return list(content.forms.values())


def key_of(question: Question, language: Language) -> str:
    """Build the key under which an answer is kept: everything that it depends on."""
    known, info = question.known, question.known.sound.info
    query = urlencode(format_view(question.view), doseq=True)
    states = [known.digest]
    if question.table == STUDIES:
        states = [f"{name} {one.digest}" for name, one in find_studies(None).items()]
    elif "since" in TABLE_PARAMETERS[question.table]:
        states += [edition.digest for edition in load_editions(known)]
    said = version_words(translator(language), info, question.view.version)
    return "\n".join([known.name, question.table, question.form, query, *states, *said])


def find_answer(key: str) -> Content | None:
    """Find an answer that was made before."""
    with _lock:
        return _answers.get(key)


def make_answer(key: str, question: Question, language: Language) -> Content:
    """Make an answer and keep it, unless another request has made it meanwhile."""
    made = find_answer(key)
    if made is None:
        made = _write(question, language)
        with _lock:
            if sum(map(len, _forms(made))) <= MOST_BYTES:
                _answers[key] = made
    return made


def _write(question: Question, language: Language) -> Content:
    """Write a table in the form that is asked for, in every encoding."""
    info = question.known.sound.info
    if question.table == STUDIES:
        studies = {name: one.sound for name, one in find_studies(None).items()}
        table, about = studies_table(studies), {}
    else:
        table, about = make_table(question.table, ask(question)), describe_study(info)
        notices = version_words(translator(language), info, question.view.version)
        about |= {"notices": notices} if notices else {}
    if question.form == "csv":
        text = to_plain_csv(table)
    else:
        asked = format_view(question.view)
        about = {"table": question.table, "asked": asked, **about, "note": _note()}
        text = json.dumps({**about, "rows": to_records(table)}, ensure_ascii=False) + "\n"
    content = text.encode()
    forms = {PLAIN: content, "gzip": compress(content, "gzip")}
    return Content(forms, MEDIA_TYPES[question.form], digest(content), _headers(question, info))


def _headers(question: Question, info: StudyInfo) -> dict[str, str]:
    about = {} if question.table == STUDIES else {"Data-Version": info.version or "unknown"}
    name = "-".join(filter(None, ("" if not about else info.id, question.table)))
    return {
        "Cache-Control": f"public, max-age={KEEP}",
        "Content-Disposition": f'inline; filename="{name}.{question.form}"',
        "Vary": "Accept, Accept-Language",
        **about,
        **({"Data-Status": info.status} if about else {}),
    }


def describe_study(info: StudyInfo) -> dict[str, Any]:
    """Describe the study of a table: what it is, whose it is, its license and its version."""
    return {
        "study": info.id,
        "title": _by_language(info.title),
        "status": info.status,
        "basis": info.basis,
        "caveat": _by_language(info.caveat),
        "years": list(info.years),
        "edition": info.edition,
        "version": info.version,
        "citation": info.citation,
        "licence": info.licence,
        "licence_note": _by_language(info.licence_note),
        "sources": [_source(source) for source in info.sources],
        "rows_left_out": info.left_out,
    }


def _note() -> dict[str, str]:
    """Say in every language who calculates the scores."""
    return {language: translator(language)("source.calculated") for language in LANGUAGES}


def _by_language(text: Text) -> Mapping[str, str]:
    return {language: text.read(language) for language in LANGUAGES}


def _source(source: Source) -> dict[str, str]:
    return {"title": source.title, "path": source.path}
