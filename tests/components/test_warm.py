"""Objects that live as long as the process are exempt from garbage collection."""

from __future__ import annotations

import gc

import streamlit as st

from components.warm import warm_up


def test_what_is_loaded_is_left_alone() -> None:
    gc.unfreeze()
    warm_up.clear()
    warm_up()
    frozen = gc.get_freeze_count()
    assert frozen > 100_000
    warm_up()
    assert gc.get_freeze_count() == frozen  # once in the life of the process


def test_no_run_of_a_page_ends_with_a_full_collection() -> None:
    assert st.get_option("runner.postScriptGC") is False
