"""Generate the question bank of a deck."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from quiz.garbage import uncollected
from quiz.ids import card_id
from quiz.model.authored import AuthoredQuestion
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
    with uncollected():
        return BankWriter(deck, seed, difficulty).bank()


@dataclass(frozen=True, slots=True)
class Place:
    """What a card is about.

    Attributes:
        entry: a fact, or a hand-written question.
        slot: the slot that is asked.
    """

    entry: Fact | AuthoredQuestion
    slot: str


def places(deck: Deck, only: Collection[str] | None = None) -> Iterator[tuple[str, Place]]:
    """Yield what a deck's cards can be about, each with its card's id, in the order of the bank.

    A slot that no sound question asks has no card, which is seen only when its questions are written.

    Args:
        deck: the deck.
        only: ids of the facts and hand-written questions to look at; all when None.
    """
    for fact in deck.facts:
        for slot in asked_slots(fact) if only is None or fact.id in only else ():
            yield card_id(deck.id, fact.id, slot), Place(fact, slot)
    for authored in deck.questions:
        if only is None or authored.id in only:
            yield card_id(deck.id, authored.id, authored.slot), Place(authored, authored.slot)


class BankWriter:
    """Writes the questions of one deck, all of them or those of the facts that are asked for."""

    def __init__(
        self,
        deck: Deck,
        seed: int = 0,
        difficulty: Difficulty | None = None,
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        """Make a deck ready for asking, which takes a small part of the time that its questions take.

        Args:
            deck: the deck.
            seed: the same deck and seed give the same questions.
            difficulty: how alike right and wrong options are to be; the deck's own when None.
            pause: called between the parts of the work; what it raises ends it.
        """
        self.deck = deck
        material = Material.of(deck, seed, difficulty)
        pause()
        pools = Pools.of(material)
        pause()
        self._writer = Writer(material, Distractors(material, pools), Groups.of(material))

    def statement(self, fact: Fact) -> str:
        """State a fact in a sentence."""
        return self._writer.material.statement(fact)

    def bank(self, only: Collection[str] | None = None) -> Bank:
        """Write cards and questions.

        Args:
            only: ids of the facts and hand-written questions to write those of, which come out as in
                the whole bank; all when None.
        """
        cards: list[Card] = []
        questions: list[Question] = []
        for _, place in places(self.deck, only):
            asked = self.questions(place)
            if asked:
                cards.append(self.card(place))
                questions += asked
        return bank_of(self.deck, cards, questions)

    def questions(self, place: Place) -> tuple[Question, ...]:
        """Write the questions of a card; none where none would be sound, and then there is no such card."""
        entry = place.entry
        if isinstance(entry, Fact):
            return ask(self._writer, entry, place.slot)
        return (authored_question(self._writer.material, entry),)

    def card(self, place: Place) -> Card:
        """Make a card."""
        material, entry = self._writer.material, place.entry
        if isinstance(entry, Fact):
            return fact_card(material, entry, place.slot)
        return authored_card(authored_question(material, entry), entry)


def bank_of(deck: Deck, cards: Iterable[Card], questions: Iterable[Question]) -> Bank:
    """Put cards and questions of a deck together."""
    return Bank(deck.id, deck.title, tuple(cards), tuple(questions), names(deck), people(deck))


def names(deck: Deck) -> dict[str, str]:
    """Return every name of a deck's entities, folded, with the entity's own."""
    return {fold(name): entity.name for entity in deck.entities.values() for name in entity.names}


def people(deck: Deck) -> frozenset[str]:
    """Return the folded names of a deck's persons."""
    return frozenset(
        fold(name) for entity in deck.entities.values() if entity.type == "person" for name in entity.names
    )


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
