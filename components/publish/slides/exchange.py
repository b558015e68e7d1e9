"""The slide of who could host an exchange on each recommendation, for a secretariat."""

from __future__ import annotations

from components.publish.slides.deck import DeckSlide
from components.publish.slides.slide import Draft, Grid
from components.reader import Reader
from components.words.filters import with_scope
from smartgov.advice.exchange import Host, find_hosts

#: Maximum number of cities that are named as possible hosts of one exchange.
MOST_NAMED = 5


def make_exchange(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """List who could host an exchange on what; nothing if no selected city could."""
    t = reader.t
    del slide, address
    hosts = find_hosts(reader.study, reader.scores, reader.recommendations, reader.chosen)
    if not hosts:
        return []
    return [
        Draft(
            title=t("exchange.hosts_title"),
            subtitle=with_scope(reader, t("exchange.slide_subtitle")),
            main=Grid(
                caption=t("exchange.hosts_title"),
                heads=(t("terms.recommendation"), t("exchange.hosts"), t("exchange.guests")),
                shares=(0.34, 0.46, 0.2),
                rows=tuple(_row(reader, host) for host in hosts),
                colors=tuple(reader.hue(host.recommendation.pillar) for host in hosts),
            ),
            notes=(t("exchange.slide_notes"),),
            page="recommendations",
        )
    ]


def _row(reader: Reader, host: Host) -> tuple[str, ...]:
    """Name the first hosts of an exchange, and count those who could come."""
    t = reader.t
    listed = ", ".join(reader.name(city.id) for city in host.hosts[:MOST_NAMED])
    more = len(host.hosts) - MOST_NAMED
    return (
        t.text(host.recommendation.title),
        listed + (t("charts.cities_more", count=more) if more > 0 else ""),
        t.share(host.guests, host.answered),
    )
