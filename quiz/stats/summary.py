"""Sum up what a learner remembers and did."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quiz.model.review import Grade, Memory, Phase, Review

FORECAST_DAYS = 30
HARDEST = 10


@dataclass(frozen=True, slots=True)
class Hard:
    """A card that is hard to remember.

    Attributes:
        card: its id.
        lapses: how often it was forgotten after it had been learnt.
        difficulty: 1 to 10.
        missed: share of its reviews that were answered wrong, 0 to 1.
    """

    card: str
    lapses: int
    difficulty: float
    missed: float


@dataclass(frozen=True, slots=True)
class Summary:
    """A learner's numbers for one deck or several.

    Attributes:
        cards: cards in all.
        phases: cards by phase; those never answered are new.
        reviews: answers given, without those taken back.
        days: study days with an answer.
        streak: study days in a row up to today, or up to yesterday when today has none yet.
        time: time spent on answers, in seconds.
        retention: share of reviews of learnt cards that were remembered, 0 to 1; None without any.
        retention_corrected: the same without lucky guesses: (observed - g) / (1 - g), g being
            the mean chance of a blind guess.
        target: desired retention, 0 to 1.
        forecast: cards due on each of the next days, today with what is overdue first.
        hardest: cards with most lapses, then highest difficulty.
    """

    cards: int
    phases: Mapping[str, int]
    reviews: int
    days: int
    streak: int
    time: int
    retention: float | None
    retention_corrected: float | None
    target: float
    forecast: tuple[int, ...]
    hardest: tuple[Hard, ...]


def summarise(
    cards: Sequence[str], memories: Mapping[str, Memory], reviews: Iterable[Review], today: int, target: float
) -> Summary:
    """Sum up.

    Args:
        cards: ids of the cards to speak of.
        memories: memories by card id.
        reviews: the log, oldest first; entries of other cards do not count.
        today: the present study day.
        target: desired retention, 0 to 1.
    """
    wanted = set(cards)
    log = [review for review in reviews if review.card in wanted]
    known = [memories[card] for card in cards if card in memories]
    phases = Counter(memory.phase for memory in known)
    phases[Phase.NEW] += len(cards) - len(known)
    mature = [review for review in log if review.phase is Phase.REVIEW]
    observed, guess = _share(mature)
    corrected = None
    if observed is not None and guess < 1:
        corrected = max(0.0, (observed - guess) / (1 - guess))
    days = {review.day for review in log}
    return Summary(
        cards=len(cards),
        phases={phase.value: phases[phase] for phase in Phase},
        reviews=len(log),
        days=len(days),
        streak=streak(days, today),
        time=round(sum(review.took for review in log) / 1_000),
        retention=observed,
        retention_corrected=corrected,
        target=target,
        forecast=_forecast(known, today),
        hardest=_hardest(known, log),
    )


def _share(reviews: Sequence[Review]) -> tuple[float | None, float]:
    """Return the share that was remembered and the mean chance of a blind guess."""
    if not reviews:
        return None, 0.0
    passed = sum(review.grade is not Grade.AGAIN for review in reviews)
    return passed / len(reviews), sum(review.guess for review in reviews) / len(reviews)


def streak(days: Collection[int], today: int) -> int:
    """Count the study days in a row up to today, or up to yesterday when today has none yet."""
    last = today if today in days else today - 1
    length = 0
    while last - length in days:
        length += 1
    return length


def _forecast(memories: Iterable[Memory], today: int) -> tuple[int, ...]:
    due = Counter(max(0, memory.due_day - today) for memory in memories if memory.due_day is not None)
    return tuple(due[day] for day in range(FORECAST_DAYS))


def _hardest(memories: Iterable[Memory], log: Iterable[Review]) -> tuple[Hard, ...]:
    answered: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for review in log:
        answered[review.card] += 1
        missed[review.card] += review.grade is Grade.AGAIN
    hard = [
        Hard(
            memory.card, memory.lapses, round(memory.difficulty or 0.0, 2), missed[memory.card] / answered[memory.card]
        )
        for memory in memories
        if missed[memory.card]
    ]
    return tuple(sorted(hard, key=lambda h: (-h.lapses, -h.missed, -h.difficulty, h.card))[:HARDEST])
