"""Every stem has one right answer: asked again of the facts in SQL, not by the generator."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from quiz.model.dates import PartialDate
from quiz.model.deck import Deck
from quiz.model.numbers import Number
from quiz.model.question import Bank
from quiz.model.values import Ref, Text, Value
from quiz.questions.bank import build_bank
from quiz.questions.record import records
from tests.support.decks import make_deck

SCHEMA = """
CREATE TABLE value (fact TEXT, kind TEXT, slot TEXT, sort TEXT, word TEXT, low REAL, high REAL);
CREATE TABLE inside (part TEXT, whole TEXT);
CREATE VIEW reach AS
    WITH RECURSIVE up (part, whole) AS (
        SELECT word, word FROM value WHERE sort = 'name'
        UNION SELECT up.part, inside.whole FROM up JOIN inside ON inside.part = up.whole
    ) SELECT part, whole FROM up;
"""
MEANT = """
SELECT DISTINCT fact FROM value AS own WHERE kind = :kind AND slot = :slot AND sort = :sort AND (
    (sort = 'date' AND low <= :high AND :low <= high)
    OR (sort = 'name' AND (word IN (SELECT part FROM reach WHERE whole = :word)
                           OR word IN (SELECT whole FROM reach WHERE part = :word)))
    OR (sort IN ('number', 'text') AND word = :word)
)
"""


def cell(value: Value) -> dict[str, object]:
    """Write a value as the columns of a row."""
    if isinstance(value, PartialDate):
        low, high = value.first.toordinal(), value.last.toordinal()
        return {"sort": "date", "word": value.iso(), "low": low, "high": high}
    if isinstance(value, Ref):
        return {"sort": "name", "word": value.entity, "low": None, "high": None}
    if isinstance(value, Number):
        return {"sort": "number", "word": f"{value.value.normalize()} {value.unit}", "low": None, "high": None}
    return {"sort": "text", "word": value.text.casefold(), "low": None, "high": None}


def database(deck: Deck) -> sqlite3.Connection:
    """Put the facts of a deck into tables."""
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    for fact in deck.facts:
        for slot, values in fact.values.items():
            for value in values:
                row = {"fact": fact.id, "kind": fact.kind.name, "slot": slot, **cell(value)}
                db.execute("INSERT INTO value VALUES (:fact, :kind, :slot, :sort, :word, :low, :high)", row)
    pairs = [(entity.id, whole) for entity in deck.entities.values() for whole in entity.within]
    db.executemany("INSERT INTO inside VALUES (?, ?)", pairs)
    return db


def answer_sets(deck: Deck, bank: Bank) -> Iterator[tuple[dict[str, object], set[frozenset[str]]]]:
    """Yield each question with the distinct answers that the facts give to its query."""
    with closing(database(deck)) as db:
        yield from _asked_again(db, bank)


def _asked_again(db: sqlite3.Connection, bank: Bank) -> Iterator[tuple[dict[str, object], set[frozenset[str]]]]:
    queries = {question.id: question.query for question in bank.questions}
    for record in records(bank):
        query = queries[str(record["id"])]
        if query is None:
            continue
        facts = {row[0] for row in db.execute("SELECT DISTINCT fact FROM value WHERE kind = ?", (query.kind,))}
        for slot, values in query.where.items():
            for value in values:
                found = db.execute(MEANT, {"kind": query.kind, "slot": slot, **cell(value)})
                facts &= {row[0] for row in found}
        answers: set[frozenset[str]] = set()
        for fact in facts:
            rows = db.execute("SELECT word FROM value WHERE fact = ? AND slot = ?", (fact, query.ask)).fetchall()
            if rows:
                answers.add(frozenset(row[0] for row in rows))
        yield record, answers


def test_no_question_of_the_built_in_deck_has_two_answers(deck: Deck, bank: Bank) -> None:
    """The facts give exactly one answer to every stem, and it is the question's."""
    asked = list(answer_sets(deck, bank))
    assert len(asked) > 300
    wrong = [r["id"] for r, answers in asked if len(answers) != 1 and r["format"] != "truefalse"]
    assert not wrong


def test_no_distractor_of_the_built_in_deck_answers_its_stem(deck: Deck, bank: Bank) -> None:
    """No wrong option is among the answers that the facts give."""
    words = {name.casefold(): entity.id for entity in deck.entities.values() for name in entity.names}
    for record, answers in answer_sets(deck, bank):
        options, answer = record["options"], record["answer"]
        if record["format"] != "choice" or not isinstance(options, list):
            continue
        assert options.count(answer) == 1
        right = {word for given in answers for word in given}
        for option in options:
            if option != answer:
                assert words.get(option.casefold(), option.casefold()) not in right, record["id"]


