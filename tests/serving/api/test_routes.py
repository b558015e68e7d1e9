"""Tests of the addresses of tables: the bytes of the command line, forms, tags and refusals."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run

import pytest
from click.testing import CliRunner

from components.data_address import TABLE_PARAMETERS
from components.i18n import translator
from serving.api import routes
from smartgov.cli.commands import main
from smartgov.cli.output import say
from smartgov.text import LANGUAGES
from tests.serving.api.conftest import Asking, read_json
from tests.serving.asgi import ask, scope_of

pytestmark = pytest.mark.usefixtures("commands_know_the_shipped")

ROOT = Path(__file__).resolve().parents[3]
SURVEY = "urban-governance-survey-2015"
DEMO = "smart-cities-study-2019-demo"

TRANSPARENCY = "chile-transparency-2018"

#: What is asked of the server, and the same of the command line.
SAME = {
    "scores": ("scores.csv", f"study={SURVEY}", ("score", SURVEY)),
    "weights": (
        "scores.csv",
        f"study={SURVEY}&weights=participation:2,foresight:0.5&aggregation=geometric&coverage=0.5",
        (
            *("score", SURVEY, "--weight", "participation=2", "--weight", "foresight=0.5"),
            *("--aggregation", "geometric", "--min-coverage", "0.5"),
        ),
    ),
    "ranks": (
        "ranks.csv",
        f"study={SURVEY}&score=participation",
        ("ranks", SURVEY, "--measure", "participation"),
    ),
    "bands": ("bands.csv", f"study={SURVEY}", ("bands", SURVEY)),
    "change": ("change.csv", f"study={DEMO}&since=2017", ("change", DEMO, "--since", "2017")),
    "before": ("change.csv", f"study={DEMO}", ("change", DEMO)),
    "series": (
        "scores.csv",
        "study=chile-transparency&q=val",
        ("table", "scores", "chile-transparency", "--search", "val"),
    ),
    "rank_changes": (
        "rank_changes.csv",
        f"study={SURVEY}&score=open_government&against=equal_dimensions&country=ES",
        (
            *("table", "rank_changes", SURVEY, "--measure", "open_government"),
            *("--against", "equal_dimensions", "--country", "ES"),
        ),
    ),
    "groups": (
        "groups.csv",
        f"study={SURVEY}&group=country&score=foresight",
        ("table", "groups", SURVEY, "--group", "country", "--measure", "foresight"),
    ),
    "medians": (
        "medians.csv",
        f"study={SURVEY}&by=region&size=over_5m",
        ("table", "medians", SURVEY, "--by", "region", "--size", "over_5m"),
    ),
    "profile": (
        "profile.csv",
        f"study={SURVEY}&city=ghent&peers=picked&pick=bilbao&pick=lisbon&pick=graz",
        (
            *("table", "profile", SURVEY, "--city", "ghent", "--peers", "picked"),
            *("--pick", "bilbao", "--pick", "lisbon", "--pick", "graz"),
        ),
    ),
    "median_changes": (
        "median_changes.csv",
        f"study={TRANSPARENCY}&since=2014&by=size",
        ("table", "median_changes", TRANSPARENCY, "--since", "2014", "--by", "size"),
    ),
    "regional_change": (
        "regional_change.csv",
        f"study={DEMO}&score=participation",
        ("table", "regional_change", DEMO, "--measure", "participation"),
    ),
    "trends": (
        "trends.csv",
        f"study={TRANSPARENCY}&size=250k_1m",
        ("table", "trends", TRANSPARENCY, "--size", "250k_1m"),
    ),
    "trend_medians": (
        "trend_medians.csv",
        f"study={TRANSPARENCY}&size=250k_1m",
        ("table", "trend_medians", TRANSPARENCY, "--size", "250k_1m"),
    ),
    "profile_trends": (
        "profile_trends.csv",
        f"study={DEMO}&city=demo-01-west-africa&peers=similar",
        (
            *("table", "profile_trends", DEMO, "--city", "demo-01-west-africa"),
            *("--peers", "similar"),
        ),
    ),
    "gaps": (
        "gaps.csv",
        f"study={SURVEY}&pillar=open_government",
        ("table", "gaps", SURVEY, "--pillar", "open_government"),
    ),
    "regional_gaps": (
        "regional_gaps.csv",
        f"study={SURVEY}&dimension=participation",
        ("table", "regional_gaps", SURVEY, "--dimension", "participation"),
    ),
    "shares": (
        "shares.csv",
        f"study={SURVEY}&region=150",
        ("table", "shares", SURVEY, "--region", "150"),
    ),
    "adoption": (
        "adoption.csv",
        f"study={DEMO}&recommendation=look_ahead&region=150",
        ("table", "adoption", DEMO, "--recommendation", "look_ahead", "--region", "150"),
    ),
    "adopters": (
        "adopters.csv",
        f"study={DEMO}&region=150",
        ("table", "adopters", DEMO, "--region", "150"),
    ),
    "needs": (
        "needs.csv",
        f"study={SURVEY}&region=150&region=002&size=over_5m",
        (
            *("table", "needs", SURVEY, "--region", "150", "--region", "002"),
            *("--size", "over_5m"),
        ),
    ),
    "practices": (
        "practices.csv",
        f"study={SURVEY}&recommendation=design_together",
        ("table", "practices", SURVEY, "--recommendation", "design_together"),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_the_command_line_gives_the_same_bytes(name: str, get: Asking) -> None:
    rest, query, arguments = SAME[name]
    printed = CliRunner().invoke(main, arguments).stdout_bytes
    answer = get(rest, query)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert answer.body == printed
    assert len(printed.splitlines()) > (3 if name != "gaps" else 2)


def test_a_program_that_is_started_prints_the_same_bytes(get: Asking) -> None:
    command = [sys.executable, "-m", "smartgov", "score", SURVEY]
    printed = run(command, cwd=ROOT, capture_output=True, check=True).stdout
    assert get("scores.csv", f"study={SURVEY}").body == printed


@pytest.mark.parametrize("table", TABLE_PARAMETERS)
def test_json_has_the_rows_of_csv(table: str, get: Asking) -> None:
    query = f"study={DEMO}&city=demo-01-west-africa&since=2017"
    rows = read_json(get(f"{table}.json", query))["rows"]
    header, *lines = get(f"{table}.csv", query).body.decode().splitlines()
    assert ",".join(rows[0]) == header
    assert len(rows) <= len(lines)
    if '"' not in "".join(lines):
        assert len(rows) == len(lines)


def test_json_says_what_the_numbers_are(get: Asking) -> None:
    answer = read_json(get("scores", f"study={DEMO}&region=150"))
    assert (answer["study"], answer["status"], answer["table"]) == (DEMO, "demonstration", "scores")
    assert answer["asked"] == {"study": [DEMO], "region": ["150"]}
    assert answer["version"].startswith("20")
    assert set(answer["note"]) == set(LANGUAGES)
    assert get("scores", f"study={DEMO}").headers["data-status"] == "demonstration"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/json", "application/json"),
        ("text/html,*/*;q=0.8", "application/json"),
        ("text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8"),
        ("", "application/json"),
    ],
)
def test_the_form_follows_accept(accept: str, kind: str, get: Asking) -> None:
    assert get("studies", accept=accept).headers["content-type"] == kind


def test_an_unchanged_answer_is_not_sent_again(get: Asking) -> None:
    first = get("scores.csv")
    tag = first.headers["etag"]
    again = get("scores.csv", if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    assert get("scores.csv", "region=150", if_none_match=tag).status == 200
    assert first.headers["cache-control"] == "public, max-age=300"
    assert get("scores.csv", accept_encoding="gzip").headers["content-encoding"] == "gzip"


def test_other_sites_may_read_and_only_read(get: Asking) -> None:
    asked = get("scores.csv", method="OPTIONS", origin="https://city.example")
    assert (asked.status, asked.headers["access-control-allow-methods"]) == (204, "GET, HEAD")
    for answer in (asked, get("scores.csv"), get("nothing"), get("")):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "set-cookie" not in answer.headers
    assert get("scores.csv", method="POST").status == 405


@pytest.mark.parametrize(
    ("rest", "query", "status", "kind"),
    [
        ("luck", "", 404, "not_found"),
        ("scores.xml", "", 404, "not_found"),
        ("scores", "study=nowhere", 404, "not_found"),
        ("scores", "study=file~1", 404, "not_found"),
        ("change", f"study={SURVEY}", 404, "not_found"),
        ("trends", f"study={SURVEY}", 404, "not_found"),
        ("profile", f"study={SURVEY}", 400, "bad_request"),
        ("profile", f"study={SURVEY}&city=atlantis", 400, "bad_request"),
        ("gaps", f"study={SURVEY}&pillar=salt", 400, "bad_request"),
        ("medians", f"study={SURVEY}&by=hair", 400, "bad_request"),
        ("rank_changes", f"study={SURVEY}&against=wind", 400, "bad_request"),
        ("scores", "weight=a:1", 400, "bad_request"),
        ("scores", "weights=participation:-1", 400, "bad_request"),
        ("scores", "weights=participation:1e300", 400, "bad_request"),
        ("scores", "weights=luck:1", 400, "bad_request"),
        ("scores", "weights=open_government:0,strategic_management:0", 400, "bad_request"),
        ("ranks", "score=luck", 400, "bad_request"),
        ("scores", "region=999", 400, "bad_request"),
        ("scores", "coverage=2", 400, "bad_request"),
        ("scores", "version=first", 400, "bad_request"),
        ("change", f"study={DEMO}&since=1999", 400, "bad_request"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_why_in_the_language_asked_for(
    rest: str, query: str, status: int, kind: str, language: str, get: Asking
) -> None:
    answer = get(rest, query, accept_language=f"{language}-XX,en;q=0.5")
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json; charset=utf-8"
    assert answer.headers["content-language"] == language
    problem = read_json(answer)
    assert (problem["status"], problem["type"]) == (status, f"./#{kind}")
    assert problem["detail"]
    assert problem["title"] == translator(language)(f"api.errors.{kind}")


CHILE = "chile-transparency-2014"


@pytest.mark.parametrize("since", ["2018", "2014", "1999", "first"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_earlier_edition_is_refused_here_and_by_the_command_line(
    since: str, language: str, get: Asking
) -> None:
    answer = get("change.csv", f"study={CHILE}&since={since}", accept_language=language)
    assert (answer.status, answer.headers["content-language"]) == (400, language)
    (error,) = read_json(answer)["errors"]
    assert (error["parameter"], error["value"]) == ("since", since)
    for command in (("change",), ("table", "change")):
        arguments = ["--language", language, *command, CHILE, "--since", since]
        printed = CliRunner().invoke(main, arguments)
        assert (printed.exit_code, printed.stdout) == (2, "")
        said = say("unknown_edition", language, since=repr(since), known="2012, 2013")
        assert plain(said) in plain(printed.stderr)


def plain(text: str) -> str:
    """Return a text without the line breaks of a terminal."""
    return "".join(text.split())


def test_the_language_of_the_link_comes_first(get: Asking) -> None:
    answer = get("luck", "lang=fr", accept_language="es")
    assert read_json(answer)["title"] == "Introuvable"
    assert get("scores", accept="image/png").status == 406


def test_what_does_not_concern_a_table_changes_nothing(get: Asking) -> None:
    plain = get("scores.csv")
    more = get("scores.csv", "city=ghent&slide=3&own=anything&if=voting:1&score=foresight")
    assert more.headers["etag"] == plain.headers["etag"]


def test_a_failure_is_told_without_its_message(get: Asking, monkeypatch, caplog) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(routes, "read_question", fail)
    answer = get("scores")
    assert (answer.status, read_json(answer)["type"]) == (500, "./#failed")
    assert "secret" not in answer.body.decode() + caplog.text


def test_a_pinned_version_says_that_the_data_has_changed(get: Asking) -> None:
    pinned = "version=2020-01-02-0a1b2c3d"
    told = read_json(get("scores.json", f"{pinned}&lang=fr"))["notices"]
    assert told[0].startswith("Ce lien a été créé avec la version 2020-01-02-0a1b2c3d")
    assert get("scores.csv", pinned).body == get("scores.csv").body
    shown = get("scores.csv").headers["data-version"]
    assert "notices" not in read_json(get("scores.json", f"version={shown}"))


def test_the_folder_itself_is_below_its_slash(tables) -> None:
    answer = ask(tables, scope_of("/api/v1", "lang=es"))
    assert (answer.status, answer.headers["location"]) == (307, "v1/?lang=es")
