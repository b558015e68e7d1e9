"""Tests of ``python -m components``, which writes profiles and editions without Streamlit."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from components.__main__ import cases_beside, main
from components.i18n import translator
from components.publish.report.card import write_card
from components.publish.site.collect import list_addresses, render
from components.publish.site.edition import Edition
from components.publish.site.site_address import Address
from components.publish.site.write_edition import list_written
from components.view.view import View
from smartgov.cli.output import say
from smartgov.export.study_files import write_study
from smartgov.model import Spec
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.conftest import load_shipped
from tests.smartgov.made_studies import write_study as write_made

SURVEY = "urban-governance-survey-2015"
ROOT = Path(__file__).resolve().parents[2]


def report(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", SURVEY, *arguments])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_is_that_of_the_app(
    make_page: MakePage, tmp_path: Path, language: Language
) -> None:
    out = tmp_path / "card.pdf"
    done = report("barcelona", "--language", language, "--out", str(out))
    assert done.exit_code == 0, done.output
    assert out.read_bytes() == write_card(make_page(language, city="barcelona"), "pdf")
    name = {"fr": "Barcelone"}.get(language, "Barcelona")
    assert name in PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text()


def test_the_options_of_score_and_the_peers_are_heeded(make_page: MakePage, tmp_path: Path) -> None:
    out = tmp_path / "card.html"
    options = ("--weight", "participation=2", "--aggregation", "geometric", "--min-coverage", "0.5")
    done = report("ghent", *options, "--peers", "population", "--out", str(out))
    assert done.exit_code == 0, done.output
    chosen = View(
        city="ghent",
        peers="population",
        weights=(("participation", 2.0),),
        aggregation="geometric",
        coverage=0.5,
    )
    page = make_page("en", **{k: v for k, v in chosen.__dict__.items() if v != getattr(View(), k)})
    object.__setattr__(page, "scores", score(page.study, chosen.spec))
    assert out.read_bytes() == write_card(page, "html")


def test_a_scenario_is_that_of_the_app(make_page: MakePage, tmp_path: Path) -> None:
    out = tmp_path / "card.html"
    done = report("ghent", "--if", "strategic_plan=0", "--out", str(out))
    assert done.exit_code == 0, done.output
    page = make_page("en", city="ghent", changes=(("strategic_plan", 0.0),))
    assert out.read_bytes() == write_card(page, "html")
    assert page.t("report.scenario.mark").encode() in out.read_bytes()


@pytest.mark.parametrize(
    "change", ["plan=1", "strategic_plan", "strategic_plan=2", "strategic_plan=no"]
)
def test_a_change_that_the_study_does_not_allow_is_a_usage_error(
    tmp_path: Path, change: str
) -> None:
    done = report("ghent", "--if", change, "--out", str(tmp_path / "card.pdf"))
    assert done.exit_code == 2
    assert change in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_city_that_the_study_does_not_have_is_a_usage_error(tmp_path: Path) -> None:
    done = report("atlantis", "--out", str(tmp_path / "card.pdf"))
    assert done.exit_code == 2
    assert "atlantis" in done.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["card.docx", "card"])
def test_another_kind_of_file_is_a_usage_error(tmp_path: Path, name: str) -> None:
    done = report("ghent", "--out", str(tmp_path / name))
    assert done.exit_code == 2
    assert ".pdf, .html" in done.output


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    done = report("ghent", "--out", str(tmp_path / "missing" / "card.html"))
    assert done.exit_code == 1
    assert "error" in done.output


def test_nothing_of_streamlit_is_imported() -> None:
    code = "import sys, components.__main__; print('streamlit' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


CHILE = "chile-transparency-2018"


@pytest.mark.parametrize(("since", "shown"), [((), "2017"), (("--since", "2016"), "2016")])
def test_the_card_says_what_changed_since_an_edition(
    tmp_path: Path, since: tuple[str, ...], shown: str
) -> None:
    out = tmp_path / "card.html"
    done = CliRunner().invoke(main, ["report", CHILE, "santiago", *since, "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert translator("en")("change.section", since=shown) in out.read_text(encoding="utf-8")


def test_an_edition_that_nothing_is_shared_with_is_a_usage_error(tmp_path: Path) -> None:
    arguments = ["report", CHILE, "santiago", "--since", "2019", "--out", str(tmp_path / "a.pdf")]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert "2017" in done.output
    assert list(tmp_path.iterdir()) == []


def test_an_edition_before_a_break_is_a_usage_error(tmp_path: Path) -> None:
    before, after = (write_made(tmp_path / f"made-{year}") for year in (2014, 2018))
    before.describe_itself(id="made-2014", series="made-series", edition=2014)
    new_rules = {"break": {"en": "New rules."}}
    after.describe_itself(id="made-2018", series="made-series", edition=2018, **new_rules)
    out = tmp_path / "card.html"
    arguments = ["report", str(after.path), "arco", "--since", "2014", "--out", str(out)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert not out.exists()


# --- site --------------------------------------------------------------------------------------

DEMONSTRATION = "smart-cities-study-2019-demo"


def site(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["site", DEMONSTRATION, *arguments])


def test_an_edition_has_the_languages_and_the_weights_asked_for(tmp_path: Path) -> None:
    """Of four cities: what was asked for is the same for many."""
    before, after = (write_made(tmp_path / f"made-{year}") for year in (2017, 2019))
    before.describe_itself(id="made-2017", series="made-series", edition=2017)
    after.describe_itself(id="made-2019", series="made-series", edition=2019)
    out = tmp_path / "site"
    options = ("--language", "fr", "--weight", "voice=2", "--base-url", "https://x.org/a")
    done = CliRunner().invoke(main, ["site", str(after.path), str(out), *options])
    assert done.exit_code == 0, done.output
    study = after.load().sound
    edition = Edition(
        name="made-2019",
        study=study,
        scores=score(study, Spec(weights=(("voice", 2.0),))),
        languages=("fr",),
        base_url="https://x.org/a",
    )
    written = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert written == {path for path, _ in list_written(edition)}
    page = Address("fr", "ranking")
    assert (out / page.path).read_bytes() == render(edition, page)
    assert f"{len(list(list_addresses(edition)))} pages" in done.output
    city = Address("fr", "city", study.cities[0].id)
    assert 'id="since"' in (out / city.path).read_text(encoding="utf-8")


def test_an_edition_does_not_take_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = site(str(tmp_path), "--language", "es")
    assert done.exit_code == 1
    assert say("site_exists", "es", name=tmp_path) in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_edition_needs_an_address_on_the_web(tmp_path: Path) -> None:
    done = site(str(tmp_path / "site"), "--base-url", "javascript:alert(1)")
    assert done.exit_code == 2
    assert "https://" in done.output
    assert not (tmp_path / "site").exists()


def test_practices_in_the_folder_of_a_study_are_in_its_edition(tmp_path: Path) -> None:
    study = load_shipped(SURVEY)
    assert cases_beside(SURVEY, study) == ()
    folder = tmp_path / "made"
    write_study(study, folder)
    assert cases_beside(str(folder), study) == ()
