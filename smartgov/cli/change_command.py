"""The command for change between editions: ``python -m smartgov change``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from smartgov.cli.certainty_commands import draw_options
from smartgov.cli.options import ask, spec_options
from smartgov.cli.output import print_table, say
from smartgov.cli.spoken_group import spoken
from smartgov.editions.choice import choose_earlier, earlier_editions
from smartgov.editions.series import check_series, editions_beside
from smartgov.export.asked import Asked
from smartgov.model import Study
from smartgov.problems import Problem
from smartgov.study.catalog import study_folders
from smartgov.study.edition import FILE, peek_edition
from smartgov.study.load import LoadedStudy, load_study


@click.command()
@spec_options
@click.option("--since")
@draw_options
def change(study: str, since: str | None, draws: int, seed: int, **options: Any) -> None:
    """Write the change of each city of STUDY since an earlier edition, by every score, as CSV.

    Without ``--since``, that is the edition before, as in links and for other programs.
    The same seed gives the same output.
    """
    asked = replace(ask_since(ask(study, **options), study, since), draws=draws, seed=seed)
    print_table("change", asked)


def ask_since(asked: Asked, path: str, since: str | None) -> Asked:
    """Compare with an earlier edition of the series; fail with a usage error if there is none."""
    editions = (*find_others(asked.study, path), asked.study)
    earlier = earlier_editions(asked.study, editions)
    return replace(asked, before=choose_edition(earlier, since), editions=editions)


def choose_edition(earlier: Sequence[Study], since: str | None) -> Study:
    """Choose the edition that an option names; fail with a usage error if there is none.

    Without the option it is the one before.
    """
    chosen = choose_earlier(earlier, since)
    if chosen is None and since is None:
        raise click.UsageError(say("no_edition", spoken()))
    if chosen is None or since not in (None, chosen.info.edition):
        known = ", ".join(study.info.edition for study in earlier) or "–"
        told = say("unknown_edition", spoken(), since=repr(since), known=known)
        raise click.BadParameter(told, param_hint="--since")
    return chosen


def find_others(study: Study, path: str) -> list[Study]:
    """Load the other editions of the series of a study, among the studies and beside its folder."""
    folders = _folders_beside(path)
    found = editions_beside(folders, study.info.series, study.info.edition)
    loaded = (load_study(folders[edition.study]).study for edition in found)
    return [other for other in loaded if other is not None]


def _folders_beside(path: str) -> dict[str, Path]:
    """Find the study folders that may be editions: all known ones, and those beside a path."""
    folders = study_folders()
    if path in folders or not Path(path).exists():
        return folders
    beside = Path(path).resolve().parent
    return {**{p.name: p for p in sorted(beside.iterdir()) if p.is_dir()}, **folders}


def check_editions(loaded: LoadedStudy, path: str) -> list[Problem]:
    """List what keeps a study from being compared with other editions; nothing if it is alone."""
    if loaded.study is None or not loaded.study.info.series:
        return []
    info, folders = loaded.study.info, _folders_beside(path)
    here = folders.get(path, Path(path)).resolve()
    twins = [
        Problem("repeated_edition", FILE, None, "edition", info.edition, name)
        for name, folder in folders.items()
        if (found := peek_edition(folder)) is not None
        and (found.series, found.edition) == (info.series, info.edition)
        and folder.resolve() != here
    ]
    return [*twins, *check_series(loaded.study, find_others(loaded.study, path))]
