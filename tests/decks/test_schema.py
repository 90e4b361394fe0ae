"""The schema of decks: it accepts what the reader accepts, and sees the mistakes that a schema can see."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from quiz.cli.main import main
from quiz.decks.grammar.deck import DECK, ENTITY, SOURCE
from quiz.decks.grammar.facts import CONFUSION, FACT, MEDIA, TABLE
from quiz.decks.grammar.kinds import KIND, SLOT
from quiz.decks.grammar.questions import OPTION, QUESTIONS
from quiz.decks.grammar.shapes import Form
from quiz.decks.kinds import read_builtin_kinds
from quiz.decks.read import read_deck
from quiz.decks.schema import deck_schema
from quiz.errors import DeckError
from quiz.paths import builtin_decks
from tests.decks.mistakes import MISTAKES
from tests.support.decks import deck_text
from tests.support.yaml_values import values
from tests.test_readme import blocks

VALIDATOR = jsonschema.Draft7Validator(deck_schema())
SEEN = [
    (body, says)
    for code in ("unknown-key", "missing-key", "wrong-shape", "empty-value", "bad-id", "no-id")
    for body, _, _, says in MISTAKES[code]
]
"""Mistakes in the shape of a deck; others hang on what else the deck says."""
UNSEEN = ("'vist'", "'accept' has no key", "an order needs a name")
FACTS = "facts:\n  - {id: a, text: 'A {x}.'}\n"

# Where each form stands in a deck, with all that it must have; what is put in place of %s comes to it.
PLACES: dict[str, tuple[Form, str]] = {
    "deck": (DECK, FACTS + "%s"),
    "source": (SOURCE, "sources: {book: {title: B%s}}\n" + FACTS),
    "entity": (ENTITY, FACTS + "entities: {person: [{name: Ann%s}]}"),
    "kind": (KIND, FACTS + "kinds: {moon: {slots: {of: place}, sentence: '{of} is.'%s}}"),
    "slot": (SLOT, FACTS + "kinds: {moon: {slots: {of: {type: place%s}}, sentence: '{of} is.'}}"),
    "fact": (FACT, "facts:\n  - {id: a, text: 'A {x}.'%s}"),
    "confusion": (CONFUSION, "facts:\n  - {id: a, text: 'A {x}.', confusions: {1: [{text: y%s}]}}"),
    "table": (TABLE, FACTS + "  - {table: t.csv, kind: quantity%s}"),
    "media": (MEDIA, "facts:\n  - {id: a, text: 'A {x}.', image: [{file: a.png%s}]}"),
    "option": (OPTION, "questions:\n  - {id: a, choice: Q?, answer: x, wrong: [{text: y%s}]}"),
    **{
        name: (form, f"questions:\n  - {{id: a, {name}: Q?, {needed}%s}}")
        for name, needed in {
            "choice": "answer: x, wrong: [y]",
            "multi": "answers: [x], wrong: [y]",
            "truefalse": "answer: yes",
            "typed": "answer: x",
            "number": "answer: 1",
            "date": "answer: 2000",
            "order": "items: [x, y]",
            "match": "pairs: {a: b, c: d}",
            "list": "answers: [x]",
            "flip": "answer: x",
        }.items()
        for form in [QUESTIONS[name]]  # type: ignore[index]
    },
}


def refused(body: str) -> list[str]:
    """Return what the schema says against a deck."""
    errors = VALIDATOR.iter_errors(values(deck_text(body)))
    # Most mistakes are shown in a deck that has nothing else in it.
    return [error.message for error in errors if error.absolute_path or error.validator != "anyOf"]


def read(folder: Path, text: str) -> list[str]:
    """Return the codes of what the reader says against a deck."""
    (folder / "t.csv").write_text("id,of,did,amount\nb,x,were y,3\n", "utf-8")
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    path = folder / "small.yaml"
    path.write_text(text, "utf-8")
    try:
        read_deck(path)
    except DeckError as error:
        return [problem.code for problem in error.problems]
    return []


def test_the_schema_is_one() -> None:
    """It is a schema of its draft, and describes every key that it knows."""
    schema = deck_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    for form in (schema, *schema["definitions"].values()):
        assert all(key.get("description") for key in form["properties"].values())


@pytest.mark.parametrize("path", sorted(builtin_decks().glob("*.yaml")), ids=lambda path: path.stem)
def test_built_in_decks_are_valid(path: Path) -> None:
    """Every deck that comes with the program validates."""
    assert [error.message for error in VALIDATOR.iter_errors(values(path.read_text("utf-8")))] == []


def test_the_deck_of_the_readme_is_valid() -> None:
    """So does the example of the README."""
    (deck,) = blocks("yaml")
    assert [error.message for error in VALIDATOR.iter_errors(values(deck))] == []


def test_built_in_kinds_have_their_slots() -> None:
    """A fact may have every built-in kind, with its slots and which of them it needs."""
    properties = deck_schema()["definitions"]["fact"]["properties"]
    for name, kind in read_builtin_kinds().items():
        assert properties[name]["properties"].keys() == kind.slots.keys()
        assert properties[name]["required"] == [slot.name for slot in kind.slots.values() if not slot.optional]
        assert properties[name]["description"] == kind.about != ""


@pytest.mark.parametrize(("body", "says"), SEEN, ids=[says[:40] for _, says in SEEN])
def test_the_schema_sees_what_a_schema_can(body: str, says: str) -> None:
    """A mistake in the shape of a deck is refused by the schema too; a misspelt kind may be one of the deck's own."""
    assert bool(refused(body)) != any(words in says for words in UNSEEN)


@pytest.mark.parametrize("place", PLACES)
def test_reader_and_schema_agree_on_the_keys_of_a_form(tmp_path: Path, place: str) -> None:
    """What is right is accepted by both; a key that is not known, or holds a list of lists, is refused by both."""
    form, body = PLACES[place]
    joint = "" if place == "deck" else ", "
    head = deck_text("") if place != "source" else "deck: small\nsource: book\n"

    def verdicts(added: str) -> tuple[bool, bool]:
        text = head + body.replace("%s", added)
        return bool(list(VALIDATOR.iter_errors(values(text)))), bool(read(tmp_path, text))

    assert verdicts("") == (False, False)
    assert verdicts(f"{joint}zzz: 1") == (True, True)
    for key in form.keys:
        if f"{key.name}:" not in head + body:
            assert verdicts(f"{joint}{key.name}: [[a]]") == (True, True), key.name


def test_the_command_prints_the_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz schema`` prints it, and with a file's name writes it and says how a deck names it."""
    assert main(["schema"]) == 0
    printed: Any = json.loads(capsys.readouterr().out)
    assert printed == deck_schema()
    assert main(["schema", "elements"]) == 0
    element = json.loads(capsys.readouterr().out)["definitions"]["fact"]["properties"]["element"]
    assert "tungsten" in element["properties"]["name"]["examples"]
    target = tmp_path / "deck.schema.json"
    assert main(["schema", "-o", str(target)]) == 0
    assert json.loads(target.read_text("utf-8")) == printed
    assert "# yaml-language-server: $schema=deck.schema.json" in capsys.readouterr().out
    assert main(["schema", "-o", str(tmp_path / "no" / "x.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err
