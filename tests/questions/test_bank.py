"""The bank as a whole: determinism, ids, formats."""

import json
import os
import subprocess
import sys
from pathlib import Path

from quiz.model.deck import Deck
from quiz.model.question import FORMATS, Bank
from quiz.questions.bank import build_bank
from quiz.questions.record import records
from tests.support.decks import make_bank

SEEDED = {"choice", "multi", "truefalse", "order"}
"""Formats in which a part is left to the seed."""
KEYS = {
    "id", "card", "deck", "fact", "format", "stem", "options", "answer", "accept", "explanation", "source", "guess",
}  # fmt: skip


def test_the_same_deck_and_seed_give_the_same_bank(deck: Deck) -> None:
    """The bank is the same byte for byte in another process with another hash seed."""
    program = "from quiz.cli.main import main; main(['bank', 'pakistan-russia-defence', '--json'])"
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        outputs.add(done.stdout)
    (output,) = outputs
    assert json.loads(output) == json.loads(json.dumps(records(build_bank(deck))))


def test_another_seed_changes_choices_and_not_ids(deck: Deck, bank: Bank) -> None:
    """The seed decides options, false statements and who is ordered with whom; ids, stems and answers stay."""
    other = build_bank(deck, seed=7)
    kept = [[(q.id, q.stem, q.answers) for q in b.questions if q.format not in SEEDED] for b in (bank, other)]
    assert kept[0] == kept[1]
    assert other.questions != bank.questions


def test_ids_are_unique_and_made_of_ids(bank: Bank) -> None:
    """A question's id is its card's id with the format, and no two are alike."""
    ids = [question.id for question in bank.questions]
    assert len(set(ids)) == len(ids)
    for question in bank.questions:
        assert question.card == f"{question.deck}/{question.fact}/{question.slot}"
        assert question.id.startswith(f"{question.card}/{question.format}")


def test_another_fact_changes_no_id_and_no_other_order(tmp_path: Path) -> None:
    """Adding a fact leaves the ids, stems and answers of the others as they were."""
    body = "facts:\n  - {id: a, visit: {who: Ann, to: Rome, when: 2001}}\n"
    before = make_bank(tmp_path, body)
    after = make_bank(
        tmp_path, body.replace("facts:\n", "facts:\n  - {id: z, visit: {who: Bob, to: Oslo, when: 1999}}\n")
    )
    kept = [(q.id, q.stem, q.answers) for q in after.questions if q.fact == "a"]
    assert [entry for entry in kept if entry[0].rpartition("/")[2] not in SEEDED] == [
        (q.id, q.stem, q.answers) for q in before.questions if q.format not in SEEDED
    ]


def test_a_record_has_the_fixed_keys(bank: Bank) -> None:
    """Programs that read the bank find every fixed key, with a known format and a fitting answer."""
    for record in records(bank):
        assert record.keys() >= KEYS
        assert record["format"] in FORMATS
        if record["format"] == "choice":
            assert isinstance(record["options"], list)
            assert record["answer"] in record["options"]
        if record["format"] in {"list", "order", "multi"}:
            assert isinstance(record["answer"], list)
        guess = record["guess"]
        assert isinstance(guess, float)
        assert 0 <= guess < 1


def test_the_built_in_deck_has_the_generated_formats(bank: Bank) -> None:
    """Each format that facts can give is there."""
    formats = {question.format for question in bank.questions}
    assert formats == set(FORMATS)


def test_most_stems_are_direct_questions(bank: Bank) -> None:
    """A blank is the exception where a question can be asked."""
    direct = sum(question.direct for question in bank.questions)
    assert direct / len(bank.questions) > 0.6


def test_every_question_is_cited_and_explained(bank: Bank) -> None:
    """No question goes without explanation and source."""
    assert all(question.explanation and question.source for question in bank.questions)


def test_authored_questions_are_cards_of_their_own(tmp_path: Path) -> None:
    """A hand-written question is in the bank with the author's options, answers and feedback."""
    bank = make_bank(
        tmp_path,
        """\
        questions:
          - {id: q, choice: Which?, answer: a, wrong: [b, {text: c, feedback: Not c.}], explanation: Because.}
          - {id: p, match: Match?, pairs: {x: 1, y: 2, z: 3}}
        """,
    )
    first, second = bank.questions
    assert first.card == "small/q/question"
    assert {(o.text, o.correct, o.feedback) for o in first.options or ()} == {
        ("a", True, ""),
        ("b", False, ""),
        ("c", False, "Not c."),
    }
    assert records(bank)[1]["answer"] == [["x", "1"], ["y", "2"], ["z", "3"]]
    assert abs(second.guess - 1 / 6) < 1e-9


def test_a_fact_is_stated_by_the_sentence_that_tells_most_of_it(tmp_path: Path) -> None:
    """Short sentences may come first to be asked with; what is taught and explained is the fullest one."""
    body = """\
        kinds:
          bird:
            slots: {name: name, food: text, place: name}
            sentence: ["{name} eats {food}.", "{name} eats {food} in {place}.", "In {place}, {name} eats {food}."]
            ask: {food: "What does {name} eat?"}
        facts:
          - {id: a, bird: {name: Finch, food: seeds, place: Rome}}
        """
    bank = make_bank(tmp_path, body)
    assert {card.statement for card in bank.cards} == {"Finch eats seeds in Rome."}
    assert [q.stem for q in bank.questions if q.format == "cloze" and q.slot == "food"] == ["Finch eats _____."]


def test_a_blank_does_not_tell_its_article(tmp_path: Path) -> None:
    """Where a noun with an indefinite article is left out, both articles are offered."""
    body = """\
        kinds:
          animal:
            slots: {name: name, family: text}
            sentence: "{name} is {family:a}."
        facts:
          - {id: a, animal: {name: Rex, family: owl}}
          - {id: b, animal: {name: Tom, family: the last dodo}}
        """
    stems = [q.stem for q in make_bank(tmp_path, body).questions if q.slot == "family" and q.format == "cloze"]
    assert stems == ["Rex is a(n) _____.", "Tom is _____."]
