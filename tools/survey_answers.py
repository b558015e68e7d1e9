"""Convert the answer codes of the Urban Governance Survey to the study's yes/no answers.

A response is one row of the survey file. A blank answer is ``None`` and is never filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Response = Mapping[str, str]
Answer = int | None
Answers = dict[str, Answer]


@dataclass(frozen=True)
class Item:
    """A question of the study and how to read it from a response.

    Attributes
    ----------
    id
        Question id in the study.
    dimension
        Dimension id, or blank.
    role
        ``scored``, ``context`` or ``barrier``.
    column
        Column of the survey file, kept in the study as ``source_item``.
    read
        Function of a response and a column that returns 1, 0 or None.
    recommendations
        Ids of the recommendations that the question is evidence for, ``;``-separated.
    """

    id: str
    dimension: str
    role: str
    column: str
    read: Callable[[Response, str], Answer]
    recommendations: str = ""


#: Columns of the tick-box questions: every box except "I don't know", which is not an answer.
#: "None" and "other" are included: a respondent who ticks one of them has read the list and left
#: the other boxes empty on purpose.
BOXES: dict[str, tuple[str, ...]] = {
    "q26": tuple(f"q26{n:02d}" for n in (1, 2, 3, 4, 5, 6, 8)),
    "q33": tuple(f"q33{n:02d}" for n in range(1, 11)),
    "q38": tuple(f"q38{n:02d}" for n in range(1, 14)),
}

YES_NO_CODES: dict[str, Answer] = {"1": 1, "2": 0, "": None}
QUOTA_CODES: dict[str, Answer] = {"1": 1, "2": 0, "3": None, "": None}
AUTHORITY_CODES: dict[str, Answer] = {"1": 1, "2": 1, "3": 0, "4": None, "": None}
ACCOUNTABLE_CODES: dict[str, Answer] = {"1": 0, "2": 1, "3": None, "4": None, "": None}


def decode(response: Response, column: str, codes: Mapping[str, Answer]) -> Answer:
    """Look up an answer code; an unknown code raises an error and is not treated as blank."""
    code = response[column].strip()
    if code not in codes:
        raise ValueError(f"response {response['id']}: unexpected code {code!r} in {column}")
    return codes[code]


def read_yes_no(response: Response, column: str) -> Answer:
    """Read the codes 1 yes, 2 no."""
    return decode(response, column, YES_NO_CODES)


def read_quota(response: Response, column: str) -> Answer:
    """Read the codes 1 yes, 2 no, 3 don't know, which is blank."""
    return decode(response, column, QUOTA_CODES)


def read_authority(response: Response, column: str) -> Answer:
    """Read whether there is an integrated transport authority, accountable to the city or not."""
    return decode(response, column, AUTHORITY_CODES)


def read_authority_accountable(response: Response, column: str) -> Answer:
    """Read whether the authority is accountable to the city; blank if there is none."""
    return decode(response, column, ACCOUNTABLE_CODES)


def is_ticked(response: Response, column: str) -> bool:
    """Check whether a box is ticked; the file stores a tick as 1 and an empty box as blank."""
    return decode(response, column, {"1": 1, "": None}) == 1


def read_tick(response: Response, column: str) -> Answer:
    """Read one box of a tick-box question.

    An empty box means no only if the respondent ticked another box of the same question. If the
    whole question is empty, or "I don't know" is its only tick, the answer is blank.
    """
    if is_ticked(response, column):
        return 1
    answered = any(is_ticked(response, box) for box in BOXES[column[:3]])
    return 0 if answered else None


def _box(
    item_id: str, column: str, dimension: str, recommendations: str = "", role: str = "scored"
) -> Item:
    return Item(item_id, dimension, role, column, read_tick, recommendations)


def _barrier(name: str, number: int, dimension: str = "", recommendations: str = "") -> Item:
    column = f"q38{number:02d}"
    return _box(f"barrier_{name}", column, dimension, recommendations, role="barrier")


PARTICIPATION, PLANNING = "participation", "strategic_planning"
FORESIGHT, ANALYTICS = "foresight", "advanced_analytics"
REACH, LOOK_AHEAD, WORK = "reach_the_unorganized", "look_ahead", "work_with_others"

#: Every question of the study, in display order.
ITEMS: tuple[Item, ...] = (
    # Asking for a vote or an opinion is less than the recommendation calls for, so these two are
    # evidence for no recommendation.
    _box("voting", "q2601", PARTICIPATION),
    _box("public_consultation", "q2602", PARTICIPATION),
    _box("formal_petitions", "q2603", PARTICIPATION, REACH),
    _box("online_engagement", "q2604", PARTICIPATION, REACH),
    _box("participatory_budgeting", "q2605", PARTICIPATION, "design_together"),
    Item("representation_quota", PARTICIPATION, "scored", "q27", read_quota, REACH),
    Item(
        "corruption_reporting",
        "accountability",
        "scored",
        "q29",
        read_yes_no,
        "answer_for_results",
    ),
    Item("strategic_plan", PLANNING, "scored", "q31", read_yes_no, "plan_stronger"),
    _box("backcasting", "q3306", FORESIGHT, LOOK_AHEAD),
    _box("forecasting", "q3307", FORESIGHT, LOOK_AHEAD),
    _box("scenarios", "q3308", FORESIGHT, LOOK_AHEAD),
    _box("population_models", "q3301", ANALYTICS, LOOK_AHEAD),
    _box("spatial_growth_models", "q3302", ANALYTICS, LOOK_AHEAD),
    _box("transport_models", "q3303", ANALYTICS, LOOK_AHEAD),
    _box("climate_models", "q3304", ANALYTICS, LOOK_AHEAD),
    Item("metropolitan_setup", "collaboration", "context", "q21", read_yes_no, WORK),
    Item("submunicipal_government", "", "context", "q23", read_yes_no),
    Item("transport_authority", "", "context", "q34", read_authority),
    Item("transport_authority_accountable", "", "context", "q34", read_authority_accountable),
    _barrier("resource_predictability", 1),
    _barrier("election_cycles", 2),
    _barrier("public_support", 3),
    _barrier("fragmented_governance", 4, "collaboration", WORK),
    _barrier("public_funding", 5),
    _barrier("private_investment", 6),
    _barrier("local_government_skills", 7),
    _barrier("workforce_skills", 8),
    _barrier("private_sector_support", 9, "collaboration", WORK),
    _barrier("state_support", 10),
    _barrier("national_support", 11),
)


def read_answers(response: Response, items: Sequence[Item] = ITEMS) -> Answers:
    """Read every question of the study from one response."""
    return {item.id: item.read(response, item.column) for item in items}


def agree(answers: Iterable[Answer]) -> Answer:
    """Choose the answer that all responses share, else blank.

    A blank in one response counts as a difference: the others alone do not represent the city.
    """
    distinct = set(answers)
    return distinct.pop() if len(distinct) == 1 else None


def merge_answers(responses: Sequence[Answers]) -> Answers:
    """Merge the responses of one city, question by question.

    Boxes are read within each response before they are compared, because an empty box has a
    meaning only beside the other boxes of the same response.
    """
    return {question: agree(r[question] for r in responses) for question in responses[0]}
