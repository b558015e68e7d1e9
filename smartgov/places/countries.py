"""The codes of countries."""

from __future__ import annotations

import pycountry

#: ISO 3166-1, and the code that the European Union uses for Kosovo.
COUNTRIES = frozenset(country.alpha_2 for country in pycountry.countries) | {"XK"}
