"""Tests of the link that contains a visitor's own city."""

from __future__ import annotations

import base64
import re
import string
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.model import Study
from smartgov.own_city.link import MAX_LINK, VERSION, OwnCityError, format_own, parse_own
from smartgov.own_city.own_city import OwnCity
from tests.smartgov.made_studies import make_study, make_yes_no
from tests.smartgov.own_cities import ANSWERED, STUDY, own_cities

LETTERS = string.ascii_letters + string.digits + "-_"


def refusal(text: str, study: Study = STUDY) -> str:
    """Return why a link is refused."""
    with pytest.raises(OwnCityError) as refused:
        parse_own(text, study)
    return refused.value.code


def pack(body: bytes) -> str:
    """Return a body as a link with a right checksum, as someone could by hand."""
    checksum = zlib.crc32(VERSION.encode() + body).to_bytes(4, "big")
    return VERSION + base64.urlsafe_b64encode(body + checksum).decode().rstrip("=")


def unpack(text: str) -> bytes:
    """Return the body of a link, without version and checksum."""
    return base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))[:-4]


#: What a link begins with: four bytes that tell the list of questions.
TAG = unpack(format_own(OwnCity(), STUDY))[:4]

#: What a link ends with where nothing was answered, behind the two bytes of an unknown place.
NO_ANSWERS = unpack(format_own(OwnCity(), STUDY))[6:]


# --- there and back -----------------------------------------------------------------------------


@given(own_cities())
def test_what_is_written_is_read(own: OwnCity) -> None:
    text = format_own(own, STUDY)
    assert parse_own(text, STUDY) == own
    assert re.fullmatch("[A-Za-z0-9_-]+", text)


@given(own_cities())
def test_one_city_has_one_link(own: OwnCity) -> None:
    again = replace(own, answers=dict(reversed(list(own.answers.items()))))
    assert format_own(again, STUDY) == format_own(own, STUDY)


def test_a_link_is_short(survey: Study) -> None:
    own = replace(ANSWERED, answers={q.id: 1.0 for q in survey.scored})
    assert len(format_own(own, survey)) < 60


def test_links_that_have_been_sent_are_read_for_good(survey: Study) -> None:
    sent = "1fmg0zgcGQmlsYmFvRVMAQgN___uJUAAFRt0e5u3A5Aepkw"
    answers = {
        question.id: float(number % 2) if number % 5 else None
        for number, question in enumerate(survey.scored[:12])
    }
    own = OwnCity("Bilbao", "ES", 43.26271, -2.92528, 345_821, answers)
    assert parse_own(sent, survey) == own
    assert format_own(own, survey) == sent


def test_dont_know_is_not_skipped() -> None:
    assert parse_own(format_own(OwnCity(answers={"vote": None}), STUDY), STUDY).answers == {
        "vote": None
    }


@pytest.mark.parametrize("answers", [{"nothing": 1}, {"money": 1}, {"vote": 2}, {"hear": 1.5}])
def test_what_the_study_does_not_ask_cannot_be_written(answers: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(answers))):
        format_own(OwnCity(answers=answers), STUDY)


# --- refused ------------------------------------------------------------------------------------


def test_any_changed_character_is_refused() -> None:
    text = format_own(ANSWERED, STUDY)
    for at, right in enumerate(text):
        for wrong in LETTERS + "=+/ é%\n":
            if wrong != right:
                assert refusal(text[:at] + wrong + text[at + 1 :]) in {
                    "link_damaged",
                    "link_version",
                }


def test_a_link_cut_off_or_longer_is_refused() -> None:
    text = format_own(ANSWERED, STUDY)
    for length in range(len(text)):
        assert refusal(text[:length]) == "link_damaged"
    for letter in LETTERS:
        assert refusal(text + letter) == "link_damaged"
        assert refusal(text + letter * 4) == "link_damaged"


def test_letters_that_changed_places_are_refused() -> None:
    text = format_own(ANSWERED, STUDY)
    for at in range(1, len(text) - 1):
        if text[at] != text[at + 1]:
            assert refusal(text[:at] + text[at + 1] + text[at] + text[at + 2 :]) == "link_damaged"


@given(st.one_of(st.text(), st.text(LETTERS), st.text(LETTERS).map(lambda rest: VERSION + rest)))
def test_any_text_is_refused(text: str) -> None:
    assert refusal(text) in {"link_damaged", "link_version"}


@pytest.mark.parametrize(
    "text", ["", "1", "\ud800", "1\0", "\uff11AAA", "1" * MAX_LINK], ids=range(6)
)
def test_hostile_text_is_refused(text: str) -> None:
    assert refusal(text) in {"link_damaged", "link_version"}


def test_a_link_that_is_too_long_is_not_even_looked_at() -> None:
    assert refusal("1" * (MAX_LINK + 1)) == "link_long"


def test_another_version_is_told() -> None:
    assert refusal("2" + format_own(ANSWERED, STUDY)[1:]) == "link_version"


def test_a_link_of_another_list_of_questions_is_told(survey: Study) -> None:
    text = format_own(ANSWERED, STUDY)
    assert refusal(text, survey) == "link_foreign"
    fewer = make_study([make_yes_no("vote")], {"arco": [1]})
    assert refusal(text, fewer) == "link_foreign"
    renamed = replace(STUDY, info=replace(STUDY.info, id="other"))
    assert refusal(text, renamed) == "link_foreign"


@given(own_cities())
def test_what_is_packed_by_hand_as_we_do_is_read(own: OwnCity) -> None:
    text = format_own(own, STUDY)
    assert pack(unpack(text)) == text


@given(st.binary(max_size=80))
def test_what_someone_packs_by_hand_is_refused_or_what_we_would_write(body: bytes) -> None:
    text = pack(TAG + body)
    try:
        own = parse_own(text, STUDY)
    except OwnCityError as error:
        assert error.code in {"link_impossible", "link_damaged"}
    else:
        assert format_own(own, STUDY) == text


@given(own_cities(), st.data())
def test_what_someone_changes_by_hand_is_refused_or_what_we_would_write(own, data) -> None:
    body = unpack(format_own(own, STUDY))
    at = data.draw(st.integers(4, len(body) - 1))
    changed = body[:at] + bytes([data.draw(st.integers(0, 255))]) + body[at + 1 :]
    text = pack(changed)
    try:
        assert format_own(parse_own(text, STUDY), STUDY) == text
    except OwnCityError as error:
        assert error.code in {"link_impossible", "link_damaged"}


@pytest.mark.parametrize(
    "place",
    [
        b"\0\5<b>x<",
        b"\0\1\xff",
        b"\1\0ZZ",
        b"\1\0\xff\xff",
        b"\2\0\x7f\xff\xff\xff\x7f\xff\xff\xff",
        b"\4\0\xff\xff\xff\xff",
        b"\0\xff",
    ],
)
def test_what_cannot_be_is_told(place: bytes) -> None:
    assert refusal(pack(TAG + place + NO_ANSWERS)) == "link_impossible"
