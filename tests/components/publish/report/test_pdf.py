"""Tests of the PDF city profile: its extracted text, page count and reproducible bytes."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from pypdf import PageObject, PdfReader

from components.i18n import translator
from components.publish.report.paper import Sheet, printable
from components.publish.report.parts import ReportText
from components.publish.report.pdf import add_report, write_pdf
from components.publish.right_to_left import in_drawing_order
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.publish.report.conftest import ADDRESS, WriteText, every_string, plain, rename

ReadReports = list[tuple[ReportText, list[str]]]

languages = pytest.mark.parametrize("language", LANGUAGES)

#: What no type can print: the sign for a letter that it lacks.
HOSTILE = (
    "<script>alert('1')</script>",
    'Quo"te & (Paren) \\ back',
    "**bold** __under__ {nb} --",
    "\x00\x07tab\tline\nbreak\u202eright to left\u200b",
    "N\u0303 decomposed Fa\u0306ga\u0306ras\u0326",
    "W" * 400,
    "\ud800 surrogate",
    "=cmd|'/c calc'!A1",
)


def read(file: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(file)).pages)


def text_of(report: ReportText) -> str:
    """Return the text of a report's file with every run of white space as one space."""
    return plain(" ".join(page.extract_text() for page in read(write_pdf(report))))


@dataclass
class Book:
    """The reports of all cities in one language as one file, whose outline says where each is."""

    reports: list[ReportText]
    reader: PdfReader = field(init=False)
    spans: list[range] = field(init=False)

    def __post_init__(self) -> None:
        self.reader = PdfReader(io.BytesIO(write_book(self.reports)))
        entries = [entry for entry in self.reader.outline if not isinstance(entry, list)]
        starts = [self.reader.get_destination_page_number(entry) for entry in entries]
        ends = [*starts[1:], len(self.reader.pages)]
        self.spans = [range(start, end) for start, end in zip(starts, ends, strict=True)]

    def read(self, number: int) -> list[str]:
        """Return the text of each page of one report."""
        return [plain(self.reader.pages[page].extract_text()) for page in self.spans[number]]


@pytest.fixture(scope="module")
def books(every_text: dict[Language, list[ReportText]]) -> dict[Language, Book]:
    """Return the reports of every city in every language."""
    return {language: Book(texts) for language, texts in every_text.items()}


@pytest.fixture(scope="module")
def read_reports(books: dict[Language, Book]) -> ReadReports:
    """Return the report of every city with the text of its pages, in each language in turn.

    To read a page takes longer than to write it, and no language is written in another way.
    """
    found = []
    for number in range(len(books["en"].reports)):
        book = books[LANGUAGES[number % len(LANGUAGES)]]
        found.append((book.reports[number], book.read(number)))
    return found


def write_book(reports: list[ReportText]) -> bytes:
    """Return city profiles one after the other as one PDF file."""
    sheet = Sheet(reports[0])
    for report in reports:
        add_report(sheet, report)
    return bytes(sheet.output())


@languages
def test_every_report_has_one_page_or_two(books: dict[Language, Book], language: Language) -> None:
    counts = [len(span) for span in books[language].spans]
    assert len(counts) == 78
    assert set(counts) <= {1, 2}


def test_every_city_is_named_as_it_is_written(read_reports: ReadReports) -> None:
    assert len(read_reports) == 78
    for report, pages in read_reports:
        assert report.name in pages[0]
        assert report.place.replace("\u202f", " ") in pages[0].replace("\u202f", " ")


def test_every_figure_of_every_city_can_be_read(read_reports: ReadReports) -> None:
    for report, pages in read_reports:
        text = " ".join(pages)
        for figure in report.figures:
            assert plain(figure.value) in text
            assert plain(figure.basis) in text
        for row in report.profile.rows:
            assert row.label in text
            assert " ".join(plain(cell) for cell in row.cells) in text
        for section in report.standing:
            assert all(plain(line) in text for line in section.lines)


def test_every_sentence_of_every_city_can_be_read(read_reports: ReadReports) -> None:
    for report, pages in read_reports:
        text = "".join(" ".join(pages).split())
        facts = [fact for step in report.steps for fact in (step.title, step.text)]
        facts += [words for step in report.steps for fact in step.facts for words in fact]
        facts += [*report.notices, *report.after, *report.about.lines, report.profile.not_asked]
        facts += [report.profile.title, report.profile.subtitle, report.live, report.address]
        assert [fact for fact in facts if "".join(fact.split()) not in text] == []


