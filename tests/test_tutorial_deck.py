"""The tutorial deck: every format and every feature of decks occurs in it, and it is sound."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest
from textual.binding import Binding

from quiz.app.screens.asking import AskingScreen
from quiz.app.screens.study import StudyScreen
from quiz.decks.grammar import deck as deck_grammar
from quiz.decks.grammar import facts as fact_grammar
from quiz.decks.grammar import kinds as kind_grammar
from quiz.decks.grammar import questions as question_grammar
from quiz.decks.kinds import read_builtin_kinds
from quiz.decks.nodes import Items, Node, Scalar, Table, parse
from quiz.decks.read import read_deck
from quiz.memory.ladder import rung
from quiz.model.authored import AuthoredQuestion
from quiz.model.deck import Deck
from quiz.model.fact import Fact
from quiz.model.kind import FILTERS
from quiz.model.media import MEDIA_SORTS
from quiz.model.numbers import Number
from quiz.model.question import FORMATS, Bank, Question
from quiz.model.review import Memory
from quiz.model.settings import Settings
from quiz.model.values import Ref
from quiz.paths import builtin_decks
from quiz.questions.bank import build_bank
from quiz.questions.slots import asked_slots
from tests.support.checking import check_deck

PATH = builtin_decks() / "01-tutorial.yaml"
CARDS = range(60, 111)


@pytest.fixture(scope="module")
def tutorial() -> Deck:
    """Return the tutorial deck."""
    return read_deck(PATH)


@pytest.fixture(scope="module")
def questions(tutorial: Deck) -> Bank:
    """Return its bank."""
    return build_bank(tutorial)


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the deck file, taken apart without the reader's help.

    Attributes:
        keys: the keys that occur, by where they stand.
        texts: every text.
    """

    keys: dict[str, set[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


def keys_of(node: Node | None) -> Iterator[tuple[str, Node]]:
    """Yield the entries of a mapping; none for anything else."""
    if isinstance(node, Table):
        yield from ((key.value, value) for key, value in node.entries)


def texts_of(node: Node) -> Iterator[str]:
    """Yield every text in a node."""
    if isinstance(node, Scalar):
        yield node.value
    children = node.items if isinstance(node, Items) else [value for _, value in keys_of(node)]
    for child in children:
        yield from texts_of(child)


@pytest.fixture(scope="module")
def written() -> Written:
    """Collect the keys and texts of the deck file."""
    root = parse(PATH.read_text("utf-8"), PATH.name)
    found = Written(texts=list(texts_of(root)))

    def note(where: str, node: Node | None) -> dict[str, Node]:
        entries = dict(keys_of(node))
        found.keys.setdefault(where, set()).update(entries)
        return entries

    def note_each(where: str, node: Node | None) -> list[dict[str, Node]]:
        items = node.items if isinstance(node, Items) else [value for _, value in keys_of(node)]
        return [note(where, item) for item in items]

    def note_media(entry: dict[str, Node]) -> None:
        for sort in MEDIA_SORTS:
            note("media", entry.get(sort))

    deck = note("deck", root)
    note_each("source", deck["sources"])
    for _, declared in keys_of(deck["entities"]):
        note_each("entity", declared)
    for kind in note_each("kind", deck["kinds"]):
        note_each("slot", kind["slots"])
    for fact in note_each("entry", deck["facts"]):
        found.keys.setdefault("table" if "table" in fact else "fact", set()).update(fact)
        note_media(fact)
        for _, confusions in keys_of(fact.get("confusions")):
            note_each("confusion", confusions)
    for question in note_each("question", deck["questions"]):
        note_media(question)
        note_each("option", question.get("wrong"))
    return found


ACCEPTED: dict[str, frozenset[str]] = {
    "deck": frozenset(deck_grammar.DECK.by_name),
    "source": frozenset(deck_grammar.SOURCE.by_name),
    "entity": frozenset(deck_grammar.ENTITY.by_name),
    "kind": frozenset(kind_grammar.KIND.by_name),
    "slot": frozenset(kind_grammar.SLOT.by_name),
    "fact": frozenset({*fact_grammar.FACT.by_name, *read_builtin_kinds()}),
    # What the rows of a table have in common is read as the keys of a fact are.
    "table": frozenset(fact_grammar.TABLE.by_name) - frozenset(fact_grammar.ROW.by_name) | {"id"},
    "confusion": frozenset(fact_grammar.CONFUSION.by_name),
    "question": frozenset(question_grammar.QUESTION.by_name),
    "option": frozenset(question_grammar.OPTION.by_name),
    "media": frozenset(fact_grammar.MEDIA.by_name),
}
"""The keys that the reader accepts, by where they stand."""


@pytest.mark.parametrize("where", ACCEPTED)
def test_every_key_that_the_reader_accepts_occurs(written: Written, where: str) -> None:
    """An author finds an example of each key in the place that it belongs to."""
    assert ACCEPTED[where] - written.keys[where] == set()


@pytest.mark.parametrize(
    "pattern",
    [
        *(rf"\{{\w+:{name}\}}" for name in FILTERS),  # filters
        r"\{\w+\?[^|{}]*\|[^|{}]*\}",  # agreement
        r"\[ [^\[\]]*\]",  # what may be left out
        r"\[\+ [^\[\]]*\]",  # what stays when it can
        r"\{\{[^{}]+\}\}",  # braces as such
        r"^\w+\?$",  # an optional slot
        r"^\w+\+$",  # a slot of several values
        r"^\w+\*$",  # a slot of any number of values
        r"\{[a-z]+=[^|{}]+\|[a-z]+\}",  # a mark with name and type
        r"\{[a-z]+=[^|{}]+\}",  # a mark with a name
        r"\{[^=|{}:]+ [^=|{}:]+\}",  # a mark without either
    ],
)
def test_every_piece_of_the_little_language_occurs(written: Written, pattern: str) -> None:
    """Sentences, questions and slots show each way of writing."""
    assert any(re.search(pattern, text) for text in written.texts)


def test_every_format_is_generated_and_written_by_hand(tutorial: Deck, questions: Bank) -> None:
    """Each format occurs among the generated questions and among those of the author."""
    by_hand = {question.id for question in tutorial.questions}
    assert {question.format for question in questions.questions if question.fact in by_hand} == set(FORMATS)
    assert {question.format for question in questions.questions if question.fact not in by_hand} == set(FORMATS)


def test_several_facts_are_asked_together(tutorial: Deck, questions: Bank) -> None:
    """The deck has a question that two facts answer, one that orders facts and one that matches them."""
    of = {fact.id: fact for fact in tutorial.facts}

    def generated(question_format: str) -> list[Question]:
        return [q for q in questions.questions if q.format == question_format and q.fact in of]

    assert any(len(of[question.fact].values[question.slot]) == 1 for question in generated("multi"))
    assert any(not of[question.fact].kind.slots[question.slot].ordered for question in generated("order"))
    assert generated("match")


def test_the_tutorial_is_clean() -> None:
    """The check finds nothing at all in it."""
    assert check_deck(PATH) == []


def test_most_stems_are_direct_questions(questions: Bank) -> None:
    """More than sixty in a hundred questions are asked, and not left as a blank or a statement."""
    direct = sum(question.direct for question in questions.questions)
    assert direct > 0.6 * len(questions.questions)


def test_the_tutorial_has_the_size_of_a_tutorial(tutorial: Deck, questions: Bank) -> None:
    """It can be learnt in a week, and every slot that it asks is asked."""
    assert len(questions.cards) in CARDS
    kinds_used = {fact.kind.name for fact in tutorial.facts if asked_slots(fact)}
    assert {kind.name for kind in tutorial.kinds.values()} <= kinds_used


def test_every_citation_of_the_tutorial_has_a_locator(tutorial: Deck) -> None:
    """Each fact and question names a place in its source, and each source is cited."""
    entries: list[Fact | AuthoredQuestion] = [*tutorial.facts, *tutorial.questions]
    citations = [citation for entry in entries for citation in entry.citations]
    assert all(citation.locator for citation in citations)
    assert {citation.source.id for citation in citations} == set(tutorial.sources)
    assert any(len(entry.citations) > 1 for entry in tutorial.facts)
    assert any(len(entry.citations) > 1 for entry in tutorial.questions)


def test_what_is_cited_from_the_program_exists(tutorial: Deck) -> None:
    """Files and sections that facts on factquiz name are there."""
    root = Path(__file__).parent.parent
    headings = re.findall(r"^## (.+)$", (root / "README.md").read_text("utf-8"), re.MULTILINE)
    entries: list[Fact | AuthoredQuestion] = [*tutorial.facts, *tutorial.questions]
    for entry in entries:
        for citation in entry.citations:
            if citation.source.id == "program":
                assert (root / citation.locator).is_file(), entry.id
            if citation.source.id == "readme":
                assert citation.locator in {f'section "{heading}"' for heading in headings}, entry.id


def test_claims_of_the_tutorial_are_attributed(tutorial: Deck, questions: Bank) -> None:
    """What its authors judge is asked as their judgement."""
    claims = {fact.id for fact in tutorial.facts if fact.claim}
    assert claims
    for question in questions.questions:
        if question.fact in claims:
            assert question.stem.removeprefix("True or false: ").startswith("According to ")


@pytest.mark.parametrize("name", ["tutorial-techniques.csv", "tutorial-works.csv"])
def test_every_row_of_its_tables_is_a_fact(tutorial: Deck, name: str) -> None:
    """The tables lie beside the deck, and all of their rows are read."""
    with (PATH.parent / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    read = [fact for fact in tutorial.facts if Path(fact.mark.file).name == name]
    assert len(read) == len(rows) > 0


def told(deck: Deck, fact_id: str, slot: str) -> Decimal:
    """Return the number that a fact gives."""
    (fact,) = [fact for fact in deck.facts if fact.id == fact_id]
    (value,) = fact.values[slot]
    assert isinstance(value, Number)
    return value.value


def test_what_it_tells_of_the_settings_is_so(tutorial: Deck) -> None:
    """The limits that learners are told are those that the program has."""
    settings = Settings()
    assert told(tutorial, "new-a-day", "amount") == settings.new_per_day
    assert told(tutorial, "reviews-a-day", "amount") == settings.reviews_per_day
    assert told(tutorial, "day-begins", "hour") == settings.rollover
    assert told(tutorial, "recall-aimed-at", "retention") == round(100 * settings.retention)


def test_what_it_tells_of_the_ladder_is_so(tutorial: Deck) -> None:
    """The stabilities that learners are told are those of the ladder."""
    for slot, days in (("first", told(tutorial, "rungs", "first")), ("second", told(tutorial, "rungs", "second"))):
        before, at = (rung(Memory("x", stability=float(days) + shift)) for shift in (-0.5, 0.0))
        assert (before, at) == ((0, 1) if slot == "first" else (1, 2))


def test_the_keys_that_it_tells_are_those_of_the_app(tutorial: Deck) -> None:
    """Every key that learners are told is bound in a session."""
    bindings = [*StudyScreen.BINDINGS, *AskingScreen.BINDINGS]
    bound = {key for binding in bindings if isinstance(binding, Binding) for key in binding.key.split(",")}
    for fact in tutorial.facts:
        if fact.kind.name == "shortcut":
            (key,) = fact.values["key"]
            assert isinstance(key, Ref)
            assert tutorial.entities[key.entity].name.replace("esc", "escape") in bound
