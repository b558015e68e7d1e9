"""Write a city profile as a self-contained HTML file with embedded styles, fonts and chart."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from markupsafe import Markup

from components.html import key_figures
from components.publish.drawing import to_svg
from components.publish.report.parts import (
    Document,
    Profile,
    ProfileRow,
    ReportText,
    Section,
    Step,
)
from components.publish.report.profile_drawing import draw_profile
from components.theme import LIGHT
from smartgov.palette import mix

STYLE = Path(__file__).with_name("report.css")
FONTS = Path(__file__).parents[3] / "static" / "fonts"

#: Font files by family; the browser falls back to the second for characters the first lacks.
FAMILIES = {"Report": "plex-sans-latin.woff2", "Report Extended": "plex-sans-latin-ext.woff2"}

#: Content security policy: the file may load only what is embedded in it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"

_PAGE = Markup(
    """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{document}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
{mark}<main>
<header>
<p class="kind">{kind}</p>
<div class="shape">{shape}</div>
<h1>{name}</h1>
<p class="place">{place}</p>
</header>
{figures}
{notices}
{body}
{about}
</main>
</body>
</html>
"""
)


def write_html(report: ReportText) -> bytes:
    """Write a city profile as an HTML file in UTF-8."""
    standing = Markup("").join(_section(section) for section in report.standing)
    columns = Markup('<div class="columns">{}</div>').format(standing)
    since = [_section(report.since)] if report.since is not None else []
    parts = [_profile(report.profile), columns, *since, _next(report)]
    return write_page(report, Markup("\n").join(parts))


def write_page(document: Document, body: Markup) -> bytes:
    """Write a document as an HTML file in UTF-8; ``body`` stands below its key figures."""
    page = _PAGE.format(
        language=document.language,
        policy=POLICY,
        document=document.document,
        style=_style(),
        mark=_mark(document.mark),
        kind=f"{document.app} · {document.kind} · {document.study} · {document.status}",
        name=document.name,
        place=document.place,
        shape=to_svg(document.shape),
        figures=key_figures((f.label, f.value, f.basis) for f in document.figures),
        notices=paragraphs(document.notices, "notice"),
        body=body,
        about=_about(document),
    )
    return page.encode("utf-8", "replace")


@cache
def _style() -> Markup:
    """Build the style sheet with the theme's colors and the embedded fonts."""
    colors = {
        "paper": LIGHT.paper,
        "line": LIGHT.line,
        "ink": LIGHT.ink,
        "muted": LIGHT.muted,
        "link": LIGHT.link,
        "mark": mix(LIGHT.paper, LIGHT.line, 0.55),
    }
    variables = "".join(f"--{name}:{color};" for name, color in colors.items())
    sheet = STYLE.read_text(encoding="utf-8")
    # Safe: the style sheet and the inserted values are part of the project, not of a study.
    return Markup(f"{_faces()}\n:root{{{variables}}}\n{sheet}")  # noqa: S704


def _faces() -> str:
    return "\n".join(
        f'@font-face{{font-family:"{family}";font-weight:100 700;'
        f'src:url(data:font/woff2;base64,{_base64(FONTS / file)}) format("woff2")}}'
        for family, file in FAMILIES.items()
    )


def _base64(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode("ascii")


def _mark(word: str) -> Markup:
    """Build the watermark of every page; empty if there is none."""
    return Markup('<p class="mark"><span>{}</span></p>\n').format(word) if word else Markup("")


def _group_map(profile: Profile) -> Markup:
    if profile.group_map is None:
        return Markup("")
    return Markup('<div class="map">{}</div>').format(to_svg(profile.group_map))


def paragraphs(lines: tuple[str, ...], style: str = "") -> Markup:
    """Build a paragraph of each line, with a class of the style sheet."""
    attribute = Markup(' class="{}"').format(style) if style else ""
    return Markup("\n").join(Markup("<p{}>{}</p>").format(attribute, line) for line in lines)


def page_heading(title: str, subtitle: str = "") -> Markup:
    """Build the heading of a section, with a line in small print below it."""
    below = Markup('<p class="small">{}</p>').format(subtitle) if subtitle else ""
    return Markup("<h2>{}</h2>{}").format(title, below)


def _profile(profile: Profile) -> Markup:
    """Build the chart, which scrolls on narrow screens, and a table of the same numbers."""
    return Markup(
        '<section>{}<div class="chart" tabindex="0" role="group" aria-label="{}">{}</div>{}{}{}'
        "</section>"
    ).format(
        page_heading(profile.title, profile.subtitle),
        profile.title,
        to_svg(draw_profile(profile)),
        _table(profile),
        paragraphs(tuple(filter(None, (profile.not_asked, profile.group))), "small"),
        _group_map(profile),
    )


def _table(profile: Profile) -> Markup:
    """Build the visually hidden table of the chart's numbers for screen readers."""
    dimension, city, peers, median, half = profile.heads
    heads = (dimension, city, f"{peers}: {median}", f"{peers}: {half}")
    rows = [(row.label, _own_cell(row), *row.cells[1:]) for row in profile.rows]
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(text) for text in heads)
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            first, Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells)
        )
        for first, *cells in rows
    )
    return Markup(
        '<div class="unseen"><table><caption>{}</caption><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>"
    ).format(profile.alt, head, body)


def _own_cell(row: ProfileRow) -> str:
    """Format the city's score; in a scenario with that of its own answers behind it."""
    score = row.note or row.cells[0]
    return f"{score} ({row.was})" if row.was else score


def _section(section: Section) -> Markup:
    entries = Markup("").join(Markup("<li>{}</li>").format(line) for line in section.lines)
    return Markup("<section>{}<ul>{}</ul></section>").format(
        page_heading(section.title, section.subtitle), entries
    )


def _next(report: ReportText) -> Markup:
    steps = Markup("\n").join(_step(step) for step in report.steps)
    return Markup("<section>{}{}{}</section>").format(
        page_heading(report.next.title, report.next.subtitle),
        Markup("<ol>{}</ol>").format(steps) if steps else "",
        paragraphs(report.after, "small"),
    )


def _step(step: Step) -> Markup:
    facts = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, fact) for name, fact in step.facts
    )
    return Markup(
        '<li style="--hue:{}"><h3>{}</h3><p class="muted">{}</p><dl class="facts">{}</dl></li>'
    ).format(step.hue, step.title, step.text, facts)


def _about(report: Document) -> Markup:
    link = (
        Markup('<p>{} <a href="{}" rel="noopener noreferrer">{}</a></p>').format(
            report.live, report.address, report.address
        )
        if report.address
        else ""
    )
    return Markup("<footer><h2>{}</h2>{}{}</footer>").format(
        report.about.title, paragraphs(report.about.lines), link
    )
