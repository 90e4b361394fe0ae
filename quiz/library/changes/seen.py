"""Cards as learners see them: what they remember, how it is told, and where it is documented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from quiz.kinds.wording import Wording
from quiz.model.authored import AuthoredQuestion
from quiz.model.dates import PartialDate
from quiz.model.deck import Deck
from quiz.model.numbers import Number
from quiz.model.question import Bank, Card, Question
from quiz.model.values import Ref, Value
from quiz.questions.bank import build_bank
from quiz.text import fold

Place = tuple[str, str]
"""A card inside its deck: the id of its fact, and the slot."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One card as learners see it.

    Attributes:
        fact, slot: which card it is.
        answer: what is remembered, in words.
        forms: for each value of the answer all that it may be called, folded; two versions mean the same thing if
            they share a form.
        ordered: whether the order of the values is part of the answer.
        statement: the fact as a sentence.
        note: more that is told of it.
        cited: where it is documented: ids of sources with places in them.
        source: the same in words.
        tags: the author's labels.
        media: files, each with what is said of it.
        questions: its questions by format and number.
        offered: of a hand-written question its options, what else is right, and how far a number may be off.
    """

    fact: str
    slot: str
    answer: str
    forms: tuple[frozenset[str], ...]
    ordered: bool
    statement: str
    note: str
    cited: tuple[tuple[str, str], ...]
    source: str
    tags: tuple[str, ...]
    media: tuple[tuple[str, str, str, str], ...]
    questions: Mapping[str, Question]
    offered: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """The fact and the slot."""
        return self.fact, self.slot

    def means(self, other: "Seen") -> bool:
        """Tell whether another card has the same answer, however it is written."""
        if len(self.forms) != len(other.forms):
            return False
        if self.ordered or other.ordered:
            return all(mine & theirs for mine, theirs in zip(self.forms, other.forms, strict=True))
        return all(any(mine & theirs for theirs in other.forms) for mine in self.forms)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a deck.

    Attributes:
        deck: the deck.
        cards: its cards, in its order.
    """

    deck: Deck
    cards: Mapping[Place, Seen]


def seen(deck: Deck) -> Version:
    """Look at a deck as its learners do."""
    bank = build_bank(deck)
    answers = dict(_answers(deck))
    offered = {(question.id, question.slot): tuple(_offered(question)) for question in deck.questions}
    cards = (
        replace(_seen(card, bank, answers), offered=offered.get((card.fact, card.slot), ())) for card in bank.cards
    )
    return Version(deck, {card.place: card for card in cards})


@dataclass(frozen=True, slots=True)
class _Answer:
    words: str
    forms: tuple[frozenset[str], ...]
    ordered: bool = False


def _seen(card: Card, bank: Bank, answers: Mapping[Place, _Answer]) -> Seen:
    answer = answers[card.fact, card.slot]
    questions = bank.questions_of[card.id]
    return Seen(
        fact=card.fact,
        slot=card.slot,
        answer=answer.words,
        forms=answer.forms,
        ordered=answer.ordered,
        statement=card.statement,
        note=card.note,
        cited=tuple((citation.source.id, citation.locator) for citation in card.citations),
        source=card.source,
        tags=card.tags,
        media=tuple((media.file, media.alt, media.credit, media.shown) for media in card.media),
        questions={question.id.removeprefix(f"{card.id}/"): question for question in questions},
    )


def _answers(deck: Deck) -> Iterator[tuple[Place, _Answer]]:
    wording = Wording(deck.entities, deck.language, deck.dates)
    for fact in deck.facts:
        for name, values in fact.values.items():
            words = "; ".join(wording.words(value) for value in values)
            slot = fact.kind.slots.get(name)
            forms = tuple(_forms(value, wording) for value in values)
            yield (fact.id, name), _Answer(words, forms, slot is not None and slot.ordered)
    for question in deck.questions:
        yield (question.id, question.slot), _authored(question)


def _forms(value: Value, wording: Wording) -> frozenset[str]:
    if isinstance(value, Ref):
        return frozenset(fold(name) or name for name in wording.all_names(value))
    if isinstance(value, PartialDate):
        return frozenset({value.iso()})
    if isinstance(value, Number):
        return frozenset({f"{value.bound} {value.value.normalize()} {value.unit}"})
    return frozenset({fold(value.text) or value.text})


def _authored(question: AuthoredQuestion) -> _Answer:
    answers = question.answers or tuple(f"{left} – {right}" for left, right in question.pairs)
    if isinstance(question.key, Number | PartialDate):
        key = question.key
        form = key.iso() if isinstance(key, PartialDate) else f"{key.bound} {key.value.normalize()} {key.unit}"
        return _Answer("; ".join(answers), (frozenset({form}),))
    forms = tuple(frozenset({fold(answer) or answer}) for answer in answers)
    return _Answer("; ".join(answers), forms, question.format == "order")


def _offered(question: AuthoredQuestion) -> Iterator[str]:
    yield from sorted(f"{option.text} ({option.feedback})" if option.feedback else option.text
                      for option in question.options)  # fmt: skip
    yield from (f"also {answer}" for answer in question.accept)
    if question.tolerance:
        yield f"± {question.tolerance}"
