"""What a visitor can search for, and the page and view that each finding opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from components.cache import collection_of
from components.figures.shape import shape_paths
from components.inputs import city_labels, filter_options
from components.once import made_once
from components.reader import Reader
from components.view.view import View, change
from components.words.shapes import city_bars
from smartgov.model import OWN_ID, Question, StudyInfo

Kind = Literal[
    "city", "recommendation", "practice", "dimension", "barrier",
    "region", "country", "study", "page", "case", "standard",
]  # fmt: skip

#: The filters of cities, none of them chosen.
ALL_CITIES: dict[str, Any] = {"regions": (), "countries": (), "sizes": (), "search": ""}

#: The filters of recommendations, none of them chosen.
ALL_RECOMMENDATIONS: dict[str, Any] = {"pillar": None, "dimension": None, "lacking": False}

#: The filters of documented practices, none of them chosen.
ALL_CASES: dict[str, Any] = {
    **dict.fromkeys(("case_regions", "case_countries", "case_sizes"), ()),
    "case_words": "",
    "practice": None,
    "near": None,
}


@dataclass(frozen=True)
class Entry:
    """Something that can be found.

    Attributes
    ----------
    kind, id
        What it is, and its id among those of its kind.
    label, context
        What it is called, and what is written beside it.
    page
        Slug of the page that it opens.
    fields
        Fields of the view that it changes.
    shape
        Small picture of a city's profile: see `shape_paths`.
    """

    kind: Kind
    id: str
    label: str
    context: str
    page: str
    fields: Mapping[str, Any]
    shape: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Identify the entry among all of a data set."""
        return f"{self.kind}:{self.id}"

    def open(self, view: View) -> View:
        """Make the view that it opens from the one that is shown."""
        if "study" in self.fields:
            return change(view, "study", self.fields["study"])
        if "city" in self.fields:
            view = change(view, "city", self.fields["city"])
        return replace(view, **self.fields)


def city_entries(reader: Reader, cities: Iterable[str]) -> list[Entry]:
    """List cities with their country or region and the picture of their profile."""
    labels = city_labels(reader)
    return [
        Entry(
            kind="city",
            id=city,
            label=reader.name(city),
            context=labels[city].removeprefix(f"{reader.name(city)}, "),
            page="city",
            fields={"city": city},
            shape=tuple(shape_paths(city_bars(reader, city))),
        )
        for city in cities
        if city != OWN_ID
    ]


@made_once
def subject_entries(reader: Reader) -> list[Entry]:
    """List what is asked about, where cities are, and what other cities did."""
    return [
        *_recommendations(reader),
        *_dimensions(reader),
        *_questions(reader, reader.study.scored, "practice"),
        *_questions(reader, reader.study.with_role("barrier"), "barrier"),
        *_regions(reader),
        *_cases(reader),
    ]


def study_entries(reader: Reader, studies: Mapping[str, StudyInfo]) -> list[Entry]:
    """List the data sets that can be opened."""
    t = reader.t
    return [
        Entry("study", key, t.text(i.short_title), t.dated("", i.period), "", {"study": key})
        for key, i in studies.items()
    ]


def page_entries(reader: Reader, slugs: Mapping[str, str]) -> list[Entry]:
    """List the pages; ``slugs`` maps each to its key in the locale files."""
    t = reader.t
    return [
        Entry("page", slug, t(f"pages.{key}.title"), t(f"pages.{key}.lede"), slug, {})
        for slug, key in slugs.items()
    ]


def _recommendations(reader: Reader) -> Iterator[Entry]:
    for r in reader.recommendations:
        fields = ALL_RECOMMENDATIONS | {"recommendation": r.id}
        context = reader.measure_label(r.pillar)
        yield Entry(
            "recommendation", r.id, reader.t.text(r.title), context, "recommendations", fields
        )


def _dimensions(reader: Reader) -> Iterator[Entry]:
    for d in reader.study.asked:
        fields = ALL_RECOMMENDATIONS | {"dimension": d.id}
        label, pillar = reader.measure_label(d.id), reader.measure_label(d.pillar)
        yield Entry("dimension", d.id, label, pillar, "recommendations", fields)


def _questions(reader: Reader, questions: Iterable[Question], kind: Kind) -> Iterator[Entry]:
    """List questions: where a recommendation is linked to one, it opens that recommendation."""
    for q in questions:
        dimension = reader.measure_label(q.dimension) if q.dimension else ""
        fields = ALL_RECOMMENDATIONS | {"dimension": q.dimension}
        page = "recommendations" if q.recommendations or q.dimension else "city"
        if q.recommendations:
            fields = ALL_RECOMMENDATIONS | {"recommendation": q.recommendations[0]}
        yield Entry(kind, q.id, reader.t.text(q.label), dimension, page, fields)


def _regions(reader: Reader) -> Iterator[Entry]:
    regions, countries, _ = filter_options(reader)
    for region in regions:
        yield Entry(
            "region", region, reader.t.region(region), "", "", ALL_CITIES | {"regions": (region,)}
        )
    for code in countries:
        yield Entry(
            "country", code, reader.t.country(code), "", "", ALL_CITIES | {"countries": (code,)}
        )


def _cases(reader: Reader) -> Iterator[Entry]:
    """List the documented practices with their cities, and the standards.

    A practice opens those of its city on its recommendation: the name of the city is found in
    every language, so that the link stays true when the reader changes it.
    """
    t = reader.t
    collection = collection_of(reader)
    for case in collection.cases:
        where = f"{case.city.name_in(t.language)}, {t.country(case.city.country)}"
        fields = ALL_CASES | {"recommendation": case.recommendation, "case_words": case.city.name}
        yield Entry("case", case.id, t.text(case.name), where, "practices", fields)
    for standard in collection.standards:
        fields = ALL_CASES | {"recommendation": standard.recommendation}
        publisher = standard.source.publisher
        yield Entry("standard", standard.id, t.text(standard.name), publisher, "practices", fields)
