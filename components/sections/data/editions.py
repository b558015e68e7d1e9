"""The editions of the series of the data set, and the file with the scores of all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
from markupsafe import Markup

from components import show
from components.downloads import Download
from components.editions import studies_of
from components.html import Cell, Column
from components.links import link
from components.reader import Reader
from components.view.view import View
from components.words.captions import file_stem
from components.words.editions import edition_years
from smartgov.editions.choice import match_editions
from smartgov.editions.long_table import long_table
from smartgov.export.spreadsheets import to_csv, to_sheets
from smartgov.model import Study
from smartgov.study.load import LoadedStudy

#: Writer of the long table by file extension.
WRITERS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    "csv": to_csv,
    "xlsx": lambda table: to_sheets({"scores": table}),
}


def show_editions(reader: Reader) -> None:
    """Draw the table of editions and the files of all scores; nothing if there is one."""
    if not reader.editions:
        return
    t, info = reader.t, reader.study.info
    title = t("editions.data.title", count=len(reader.editions))
    show.heading(title, t("editions.data.subtitle"), anchor="editions")
    labels = {"csv": "editions.data.long", "xlsx": "editions.data.long_xlsx"}
    show.table_row(
        reader,
        "editions",
        partial(editions_table, reader),
        of_all=True,
        more=[
            Download(
                key=f"editions_{suffix}",
                label=t(labels[suffix]),
                stem=file_stem(f"{info.series}-editions", info.status),
                suffix=suffix,
                write=partial(write_long, reader, suffix),
                quiet=True,
            )
            for suffix in WRITERS
        ],
    )


def write_long(reader: Reader, suffix: str) -> bytes:
    """Write the scores of all editions, with the series and the status in every row."""
    table = long_table(studies_of(reader))
    info = reader.study.info
    named = {"series": info.series, "status": info.status, "licence": info.licence}
    return WRITERS[suffix](table.assign(**named))


def editions_table(reader: Reader) -> show.Table:
    """Build the table of editions, the earliest first; the one shown is marked."""
    t = reader.t
    rows = [_row(reader, known) for known in reader.editions]
    data = pd.DataFrame([_record(reader, known.sound) for known in reader.editions])
    shown = [known.sound.info.edition for known in reader.editions]
    return show.Table(
        t("editions.data.title", count=len(rows)),
        [
            Column(t("editions.edition")),
            Column(t("data.cities"), True),
            Column(t("data.questions"), True),
            Column(t("data.dimensions"), True),
            Column(t("editions.data.shared")),
            Column(t("editions.data.break")),
        ],
        rows,
        data,
        shown.index(reader.study.info.edition),
        ours=True,
    )


def _row(reader: Reader, known: LoadedStudy) -> list[Cell]:
    t, study = reader.t, known.sound
    changed = study.info.change_of_measure
    view = View(lang=reader.view.lang, study=known.name)
    return [
        link(edition_years(study.info.edition), "data", view),
        t.number(len(study.cities)),
        t.number(len(study.scored)),
        t.share(len(study.asked), len(study.framework.dimensions)),
        shared_words(reader, study),
        t.text(changed.text) if changed else Markup(""),
    ]


def shared_words(reader: Reader, study: Study) -> str:
    """Say what an edition shares with the one shown."""
    t = reader.t
    if study.info.edition == reader.study.info.edition:
        return t("editions.data.shown")
    cities, questions = _count_shared(reader, study)
    return t("editions.data.shares", cities=cities, questions=questions)


def _count_shared(reader: Reader, study: Study) -> tuple[int, int]:
    """Count the cities and the scored questions that an edition shares with the one shown."""
    first, last = sorted((study, reader.study), key=lambda one: one.info.edition)
    matched = match_editions(first, last, studies_of(reader))
    return (len(matched.after.cities), len(matched.after.scored)) if matched else (0, 0)


def _record(reader: Reader, study: Study) -> dict[str, object]:
    cities, questions = _count_shared(reader, study)
    return {
        "edition": study.info.edition,
        "id": study.info.id,
        "cities": len(study.cities),
        "scored_questions": len(study.scored),
        "shared_cities": cities,
        "shared_questions": questions,
        "change_of_measure": study.info.change_of_measure is not None,
    }
