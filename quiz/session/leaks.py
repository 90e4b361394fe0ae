"""Keep a session from telling in one question what another one still asks.

A question leaks a card when an answer of that card stands in it as whole words: in its stem, or
in what it gives to be put in order or matched. The options of a choice do not count, since
nothing says what they answer.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quiz.ids import deck_of
from quiz.memory.ladder import choose_question
from quiz.model.numbers import Number
from quiz.model.question import Bank, Question
from quiz.model.review import Memory
from quiz.text import fold

_NO_ANSWER_OF_THEIR_OWN = frozenset({"truefalse", "order", "match"})


@dataclass(frozen=True, slots=True)
class Leaks:
    """Which answers of a session's cards stand in which questions.

    Attributes:
        answers: each card's answers, folded and padded with spaces, by their first word.
        printed: what was found before, by question id.
    """

    answers: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    _printed: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, banks: Mapping[str, Bank], cards: Iterable[str]) -> "Leaks":
        """Know the answers of some cards."""
        found: dict[str, list[tuple[str, str]]] = {}
        for card in cards:
            for name in dict.fromkeys(_names(banks[deck_of(card)].questions_of[card])):
                found.setdefault(name.partition(" ")[0], []).append((f" {name} ", card))
        return cls({word: tuple(entries) for word, entries in found.items()})

    def joined(self, other: "Leaks") -> "Leaks":
        """Know the answers of other cards, too."""
        answers = dict(self.answers)
        for word, entries in other.answers.items():
            answers[word] = (*answers.get(word, ()), *entries)
        return Leaks(answers)

    def leaked(self, question: Question) -> frozenset[str]:
        """Return the cards whose answers a question prints, its own card excepted."""
        known = self._printed.get(question.id)
        if known is None:
            known = self._printed[question.id] = frozenset(self._look(question))
        return known

    def clean(self, questions: Sequence[Question], unasked: Collection[str]) -> list[Question]:
        """Return the questions that print no answer of the cards that are still to be asked."""
        return [question for question in questions if self.leaked(question).isdisjoint(unasked)]

    def _look(self, question: Question) -> Iterator[str]:
        for text in _texts(question):
            folded = fold(text)
            padded = f" {folded} "
            for word in set(folded.split()):
                for name, card in self.answers.get(word, ()):
                    if card != question.card and name in padded:
                        yield card


def _names(questions: Iterable[Question]) -> Iterator[str]:
    """Yield what answers a card; how a number reads in words is no leak, as "two" stands everywhere."""
    for question in questions:
        if question.format in _NO_ANSWER_OF_THEIR_OWN:
            continue
        for place, answer in enumerate(question.answers):
            yield fold(answer)
            if place < len(question.accept) and not (question.key and isinstance(question.key[0], Number)):
                yield from (fold(name) for name in question.accept[place])


def _texts(question: Question) -> Iterator[str]:
    yield question.stem
    if question.format in {"order", "match"}:
        yield from (option.text for option in question.options or ())
        yield from (left for left, _ in question.pairs)


def printed_words(question: Question) -> set[str]:
    """Return the words, folded, among which an answer that a question prints would stand."""
    return {word for text in _texts(question) for word in fold(text).split()}


def without_leaks(
    queue: Sequence[str], banks: Mapping[str, Bank], memories: Mapping[str, Memory], leaks: Leaks
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put cards in an order in which no question prints the answer of a later one.

    The order stays as near to the given one as it can. Where two cards tell each other's answers
    in every question that they have, one of them is held back: the one whose answer stands in
    the most others.

    Returns:
        The cards in order, and those held back for another session.
    """
    questions = {card: banks[deck_of(card)].questions_of[card] for card in queue}
    usual = {card: leaks.leaked(choose_question(questions[card], memories.get(card) or Memory(card))) for card in queue}
    always = {card: frozenset.intersection(*map(leaks.leaked, questions[card])) for card in queue}
    left = dict.fromkeys(queue)
    ordered: list[str] = []
    held: list[str] = []
    while left:
        unasked = frozenset(left)
        card = next((card for card in left if usual[card].isdisjoint(unasked)), None)
        card = card or next((card for card in left if leaks.clean(questions[card], unasked)), None)
        if card is not None:
            ordered.append(card)
        else:
            told = Counter(other for card in left for other in always[card] & unasked)
            card = max(left, key=lambda card: told[card])
            held.append(card)
        del left[card]
    return tuple(ordered), tuple(held)
