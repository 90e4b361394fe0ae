"""Decks in an editor: what yaml-language-server makes of the schema."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.decks.schema import deck_schema
from quiz.ids import stable_number
from quiz.paths import builtin_decks
from tests.support.decks import make_deck
from tests.support.editor import Editor
from tests.support.npm import YAML_SERVER, ensure

HEAD = "# yaml-language-server: $schema=deck.schema.json\n"

# Installing the server takes a while, once on each machine.
pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("editor")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for decks and schemas."""
    return tmp_path_factory.mktemp("editor")


@pytest.fixture(scope="module")
def editor(folder: Path, request: pytest.FixtureRequest) -> Iterator[Editor]:
    """Open the folder with the schema in it."""
    cache = request.config.cache
    assert cache is not None
    (folder / "deck.schema.json").write_text(json.dumps(deck_schema()), "utf-8")
    server = ensure(YAML_SERVER, cache.mkdir("npm")) / "bin" / "yaml-language-server"
    with Editor(["node", str(server), "--stdio"], folder) as opened:
        yield opened


def found(editor: Editor, body: str) -> list[tuple[int, int, str]]:
    """Return what an editor underlines: line and column from 1, and its message."""
    return [
        (one["range"]["start"]["line"] + 1, one["range"]["start"]["character"] + 1, one["message"])
        for one in editor.open(f"{stable_number(body)}.yaml", HEAD + body)
    ]


@pytest.mark.parametrize("path", sorted(builtin_decks().glob("*.yaml")), ids=lambda path: path.stem)
def test_a_sound_deck_has_nothing_underlined(editor: Editor, path: Path) -> None:
    """The built-in decks are clean in an editor."""
    assert found(editor, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("body", "line", "column", "says"),
    [
        ("deck: a\nfact: 3\nfacts: []\n", 3, 1, "Property fact is not allowed"),
        ("deck: a\nlanguage: eng\nfacts: []\n", 3, 11, 'Valid values: "en", "en-US"'),
        ("deck: a\nfacts:\n  - {id: A B, text: x}\n", 4, 10, "does not match the pattern"),
        ("deck: a\nfacts:\n  - {id: a, visit: {who: x, to: y, too: z}}\n", 4, 36, "Property too is not allowed"),
        ("deck: a\nfacts:\n  - {id: a, visit: {who: x}}\n", 4, 13, 'Missing property "to"'),
        ("deck: a\nfacts:\n  - {table: t.csv}\n", 4, 5, 'Missing property "kind"'),
        ("deck: a\nfacts:\n  - {text: 'A {x}.', tags: y}\n", 4, 5, 'Missing property "id"'),
        ("deck: a\nquestions:\n  - {id: a, typed: x, answer: y, wrong: [z]}\n", 4, 34, "Property wrong is not allowed"),
        ("deck: a\nquestions:\n  - {id: a, truefalse: x, answer: maybe}\n", 4, 35, "Value is not accepted"),
    ],
)
def test_a_mistake_is_underlined(editor: Editor, body: str, line: int, column: int, says: str) -> None:
    """A mistake that the schema sees is told once, at its place."""
    (one,) = found(editor, body)
    assert one[:2] == (line, column)
    assert says in one[2]


def test_keys_and_words_are_completed(editor: Editor) -> None:
    """Keys are offered where they fit, with what they are for; so are formats, slots of kinds and words of a list."""
    text = (
        HEAD
        + """\
deck: a
language:\x20
facts:
  - id: a
    visit:
      who: x
      \x20
  - id: b
   \x20
questions:
  - id: c
   \x20
  - id: d
    choice: x
   \x20
"""
    )
    editor.open("complete.yaml", text)
    lines = text.splitlines()
    blank = [number for number, line in enumerate(lines) if line and not line.strip()]
    slots, kinds, formats, keys = (editor.completions("complete.yaml", line, len(lines[line])) for line in blank)
    assert {"post", "to", "when", "purpose"} <= slots.keys()
    assert {"text", "visit", "delivery", "tags", "source"} <= kinds.keys()
    assert {"choice", "cloze", "match"} <= formats.keys()
    assert {"answer", "wrong", "options", "explanation"} <= keys.keys()
    assert "pairs" not in keys
    assert "The right answer." in str(keys["answer"]["documentation"])
    assert editor.completions("complete.yaml", 2, len("language: ")).keys() == {"en", "en-US", "de", "fr", "es", "it"}


def test_own_kinds_and_names_are_completed(editor: Editor, folder: Path, tmp_path: Path) -> None:
    """A schema that was made for a deck offers the slots of its kinds, and the names that fit into them."""
    deck = make_deck(
        tmp_path,
        "kinds: {moon: {slots: {of: place, seen: date?}, sentence: '{of} has a moon[, seen {seen:on}].'}}\n"
        "entities: {place: [Mars, Saturn], person: [Ann]}\nfacts:\n  - {id: a, moon: {of: Mars}}\n",
    )
    (folder / "own.schema.json").write_text(json.dumps(deck_schema(deck)), "utf-8")
    text = (
        "# yaml-language-server: $schema=own.schema.json\ndeck: a\nfacts:\n  - id: b\n    moon:\n      of: \n      \n"
    )
    editor.open("own.yaml", text)
    assert "seen" in editor.completions("own.yaml", 6, 6)
    offered = editor.completions("own.yaml", 5, 10)
    assert {"Mars", "Saturn"} <= offered.keys()
    assert "Ann" not in offered


def test_keys_are_explained(editor: Editor) -> None:
    """What is under the pointer is explained: keys of decks, kinds, and their slots."""
    editor.open("hover.yaml", HEAD + "deck: a\nfacts:\n  - id: a\n    visit:\n      when: 2000\n")
    assert "progress hangs on it" in editor.hover("hover.yaml", 1, 1)
    assert "somebody goes somewhere" in editor.hover("hover.yaml", 4, 6)
    assert "2017-08-29" in editor.hover("hover.yaml", 5, 8)
