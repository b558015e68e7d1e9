"""What is told of the tables of the project: read once in a process, since they never change.

Nothing may write into what is returned.
"""

from __future__ import annotations

from functools import cache

from smartgov.cases.case import Collection
from smartgov.cases.read_cases import read_sound_collection
from smartgov.certainty.validation import Check, validate
from smartgov.study.uclg_study import UclgStudy, read_uclg_study


@cache
def shipped_uclg_study() -> UclgStudy:
    """Get what is known of UCLG's Smart Cities Study."""
    return read_uclg_study()


@cache
def shipped_collection() -> Collection:
    """Get the documented practices and standards of the project."""
    return read_sound_collection()


@cache
def shipped_checks() -> tuple[Check, ...]:
    """Get the comparison of the method with published results."""
    return tuple(validate())
