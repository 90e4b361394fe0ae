"""Generate the question bank of a deck."""

from collections.abc import Iterator

from quiz.ids import card_id
from quiz.model.deck import Deck
from quiz.model.fact import Fact
from quiz.model.question import Bank, Card, Difficulty, Question
from quiz.questions.authored import authored_card, authored_question
from quiz.questions.distractors import Distractors
from quiz.questions.formats import ask
from quiz.questions.formats.writer import Writer
from quiz.questions.groups import Groups
from quiz.questions.material import Material
from quiz.questions.pools import Pools
from quiz.questions.slots import asked_slots
from quiz.text import fold


def build_bank(deck: Deck, seed: int = 0, difficulty: Difficulty | None = None) -> Bank:
    """Write every card and question of a deck.

    Args:
        deck: the deck.
        seed: the same deck and seed give the same bank.
        difficulty: how alike right and wrong options are to be; the deck's own when None.
    """
    material = Material.of(deck, seed, difficulty)
    writer = Writer(material, Distractors(material, Pools.of(material)), Groups.of(material))
    cards: list[Card] = []
    questions: list[Question] = []
    for card, asked in _fact_cards(material, writer):
        cards.append(card)
        questions += asked
    for authored in deck.questions:
        question = authored_question(material, authored)
        cards.append(authored_card(question, authored))
        questions.append(question)
    names = {fold(name): entity.name for entity in deck.entities.values() for name in entity.names}
    people = frozenset(fold(n) for e in deck.entities.values() if e.type == "person" for n in e.names)
    return Bank(deck.id, deck.title, tuple(cards), tuple(questions), names, people)


def _fact_cards(material: Material, writer: Writer) -> Iterator[tuple[Card, tuple[Question, ...]]]:
    for fact in material.deck.facts:
        for slot in asked_slots(fact):
            questions = ask(writer, fact, slot)
            if questions:
                yield fact_card(material, fact, slot), questions


def fact_card(material: Material, fact: Fact, slot: str) -> Card:
    """Make the card of one slot of a fact."""
    return Card(
        id=card_id(material.deck.id, fact.id, slot),
        deck=material.deck.id,
        fact=fact.id,
        slot=slot,
        statement=material.statement(fact),
        note=fact.note,
        source=material.source(fact),
        mark=fact.mark,
        tags=fact.tags,
        citations=fact.citations,
        media=fact.media,
    )
