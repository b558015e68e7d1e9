"""Describe the active filters as a sentence that can be quoted."""

from __future__ import annotations

from components.reader import Reader


def page_question(reader: Reader, page: str) -> str:
    """Get the question that a page answers, about the cities that pass the filters.

    ``page`` is its key in the locale files, such as ``overview``.
    """
    every, key = len(reader.study.cities), f"pages.{page}.question_filtered"
    if reader.is_filtered and reader.t.has(key):
        return reader.t(key, count=len(reader.chosen), all=every)
    return reader.t(f"pages.{page}.question", count=every)


def filter_sentence(reader: Reader, recommendations: int, cities: int) -> str:
    """Describe which recommendations and cities are selected, in one sentence."""
    t = reader.t
    parts = [t("sentence.recommendations", count=recommendations)]
    if reader.view.dimension:
        parts.append(t("sentence.on", name=reader.measure_label(reader.view.dimension)))
    elif reader.view.pillar:
        parts.append(t("sentence.on", name=reader.measure_label(reader.view.pillar)))
    if reader.view.lacking and reader.city:
        parts.append(t("sentence.lacking", city=reader.city.name))
    what = " ".join(parts)
    return t("sentence.whole", what=t.first_upper(what), cities=cities_phrase(reader, cities))


def cities_phrase(reader: Reader, cities: int) -> str:
    """Describe which cities are selected: "31 of 78 cities, region: Europe"."""
    t, every = reader.t, len(reader.study.cities)
    key = "sentence.cities_all" if cities == every else "sentence.cities"
    return ", ".join([t(key, count=cities, all=every), *filter_words(reader)])


def filter_words(reader: Reader) -> list[str]:
    """Describe each filter of cities: "region: Europe", "population under 50,000"."""
    t, view, parts = reader.t, reader.view, []
    if view.regions:
        parts.append(t("sentence.region", names=t.join(map(t.region, view.regions), "or")))
    if view.countries:
        parts.append(t("sentence.country", names=t.join(map(t.country, view.countries), "or")))
    if view.sizes:
        labels = [reader.size_label(size) for size in reader.sizes if size in view.sizes]
        sizes = t.join([label[:1].lower() + label[1:] for label in labels], "or")
        parts.append(t("sentence.size", names=sizes))
    if view.search:
        parts.append(t("sentence.named", words=view.search))
    return parts


def scope_words(reader: Reader, *, of_all: bool = False) -> str:
    """Name the cities that figures are about: those that pass the filters, or all.

    ``of_all`` is for figures that are about all cities whatever the filters.
    """
    every = len(reader.study.cities)
    if of_all or not reader.is_filtered:
        return reader.t("sentence.cities_all", count=every, all=every)
    return cities_phrase(reader, len(reader.chosen))


def with_scope(reader: Reader, text: str, *, of_all: bool = False) -> str:
    """Add to a subtitle which cities it is about; without a filter it stays as it is."""
    if not reader.is_filtered:
        return text
    scope = reader.t.first_upper(scope_words(reader, of_all=of_all))
    return f"{text.removesuffix('.')}. {scope}" if text else scope
