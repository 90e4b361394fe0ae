"""Every attack through every command and export: nothing drives a terminal, runs as a script, or is a formula."""

import csv
import io
import json
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from quiz.cli.main import main
from quiz.interop.anki.notetypes import CLOZE
from quiz.interop.exam_report import as_csv, as_html
from quiz.interop.exports.registry import TARGETS
from quiz.library.exam import ExamRun
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.settings import Settings
from quiz.session.exam_draw import ExamChoice
from quiz.store.sqlite import SqliteStore
from quiz.text import clean
from tests.hostile.attacks import ATTACKS, hostile_deck, packs
from tests.support.clock import FakeClock

COMMANDS = ("bank", "bank --json", "check", "check --format json", "check --format lines", "check --format sarif",
            "check --format github", "stats", "stats --json", "fix --diff")  # fmt: skip
HARMLESS = frozenset(
    "html head meta title style body main header h1 h2 h3 h4 p div span section article table thead tbody tr th td "
    "ol ul li dl dt dd b strong i em small sup sub br hr img figure figcaption footer a code pre input label details "
    "summary blockquote svg path u s".split()
)
_PLAIN = frozenset("id class lang charset content name style alt src title start value type colspan rowspan open for "
                   "width height viewbox d fill dir role hidden checked disabled scope".split())  # fmt: skip
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture(params=packs())
def deck(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a deck that has some attacks everywhere."""
    return hostile_deck(tmp_path, packs()[request.param])


def harmless(page: str) -> None:
    """Make sure that a page, or a piece of one, shows things and does nothing else."""
    Audit(page)


class Audit(HTMLParser):
    """Reads HTML as browsers do, and complains of all that is more than text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Complain of elements and attributes that do something."""
        assert tag in HARMLESS, (tag, attrs)
        for name, value in attrs:
            assert name in _PLAIN or name.startswith(("aria-", "data-")), (tag, name, value)
            assert not re.match(r"\s*(?:javascript|vbscript|file|https?):", value or "", re.IGNORECASE), (
                tag,
                name,
                value,
            )

    def handle_decl(self, decl: str) -> None:
        """Complain of anything but the first line of a page."""
        assert decl.lower() == "doctype html"

    def unknown_decl(self, data: str) -> None:
        """Complain of marked sections."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """Complain of instructions."""
        raise AssertionError(data)


def clean_text(text: str) -> None:
    """Make sure that no character drives a terminal or hides what is read."""
    assert clean(text.replace("\r\n", "\n")) == text.replace("\r\n", "\n")


def test_commands_print_nothing_but_letters(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever command shows the deck, its text comes out without control characters and as valid data."""
    for command in COMMANDS:
        first, *rest = command.split()
        assert main([first, str(deck), *rest]) in {0, 1}, command
        said = capsys.readouterr()
        clean_text(said.out + said.err)
        if "json" in command or "sarif" in command:
            json.loads(said.out)
        if "github" in command:
            assert all(line.startswith("::") for line in said.out.splitlines())


def test_a_plain_session_prints_nothing_but_letters(
    deck: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of a session have no control character either, whatever is answered."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n1\na\n:i\n?\n\ny\n" * 30))
    assert main(["study", "--plain", str(deck)]) == 0
    said = capsys.readouterr()
    clean_text(said.out + said.err)
    assert "Traceback" not in said.err


