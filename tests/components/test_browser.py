"""The address of a page, wherever the app is served."""

from __future__ import annotations

import pytest

from components.browser import join_address
from components.frame import PAGES
from tests.conftest import OpenApp


@pytest.mark.parametrize(
    "home", ["http://127.0.0.1:8501", "https://city", "https://a.org/smart-city"]
)
@pytest.mark.parametrize("slug", PAGES)
def test_address_of_a_page_wherever_the_app_is_served(home: str, slug: str):
    for here in PAGES:
        for end in ("", "/"):
            assert join_address(f"{home}/{here}{end}", slug, PAGES) == f"{home}/{slug}"
    assert join_address(home, slug, PAGES) == f"{home}/{slug}"


@pytest.mark.parametrize("slug", ["city", "your_city"])
def test_link_to_share_is_the_page_itself(open_app: OpenApp, slug: str):
    app = open_app(slug)
    app.context["url"] = f"https://a.org/{slug}"
    app.run()
    addresses = [code.value.split("?")[0] for code in app.code]
    assert addresses
    assert set(addresses) == {f"https://a.org/{slug}"}
