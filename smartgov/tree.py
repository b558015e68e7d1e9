"""The structure of an index: index → pillars → dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from smartgov.text import Text


@dataclass(frozen=True)
class Pillar:
    """A main part of the index; ``weight`` is relative to the other pillars."""

    id: str
    weight: float
    label: Text
    definition: Text


@dataclass(frozen=True)
class Dimension:
    """A part of a pillar; ``weight`` is relative to the other dimensions of the pillar."""

    id: str
    pillar: str
    weight: float
    label: Text
    definition: Text


@dataclass(frozen=True)
class Framework:
    """The pillars and dimensions of an index, in display order."""

    pillars: tuple[Pillar, ...]
    dimensions: tuple[Dimension, ...]

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of every pillar and dimension, by id."""
        nodes: list[Pillar | Dimension] = [*self.pillars, *self.dimensions]
        return {node.id: node.weight for node in nodes}

    @cached_property
    def labels(self) -> dict[str, Text]:
        """The label of every pillar and dimension, by id."""
        nodes: list[Pillar | Dimension] = [*self.pillars, *self.dimensions]
        return {node.id: node.label for node in nodes}

    def dimension(self, dimension_id: str) -> Dimension:
        """Look up a dimension by id; raise ``KeyError`` if there is none."""
        return {dimension.id: dimension for dimension in self.dimensions}[dimension_id]

    def dimensions_of(self, pillar_id: str) -> tuple[Dimension, ...]:
        """Select the dimensions of one pillar, in order."""
        return tuple(d for d in self.dimensions if d.pillar == pillar_id)
