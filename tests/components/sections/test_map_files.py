"""Tests of the map as a file."""

from __future__ import annotations

from functools import partial

import pytest

from components.figures.map_frames import frames_for
from components.publish.drawing import Label
from components.publish.map_drawing import MapPanel
from components.sections.map_files import (
    draw_map_picture,
    draw_panels,
    map_downloads,
    panel_downloads,
)
from components.sections.map_parts import frames_of, points_near
from components.sections.map_points import city_points, drawn_points
from components.words.captions import file_name
from components.words.filters import scope_words
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_picture_says_what_it_shows(make_page: MakePage, language: Language) -> None:
    page = make_page(language, regions=("002",), measure="foresight", city="durban")
    points = city_points(page, "foresight")
    drawing = draw_map_picture(page, "foresight", points, frames_for(points)["wide"])
    words = " ".join(mark.text for mark in drawing.marks if isinstance(mark, Label))
    for said in (
        page.t("overview.map_title", measure=page.measure_label("foresight")),
        page.t.first_upper(scope_words(page)),
        page.source,
        page.t("source.calculated"),
        "Durban",
        page.t("charts.not_ranked"),
    ):
        assert said in words


@languages
def test_titles_of_the_map_are_short(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    for measure in ("overall", *page.study.framework.labels):
        title = page.t("overview.map_title", measure=page.measure_label(measure))
        assert len(title) <= 70


def test_the_picture_of_a_part_counts_its_cities(make_page: MakePage) -> None:
    page = make_page(near=(-9.2, 37.1, -6.9, 41.6))
    points = city_points(page, "overall")
    frame = frames_of(page, points)["wide"]
    drawing = draw_map_picture(page, "overall", points, frame)
    words = [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    inside = points_near(page, points)
    assert 5 < len(inside) < len(points)
    assert page.t("overview.map_subtitle", count=len(inside)) in words
    (file, _) = map_downloads(page, "map", "overall", lambda: points, {"wide": frame})
    assert file.stem == file_name(page, "map-part")


@languages
def test_the_picture_in_panels_says_what_it_is_parted_by(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language, regions=("002",))
    points = city_points(page, "overall")
    frame = frames_for(points)["narrow"]
    panel = MapPanel(drawn_points(page, points, frame), frame, title="Panel")
    by = page.t("overview.panels_size")
    drawing = draw_panels(page, "overall", by, [panel])
    words = " ".join(mark.text for mark in drawing.marks if isinstance(mark, Label))
    for said in ("Panel", by, page.t.first_upper(scope_words(page)), page.source):
        assert said in words
    assert drawing.language == language
    files = panel_downloads(page, "map-by-size", "overall", by, lambda: [panel])
    assert [d.write()[:4] for d in files] == [b"\x89PNG", b"<svg"]
    assert {d.stem for d in files} == {file_name(page, "map-by-size")}


def test_two_files_that_are_written_when_asked_for(make_page: MakePage) -> None:
    page = make_page(city="bilbao")
    points = partial(city_points, page, "overall")
    files = map_downloads(page, "map-overall", "overall", points, frames_for(points()))
    assert [(d.key, d.suffix, d.stem) for d in files] == [
        (f"{suffix}_map-overall", suffix, file_name(page, "map-overall"))
        for suffix in ("png", "svg")
    ]
    assert [d.write()[:4] for d in files] == [b"\x89PNG", b"<svg"]
