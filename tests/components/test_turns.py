"""Only a few pages are drawn at a time; the others wait, say so, and are served in turn."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Semaphore

import pytest
import streamlit as st

from components import turns
from components.i18n import Translator, translator
from components.turns import let_others_pass, take_turn, take_turn_quietly

EN = translator("en")


@pytest.fixture
def one_turn(monkeypatch: pytest.MonkeyPatch) -> Iterator[Semaphore]:
    """Return the turns, of which there is one; it must be free again in the end."""
    semaphore = Semaphore(1)
    monkeypatch.setattr(turns, "_turns", semaphore)
    yield semaphore
    assert semaphore.acquire(blocking=False)
    assert not semaphore.acquire(blocking=False)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the notices that are shown from here on."""
    notices: list[str] = []
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    monkeypatch.setattr(st, "toast", lambda text, **_: notices.append(text))
    return notices


@pytest.mark.usefixtures("one_turn")
def test_who_need_not_wait_is_told_nothing(said: list[str]) -> None:
    with take_turn(EN):
        pass
    assert said == []


@pytest.mark.usefixtures("one_turn")
def test_a_page_waits_for_the_one_before_and_says_so(
    said: list[str], t: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, told = [], Event()
    monkeypatch.setattr(st, "toast", lambda text, **_: (said.append(text), told.set()))

    def draw_second() -> None:
        with take_turn(t):
            order.append("second")

    with ThreadPoolExecutor() as pool:
        with take_turn(t):
            second = pool.submit(draw_second)
            assert told.wait(60)
            order.append("first")
        second.result(60)
    assert order == ["first", "second"]
    assert [words.partition(" [")[0] for words in said] == [t("app.waiting")]
    assert said[0].endswith(f"](edition/?lang={t.language})")


def test_a_page_that_fails_gives_its_turn_back(one_turn: Semaphore, said: list[str]) -> None:
    for error in (ValueError, KeyboardInterrupt):  # Streamlit stops a run by a BaseException
        with pytest.raises(error), take_turn(EN):
            raise error
    assert said == []


@pytest.mark.usefixtures("one_turn")
def test_no_more_pages_are_drawn_at_a_time_than_there_are_turns(said: list[str]) -> None:
    drawn: list[int] = []
    together = Barrier(8)

    def draw() -> None:
        together.wait(60)
        with take_turn(EN):
            drawn.append(1)
            assert len(drawn) == 1
            drawn.clear()

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(draw) for _ in range(8)]:
            done.result(60)


@pytest.mark.usefixtures("said")
def test_long_work_lets_others_pass(one_turn: Semaphore) -> None:
    with take_turn(EN):
        assert not one_turn.acquire(blocking=False)
        with let_others_pass(), take_turn(EN):
            pass
        assert not one_turn.acquire(blocking=False)


def test_without_a_turn_there_is_nothing_to_give_up(one_turn: Semaphore) -> None:
    with let_others_pass():
        assert one_turn.acquire(blocking=False)
        one_turn.release()


@pytest.mark.usefixtures("one_turn")
def test_what_is_no_page_waits_for_its_turn_and_not_forever() -> None:
    with take_turn_quietly(0.01), pytest.raises(TimeoutError), take_turn_quietly(0.01):
        pass
    with take_turn_quietly(0.01):
        pass
