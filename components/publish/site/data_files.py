"""Make the files with the data of an edition, which its pages offer for download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from components.publish.site.edition import Edition
from components.publish.table_files import write_csv
from components.words.captions import file_stem
from smartgov.certainty.bands import rank_bands
from smartgov.export.spreadsheets import scores_table
from smartgov.export.study_files import pack, to_wide_csv, to_workbook

#: The folder of the files.
FOLDER = "data"


@dataclass(frozen=True)
class DataFile:
    """A file for download: its name, its content, and the key of what it holds."""

    name: str
    content: bytes
    words: str

    @property
    def path(self) -> str:
        """The path in the folder of the edition."""
        return f"{FOLDER}/{self.name}"


def list_files(edition: Edition) -> tuple[DataFile, ...]:
    """Make the files, once for an edition."""
    if not edition.made_files:
        edition.made_files.extend(_make_files(edition))
    return tuple(edition.made_files)


def _make_files(edition: Edition) -> Iterator[DataFile]:
    study, info = edition.study, edition.study.info
    stem = file_stem(info.id, info.status)
    folder = pack(info.id, edition.study_files)
    yield DataFile(f"{stem}.zip", folder, "data.download_help.zip")
    yield DataFile(f"{stem}.xlsx", to_workbook(study), "data.download_help.xlsx")
    yield DataFile(f"{stem}.csv", to_wide_csv(study), "data.download_help.csv")
    reader = edition.reader(edition.languages[0])
    scores = scores_table(study, edition.scores)
    ends = edition.intervals_of("overall")
    ends = ends.assign(band=rank_bands(ends))[["rank_p05", "rank_p50", "rank_p95", "band"]]
    table = scores.join(ends, on="city_id")
    content = write_csv(reader, "", table, of_all=True)
    yield DataFile(f"{stem}-scores.csv", content, "edition.scores_help")
    for name, inside in edition.study_files.items():
        yield DataFile(name, inside, f"data.files.{name.partition('.')[0].lower()}")
