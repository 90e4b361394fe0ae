"""Mending deck files."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.decks.fix import Fix, fix_deck
from quiz.decks.read import read_deck
from quiz.errors import DeckError, QuizError
from quiz.paths import builtin_decks
from tests.support.decks import HEAD, deck_text, said, write_deck
from tests.support.examples import few

SORTED = """\
sources:
  almanac: {title: The almanac}
  # The one that most facts cite.
  book:
    title: The book
    note: >
      A long note.

  zoo: {title: The zoo}
  atlas: {title: The atlas}
entities:
  person:
    - Ann
    # Known as Bob.
    - {name: Robert, aliases: [Bob]}
    - Zed
  place: [Bern, 'Oslo', Rome]
facts:
"""
UNSORTED = """\
sources:
  # The one that most facts cite.
  book:
    title: The book
    note: >
      A long note.
  almanac: {title: The almanac}

  zoo: {title: The zoo}
  atlas: {title: The atlas}
entities:
  person:
    - Zed
    # Known as Bob.
    - {name: Robert, aliases: [Bob]}
    - Ann
  place: [Rome, Bern, 'Oslo']
facts:
"""


def fixed(folder: Path, text: str | bytes, *, sort: bool = False) -> Fix:
    """Mend a deck with a content."""
    path = folder / "small.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return fix_deck(path, "small.yaml", sort=sort)


def ids(fix: Fix) -> list[str]:
    """Return the ids that were written."""
    return [change.what.removeprefix("id: ") for change in fix.changes if change.what.startswith("id: ")]


def test_missing_ids_are_written_and_nothing_else_changes(tmp_path: Path) -> None:
    """Facts and questions without an id get one from their words; every other byte stays."""
    body = (
        "facts:   # all of them\n"
        "  - text: 'The {sky} is {blue}.'  # a comment\n"
        "    tags: [a]\n"
        "  - {visit: {who: Ann, to: Rome}}\n"
        "  - id: kept\n"
        "    text: 'The {sky} is {grey}.'\n"
        "  - text: 'The {sky} is {blue}.'\n"
        "questions:\n"
        "  - typed: Who is it?\n"
        "    answer: Ann\n"
    )
    path = write_deck(tmp_path, body)
    fix = fix_deck(path, "small.yaml")
    assert ids(fix) == ["the-sky-is-blue", "ann", "the-sky-is-blue-2", "who-is-it"]
    stripped = fix.text.replace("{id: ann, visit", "{visit")
    for written in ids(fix):
        assert f"id: {written}" in fix.text
        stripped = stripped.replace(f"id: {written}\n    ", "")
    assert stripped == path.read_text("utf-8")
    path.write_text(fix.text, encoding="utf-8")
    assert [fact.id for fact in read_deck(path).facts] == ["the-sky-is-blue", "ann", "kept", "the-sky-is-blue-2"]


@pytest.mark.parametrize("odd", ["\u0085", "\u2028", "\r\n", "\r"])
def test_odd_line_ends_do_not_move_the_ids(tmp_path: Path, odd: str) -> None:
    """Lines are counted as YAML counts them."""
    text = deck_text(
        f"# a comment{odd}# and more{odd}facts:{odd}  - text: 'A {{b}}.'{odd}  - {{text: 'A {{c}}.'}}{odd}"
    )
    fix = fixed(tmp_path, b"\xef\xbb\xbf" + text.encode())
    assert ids(fix) == ["a-b", "a-c"]
    (tmp_path / "small.yaml").write_bytes(fix.text.encode())
    assert [fact.id for fact in read_deck(tmp_path / "small.yaml").facts] == ["a-b", "a-c"]


def test_a_deck_in_order_stays_as_it_is(tmp_path: Path) -> None:
    """Where nothing is to mend, the text is the same byte for byte; so are all decks that come with the program."""
    text = deck_text("facts:\n\n  - {id: a,   text: 'A {b}.'}   # so\n")
    assert fixed(tmp_path, text) == Fix(text, text, ())
    for path in builtin_decks().glob("*.yaml"):
        assert fix_deck(path, path.name).text == path.read_bytes().decode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_are_mended(tmp_path: Path, encoding: str, ending: str) -> None:
    """A byte order mark, UTF-16 and the line ends of other systems become what a deck should have."""
    text = deck_text("facts:\n  - {id: a, text: 'A {bé}.'}\n")
    mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""
    fix = fixed(tmp_path, (mark + text.replace("\n", ending)).encode(encoding))
    assert fix.text == text
    assert len(fix.changes) == (1 if ending == "\n" else 2)


@pytest.mark.parametrize(
    "data",
    [
        b"deck: caf\xe9\n",
        b"\xff\xfea",
        "deck: [".encode("utf-16"),
        b"facts:\n  - id: a\n    visit:\n\t\twho: Ann\n\t\tto: Rome\n",
    ],
)
def test_what_is_not_sure_is_refused(tmp_path: Path, data: bytes) -> None:
    """Another encoding is not guessed, and broken YAML that has no one meaning is told."""
    with pytest.raises(QuizError, match="small"):
        fixed(tmp_path, data)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("facts:\n\t- id: a\n\t  text: 'A {b}.'\n", "facts:\n  - id: a\n    text: 'A {b}.'\n"),
        ("facts:\n\t- id: a\n\t  visit:\n\t\t\twho: Ann\n\t\t\tto: Rome\n", "    visit:\n      who: Ann\n"),
        ("facts:\n  - id: a\n    text: {One} man: no more.  # so\n", "text: '{One} man: no more.'  # so\n"),
        ("facts:\n  - id: a\n    note: it's so: yes\n    text: 'A {b}.'\n", 'note: "it\'s so: yes"\n'),
        ("facts:\n  - id: a   \n    text: 'A {b}.'\t\n\n", "  - id: a\n    text: 'A {b}.'\n\n"),
        ("facts:\n  - id: a\n    text: 'A {b}.'", "text: 'A {b}.'\n"),
        ("Facts:\n  - ID: a\n    Text: 'A {b}.'\n    tag: x\n", "facts:\n  - id: a\n    text: 'A {b}.'\n    tags: x\n"),
        ('facts:\n  - {id: a, vist: {"Who": Ann, ot: Oslo, to: Rome}}\n', "{id: a, visit: {who: Ann, ot: Oslo"),
        ("facts:\n  - {id: a, visit: {who: Ann, to: Rome, when: 29 August 2017}}\n", "when: 2017-08-29}"),
        ("facts:\n  - {id: a, exercise: {name: X, sort: Y, by: [A, B], when: ['Aug 2016', 2017]}}\n", "[2016-08, 20"),
        (
            "facts:\n  - {id: a, visit: {who: Ann, to: Rome, when: 2017-8-3}, confusions: {when: [4 Aug 2017]}}\n",
            "when: 2017-08-03}, confusions: {when: [2017-08-04]}",
        ),
        ("facts:\n  - {idd: a, text: 'A {b}.'}\n", "  - {id: a, text: 'A {b}.'}\n"),
        ("facts:\n  - {text: 'A {b}.', tags: 😀}   \n", "  - {id: a-b, text: 'A {b}.', tags: 😀}\n"),
    ],
)  # fmt: skip
def test_mistakes_with_one_meaning_are_mended(tmp_path: Path, written: str, meant: str) -> None:
    """Tabs, quotes, keys, dates and white space become what they can only mean."""
    fix = fixed(tmp_path, HEAD + written)
    assert fix.changes
    assert meant in fix.text
    assert fixed(tmp_path, fix.text) == Fix(fix.text, fix.text, ())


@pytest.mark.parametrize(
    "body",
    [
        "facts:\n  - {id: a, visit: {who: Ann, to: Rome, when: 4/5/2017}}\n",
        "facts:\n  - {id: a, exercise: {name: X, sort: Y, by: A, wher: 2017}}\n",
        "facts:\n  - {id: a, Id: b, text: 'A {b}.'}\n",
        "facts:\n  - {di: a, text: 'A {b}.'}\n",
        "facts:\n  - {id: a, aske: {x: y}, text: 'A {b}.'}\n",
        "facts:\n  - {id: a, text: 'On {29 August 2017}.'}\nquestions:\n  - {id: b, date: When?, answer: 4 May 2017}\n",
        "facts:\n  - id: a\n    text: 'A {b}.'\n    note: |\n      kept  \n      so\n",
    ],
)
def test_what_could_mean_something_else_stays(tmp_path: Path, body: str) -> None:
    """Dates with two readings, keys with two meanings, and what learners read as it is written are left alone."""
    fix = fixed(tmp_path, HEAD + body)
    assert (fix.text, fix.changes) == (HEAD + body, ())


def test_entities_and_sources_are_sorted_on_wish(tmp_path: Path) -> None:
    """Each group is sorted by name, a comment goes with its entry, and all else stays."""
    head, body = "deck: small\ntitle: Small\nsource: book\n", "  - {id: a, visit: {who: Ann, to: Rome}}\n"
    assert fixed(tmp_path, head + UNSORTED + body).changes == ()
    before = said(read_deck(tmp_path / "small.yaml"))
    fix = fixed(tmp_path, head + UNSORTED + body, sort=True)
    assert (
        fix.text
        == head
        + SORTED.replace("  zoo: {title: The zoo}\n  atlas: {title: The atlas}\n", "").replace(
            "      A long note.\n\n", "      A long note.\n\n  atlas: {title: The atlas}\n  zoo: {title: The zoo}\n"
        )
        + body
    )
    assert said(read_deck(tmp_path / "small.yaml")) == before
    assert fixed(tmp_path, fix.text, sort=True).changes == ()


WORDS = st.text(st.sampled_from("abc é😀:#'\"{}[],-\u2028\u0085"), max_size=12)
SURE_DATES = ["2017", "Aug 2017", "29 August 2017", "'August 29, 2017'", "2017-08-29", "29.8.2017", "'2017'"]
SPACE = st.sampled_from(["", "", " ", "  ", "\t"])
NAMES = ["Zed", "Ann", "Bob", "'Cid'", "{name: Dan, aliases: [D]}", "{name: Eve}"]


@st.composite
def decks(draw: st.DrawFn, *, sound: bool) -> str:
    """Draw a deck in one of many layouts; one that is not sound may lack ids, and have slips, tabs and no quotes."""
    keys = ["id"] if sound else ["id", "id", "Id", "ids", ""]
    dates = st.sampled_from(SURE_DATES if sound else [*SURE_DATES, "4/5/2017"])
    title = draw(st.sampled_from(["A title", "'A: title'"] if sound else ["A title", "A: title", "{A} title"]))
    lines = ["deck: small", f"title: {title}", "source: b", "sources:", "  b: {title: B}", "  a: {title: A}"]
    lines += ["entities:", "  person:"]
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1)):
        comment = re.sub("[\u2028\u0085]", "", draw(WORDS))
        lines += [f"    # {comment}"] * draw(st.booleans()) + [f"    - {name}"] + [""] * draw(st.integers(0, 1))
    lines.append("facts:")
    for number in range(draw(st.integers(1, 4))):
        key = draw(st.sampled_from(keys))
        head = f"{key}: f{number}" if key else ""
        visit = f"visit: {{who: P{number}, to: Rome, when: {draw(dates)}}}"
        if draw(st.booleans()):
            lines.append(f"  - {{{head + ', ' if head else ''}{visit}}}")
        else:
            note = f"note: {draw(st.sampled_from(['|', '>']))}\n      {draw(WORDS)}x{draw(SPACE)}\n      y"
            parts = draw(st.permutations([part for part in (head, visit, note) if part]))
            lines.append("  - " + "\n    ".join(parts))
    if not sound and draw(st.booleans()):
        lines = [line.replace("  ", "\t") for line in lines]
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return "\n".join(line + draw(SPACE) for line in lines).replace("\n", end) + draw(st.sampled_from(["", end]))


@few(40)
@given(text=decks(sound=True), sort=st.booleans())
def test_mending_changes_no_meaning(tmp_path_factory: pytest.TempPathFactory, text: str, *, sort: bool) -> None:
    """A deck that can be used reads the same after it was mended, with the ids that it had."""
    folder = tmp_path_factory.mktemp("fix")
    path = folder / "small.yaml"
    path.write_bytes(text.encode())
    try:
        before = read_deck(path)
    except DeckError as error:
        assert all(problem.code == "yaml" for problem in error.problems)  # a drawn text broke out
        return
    path.write_bytes(fixed(folder, text, sort=sort).text.encode())
    after = read_deck(path)
    assert said(after) == said(before)
    assert [fact.id for fact in after.facts] == [fact.id for fact in before.facts]


@few(40)
@given(text=decks(sound=False), sort=st.booleans())
def test_mending_ends(tmp_path_factory: pytest.TempPathFactory, text: str, *, sort: bool) -> None:
    """There is nothing left to mend in what was mended, whatever it was."""
    folder = tmp_path_factory.mktemp("fix")
    try:
        fix = fixed(folder, text, sort=sort)
    except DeckError:
        return  # a drawn text that is no YAML and stays as it is
    (folder / "small.yaml").write_bytes(fix.text.encode())
    again = fix_deck(folder / "small.yaml", "small.yaml", sort=sort)
    assert (again.text, again.changes) == (fix.text, ())
