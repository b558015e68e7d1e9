"""The tree of an index: index → pillars → dimensions."""

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
    """The tree index → pillars → dimensions, in the order in which it is shown."""

    pillars: tuple[Pillar, ...]
    dimensions: tuple[Dimension, ...]

    @cached_property
    def weights(self) -> dict[str, float]:
        """Weight by id, of every pillar and dimension."""
        nodes: list[Pillar | Dimension] = [*self.pillars, *self.dimensions]
        return {node.id: node.weight for node in nodes}

    @cached_property
    def labels(self) -> dict[str, Text]:
        """Words by id, of every pillar and dimension."""
        nodes: list[Pillar | Dimension] = [*self.pillars, *self.dimensions]
        return {node.id: node.label for node in nodes}

    def dimension(self, dimension_id: str) -> Dimension:
        """Return the dimension with this id; ``KeyError`` where there is none."""
        return {dimension.id: dimension for dimension in self.dimensions}[dimension_id]

    def dimensions_of(self, pillar_id: str) -> tuple[Dimension, ...]:
        """Return the dimensions of one pillar, in order."""
        return tuple(d for d in self.dimensions if d.pillar == pillar_id)
