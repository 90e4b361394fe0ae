"""Reports of exams."""

import csv
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.interop.cells import as_meant
from quiz.interop.exam_report import COLUMNS, as_csv, as_html, check_target, default_name, write_report
from quiz.model.exam import ExamResult, Marked
from quiz.model.question import Question
from quiz.text import clean

AT = 1_772_442_000_000
"""Nine in the morning of 2 March 2026, UTC."""


def result(*texts: str, title: str = "A deck") -> ExamResult:
    """Return the result of an exam whose questions consist of some texts."""
    marked = tuple(
        Marked(
            Question(f"d/{n}", "d/f/s", "d", "f", "s", "typed", text, (text,), text, text, 0.25),
            (text,),
            text,
            answered=True,
            right=n % 2 == 0,
        )
        for n, text in enumerate(texts)
    )
    return ExamResult(title, marked, AT, 60, 600_000)


class Page(HTMLParser):
    """Collects the elements, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect an element."""
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """Collect words."""
        self.words.append(data)


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><!-- & &amp; ]]>",
    '=HYPERLINK("http://x")',
    '+1, -2; @SUM(A1)\t"quoted"',
    "two\nlines, and a comma",
    "\tcell",
    "-1",
    "@x",
)
Texts = st.lists(st.text(st.characters(codec="utf-8"), max_size=30).map(clean), min_size=1, max_size=4)


@given(texts=Texts.map(tuple) | st.just(HOSTILE))
def test_a_page_has_no_element_of_a_decks_making(texts: tuple[str, ...]) -> None:
    """Whatever a deck says is shown letter for letter; elements and attributes are the report's own."""
    page = Page(as_html(result(*texts, title=texts[0])))
    assert set(page.elements) <= set("html head meta title style body h1 h2 h3 p strong table tr th td section".split())
    assert page.elements.count("section") == len(texts)
    assert page.attributes == {"lang", "charset", "name", "content", "class"}
    shown = "".join(page.words)
    assert all(text.replace("\r", "\n") in shown for text in texts)


@given(texts=Texts.map(tuple) | st.just(HOSTILE))
def test_a_table_reads_back_and_holds_no_formula(texts: tuple[str, ...]) -> None:
    """Every row comes back with its cells, and none begins as a spreadsheet's formula does."""
    rows = list(csv.reader(as_csv(result(*texts)).splitlines(keepends=True), strict=True))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == len(texts) + 1
    for text, row in zip(texts, rows[1:], strict=True):
        assert len(row) == len(COLUMNS)
        assert as_meant(row[2]) == text
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


def test_lines_of_a_table_end_as_the_standard_says() -> None:
    """Rows end in CR LF, and cells with commas, quotes and line breaks are quoted."""
    text = as_csv(result('say "a, b"\nc'))
    assert text.count("\r\n") == 2
    assert '"say ""a, b""\nc"' in text


def test_a_report_tells_the_scores_the_answers_and_the_sources() -> None:
    """The page has the score, with and without guessing, and each question with its source."""
    page = as_html(result("one", "two", "three"))
    assert "2 of 3 right (67%)" in page
    assert "56% corrected for guessing" in page
    assert "Source: two" in page
    assert "Right answer: <strong>two</strong>" in page
    assert "2026-03-02 10:00, 10 min." in page


def test_a_report_never_overwrites(tmp_path: Path) -> None:
    """A file that is there stays, a missing folder and an unknown ending are told."""
    path = tmp_path / default_name(result("x"))
    assert path.name == "exam-a-deck-2026-03-02-100000.html"
    write_report(result("x"), path)
    written = path.read_bytes()
    with pytest.raises(QuizError, match="there is such a file already"):
        write_report(result("y"), path)
    assert path.read_bytes() == written
    with pytest.raises(QuizError, match=r"an \.html or a \.csv"):
        check_target(tmp_path / "report.pdf")
    with pytest.raises(QuizError, match="there is no folder"):
        write_report(result("x"), tmp_path / "no" / "x.csv")
    write_report(result("ä"), tmp_path / "X.CSV")
    assert (tmp_path / "X.CSV").read_bytes().startswith(b"\xef\xbb\xbfnumber,result,")
