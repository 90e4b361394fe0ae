"""Generate the question bank of a deck."""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property

from quiz.garbage import uncollected
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
    with uncollected():
        return BankWriter(deck, seed, difficulty).bank()


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
        for card, asked in self._fact_cards(only):
            cards.append(card)
            questions += asked
        for authored in self.deck.questions:
            if only is None or authored.id in only:
                question = authored_question(self._writer.material, authored)
                cards.append(authored_card(question, authored))
                questions.append(question)
        return Bank(self.deck.id, self.deck.title, tuple(cards), tuple(questions), self._names, self._people)

    def _fact_cards(self, only: Collection[str] | None) -> Iterator[tuple[Card, tuple[Question, ...]]]:
        for fact in self.deck.facts:
            for slot in asked_slots(fact) if only is None or fact.id in only else ():
                questions = ask(self._writer, fact, slot)
                if questions:
                    yield fact_card(self._writer.material, fact, slot), questions

    @cached_property
    def _names(self) -> dict[str, str]:
        return {fold(name): entity.name for entity in self.deck.entities.values() for name in entity.names}

    @cached_property
    def _people(self) -> frozenset[str]:
        entities = self.deck.entities.values()
        return frozenset(fold(name) for entity in entities if entity.type == "person" for name in entity.names)


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
