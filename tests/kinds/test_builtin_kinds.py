"""How the built-in kinds read and ask."""

from pathlib import Path

import pytest

from quiz.decks.kinds import read_builtin_kinds
from quiz.questions.flaws.check import hard_flaws
from tests.support.decks import make_bank

FACTS = {
    "visit": "{who: Ann Lee, post: mayor, to: Rome, when: 2014-05, purpose: sign a treaty}",
    "agreement": "{what: the Peace Treaty, parties: [Oslo, Rome], when: 2001-05-04, where: Bern, about: trade}",
    "delivery": "{from: Norway, to: Italy, what: timber, count: 40, unit: shiploads, when: 1999}",
    "exercise": "{name: Cold Star, sort: naval exercise, by: [Norway, Denmark], when: 2005-03, near: Bergen}",
    "quantity": "{of: ships, did: took part in Cold Star, amount: 12}",
    "post": "{who: Bob Ray, role: harbour master, at: the Port of Bergen, when: 2006}",
    "membership": "{what: official languages, group: Switzerland, members: [German, French, Italian, Romansh]}",
    "definition": "{term: a fjord, meaning: a long narrow inlet with steep sides}",
    "cause": "{cause: melting ice, effect: the rise of the sea}",
    "sequence": "{of: the stages of a butterfly, items: [egg, caterpillar, chrysalis, adult]}",
    "event": "{what: the great fire, when: 1702-05-19, where: Bergen}",
}
READ = {
    "visit": (
        "Ann Lee, mayor, visited Rome in May 2014 to sign a treaty.",
        {
            "Who visited Rome in May 2014?",
            "What post did Ann Lee hold when visiting Rome in May 2014?",
            "Which place did Ann Lee visit in May 2014?",
            "When did Ann Lee visit Rome?",
            "For what purpose did Ann Lee visit Rome in May 2014?",
        },
    ),
    "agreement": (
        "Oslo and Rome concluded the Peace Treaty in Bern on 4 May 2001 on trade.",
        {
            "Which agreement did Oslo and Rome conclude on 4 May 2001 on trade?",
            "Which parties concluded the Peace Treaty?",
            "When did Oslo and Rome conclude the Peace Treaty?",
            "Where did Oslo and Rome conclude the Peace Treaty on 4 May 2001?",
            "What is the Peace Treaty about?",
        },
    ),
    "delivery": (
        "Norway delivered 40 timber shiploads to Italy in 1999.",
        {
            "Who delivered timber shiploads to Italy in 1999?",
            "To whom did Norway deliver timber shiploads in 1999?",
            "What did Norway deliver to Italy in 1999?",
            "How many timber shiploads did Norway deliver to Italy in 1999?",
            "When did Norway deliver timber shiploads to Italy?",
        },
    ),
    "exercise": (
        "Cold Star, a naval exercise, was held by Norway and Denmark near Bergen in March 2005.",
        {
            "Which naval exercise was held near Bergen in March 2005?",
            "Who held Cold Star?",
            "When was the naval exercise Cold Star held?",
            "Near which place was the naval exercise Cold Star held in March 2005?",
        },
    ),
    "quantity": ("12 ships took part in Cold Star.", {"How many ships took part in Cold Star?"}),
    "post": (
        "Bob Ray served as harbour master at the Port of Bergen in 2006.",
        {
            "Who held the post of harbour master in 2006?",
            "What post did Bob Ray hold in 2006?",
            "At which organisation did Bob Ray hold the post of harbour master in 2006?",
            "When did Bob Ray hold the post of harbour master?",
        },
    ),
    "membership": (
        "The official languages of Switzerland are German, French, Italian and Romansh.",
        {"What are the official languages of Switzerland?"},
    ),
    "definition": (
        "A fjord is a long narrow inlet with steep sides.",
        {"What is the name for a long narrow inlet with steep sides?", "What is a fjord?"},
    ),
    "cause": (
        "The reason for the rise of the sea is melting ice.",
        {"What is the reason for the rise of the sea?", "What does melting ice lead to?"},
    ),
    "sequence": (
        "The stages of a butterfly, in order: egg, caterpillar, chrysalis and adult.",
        {"In which order, first to last, do these come: the stages of a butterfly?"},
    ),
    "event": (
        "The great fire took place on 19 May 1702 in Bergen.",
        {
            "What took place on 19 May 1702?",
            "When did the great fire take place?",
            "Where did the great fire take place?",
        },
    ),
}


@pytest.mark.parametrize("kind", READ)
def test_a_kind_reads_and_asks_as_people_do(tmp_path: Path, kind: str) -> None:
    """A fact of a kind makes one sentence, a natural question for each slot, and no hard flaw."""
    bank = make_bank(tmp_path, f"facts:\n  - {{id: a, {kind}: {FACTS[kind]}}}\n")
    statement, stems = READ[kind]
    assert {card.statement for card in bank.cards} == {statement}
    assert {question.stem for question in bank.questions if question.direct} == stems
    assert [flaw for question in bank.questions for flaw in hard_flaws(question)] == []


def test_every_built_in_kind_is_shown() -> None:
    """The table above has every kind that a deck can use without declaring it."""
    assert set(READ) == set(FACTS) == set(read_builtin_kinds())
