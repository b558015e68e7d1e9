"""A widget shows what the URL says, and writes into it what a visitor sets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import ScriptRunContext
from streamlit.testing.v1 import AppTest

from components import binding
from components.view.view import View
from tests.components.conftest import Address
from tests.conftest import run_after_restart


def with_search(view: View, text: str) -> View:
    """Return a view with other words; such as begin with a sign are refused."""
    if text.startswith("?"):
        raise ValueError("refused")
    return replace(view, search=text)


def set_widget(session: dict[str, Any], options: dict[str, Any], value: object) -> None:
    """Do what Streamlit does when a visitor sets a widget: its value, then its callback."""
    session[options["key"]] = value
    options["on_change"](*options["args"])


def test_a_widget_shows_the_value_of_the_view(session: dict[str, Any]) -> None:
    session["field"] = "of another run"
    options = binding.bind("field", "bar", with_search)
    assert session["field"] == "bar"
    assert set(options) == {"key", "on_change", "args"}


def test_what_is_set_goes_into_the_view_of_that_moment(
    session: dict[str, Any], address: Address
) -> None:
    options = binding.bind("field", "", with_search)
    address.from_dict({"city": ["ilo"]})
    set_widget(session, options, "bar")
    assert address == {"city": ["ilo"], "q": ["bar"]}


def test_a_refused_input_stays_in_the_field_and_out_of_the_url(
    session: dict[str, Any], address: Address
) -> None:
    set_widget(session, binding.bind("field", "", with_search), "?")
    assert address == {}
    assert binding.is_rejected("field")
    binding.bind("field", "", with_search)
    assert session["field"] == "?"


def test_the_next_input_makes_good_for_it(session: dict[str, Any], address: Address) -> None:
    options = binding.bind("field", "", with_search)
    set_widget(session, options, "?")
    set_widget(session, options, "bar")
    assert not binding.is_rejected("field")
    assert address == {"q": ["bar"]}
    binding.bind("field", "bar", with_search)
    assert session["field"] == "bar"


def test_a_field_of_the_view_is_bound_by_its_name(
    session: dict[str, Any], address: Address
) -> None:
    address["if"] = ["vote:1"]
    options = binding.bind_field(View(), "city", "arco")
    assert options["key"] == "choose_city"
    assert session["choose_city"] == "arco"
    set_widget(session, options, "brae")
    assert address == {"city": ["brae"]}


def test_a_button_changes_the_view_of_the_url(address: Address) -> None:
    address.from_dict({"city": ["ilo"], "mood": ["sunny"]})
    binding.update_view(lambda view: replace(view, search="x"))
    assert address == {"city": ["ilo"], "q": ["x"]}


def test_a_refused_change_of_a_button_is_a_mistake(address: Address) -> None:
    with pytest.raises(ValueError, match="refused"):
        binding.update_view(lambda view: with_search(view, "?"))


def test_callbacks_read_other_widgets(session: dict[str, Any]) -> None:
    session["there"] = 0
    assert binding.widget_value("there", "nothing") == 0
    assert binding.widget_value("not there", "nothing") == "nothing"


def script() -> None:
    from dataclasses import replace

    import streamlit as st

    from components.binding import bind, is_rejected
    from components.browser import read_query
    from components.view.parameters import parse_view

    def with_short(view, text):
        if len(text) > 5:
            raise ValueError(text)
        return replace(view, search=text)

    view, _ = parse_view(read_query())
    st.text_input("Search", **bind("search", view.search, with_short))
    st.write(view.search, is_rejected("search"))


def test_a_widget_of_streamlit_is_bound() -> None:
    app = AppTest.from_function(script)
    app.query_params["q"] = "first"
    app.run()
    assert app.text_input[0].value == "first"
    app.text_input[0].set_value("too long").run()
    assert not app.exception
    assert app.query_params["q"] == "first"
    assert app.text_input[0].value == "too long"
    app.text_input[0].set_value("short").run()
    assert app.query_params["q"] == "short"
    assert app.text_input[0].value == "short"


def page() -> None:
    from dataclasses import replace

    import streamlit as st

    from components.binding import bind, bind_press, catch_up, update_view
    from components.browser import read_query
    from components.view.parameters import parse_view

    view, _ = parse_view(read_query())
    st.text_input("Search", **bind("s", view.search, lambda view, text: replace(view, search=text)))
    with_city = lambda view, city: replace(view, city=city)  # noqa: E731
    st.selectbox("City", ["arco", "brae"], **bind("c", view.city or "arco", with_city))
    clear = lambda view: replace(view, search="", city=None)  # noqa: E731
    st.button("Clear", **bind_press("clear", update_view, clear))
    catch_up()


@pytest.fixture
def app() -> AppTest:
    """Return a page with a field, a list and a button."""
    app = AppTest.from_function(page)
    app.query_params["q"] = "bar"
    return app.run()


def test_what_is_done_first_after_a_restart_counts(app: AppTest) -> None:
    app.selectbox[0].set_value("brae")
    run_after_restart(app)
    assert not app.exception
    assert dict(app.query_params) == {"q": "bar", "city": "brae"}
    assert (app.text_input[0].value, app.selectbox[0].value) == ("bar", "brae")
    app.text_input[0].set_value("foo").run()
    assert dict(app.query_params) == {"q": "foo", "city": "brae"}


def test_the_first_press_of_a_button_after_a_restart_counts(app: AppTest) -> None:
    app.button[0].click()
    run_after_restart(app)
    assert dict(app.query_params) == {}
    assert app.text_input[0].value == ""


def test_a_link_opened_first_after_a_restart_wins(app: AppTest) -> None:
    """The browser sends what fields of the same name held on the page that was left."""
    app.query_params["q"] = "foo"
    run_after_restart(app, of_another_page=True)
    assert dict(app.query_params) == {"q": "foo"}
    assert app.text_input[0].value == "foo"


def test_going_back_first_after_a_restart_counts(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = property(lambda _: True, lambda *_: None)
    monkeypatch.setattr(ScriptRunContext, "is_history_navigation", back)
    app.query_params["q"] = "foo"
    run_after_restart(app)
    assert dict(app.query_params) == {"q": "foo"}
    assert app.text_input[0].value == "foo"
