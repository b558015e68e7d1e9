"""Tests of the evidence behind an answer."""

from __future__ import annotations

from dataclasses import fields, replace

from smartgov.evidence import EVIDENCE_COLUMNS, NO_EVIDENCE, Evidence


def test_the_columns_are_the_fields() -> None:
    assert tuple(field.name for field in fields(Evidence)) == EVIDENCE_COLUMNS


def test_an_answer_is_verified_once_somebody_is_named() -> None:
    assert not NO_EVIDENCE.verified
    assert not replace(NO_EVIDENCE, note="adopted", link="https://example.org").verified
    assert replace(NO_EVIDENCE, verified_by="Court of audit").verified
