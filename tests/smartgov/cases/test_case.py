"""What a collection of cases and standards selects."""

from __future__ import annotations

from smartgov.cases.case import Collection
from tests.smartgov.cases.made_cases import make_case, make_standard
from tests.smartgov.made_studies import make_city

ARCO, BRAE = make_city("arco"), make_city("brae")
COLLECTION = Collection(
    (
        make_case("one", BRAE),
        make_case("two", ARCO, recommendation="look_ahead"),
        make_case("three", BRAE, recommendation="look_ahead"),
    ),
    (make_standard("guide"), make_standard("norm", recommendation="look_ahead")),
)


def test_each_city_is_there_once_in_the_order_of_the_cases() -> None:
    assert COLLECTION.cities == (BRAE, ARCO)


def test_it_is_limited_to_recommendations() -> None:
    found = COLLECTION.limit_to(["look_ahead"])
    assert [case.id for case in found.cases] == ["two", "three"]
    assert [standard.id for standard in found.standards] == ["norm"]
    assert found.cities == (ARCO, BRAE)


def test_other_recommendations_have_nothing() -> None:
    assert COLLECTION.limit_to(["dance"]) == Collection((), ())
    assert COLLECTION.limit_to([]).cities == ()
