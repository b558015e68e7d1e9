"""Map countries to regions and subregions of the world, by UN M49 code.

United Nations Statistics Division, Standard country or area codes for statistical use (M49).
For Sub-Saharan Africa and Latin America the intermediate regions are used, as in the studies. Two
codes are not in M49: Taiwan is assigned to Eastern Asia, Kosovo to Southern Europe. Antarctica
has no region.

Studies of a single country use the regions of that country instead, by ISO 3166-2 code.
"""

from __future__ import annotations

import re
from functools import cache

import pycountry

_WORD_REGION = re.compile(r"^Región (de )?|(?<!\s)\s++Region$")

#: The countries of each subregion, as ISO 3166-1 alpha-2 codes.
SUBREGIONS = {
    "005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "013": "BZ CR GT HN MX NI PA SV",
    "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    "015": "DZ EG EH LY MA SD TN",
    "017": "AO CD CF CG CM GA GQ ST TD",
    "018": "BW LS NA SZ ZA",
    "021": "BM CA GL PM US",
    "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "030": "CN HK JP KP KR MN MO TW",
    "034": "AF BD BT IN IR LK MV NP PK",
    "035": "BN ID KH LA MM MY PH SG TH TL VN",
    "039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    "053": "AU CC CX HM NF NZ",
    "054": "FJ NC PG SB VU",
    "057": "FM GU KI MH MP NR PW UM",
    "061": "AS CK NU PF PN TK TO TV WF WS",
    "143": "KG KZ TJ TM UZ",
    "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "151": "BG BY CZ HU MD PL RO RU SK UA",
    "154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "155": "AT BE CH DE FR LI LU MC NL",
}

#: The subregions of each region.
REGIONS = {
    "002": ("011", "014", "015", "017", "018"),
    "009": ("053", "054", "057", "061"),
    "021": ("021",),
    "142": ("030", "034", "035", "143", "145"),
    "150": ("039", "151", "154", "155"),
    "419": ("005", "013", "029"),
}

_SUBREGION_OF = {
    country: subregion
    for subregion, countries in SUBREGIONS.items()
    for country in countries.split()
}
_REGION_OF = {
    subregion: region for region, subregions in REGIONS.items() for subregion in subregions
}


#: Short names of country subdivisions with a long official name.
SHORT_NAMES = {
    "CL-AI": "Aysén",
    "CL-LI": "O\N{RIGHT SINGLE QUOTATION MARK}Higgins",
    "CL-RM": "Metropolitana",
}


@cache
def part_of_country(code: str) -> str | None:
    """Look up the name of a country subdivision by its ISO 3166-2 code, such as ``CL-AN``.

    The name is a proper name, the same in every language, without the word for "region". None if
    there is no such code.
    """
    part = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    if part is None:
        return None
    return SHORT_NAMES.get(code) or _WORD_REGION.sub("", part.name)


def regions_of(country: str) -> tuple[str, str]:
    """Look up the region and subregion of a country; both blank if it has none."""
    subregion = _SUBREGION_OF.get(country, "")
    return _REGION_OF.get(subregion, ""), subregion
