"""Published numbers beside ours, and how far questions and dimensions go together."""

from __future__ import annotations

import math

import pytest

from components.sections.method import validation
from smartgov.certainty.reliability import alpha_by_dimension, correlate_dimensions
from smartgov.certainty.validation import Check, validate
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Check]:
    real = validate()
    monkeypatch.setattr(validation, "shipped_checks", lambda: real)
    return real


def test_the_table_has_our_numbers_beside_the_published(
    make_reader: MakeReader, checks: list[Check]
) -> None:
    reader = make_reader()
    table = validation.validation_table(reader, checks)
    assert table.data["check"].tolist() == [check.code for check in checks]
    assert table.data["ours"].tolist() == [check.ours for check in checks]
    verdicts = {row[0]: row[3] for row in table.rows}
    t = reader.t
    for check in checks:
        verdict = "sample" if check.code == "sample_range" else "yes" if check.agrees else "no"
        label = t(f"validation.checks.{check.code}")
        assert verdicts[label] == t(f"validation.verdicts.{verdict}")


@languages
def test_alphas_have_three_digits_and_ranks_their_base(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language)
    t = reader.t
    checks = [Check("alpha", 0.84367, 0.8, 0.0005), Check("sample_range", 20, 29, 29)]
    alpha, sample = validation.validation_table(reader, checks).rows
    assert alpha[1:] == [t.number(0.8, 3), t.number(0.84367, 3), t("validation.verdicts.no")]
    assert sample[1:] == [t.number(29), t.share(20, 29), t("validation.verdicts.sample")]


def test_agreement_is_in_the_heading(
    make_reader: MakeReader, drawn: Drawn, checks: list[Check]
) -> None:
    reader = make_reader()
    validation.show_validation(reader)
    agreed = sum(check.agrees for check in checks if check.code != "sample_range")
    title = reader.t("validation.title", agreed=agreed, all=len(checks) - 1)
    assert drawn.headings == [title]


@languages
def test_a_single_question_has_no_alpha(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language)
    table = validation.alpha_table(reader)
    assert [row[0] for row in table.rows] == ["voice", "data", "look"]
    assert reader.t("coherence.single") in table.rows[1][2]
    assert math.isnan(table.data.set_index("dimension").loc["data", "alpha"])
    of_survey = make_reader(language, of=survey)
    alphas = alpha_by_dimension(survey, of_survey.scores)["alpha"]
    assert validation.alpha_table(of_survey).data["alpha"].tolist() == pytest.approx(
        alphas.tolist(), abs=1e-12, nan_ok=True
    )


def test_correlations_of_dimensions(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey)
    table = validation.correlation_table(reader)
    expected = correlate_dimensions(survey, reader.scores)
    names = [reader.measure_label(d) for d in expected.columns]
    assert [row[0] for row in table.rows] == names
    assert [column.label for column in table.columns[1:]] == names
    assert [row[n + 1] for n, row in enumerate(table.rows)] == ["1.00"] * len(names)
    assert table.data.set_index("dimension").to_numpy() == pytest.approx(expected.to_numpy())