def test_a_stem_states_what_its_query_demands(deck: Deck, bank: Bank) -> None:
    """What narrows a query stands in the stem's words, unless the author wrote the stem for the fact."""
    written = yaml.safe_load(deck.path.read_text("utf-8"))
    own = {
        stem
        for fact in written["facts"]
        for stems in fact.get("ask", {}).values()
        for stem in ([stems] if isinstance(stems, str) else stems)
    }
    for question in bank.questions:
        if question.query is None or question.query.kind.startswith("text: "):
            continue
        if any(stem.casefold() in question.stem.casefold() for stem in own):
            continue
        for values in question.query.where.values():
            for value in values:
                word = deck.entities[value.entity].name if isinstance(value, Ref) else None
                word = str(value.year) if isinstance(value, PartialDate) else word
                word = value.text if isinstance(value, Text) else word
                assert word is None or word.casefold() in question.stem.casefold(), question.id


VISITS = """\
entities:
  place:
    - {name: Moscow, within: Russia}
    - {name: Kazan, within: Russia}
    - {name: Rome, within: Italy}
facts:
  - {id: a, visit: {who: Ann, to: Moscow, when: 2012-08}}
  - {id: b, visit: {who: Bob, to: Moscow, when: 2012-10}}
  - {id: c, visit: {who: Cid, to: Moscow, when: 2018, post: Minister}}
  - {id: d, visit: {who: Dan, to: Russia, when: 2019}}
  - {id: e, visit: {who: Eve, to: Rome, when: 2012}}
"""


def test_qualifiers_are_added_until_the_answer_is_alone(tmp_path: Path) -> None:
    """Three people visited Moscow; each is asked for with the date that sets the visit apart."""
    deck = make_deck(tmp_path, VISITS)
    bank = build_bank(deck)
    stems = {question.stem for question in bank.questions if question.slot == "who" and question.direct}
    assert stems == {
        "Who visited Moscow in August 2012?",
        "Who visited Moscow in October 2012?",
        "Who visited Moscow in 2018?",
        "Who visited Russia in 2019?",
        "Who visited Rome in 2012?",
    }
    assert all(len(answers) == 1 for _, answers in answer_sets(deck, bank))


def test_a_stem_that_stays_ambiguous_asks_for_all(tmp_path: Path) -> None:
    """Where nothing sets two facts apart, both are asked for together, on the card of the first."""
    body = "facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, visit: {who: Bob, to: Rome}}\n"
    deck = make_deck(tmp_path, body)
    bank = build_bank(deck)
    asked = {(q.fact, q.format, q.answers) for q in bank.questions if q.slot == "who"}
    assert asked == {("a", "list", ("Ann", "Bob")), ("a", "flip", ("Ann", "Bob"))}
    for record, answers in answer_sets(deck, bank):
        if record["slot"] == "who":
            assert answers == {frozenset({"ann"}), frozenset({"bob"})}


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("{who: Ann, to: Rome, when: 2012}", "{who: Bob, to: Rome, when: 2012-05}", False),
        ("{who: Ann, to: Rome, when: 2012}", "{who: Bob, to: Italy, when: 2012}", False),
        ("{who: Ann, to: Rome, when: 2012}", "{who: Bob, to: Rome, when: 2013}", True),
        ("{who: Ann, to: Rome, when: 2012-04}", "{who: Bob, to: Rome, when: 2012-05}", True),
        ("{who: Ann, to: Rome, when: 2012}", "{who: Annie, to: Rome, when: 2012}", True),
    ],
)
def test_dates_overlap_as_intervals_and_places_by_containment(
    tmp_path: Path,
    first: str,
    second: str,
    asked: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """A vaguer date or a wider place could mean the same visit, an alias is the same person."""
    body = (
        "entities:\n  place: [{name: Rome, within: Italy}]\n  person: [{name: Ann, aliases: [Annie]}]\n"
        f"facts:\n  - {{id: a, visit: {first}}}\n  - {{id: b, visit: {second}}}\n"
    )
    bank = build_bank(make_deck(tmp_path, body))
    single = {q.format for q in bank.questions if q.fact == "a" and q.slot == "who"} - {"list", "multi", "flip"}
    assert bool(single) is asked
