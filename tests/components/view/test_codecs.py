"""How the values of a view are written in the URL."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.view import codecs
from components.view.codecs import Codec, number_text, trim_places


@pytest.mark.parametrize(
    ("codec", "texts", "value"),
    [
        (codecs.ONE, ["a", "b"], "b"),
        (codecs.MANY, ["b", "a", "b"], ("a", "b")),
        (codecs.FLAG, ["1"], True),
        (codecs.SHARE, ["0.25"], 0.25),
        (codecs.CITIES, ["a,,b,"], ("a", "", "b")),
        (codecs.BOX, ["-9.5,36,3.25,44"], (-9.5, 36.0, 3.25, 44.0)),
        (codecs.NUMBERS, ["b:-1,a:2.5"], (("a", 2.5), ("b", -1.0))),
        (codecs.WEIGHTS, ["b:1,a:0"], (("a", 0.0), ("b", 1.0))),
    ],
)
def test_values_are_read(codec: Codec, texts: list[str], value: object) -> None:
    assert codec.parse(texts) == value
    assert codec.parse(codec.format(value)) == value


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        (codecs.SHARE, "1.5"),
        (codecs.SHARE, "x"),
        (codecs.BOX, "1,2,3"),
        (codecs.BOX, "3,36,-9,44"),
        (codecs.BOX, "-9,44,3,36"),
        (codecs.BOX, "-181,36,3,44"),
        (codecs.BOX, "-9,36,3,91"),
        (codecs.BOX, "-9,36,3,nan"),
        (codecs.NUMBERS, "a"),
        (codecs.NUMBERS, "a:inf"),
        (codecs.NUMBERS, "a:1,a:2"),
        (codecs.WEIGHTS, "a:-1"),
        (codecs.PLAN, "ilo"),
        (codecs.PLAN, "a:later"),
        (codecs.PLAN, "ilo,a:now"),
        (codecs.PLAN, "ilo,a:later:x"),
        (codecs.PLAN, "ilo,a:later,a:this_year"),
        (codecs.SLIDES, "map,map"),
        (codecs.SLIDES, "the map"),
        (codecs.SLIDES, ",".join(f"a{'b' * n}" for n in range(61))),
        (codecs.TEXTS, "map"),
        (codecs.TEXTS, "map:"),
        (codecs.TEXTS, "map:two\nlines"),
        (codecs.TEXTS, "The map:words"),
        (codecs.TEXTS, f"map:{'x' * 121}"),
        (codecs.POSITION, "0"),
        (codecs.POSITION, "1000"),
        (codecs.POSITION, "first"),
        (codecs.TALK, "Mine"),
        (codecs.TALK, "x" * 17),
    ],
)
def test_what_is_no_value_is_refused(codec: Codec, text: str) -> None:
    with pytest.raises(ValueError):
        codec.parse([text])


@pytest.mark.parametrize(
    ("places", "trimmed"),
    [
        (["a", "", "b", "", ""], ("a", "", "b")),
        (["", "a"], ("", "a")),
        (["", ""], ()),
        ([], ()),
    ],
)
def test_free_places_at_the_end_go(places: list[str], trimmed: tuple[str, ...]) -> None:
    assert trim_places(places) == trimmed


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_back_exactly(number: float) -> None:
    assert float(number_text(number)) == number


def test_a_whole_number_has_no_point() -> None:
    assert [number_text(number) for number in (2.0, 0.1, -3.0)] == ["2", "0.1", "-3"]
