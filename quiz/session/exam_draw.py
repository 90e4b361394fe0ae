"""Draw the questions of an exam from the banks of some decks."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from quiz.ids import fact_of, stable_number
from quiz.model.question import Bank, Format, Question
from quiz.model.review import Memory
from quiz.session.advance import presented
from quiz.session.leaks import Leaks, printed_words

Stratum = tuple[str, tuple[str, ...]]
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ExamChoice:
    """What an exam is to be made of.

    Attributes:
        questions: how many questions, if there are so many.
        tags: only cards with one of these tags; all when empty.
        formats: only these formats; all that a program can grade when empty.
        minutes: time limit; None for none.
    """

    questions: int = 20
    tags: frozenset[str] = frozenset()
    formats: frozenset[Format] = frozenset()
    minutes: float | None = None


def draw(
    banks: Mapping[str, Bank], choice: ExamChoice, seed: int, left_out: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """Draw an exam: one question a fact, none that tells what another one asks.

    Each set of tags gets its share of the questions, as it has of the decks' facts; formats are
    used as evenly as the cards allow.

    Args:
        banks: the banks to draw from, by deck id.
        choice: what the exam is to be made of.
        seed: decides what is left to chance; the same seed draws the same exam.
        left_out: ids of cards that are not asked.

    Returns:
        The questions in the order to ask them, their options in the order to show; fewer than
        asked for when there are no more.
    """
    random = Random(stable_number("exam", seed))  # noqa: S311 - no secret
    pool = _pool(banks, choice, left_out)
    drawing = _Drawing(banks, pool, choice.formats)
    strata: dict[Stratum, list[Fact]] = {}
    for fact, cards in pool.items():
        strata.setdefault((fact[0], banks[fact[0]].tags.get(cards[0], ())), []).append(fact)
    for facts in strata.values():
        random.shuffle(facts)
    shares = _shares({stratum: len(facts) for stratum, facts in strata.items()}, choice.questions)
    rest: list[Fact] = []
    for stratum, facts in strata.items():
        taken = 0
        for fact in facts:
            if taken < shares[stratum]:
                taken += drawing.take(fact, random)
            else:
                rest.append(fact)
    random.shuffle(rest)
    for fact in rest:
        if len(drawing.taken) >= choice.questions:
            break
        drawing.take(fact, random)
    random.shuffle(drawing.taken)
    return tuple(presented(question, Memory(question.card, reps=seed)) for question in drawing.taken)


class _Drawing:
    """The questions taken so far; of all others only those of facts that are tried are looked at."""

    def __init__(
        self, banks: Mapping[str, Bank], pool: Mapping[Fact, Sequence[str]], formats: frozenset[Format]
    ) -> None:
        self._banks = banks
        self._pool = pool
        self._wanted = formats
        self._leaks = Leaks()
        self._formats: Counter[Format] = Counter()
        self._cards: set[str] = set()
        self._by_word: dict[str, list[Question]] = {}
        self.taken: list[Question] = []

    def take(self, fact: Fact, random: Random) -> bool:
        """Take a question about a fact, in the format used least; False when each would tell too much."""
        asked = self._banks[fact[0]].questions_of
        cards = {card: gradable(asked[card], self._wanted) for card in self._pool[fact]}
        told = self._told([card for card, questions in cards.items() if questions])
        possible = [
            question
            for card, questions in cards.items()
            if card not in told
            for question in questions
            if self._leaks.leaked(question).isdisjoint(self._cards)
        ]
        if not possible:
            return False
        least = min(self._formats[question.format] for question in possible)
        question = random.choice([question for question in possible if self._formats[question.format] == least])
        self._formats[question.format] += 1
        self._cards.add(question.card)
        self._leaks = self._leaks.joined(Leaks.of(self._banks, [question.card]))
        for word in printed_words(question):
            self._by_word.setdefault(word, []).append(question)
        self.taken.append(question)
        return True

    def _told(self, cards: Collection[str]) -> set[str]:
        """Return those of some cards whose answers a question prints that was taken."""
        leaks = Leaks.of(self._banks, cards)
        near = {question.id: question for word in leaks.answers for question in self._by_word.get(word, ())}
        return {card for question in near.values() for card in leaks.leaked(question)}


def _pool(banks: Mapping[str, Bank], choice: ExamChoice, left_out: frozenset[str]) -> dict[Fact, list[str]]:
    """Return the cards of each fact that may be asked in an exam."""
    pool: dict[Fact, list[str]] = {}
    for bank in banks.values():
        for card in bank.ids:
            if card in left_out or (choice.tags and choice.tags.isdisjoint(bank.tags.get(card, ()))):
                continue
            pool.setdefault((bank.deck, fact_of(card)), []).append(card)
    return pool


def gradable(questions: Iterable[Question], formats: frozenset[Format]) -> tuple[Question, ...]:
    """Return the questions of some formats, any when empty; what the learner grades alone is no exam question."""
    return tuple(
        question for question in questions if question.format != "flip" and (not formats or question.format in formats)
    )


def _shares(sizes: Mapping[Stratum, int], wanted: int) -> dict[Stratum, int]:
    """Share a number of questions out in proportion, the largest remainders rounded up."""
    total = sum(sizes.values())
    if wanted >= total:
        return dict(sizes)
    exact = {stratum: wanted * size / total for stratum, size in sizes.items()}
    shares = {stratum: int(share) for stratum, share in exact.items()}
    by_remainder = sorted(sizes, key=lambda stratum: (shares[stratum] - exact[stratum], stratum))
    for stratum in by_remainder[: wanted - sum(shares.values())]:
        shares[stratum] += 1
    return shares
