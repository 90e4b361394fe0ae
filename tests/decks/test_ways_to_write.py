"""The four ways to write: sentence, fact of a kind, table, hand-written question."""

from decimal import Decimal
from pathlib import Path

import pytest

from quiz.errors import DeckError
from quiz.model.dates import PartialDate
from quiz.model.fact import Confusion, Fact
from quiz.model.numbers import Number
from quiz.model.values import Ref, Text, Value
from tests.support.decks import make_bank, make_deck, write_deck


def only_fact(folder: Path, body: str) -> Fact:
    """Read a deck that has one fact."""
    (fact,) = make_deck(folder, body).facts
    return fact


@pytest.mark.parametrize(
    ("mark", "value"),
    [
        ("{four}", Number(Decimal(4))),
        ("{1,500}", Number(Decimal(1500))),
        ("{29 August 2017}", PartialDate(2017, 8, 29)),
        ("{2014}", PartialDate(2014)),
        ("{2014|number}", Number(Decimal(2014))),
        ("{Mi-35 Hind-E}", Ref("mi-35-hind-e")),
        ("{Sergei Shoigu}", Ref("sergei-shoigu")),
        ("{35 %}", Number(Decimal(35), "%")),
        ("{35 km}", Number(Decimal(35), "km")),
        ("{Ten Commandments}", Ref("ten-commandments")),
        ("{5G}", Text("5G")),
        ("{12 Angry Men}", Text("12 Angry Men")),
        ("{1990s}", Text("1990s")),
        ("{slowly}", Text("slowly")),
        ("{Slowly|text}", Text("Slowly")),
        ("{how=slowly}", Text("slowly")),
        ("{3=slowly|text}", Text("slowly")),
    ],
)
def test_the_type_of_a_mark_is_inferred_or_stated(tmp_path: Path, mark: str, value: Value) -> None:
    """A marked answer is a known name, a date, a number, a name or a text, unless its type is stated."""
    body = f"entities:\n  person: [Sergei Shoigu]\nfacts:\n  - {{id: a, text: 'It was {mark} there.'}}\n"
    fact = only_fact(tmp_path, body)
    assert list(fact.values.values()) == [(value,)]


def test_marks_have_names_or_numbers(tmp_path: Path) -> None:
    """A mark is called by its name, and without one by its place; the name is part of the card's id."""
    fact = only_fact(tmp_path, "facts:\n  - {id: a, text: '{Ann} met {whom=Bob} in {Rome|place}.'}\n")
    assert list(fact.values) == ["1", "whom", "3"]


def test_braces_can_be_written(tmp_path: Path) -> None:
    """Doubled braces stand for themselves."""
    fact = only_fact(tmp_path, "facts:\n  - {id: a, text: 'In C a block is {{{code}}}.'}\n")
    assert fact.values == {"1": (Text("code"),)}


def test_a_fact_of_a_kind_has_typed_slots(tmp_path: Path) -> None:
    """Each slot is read by its type, and one name is one entity under each of its aliases."""
    deck = make_deck(
        tmp_path,
        """\
        entities:
          person: [{name: Ann Lee, aliases: [Annie]}]
          place: [{name: Rome, within: Italy}, the Hague]
        facts:
          - {id: a, visit: {who: Annie, to: Rome, when: 2014-01}}
          - {id: b, visit: {who: ANN LEE, to: The Hague, purpose: rest}}
          - {id: c, exercise: {name: Games, sort: fair, when: [2014, 2015]}}
        """,
    )
    first, second, third = deck.facts
    assert first.values == {"who": (Ref("ann-lee"),), "to": (Ref("rome"),), "when": (PartialDate(2014, 1),)}
    assert second.values["who"] == first.values["who"]
    assert deck.entities["hague"].article == "the"
    assert deck.entities["rome"].within == ("italy",)
    assert third.values["when"] == (PartialDate(2014), PartialDate(2015))


def test_a_deck_declares_kinds_of_its_own(tmp_path: Path) -> None:
    """A kind of a dozen lines serves like a built-in one."""
    deck = make_deck(
        tmp_path,
        """\
        kinds:
          capital:
            slots: {city: place, of: place, people: number?}
            sentence: "{city} is the capital of {of}[ and has {people} people]."
            ask:
              city: What is the capital of {of}?
              of: ["Of which country is {city} the capital?", "Which country has {city} as its capital?"]
        facts:
          - {id: it, capital: {city: Rome, of: Italy, people: 2.8 million}}
        """,
    )
    kind = deck.kinds["capital"]
    assert kind.slots["people"].optional
    assert len(kind.asks["of"]) == 2
    assert deck.facts[0].values["people"] == (Number(Decimal("2.8E+6")),)


def test_a_table_is_a_fact_a_row(tmp_path: Path) -> None:
    """Columns are slots; ids come from a pattern, and the table's other fields count for each row."""
    (tmp_path / "t.csv").write_text('who,to,when,note\nAnn,Rome,2001,"Hot, she said"\nBob,Oslo,,\n', encoding="utf-8")
    deck = make_deck(
        tmp_path, "facts:\n  - {table: t.csv, kind: visit, id: 'visit-{who}', tags: [t], source: 'book, page 2'}\n"
    )
    assert [fact.id for fact in deck.facts] == ["visit-ann", "visit-bob"]
    first, second = deck.facts
    assert first.note == "Hot, she said"
    assert "when" not in second.values
    assert str(first.citations[0]) == "The book, page 2"
    assert first.tags == ("t",)
    assert str(second.mark).endswith("t.csv:3:1")


