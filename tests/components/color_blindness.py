"""Simulate color blindness, and measure how far apart colors look.

The matrices are those of Machado, Oliveira and Fernandes (2009) for the full severity; distances
are in OKLab (Ottosson 2020), in which black and white are 1 apart.
"""

from __future__ import annotations

import numpy as np

from smartgov.palette import rgb

#: What is missing, and the matrix for linear RGB.
SIMULATIONS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}

_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def seen(color: str, simulation: str) -> np.ndarray:
    """Compute a color as somebody sees it: lightness and two axes of hue in OKLab."""
    share = np.array(rgb(color)) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    cones = _TO_CONES @ np.clip(np.array(SIMULATIONS[simulation]) @ linear, 0, 1)
    lab: np.ndarray = _TO_LAB @ np.cbrt(cones)
    return lab


def distance(one: str, other: str, simulation: str) -> float:
    """Measure how far apart two colors look."""
    return float(np.linalg.norm(seen(one, simulation) - seen(other, simulation)))
