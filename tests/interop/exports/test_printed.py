"""Exams for paper: what stands on them, and that each key is that of its version."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.interop.exports.printed import Sheet, version, write
from quiz.interop.exports.printed_parts import key_text
from quiz.interop.exports.report import Report
from quiz.maths.show import show_maths
from quiz.model.question import FORMATS, Bank, Question
from tests.interop.exports.support import LINES, TEXTS, bank_of, squeezed

ELEMENTS = set(
    "html head meta title style body section header h1 span p ol ul li div table tr th td br figure img".split()
)


class Page(HTMLParser):
    """Reads an exam: of each version its questions with their lettered lines, and the rows of its key."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.exams: list[list[tuple[str, dict[str, str]]]] = []
        self.keys: list[list[list[str]]] = []
        self.elements: list[str] = []
        self._where = ""
        self._letter = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Find out what comes next."""
        self.elements.append(tag)
        name = dict(attrs).get("class") or ""
        if name == "exam":
            self.exams.append([])
        elif name == "key":
            self.keys.append([])
            self._letter = ""
        elif tag == "td":
            if not self.keys[-1] or len(self.keys[-1][-1]) == 3:
                self.keys[-1].append([])
            self.keys[-1][-1].append("")
        elif name == "stem":
            self.exams[-1].append(("", {}))
            self._letter = ""
        elif name == "letter":
            self._letter = ""
        if tag in {"td", "p", "span", "li"}:
            self._where = {"td": "cell", "p": name, "span": name or "text"}.get(tag, "")
        if name == "line" and self.exams and self.exams[-1]:
            self._where = "stem"

    def handle_endtag(self, tag: str) -> None:
        """Leave a cell or a paragraph."""
        if tag in {"td", "p"}:
            self._where = ""

    def handle_data(self, data: str) -> None:
        """Take a text where it belongs."""
        if self._where == "cell":
            self.keys[-1][-1][-1] += data
        elif self._where == "stem" and self.exams[-1]:
            stem, lines = self.exams[-1][-1]
            self.exams[-1][-1] = (stem + data, lines)
        elif self._where == "letter":
            self._letter += data
        elif self._where == "text" and self.exams and self.exams[-1] and self._letter:
            lines = self.exams[-1][-1][1]
            lines[self._letter] = lines.get(self._letter, "") + data


def printed(questions: list[Question], folder: Path, sheet: Sheet) -> str:
    """Write an exam and return the page."""
    write(questions, sheet, folder / "exam.html", Report())
    return (folder / "exam.html").read_text("utf-8")


def choices(bank: Bank) -> list[Question]:
    """Return the questions with options to choose from."""
    return [question for question in bank.questions if question.format in {"choice", "multi", "truefalse"}]


def test_the_key_of_each_version_is_right(built: Bank, tmp_path: Path) -> None:
    """The letters of a key lead, in its own version, to the right answers and no others."""
    questions = choices(built)[:40]
    page = Page(printed(questions, tmp_path, Sheet("An exam", versions=3)))
    assert len(page.exams) == len(page.keys) == 3
    by_stem: dict[tuple[str, frozenset[str]], Question] = {
        (squeezed(show_maths(one.stem)), frozenset(squeezed(show_maths(o.text)) for o in one.options or ())): one
        for one in questions
    }
    for exam, key in zip(page.exams, page.keys, strict=True):
        assert len(exam) == len(key) == len(questions)
        assert [row[0] for row in key] == [str(number) for number in range(1, len(questions) + 1)]
        for (stem, lines), (_, answer, source) in zip(exam, key, strict=True):
            question = by_stem[squeezed(stem), frozenset(map(squeezed, lines.values()))]
            letters = [part.split(" ", 1)[0] for part in re.split(r"; (?=[a-z] )", answer)]
            right = {squeezed(show_maths(one)) for one in question.answers}
            assert {squeezed(lines[letter]) for letter in letters} == right
            assert source == question.source
    orders = [[stem for stem, _ in exam] for exam in page.exams]
    assert orders[0] != orders[1] != orders[2]


def test_arranged_answers_have_a_key_of_their_version(everything: Bank) -> None:
    """Orders and matches are keyed by the letters of the version."""
    questions = [one for one in everything.questions if one.format in {"order", "match"}]
    for number in range(2):
        for question in version(questions, Sheet("x", versions=2), number):
            letters = dict(zip("abc", (one.text for one in question.options or ()), strict=False))
            if question.format == "order":
                places = {
                    int(place): letter for letter, place in (p.split(" ") for p in key_text(question).split("; "))
                }
                assert [letters[places[place]] for place in sorted(places)] == list(question.answers)
            else:
                found = {text: letter for letter, text in letters.items()}
                rows = [f"{left}: {found[right]} {right}" for left, right in question.pairs]
                assert key_text(question) == "; ".join(rows)


def test_the_same_seed_prints_the_same_exam(bank: Bank, tmp_path: Path) -> None:
    """Bytes depend on the questions and the seed alone; another seed gives another order."""
    questions = choices(bank)
    first = printed(questions, tmp_path, Sheet("x", 2, seed=1))
    assert printed(questions, tmp_path, Sheet("x", 2, seed=1)) == first
    assert printed(questions, tmp_path, Sheet("x", 2, seed=2)) != first


@pytest.mark.parametrize("versions", [1, 2])
def test_there_is_room_for_name_date_and_points(bank: Bank, tmp_path: Path, versions: int) -> None:
    """Each version has lines for name, date and points, and begins a page; only several are named."""
    page = printed(choices(bank)[:5], tmp_path, Sheet("x", versions, points=3))
    assert page.count("Name: <span") == page.count("Date: <span") == page.count("/ 15</span>") == versions
    assert page.count("3 points") == 5 * versions
    assert ("Version A" in page) == (versions > 1)
    assert "break-before: page" in page
    assert "break-inside: avoid" in page


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), lines=st.lists(LINES, min_size=4, max_size=5, unique=True))
def test_a_page_has_no_element_of_a_decks_making(texts: tuple[str, ...], lines: list[str], tmp_path: Path) -> None:
    """Whatever a deck says is shown letter for letter, and the page needs nothing from elsewhere."""
    page = printed(list(bank_of(texts, lines).questions), tmp_path, Sheet(texts[0], 2))
    read = Page(page)
    assert set(read.elements) <= ELEMENTS
    assert len(read.exams[0]) == len(FORMATS)
    assert not re.search(r"<(?:img|link|script)[^>]*(?:src|href)=\"(?!data:)", page)
