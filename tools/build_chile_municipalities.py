"""Build the study ``chile-municipalities-2021`` from the files of its data set.

    python tools/build_chile_municipalities.py RAW_DIR [--out data/studies/…]

The build is reproducible: the same raw files give the same bytes. Decisions about the data are in
``chile_places`` (names and places) and explained in ``data/README.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.check_city_coordinates import load_gazetteer
from tools.chile_places import Place, choose_place
from tools.study_folder import (
    YES_NO_SCALE,
    Row,
    build_folder,
    describe_question,
    format_degrees,
    format_tables,
    list_answers,
    read_raw,
    read_rows,
    read_wording,
    run_builder,
)

STUDY = "chile-municipalities-2021"
COUNTRY = "CL"
TEXTS = Path(__file__).resolve().parent / "chile_municipalities"

AUDITS = "local_gov_indicators_2016.csv"
REGISTER = "local_gov_indicators_2021.csv"
WEBSITES = "EGI__egi_2021.csv"
FILES = (AUDITS, REGISTER, WEBSITES)

#: Values in the raw files that mean "not known".
BLANK = ("", "NA")

#: The year of the register and of its population estimate.
REGISTER_YEAR = 2021

#: Listed in the website review only: it has no council, no audit and no website.
NO_COMMUNE = {"12202": "Antártica, administered from Cabo de Hornos"}

#: Ñuble became a region in 2018 and its communes got new codes. The audits of 2016 use their old
#: codes in the region of Biobío, which start with these digits.
NUBLE_BEFORE = "84"


@dataclass(frozen=True)
class Item:
    """A question of the study and the location of its answers in the raw files.

    ``recommendations`` are the ids of the recommendations that the answer is evidence for.
    """

    id: str
    dimension: str
    role: str
    type: str
    file: str
    column: str
    recommendations: str = ""


SCORED, CONTEXT = "scored", "context"
YES_NO, SCORE, COUNT = "yes_no", "score", "count"

#: Every question of the study, in display order.
ITEMS: tuple[Item, ...] = (
    # Publishing information and answering requests is less than the recommendation on results
    # calls for, so these two are evidence for no recommendation.
    Item("transparency_audit", "transparency", SCORED, SCORE, AUDITS, "ta"),
    Item("information_requests", "accountability", SCORED, SCORE, AUDITS, "dai"),
    Item(
        "online_participation",
        "participation",
        SCORED,
        YES_NO,
        WEBSITES,
        "part",
        "reach_the_unorganized",
    ),
    # A council of organizations reaches only the organized: evidence for no recommendation.
    Item("civil_society_council", "participation", SCORED, YES_NO, REGISTER, "mcosoc"),
    Item(
        "development_plan_online",
        "strategic_planning",
        SCORED,
        YES_NO,
        WEBSITES,
        "pladeco",
        "plan_stronger",
    ),
    # The law requires these rules of every municipality: shown, not scored.
    Item("participation_ordinance", "participation", CONTEXT, YES_NO, REGISTER, "mocosoc"),
    Item("community_organizations", "participation", CONTEXT, COUNT, REGISTER, "isoc013"),
    Item("online_payments", "", CONTEXT, YES_NO, WEBSITES, "payments"),
)

#: The columns of ``questions.csv`` that describe each type of answer.
SCALES: dict[str, Mapping[str, object]] = {
    YES_NO: YES_NO_SCALE,
    SCORE: {"type": "number", "low": 0, "high": 100, "range": "fixed", "unit": ""},
    COUNT: {"type": "number", "low": "", "high": "", "range": "sample", "unit": ""},
}


@dataclass(frozen=True)
class Commune:
    """A commune and its row in each of the raw files."""

    place: Place
    rows: Mapping[str, Row]


def parse_value(text: str, kind: str) -> str | None:
    """Check an answer and format it for the study; None if it is not known.

    Raises
    ------
    ValueError
        If the code or number is invalid; an error in the source is not treated as blank.
    """
    cleaned = text.strip()
    if cleaned in BLANK:
        return None
    if kind == YES_NO and cleaned not in ("0", "1"):
        raise ValueError(f"unexpected code {cleaned!r}")
    if kind == SCORE and not 0 <= float(cleaned) <= 100:
        raise ValueError(f"unexpected score {cleaned!r}")
    if kind == COUNT and not cleaned.isdecimal():
        raise ValueError(f"unexpected number {cleaned!r}")
    return cleaned


def match_audits(audits: Sequence[Row], register: Sequence[Row]) -> dict[str, Row]:
    """Match the audits of 2016 to the commune codes of 2021.

    Both files spell the names the same way. If the codes differ, the commune must be in Ñuble.

    Raises
    ------
    ValueError
        If a commune is in only one of the files, or its code changed for no known reason.
    """
    codes = {row["commune"]: row["cut_com"] for row in register}
    names = [row["commune"] for row in audits]
    if sorted(names) != sorted(codes) or len(codes) != len(register):
        raise ValueError(f"not the same communes: {sorted(set(names) ^ set(codes))}")
    changed = {
        row["commune"]: row["cut_com"] for row in audits if codes[row["commune"]] != row["cut_com"]
    }
    strange = [name for name, code in changed.items() if not code.startswith(NUBLE_BEFORE)]
    if strange:
        raise ValueError(f"another code in each year: {strange}")
    return {codes[row["commune"]]: row for row in audits}


def match_communes(raw: Mapping[str, Sequence[Row]], settled: Sequence[Row]) -> list[Commune]:
    """Combine the rows of each commune from the three files, sorted by id.

    Raises
    ------
    ValueError
        If the files do not contain the same communes, or two communes have the same id.
    """
    audits = match_audits(raw[AUDITS], raw[REGISTER])
    websites = {row["cut_com"]: row for row in raw[WEBSITES] if row["cut_com"] not in NO_COMMUNE}
    if set(websites) != set(audits):
        raise ValueError(f"not the same communes: {sorted(set(websites) ^ set(audits))}")
    gazetteer = load_gazetteer(frozenset({COUNTRY}))
    by_code = {row["cut_com"]: row for row in settled}
    communes = [
        Commune(
            choose_place(row, by_code, gazetteer),
            {REGISTER: row, AUDITS: audits[row["cut_com"]], WEBSITES: websites[row["cut_com"]]},
        )
        for row in raw[REGISTER]
    ]
    if len({commune.place.id for commune in communes}) != len(communes):
        raise ValueError("two communes have the same id")
    return sorted(communes, key=lambda commune: commune.place.id)


def describe_city(commune: Commune) -> dict[str, object]:
    """Build the row of a commune in ``cities.csv``."""
    place = commune.place
    degrees = (place.latitude, place.longitude)
    latitude, longitude = ("" if d is None else format_degrees(d) for d in degrees)
    return {
        "id": place.id,
        "name": place.name,
        "country": COUNTRY,
        "latitude": latitude,
        "longitude": longitude,
        "population": int(commune.rows[REGISTER]["itpc"]),
        "population_year": REGISTER_YEAR,
        "region": place.region,
        "subregion": "",
        "note": place.remark,
    }


def answers_of(commune: Commune) -> dict[str, str | None]:
    """Collect the answers of a commune, by question."""
    return {item.id: parse_value(commune.rows[item.file][item.column], item.type) for item in ITEMS}


def build_tables(raw_dir: Path) -> dict[str, bytes]:
    """Build the three tables of the study, by file name."""
    raw = {name: read_rows(raw_dir / name) for name in FILES}
    communes = match_communes(raw, read_rows(TEXTS / "places.csv"))
    wording = read_wording(TEXTS / "wording.csv")
    answers = (row for c in communes for row in list_answers(c.place.id, answers_of(c)))
    questions = (
        describe_question(item, wording[item.id], f"{item.column} ({item.file})", SCALES[item.type])
        for item in ITEMS
    )
    return format_tables(questions, map(describe_city, communes), answers)


def build_study(raw_dir: Path) -> dict[str, bytes]:
    """Build every file of the study folder, by file name."""
    raw = read_raw(raw_dir, FILES)
    return build_folder(TEXTS / "description.json", build_tables(raw_dir), raw)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the study folder."""
    run_builder(build_study, STUDY, arguments)


if __name__ == "__main__":
    main()