def test_a_table_says_of_each_row_what_its_cells_fill_in(tmp_path: Path) -> None:
    """The source, place, note and tags of a table take cells by column; a hole without a cell is told."""
    (tmp_path / "t.csv").write_text("who,to\nAnn,Rome\n", encoding="utf-8")
    body = (
        "facts:\n  - {table: t.csv, kind: visit, id: 'v-{who}', source: ['book, page of {who}'], note: 'To {HOLE}'}\n"
    )
    (fact,) = make_deck(tmp_path, body.replace("HOLE", "to")).facts
    assert (str(fact.citations[0]), fact.note) == ("The book, page of Ann", "To Rome")
    with pytest.raises(DeckError, match=r"small\.yaml:7:.*'\{too\}' needs a cell .* \(did you mean 'to'\?\)"):
        make_deck(tmp_path, body.replace("HOLE", "too"))


def test_questions_are_written_by_hand_in_any_format(tmp_path: Path) -> None:
    """Each format is named by the key that holds its stem."""
    deck = make_deck(
        tmp_path,
        """\
        questions:
          - {id: q1, choice: Which?, answer: b, options: [a, b, {text: c, feedback: Not c.}], feedback: Yes.}
          - {id: q2, multi: Which?, answers: [a, b], wrong: [c]}
          - {id: q3, truefalse: So it is., answer: false, feedback: It is not.}
          - {id: q4, cloze: "The sky is {blue}.", accept: [azure]}
          - {id: q5, typed: Who?, answer: Ann, accept: [Annie]}
          - {id: q6, number: How far?, answer: 35 km, tolerance: 0.5}
          - {id: q7, date: When?, answer: 2017-08}
          - {id: q8, order: In which order?, items: [one, two]}
          - {id: q9, match: Match?, pairs: {a: b, c: d}}
          - {id: q10, list: Which?, answers: [a, b]}
          - {id: q11, flip: What?, answer: That., explanation: Because.}
        """,
    )
    by_id = {question.id: question for question in deck.questions}
    assert [question.format for question in deck.questions] == [
        "choice", "multi", "truefalse", "cloze", "typed", "number", "date", "order", "match", "list", "flip",
    ]  # fmt: skip
    assert [(o.text, o.correct, o.feedback) for o in by_id["q1"].options] == [
        ("a", False, ""),
        ("b", True, "Yes."),
        ("c", False, "Not c."),
    ]
    assert by_id["q1"].pinned
    assert [(o.text, o.correct) for o in by_id["q3"].options] == [("True", False), ("False", True)]
    assert (by_id["q4"].stem, by_id["q4"].answers) == ("The sky is _____.", ("blue",))
    assert by_id["q6"].tolerance == Decimal("0.5")
    assert by_id["q7"].key == PartialDate(2017, 8)
    assert by_id["q9"].pairs == (("a", "b"), ("c", "d"))


def test_text_is_cleaned_as_it_is_read(tmp_path: Path) -> None:
    """Escapes that YAML lets through in quotes do not reach the deck."""
    path = write_deck(tmp_path, 'facts:\n  - {id: a, text: "A {\\e]52;c;x\\a thing|text}."}\n')
    from quiz.decks.read import read_deck

    (fact,) = read_deck(path).facts
    assert fact.values == {"1": (Text("]52;c;x thing"),)}


def test_claims_notes_tags_and_confusions_are_kept(tmp_path: Path) -> None:
    """What a fact may have beside its statement is read."""
    fact = only_fact(
        tmp_path,
        """\
        facts:
          - id: a
            source: ["book, page 1", book]
            text: "The sky is {colour=blue|text}."
            tags: [sky, colours]
            note: At noon.
            claim: the author
            exclusive: colour
            confusions: {colour: [green, grey]}
        """,
    )
    assert [str(citation) for citation in fact.citations] == ["The book, page 1", "The book"]
    assert (fact.tags, fact.note, fact.claim) == (("sky", "colours"), "At noon.", "the author")
    assert fact.exclusive == {"colour"}
    assert fact.confusions == {"colour": (Confusion(Text("green")), Confusion(Text("grey")))}


def test_questions_with_one_id_are_siblings(tmp_path: Path) -> None:
    """Questions may share an id if each has a slot of its own; a slot that stands twice, or is no id, is an error."""
    body = """\
questions:
  - {id: a, flip: One?, answer: x}
  - {id: a, slot: two, flip: Two?, answer: y}
  - {id: a, slot: three, cloze: 'It is {z}.'}
"""
    cards = make_bank(tmp_path, body).cards
    assert [card.id for card in cards] == ["small/a/question", "small/a/two", "small/a/three"]
    with pytest.raises(DeckError, match="the id 'a' stands twice"):
        make_deck(tmp_path, body.replace("three", "two"))
    with pytest.raises(DeckError, match="'A b' cannot be a slot"):
        make_deck(tmp_path, body.replace("three", "A b"))
