"""Country codes."""

from __future__ import annotations

import pycountry

#: ISO 3166-1 alpha-2 codes, and XK, which the European Union uses for Kosovo.
COUNTRIES = frozenset(country.alpha_2 for country in pycountry.countries) | {"XK"}
