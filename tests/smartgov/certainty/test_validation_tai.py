"""Tests that the code reproduces the printed results of the Technology Achievement Index.

OECD/JRC, *Handbook on Constructing Composite Indicators* (2008): 23 countries and 8 indicators
(Table A.2; telephones and electricity already as logarithms), the weights of budget allocation
(Table 22) and the ranks with equal weights, budget allocation (Table 23) and geometric aggregation
(Table 38). Goalposts: *Human Development Report 2001*, technical note 2.

The index is read as a study with one question per dimension, so that indicator weights are
dimension weights. The weights are printed with two decimals; those of budget allocation still give
the printed ranks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from smartgov.model import Spec, Study
from smartgov.scoring.aggregate import GEOMETRIC_FLOOR, aggregate
from smartgov.scoring.rank import rank
from smartgov.scoring.score import score
from tests.smartgov.made_studies import SOUND, write_study

PRINTED = """\
country patents royalties internet exports telephones electricity schooling university  EW BAP GME
FI          187     125.6    200.2    50.7       3.08        4.15      10.0       27.4   1   1   2
US          289     130.0    179.1    66.2       3.00        4.07      12.0       13.9   2   2   1
SE          271     156.6    125.8    59.7       3.10        4.14      11.4       15.3   3   3   3
JP          994      64.6     49.0    80.8       3.00        3.86       9.5       10.0   4   5   4
KR          779       9.8      4.8    66.7       2.97        3.65      10.8       23.2   5   4  16
NL          189     151.2    136.0    50.9       3.02        3.77       9.4        9.5   6   8   5
GB           82     134.0     57.4    61.9       3.02        3.73       9.4       14.9   7   7   6
SG            8      25.5     72.3    74.9       2.95        3.83       7.1       24.2   8   6  18
CA           31      38.6    108.0    48.7       2.94        4.18      11.6       14.2   9  10  13
AU           75      18.2    125.9    16.2       2.94        3.94      10.9       25.3  10  11  14
DE          235      36.8     41.2    64.2       2.94        3.75      10.2       14.4  11   9   8
NO          103      20.2    193.6    19.0       3.12        4.39      11.9       11.2  12  13  11
IE          106     110.3     48.6    53.6       2.97        3.68       9.4       12.3  13  12   7
BE           72      73.9     58.9    47.6       2.91        3.86       9.3       13.6  14  14   9
NZ          103      13.0    146.7    15.4       2.86        3.91      11.7       13.1  15  17  17
AT          165      14.8     84.2    50.3       2.99        3.79       8.4       13.6  16  15  12
FR          205      33.6     36.4    58.9       2.97        3.80       7.9       12.6  17  16  10
IL           74      43.6     43.2    45.0       2.96        3.74       9.6       11.0  18  18  15
ES           42       8.6     21.0    53.4       2.86        3.62       7.3       15.6  19  19  19
IT           13       9.8     30.4    51.0       3.00        3.65       7.2       13.0  20  21  21
CZ           28       4.2     25.0    51.7       2.75        3.68       9.5        8.2  21  22  23
HU           26       6.2     21.6    63.5       2.73        3.46       9.1        7.7  22  20  22
SI          105       4.0     20.3    49.5       2.84        3.71       7.1       10.6  23  23  20
"""

HEADER, *ROWS = (line.split() for line in PRINTED.splitlines())
INDICATORS = HEADER[1:9]
COUNTRIES = [row[0] for row in ROWS]
RAW = np.array([[float(cell) for cell in row[1:9]] for row in ROWS])
RANKS = {name: [int(row[9 + n]) for row in ROWS] for n, name in enumerate(HEADER[9:])}

#: The telephones and the electricity of the report, in lines and kilowatt-hours a person.
LOGGED = {"telephones": (1, 901), "electricity": (22, 6969)}

GOALPOSTS = {
    "patents": (0, 994),
    "royalties": (0, 272.6),
    "internet": (0, 232.4),
    "exports": (0, 80.8),
    **{name: (math.log10(low), math.log10(high)) for name, (low, high) in LOGGED.items()},
    "schooling": (0.8, 12),
    "university": (0.1, 27.4),
}

BUDGET_ALLOCATION = Spec(
    tuple(zip(INDICATORS, (0.11, 0.11, 0.11, 0.18, 0.10, 0.06, 0.15, 0.18), strict=True))
)


def read_tai(
    path: Path,
    values: np.ndarray = RAW,
    goalposts: Mapping[str, tuple[float, float]] = GOALPOSTS,
    logged: tuple[str, ...] = (),
    reference: str = "fixed",
) -> Study:
    """Write the index as a study folder and read it."""
    framework = ["id,parent,label_en", "tai,,Technology Achievement Index"]
    questions = ["id,dimension,role,type,low,high,transform,range,text_en"]
    answers = ["city,question,value"]
    for name, column in zip(INDICATORS, values.T, strict=True):
        low, high = goalposts[name]
        transform = "log10" if name in logged else "none"
        framework.append(f"{name},tai,{name}")
        questions.append(f"{name},{name},scored,number,{low},{high},{transform},{reference},{name}")
        answers += [f"{c},{name},{value}" for c, value in zip(COUNTRIES, column, strict=True)]
    cities = ["id,name,country,latitude,longitude", *(f"{c},{c},{c},0,0" for c in COUNTRIES)]
    tables = {"framework": framework, "questions": questions, "cities": cities, "answers": answers}
    files = {f"{name}.csv": "\n".join(lines) + "\n" for name, lines in tables.items()}
    folder = write_study(path, {"datapackage.json": SOUND["datapackage.json"], **files})
    assert {problem.code for problem in folder.problems()} <= {"beyond_goalposts"}
    return folder.study()


@pytest.fixture(scope="module")
def tai(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return read_tai(tmp_path_factory.mktemp("tai") / "made")


def ranks_of(study: Study, spec: Spec | None = None) -> list[int]:
    return score(study, spec).rank.astype(int).tolist()


def agreeing(ranks: list[int], printed: str) -> int:
    """Return how many of the 23 ranks are those that are printed."""
    return sum(ours == theirs for ours, theirs in zip(ranks, RANKS[printed], strict=True))


def test_table_is_whole() -> None:
    assert RAW.shape == (23, 8)
    for ranks in RANKS.values():
        assert sorted(ranks) == list(range(1, 24))


def test_equal_weights_give_the_printed_ranks(tai: Study) -> None:
    assert ranks_of(tai) == RANKS["EW"]


def test_weights_of_budget_allocation_give_the_printed_ranks(tai: Study) -> None:
    assert ranks_of(tai, BUDGET_ALLOCATION) == RANKS["BAP"]
    assert agreeing(ranks_of(tai), "BAP") < 23


def test_range_of_the_sample_gives_eleven_of_them(tmp_path: Path) -> None:
    """The reference range reorders the ranking, and more than the weights do."""
    sampled = read_tai(tmp_path / "made", reference="sample")
    assert agreeing(ranks_of(sampled), "EW") == 11


def test_logarithms_may_be_taken_by_the_study(tai: Study, tmp_path: Path) -> None:
    """Lines and kilowatt-hours with the report's own goalposts score as their logarithms do."""
    values = RAW.copy()
    for name in LOGGED:
        column = INDICATORS.index(name)
        values[:, column] = 10 ** values[:, column]
    logged = read_tai(tmp_path / "made", values, {**GOALPOSTS, **LOGGED}, tuple(LOGGED))
    np.testing.assert_allclose(score(logged).normalized, score(tai).normalized, atol=1e-9)
    assert ranks_of(logged) == RANKS["EW"]


def test_geometric_mean_of_the_raw_values_gives_the_printed_ranks() -> None:
    """The floor of the geometric mean plays no part: no value of the table is as low as 1."""
    assert RAW.min() > GEOMETRIC_FLOOR
    means = aggregate(RAW, np.ones(8), "geometric")
    assert rank(means).tolist() == RANKS["GME"]


def test_score_of_finland_by_hand(tai: Study) -> None:
    """Finland is beyond the goalposts of telephones and electricity: 100 for both."""
    finland = score(tai).normalized.loc["FI"]
    assert finland[["telephones", "electricity", "university"]].tolist() == [100, 100, 100]
    expected = (
        18700 / 994 + 12560 / 272.6 + 20020 / 232.4 + 5070 / 80.8 + 9.2 / 11.2 * 100 + 300
    ) / 8
    assert score(tai).overall["FI"] == pytest.approx(expected)
