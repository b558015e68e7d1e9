"""Say which dimension is the strongest and which the weakest, or that only one was asked about."""

from __future__ import annotations

import pandas as pd

from components.reader import Reader
from smartgov.tree import Pillar


def ends_of(means: pd.Series) -> list[tuple[str, str, float]]:
    """Find the dimensions with the highest and the lowest mean; of a single one, that it is.

    Parameters
    ----------
    means
        Mean score of each dimension, 0–100, without NaN.

    Returns
    -------
    list
        "strongest" or "weakest", or "only"; the id of the dimension; its mean. Empty without any.
    """
    if len(means) == 1:
        return [("only", str(means.index[0]), float(means.iloc[0]))]
    ends = (("strongest", means.nlargest(1)), ("weakest", means.nsmallest(1)))
    return [(key, str(d), float(mean)) for key, end in ends for d, mean in end.items()]


def strip_words(
    reader: Reader, means: pd.Series, cities: int, part: str = "overview"
) -> tuple[str, str]:
    """Write title and subtitle of the distribution of the scores in each dimension.

    ``part`` is that of the locale files which has the subtitle.
    """
    names = {key: reader.measure_label(dimension) for key, dimension, _ in ends_of(means)}
    if "only" in names:
        return (
            reader.t("overview.strips_only_title", dimension=names["only"]),
            reader.t(f"{part}.strips_only_subtitle", cities=cities),
        )
    return (
        reader.t("overview.strips_title", high=names["strongest"]),
        reader.t(f"{part}.strips_subtitle", cities=cities, low=names["weakest"]),
    )


def pillars_asked(reader: Reader) -> list[Pillar]:
    """List the pillars that the data set has a dimension of."""
    asked = {dimension.pillar for dimension in reader.study.asked}
    return [pillar for pillar in reader.study.framework.pillars if pillar.id in asked]


def ranked_basis(reader: Reader, ranked: int, cities: int) -> str:
    """Say how many cities have an overall score, of how many, and why the others have none."""
    return reader.t(
        "overview.ranked_all" if ranked == cities else "overview.ranked_basis", all=cities
    )
