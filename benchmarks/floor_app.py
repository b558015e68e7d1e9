"""The floor page: a map, a chart and a table of constants, as one writes them in Streamlit.

No study, no choice and no words: what the app is compared with.
"""

import json
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st

from smartgov.paths import LAND_FILE

NUMBER = 78
TABLE = pd.DataFrame(
    {
        "city": [f"City {n}" for n in range(NUMBER)],
        "lat": [(37 * n) % 120 - 50.0 for n in range(NUMBER)],
        "lon": [(71 * n) % 340 - 170.0 for n in range(NUMBER)],
        "score": [(53 * n) % 101 for n in range(NUMBER)],
    }
)


@st.cache_data
def read_land() -> Any:
    return json.loads(LAND_FILE.read_text(encoding="utf-8"))


st.title("The floor page")
land = pdk.Layer("GeoJsonLayer", data=read_land(), get_fill_color=[225, 222, 214])
dots = pdk.Layer(
    "ScatterplotLayer",
    data=TABLE,
    get_position="[lon, lat]",
    get_fill_color=[7, 95, 90],
    radius_min_pixels=5,
)
view = pdk.ViewState(latitude=20, longitude=0, zoom=1)
st.pydeck_chart(pdk.Deck([land, dots], initial_view_state=view, map_style=None))
st.plotly_chart(go.Figure(go.Bar(x=TABLE["city"], y=TABLE["score"])))
st.dataframe(TABLE)
