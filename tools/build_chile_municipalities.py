"""Build the study ``chile-municipalities-2021`` from the files of its data set.

    python tools/build_chile_municipalities.py RAW_DIR [--out data/studies/…]

The same raw files give the same bytes. What had to be settled on the way is in ``chile_places``
(names and places) and, in words, in ``data/README.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.check_city_coordinates import load_gazetteer
from tools.chile_places import Place, settle_place
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

#: What stands in the files for "not known".
BLANK = ("", "NA")

#: The year of the register and of the estimate of the population that is in it.
REGISTER_YEAR = 2021

#: Reviewed for its website only: no council, no audit, no website.
NO_COMMUNE = {"12202": "Antártica, administered from Cabo de Hornos"}

#: The region of Ñuble was founded in 2018 and its communes got new codes. By these codes the
#: audits of 2016 know them as communes of the region of Biobío.
NUBLE_BEFORE = "84"


@dataclass(frozen=True)
class Item:
    """One question of the study and where its answer is.

    ``recommendations`` are the ids of what the answer is evidence for.
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

#: Every question of the study, in the order in which it is shown.
ITEMS: tuple[Item, ...] = (
    # To publish, and to hand out what is asked for, is what the recommendation on results wants to
    # go beyond: evidence for none.
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
    # A council of organizations reaches those who are organized: evidence for none.
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
    # Rules on paper, which the law asks of every municipality: shown, not scored.
    Item("participation_ordinance", "participation", CONTEXT, YES_NO, REGISTER, "mocosoc"),
    Item("community_organizations", "participation", CONTEXT, COUNT, REGISTER, "isoc013"),
    Item("online_payments", "", CONTEXT, YES_NO, WEBSITES, "payments"),
)

#: How an answer of each type is described.
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
    """Return an answer as it is written in the study; None where it is not known.

    Raises
    ------
    ValueError
        For a code or a number that cannot be: a mistake in the source is no blank.
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


def join_audits(audits: Sequence[Row], register: Sequence[Row]) -> dict[str, Row]:
    """Return the audits of 2016 by the code that their commune has in 2021.

    Both files write the names alike. Where the codes differ, the commune has to be one of Ñuble.

    Raises
    ------
    ValueError
        Where a commune is in one of the files only, or has another code for no known reason.
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


def join_communes(raw: Mapping[str, Sequence[Row]], settled: Sequence[Row]) -> list[Commune]:
    """Return the communes by id, each with its rows of the three files.

    Raises
    ------
    ValueError
        Where the files are not of the same communes, or two communes have the same id.
    """
    audits = join_audits(raw[AUDITS], raw[REGISTER])
    websites = {row["cut_com"]: row for row in raw[WEBSITES] if row["cut_com"] not in NO_COMMUNE}
    if set(websites) != set(audits):
        raise ValueError(f"not the same communes: {sorted(set(websites) ^ set(audits))}")
    gazetteer = load_gazetteer(frozenset({COUNTRY}))
    by_code = {row["cut_com"]: row for row in settled}
    communes = [
        Commune(
            settle_place(row, by_code, gazetteer),
            {REGISTER: row, AUDITS: audits[row["cut_com"]], WEBSITES: websites[row["cut_com"]]},
        )
        for row in raw[REGISTER]
    ]
    if len({commune.place.id for commune in communes}) != len(communes):
        raise ValueError("two communes have the same id")
    return sorted(communes, key=lambda commune: commune.place.id)


def describe_city(commune: Commune) -> dict[str, object]:
    """Return the row of a commune in ``cities.csv``."""
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
    """Return what is known of a commune, by question."""
    return {item.id: parse_value(commune.rows[item.file][item.column], item.type) for item in ITEMS}


def build_tables(raw_dir: Path) -> dict[str, bytes]:
    """Return the three tables of the study by file name."""
    raw = {name: read_rows(raw_dir / name) for name in FILES}
    communes = join_communes(raw, read_rows(TEXTS / "places.csv"))
    wording = read_wording(TEXTS / "wording.csv")
    answers = (row for c in communes for row in list_answers(c.place.id, answers_of(c)))
    questions = (
        describe_question(item, wording[item.id], f"{item.column} ({item.file})", SCALES[item.type])
        for item in ITEMS
    )
    return format_tables(questions, map(describe_city, communes), answers)


def build_study(raw_dir: Path) -> dict[str, bytes]:
    """Return every file of the study folder by file name."""
    raw = read_raw(raw_dir, FILES)
    return build_folder(TEXTS / "description.json", build_tables(raw_dir), raw)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the study folder."""
    run_builder(build_study, STUDY, arguments)


if __name__ == "__main__":
    main()