@pytest.mark.parametrize("target", [*TARGETS, "anki", "print"])
def test_exports_hold_nothing_but_text(deck: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In no format does a text become an element that does something, a field of Anki's, or a formula."""
    out = deck.with_name(
        "out" + (TARGETS[target].suffix if target in TARGETS else ".apkg" if target == "anki" else ".html")
    )
    assert main(["export", str(deck), "--to", target, "-o", str(out)]) in {0, 1}
    clean_text("".join(capsys.readouterr()))
    if target == "anki":
        for cloze, field in anki_fields(out):
            clean_text(field)
            harmless(field)
            assert not re.search(r"\[sound:(?!factquiz)|\[latex\]|\[\$", field), field
            # Anki reads what stands in braces in texts with deletions alone; those of the deck's own have number 1.
            assert not cloze or set(re.findall(r"\{\{(?!c1::blue)", field)) == set(), field
    elif target == "csv":
        for row in csv.reader(io.StringIO(out.read_text("utf-8-sig"), newline="")):
            assert not any(cell.startswith(_BEGINS_FORMULA) for cell in row), row
    elif target == "print":
        harmless(out.read_text("utf-8"))
    for name, data in files(out) if target != "anki" else ():
        if name.endswith((".xml", ".html")):
            text = data.decode("utf-8")
            clean_text(text)
            assert "<!ENTITY" not in text
            if name.endswith(".xml"):
                for page in pages(ET.fromstring(text)):
                    harmless(page)
        elif not name.endswith(".png"):
            clean_text(data.decode("utf-8-sig"))


def files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what is in a zip, or the file itself."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                assert ".." not in name
                assert not name.startswith("/")
                yield name, archive.read(name)
    else:
        yield path.name, path.read_bytes()


def pages(root: ET.Element) -> Iterator[str]:
    """Yield the texts of an XML document that its readers take for HTML; its own elements do nothing either."""
    for element in root.iter():
        assert element.tag.rpartition("}")[2] not in {"script", "iframe", "embed", "object", "form", "link"}
        assert not any(name.lower().startswith("on") for name in element.attrib)
        if "html" in f"{element.get('format')} {element.get('texttype')}":
            yield element.text or ""
            yield from (part.text or "" for part in element if part.tag == "text")


def anki_fields(path: Path) -> Iterator[tuple[bool, str]]:
    """Yield every field of the notes of a package, and whether deletions are read in it."""
    with zipfile.ZipFile(path) as archive:
        path.with_suffix(".db").write_bytes(archive.read("collection.anki2"))
    with closing(sqlite3.connect(path.with_suffix(".db"))) as database:
        for kind, fields in database.execute("SELECT mid, flds FROM notes"):
            yield from ((kind == CLOZE.id, field) for field in fields.split("\x1f"))


def test_reports_of_exams_hold_nothing_but_text(deck: Path, store: SqliteStore, clock: FakeClock) -> None:
    """A report of an exam is a page without scripts, or a table without formulas."""
    library = Library(Shelf((deck.parent,)), store, clock, Settings(timezone="UTC"))
    run = ExamRun(library, ["hostile"], ExamChoice(questions=20), seed=1)
    run.hand_in()
    page = as_html(run.result())
    clean_text(page)
    harmless(page)
    for row in csv.reader(io.StringIO(as_csv(run.result()), newline="")):
        assert not any(cell.startswith(_BEGINS_FORMULA) for cell in row)


@pytest.mark.parametrize(
    "place",
    ["deck: {}", "{}: x", "facts: [{{id: {}, text: x}}]", "facts: [{{{}: x}}]", "source: {}", "language: {}",
     "kinds: {{{}: {{}}}}", "facts: [{{table: {}, kind: works}}]",
     "facts: [{{table: x.csv, kind: {}}}]", "questions: [{{id: q, {}: Which?}}]",
     "facts: [{{id: a, image: {}, text: x}}]", "sources: {{{}: {{title: x}}}}", "ignore: {{{}: x}}"],
)  # fmt: skip
def test_a_mistake_is_told_in_one_clean_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    """Where a text is no name that a deck can have, the message that repeats it is one line without controls."""
    paths = [str(tmp_path / f"x{number}.yaml") for number, _ in enumerate(ATTACKS)]
    for path, attack in zip(paths, ATTACKS.values(), strict=True):
        Path(path).write_text(place.format(json.dumps(attack)), encoding="utf-8")
        assert main(["bank", path]) == 2
        said = capsys.readouterr()
        clean_text(said.out + said.err)
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err
    assert main(["check", *paths]) == 2
    said = capsys.readouterr()
    clean_text(said.out + said.err)
    assert all(path in said.out for path in paths)
    assert "Traceback" not in said.err
