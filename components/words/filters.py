"""Describe the active filters as a sentence that can be quoted."""

from __future__ import annotations

from components.reader import Reader


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
    """Describe which cities are selected: "31 cities in Europe, of 1–5 M inhabitants"."""
    t, view = reader.t, reader.view
    every = len(reader.study.cities)
    key = "sentence.cities_all" if cities == every else "sentence.cities"
    parts = [t(key, count=cities, all=every)]
    if view.regions:
        parts.append(t("sentence.in", names=t.join(map(t.region, view.regions), "or")))
    if view.countries:
        parts.append(t("sentence.in", names=t.join(map(t.country, view.countries), "or")))
    if view.sizes:
        labels = [reader.size_label(size) for size in reader.sizes if size in view.sizes]
        sizes = t.join([label[:1].lower() + label[1:] for label in labels], "or")
        parts.append(t("sentence.size", names=sizes))
    if view.search:
        parts.append(t("sentence.named", words=view.search))
    return ", ".join(parts)