@languages
def test_the_main_figures_of_barcelona(write_text: WriteText, language: Language) -> None:
    text = text_of(write_text(language, "barcelona"))
    rank = {"en": "24 of 69", "es": "24 de 69", "fr": "24 sur 69"}[language]
    score = {"en": "80.6", "es": "80,6", "fr": "80,6"}[language]
    assert rank in text
    assert score in text
    assert translator(language).country("PT") in text


def complaints(report: ReportText, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what the library says while it writes a file, such as of letters that it lacks."""
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        write_pdf(report)
    return [record.getMessage() for record in caplog.records]


def test_type_has_every_letter(every_text, caplog: pytest.LogCaptureFixture) -> None:
    strings = [text for reports in every_text.values() for text in every_string(tuple(reports))]
    letters = "".join(sorted({letter for text in strings for letter in text}))
    report = every_text["en"][0]
    # The name is set in the bold type, the place in the other.
    assert complaints(replace(report, name=letters, place=letters), caplog) == []
    assert complaints(replace(report, name="\N{TIBETAN LETTER KA}"), caplog) != []


#: Cities as they are written at home, in the scripts of the fallback fonts.
AT_HOME = (
    *("تهران", "תל אביב", "Αθήνα", "Київ", "Երևան", "თბილისი", "东京", "서울", "กรุงเทพฯ"),
    *("नई दिल्ली", "ঢাকা", "அண்ணா", "అమరావతి", "አዲስ አበባ", "ကချင်", "ភ្នំពេញ", "ວຽງຈັນ"),
)


def test_names_in_other_scripts_are_printed(
    write_text: WriteText, caplog: pytest.LogCaptureFixture
) -> None:
    report = write_text("en", "ghent")
    with caplog.at_level(logging.WARNING):
        book = Book([replace(report, name=name, document=name) for name in AT_HOME])
    assert [record.getMessage() for record in caplog.records] == []
    for number, name in enumerate(AT_HOME):
        letters = {letter for letter in in_drawing_order(name) if letter.isalpha()}
        assert letters <= set("".join(book.read(number))), name


def test_the_file_is_tagged(write_text: WriteText) -> None:
    """Everything that is read out is an element; figures have a text; the rest is an artifact."""
    report = write_text("en", "ghent")
    reader = PdfReader(io.BytesIO(write_pdf(report)))
    assert (
        reader.root_object["/MarkInfo"]["/Marked"] is True
        or str(reader.root_object["/MarkInfo"]["/Marked"]) == "True"
    )
    (document,) = [kid.get_object() for kid in reader.root_object["/StructTreeRoot"]["/K"]]
    elements = [kid.get_object() for kid in document["/K"]]
    kinds = [element["/S"] for element in elements]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 5
    assert kinds.count("/H3") == len(report.steps)
    figures = [element["/Alt"] for element in elements if element["/S"] == "/Figure"]
    assert report.profile.spoken in figures
    assert report.profile.group_map is not None
    assert figures == [report.shape.alt, report.profile.spoken, report.profile.group_map.alt]
    content = reader.pages[0].get_contents()
    assert content is not None
    operators = [operator for _, operator in content.operations]
    assert operators.count(b"BDC") + operators.count(b"BMC") == operators.count(b"EMC")
    depth = 0
    for operator in operators:
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        assert depth >= 0
        if operator in {b"Tj", b"TJ", b"S", b"f", b"B"}:
            assert depth > 0, "drawn outside of every element"


def test_bookmarks_lead_to_the_sections(write_text: WriteText) -> None:
    report = write_text("es", "barcelona")
    name, sections = PdfReader(io.BytesIO(write_pdf(report))).outline
    assert name.title == report.name
    titles = [report.profile.title, *(section.title for section in report.standing)]
    assert [entry.title for entry in sections] == [*titles, report.next.title, report.about.title]


@languages
def test_the_same_words_give_the_same_bytes(write_text: WriteText, language: Language) -> None:
    report = write_text(language, "fagaras")
    assert write_pdf(report) == write_pdf(replace(report))


def test_the_file_says_what_it_is(write_text: WriteText) -> None:
    reader = PdfReader(io.BytesIO(write_pdf(write_text("fr", "fagaras"))))
    assert reader.metadata is not None
    assert reader.metadata.title == (
        f"Făgăraș – {translator('fr')('report.title')} – "
        "Comment les villes sont gouvernées, 2014–2015"
    )
    assert reader.metadata.creation_date == datetime(2015, 12, 31, tzinfo=UTC)
    assert reader.root_object["/Lang"] == "fr"
    assert reader.outline[0].title == "Făgăraș"
    first = reader.pages[0]
    assert [round(float(side)) for side in first.mediabox[2:]] == [595, 842]


def test_chart_and_type_are_vectors(write_text: WriteText) -> None:
    (page,) = read(write_pdf(write_text("en", "barcelona")))
    assert len(page.images) == 0
    assert "/XObject" not in page["/Resources"] or not page["/Resources"]["/XObject"]
    operators = {operator for _, operator in page.get_contents().operations}
    assert {b"re", b"c", b"l", b"f", b"Tj"} <= operators
    for font in page["/Resources"]["/Font"].values():
        (descendant,) = font.get_object()["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor
        assert "IBMPlexSans" in descriptor["/FontName"]


def links(page: PageObject) -> list[str]:
    notes = [note.get_object() for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in notes if "/A" in note]


def test_the_live_view_is_the_only_link(write_text: WriteText) -> None:
    (page,) = read(write_pdf(write_text("en", "barcelona")))
    assert set(links(page)) == {ADDRESS}
    (page,) = read(write_pdf(write_text("en", "barcelona", address="")))
    assert links(page) == []


def test_a_long_address_is_linked_whole_and_printed_short(write_text: WriteText) -> None:
    address = ADDRESS + "&own=" + "x" * 3000
    pages = read(write_pdf(write_text("en", "barcelona", address=address)))
    assert {link for page in pages for link in links(page)} == {address}
    text = " ".join(page.extract_text() for page in pages)
    assert "explorer.example/city" in text
    assert "xxx" not in text


@languages
def test_a_demonstration_is_marked_on_every_page(
    write_text: WriteText, demonstration: Study, language: Language
) -> None:
    report = write_text(language, "vanadzor", of=demonstration)
    notices = ("Long enough for a second page. " * 60,)
    pages = read(write_pdf(replace(report, notices=notices)))
    assert len(pages) == 2
    for page in pages:
        turned = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size, seen=turned: seen.append((text, cm, tm))
        )
        marks = [cm for text, cm, _ in turned if text.strip() == report.mark]
        assert len(marks) == 1
        assert marks[0][1] != 0, "the mark stands upright"
    assert text_of(write_text(language, "vanadzor")).count(report.mark) == 0


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_only_a_name(write_text: WriteText, survey: Study, name: str) -> None:
    report = write_text("en", "ghent", of=rename(survey, "ghent", name))
    pages = read(write_pdf(report))
    assert len(pages) <= 2
    text = "".join(" ".join(page.extract_text() for page in pages).split())
    assert "".join(printable(name).split()) in text
    assert all(link == ADDRESS for page in pages for link in links(page))


def test_letters_are_composed_and_steering_is_left_out() -> None:
    assert printable("Fa\u0306ga\u0306ras\u0326") == "Făgăraș"
    assert printable("a\u202eb\u200bc\x00d\te\nf\ud800") == "abc d e\nf\N{REPLACEMENT CHARACTER}"


def test_nine_dimensions_fit_on_two_pages(write_text: WriteText) -> None:
    report = write_text("fr", "vanadzor")
    rows = (*report.profile.rows, *report.profile.rows)[:9]
    profile = replace(report.profile, rows=rows)
    assert len(read(write_pdf(replace(report, profile=profile)))) <= 2


def test_type_is_set_tighter_where_that_saves_a_page(write_text: WriteText) -> None:
    def with_lines(count: int) -> ReportText:
        return replace(write_text("en", "barcelona"), notices=("A line of its own.",) * count)

    def pages(file: bytes) -> int:
        return len(read(file))

    one_too_many = next(n for n in range(40) if pages(write_book([with_lines(n)])) == 2)
    assert pages(write_pdf(with_lines(one_too_many))) == 1
    long = with_lines(40)
    assert write_pdf(long) == write_book([long])
    assert pages(write_pdf(long)) == 2
