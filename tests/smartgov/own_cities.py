"""Made-up cities entered by visitors, and a study with every type of question."""

from __future__ import annotations

from hypothesis import strategies as st

from smartgov.model import Question, Study
from smartgov.own_city.own_city import MAX_NAME, MAX_POPULATION, OwnCity, clean_name
from smartgov.places.countries import COUNTRIES
from smartgov.study.allowed import can_enter
from tests.smartgov.made_studies import make_framework, make_question, make_study, make_yes_no

QUESTIONS = [
    make_yes_no("vote"),
    make_yes_no("petition"),
    make_question("hear", "voice", type="scale", low=0, high=4),
    make_question("steps", "data", type="scale", low=1, high=30, direction=-1),
    make_question("delay", "data", low=0, high=50, direction=-1, unit="days"),
    make_question("sets", "data", low=1, high=1000, log10=True),
    make_question("staff", "plan", sample_range=True),
    make_yes_no("budget", "plan"),
    make_yes_no("money", None, role="barrier"),
    make_yes_no("metro", None, role="context"),
]

#: A study of four cities with every type of question.
STUDY: Study = make_study(
    QUESTIONS,
    {
        "arco": [1, 1, 4, 2, 10, 100, 5, 1, 1, 1],
        "brae": [0, 1, 2, 30, 50, 10, 25, 0, 0, None],
        "cove": [1, None, 3, 11, 0, 1000, 15, 1, None, 0],
        "dell": [0, 0, None, 20, None, None, 10, None, 1, 1],
    },
    make_framework({"open": ["voice", "data"], "plans": ["plan"]}),
)

ANSWERED = OwnCity(
    "Bilbao",
    "ES",
    43.26271,
    -2.92528,
    345_821,
    {"vote": 1, "petition": None, "hear": 3, "steps": 30, "delay": 12.5, "sets": 0.1, "budget": 0},
)


def values(question: Question) -> st.SearchStrategy[float | None]:
    """Return everything that can be answered to a question, "don't know" among it."""
    if question.type != "number":
        steps = st.integers(int(question.low), int(question.high)).map(float)
        return st.one_of(st.none(), steps)
    numbers = st.floats(-1e15, 1e15, allow_nan=False).filter(lambda v: can_enter(question, v))
    return st.one_of(st.none(), numbers)


def degrees(most: int) -> st.SearchStrategy[float]:
    """Return degrees as they are kept, rounded to five decimals, from -most to most."""
    return st.integers(-most * 100_000, most * 100_000).map(lambda n: n / 100_000)


names = st.text(max_size=2 * MAX_NAME).map(clean_name)
answers = st.fixed_dictionaries(
    {}, optional={q.id: values(q) for q in QUESTIONS if q.role == "scored"}
)


@st.composite
def own_cities(draw: st.DrawFn) -> OwnCity:
    """Return any city that a visitor can enter."""
    nowhere, somewhere = st.just((None, None)), st.tuples(degrees(90), degrees(180))
    latitude, longitude = draw(st.one_of(nowhere, somewhere))
    return OwnCity(
        draw(names),
        draw(st.sampled_from(["", *sorted(COUNTRIES)])),
        latitude,
        longitude,
        draw(st.one_of(st.none(), st.integers(0, MAX_POPULATION))),
        draw(answers),
    )
