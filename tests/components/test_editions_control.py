"""Tests of the control of editions in the header, on pages run without a browser."""

from __future__ import annotations

from components.editions_control import _show_edition
from components.view.view import View
from tests.conftest import DEMO, OpenApp

EARLIER = "smart-cities-study-2017-demo"


def test_the_control_has_the_editions_of_the_series(opened: OpenApp) -> None:
    app = opened("method", study=DEMO)
    box = app.selectbox(key="choose_edition")
    assert (box.value, box.options) == (DEMO, ["2017", "2019"])
    assert app.selectbox(key="choose_since").options == ["2017"]


def test_the_earliest_edition_has_nothing_to_be_compared_with(opened: OpenApp) -> None:
    app = opened("method", study=EARLIER)
    assert app.selectbox(key="choose_edition").value == EARLIER
    assert not any(box.key == "choose_since" for box in app.selectbox)


def test_a_data_set_without_other_edition_has_no_control(opened: OpenApp) -> None:
    app = opened("method")
    assert not any(box.key == "choose_edition" for box in app.selectbox)


def test_another_edition_keeps_the_city_and_the_language() -> None:
    view = View(lang="es", study=DEMO, city="demo-01-west-africa", since="2017", search="x")
    assert _show_edition(view, EARLIER) == View(
        lang="es", study=EARLIER, city="demo-01-west-africa"
    )


def test_choosing_an_edition_changes_the_address(open_app: OpenApp) -> None:
    app = open_app("method", study="chile-transparency-2017")
    app.selectbox(key="choose_since").select("2014").run()
    assert app.query_params["since"] == "2014"
    app.selectbox(key="choose_edition").select("chile-transparency-2014").run()
    assert app.query_params["study"] == "chile-transparency-2014"
    assert "since" not in app.query_params


def test_a_link_to_a_series_opens_its_latest_edition(opened: OpenApp) -> None:
    app = opened("data", study="chile-transparency")
    assert not app.warning
    assert app.selectbox(key="choose_edition").value == "chile-transparency-2018"


def test_an_unknown_edition_in_a_link_is_told(opened: OpenApp) -> None:
    app = opened("method", study=DEMO, since="1999")
    assert "1999" in app.warning[0].value
    assert not opened("method", study=DEMO, since="2017").warning
