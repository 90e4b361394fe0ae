"""Learners whose memory follows known FSRS parameters."""

from collections.abc import Sequence
from random import Random

from quiz.memory.formulas import DEFAULTS, first, following, recall
from quiz.model.review import Grade, Phase, Review, Verdict

FORGETFUL: tuple[float, ...] = (0.05, 0.3, 0.6, 2.0, *DEFAULTS[4:8], 1.2, *DEFAULTS[9:20], 0.35)
"""Parameters of somebody who forgets far more quickly than most."""

DAY = 739_000


def review(card: str, day: int, grade: Grade, phase: Phase = Phase.REVIEW, number: int = 0) -> Review:
    """Make an entry of the log."""
    return Review(
        id=f"{card}:{day}:{number}",
        card=card,
        question=f"{card}/typed",
        format="typed",
        at=day * 86_400_000 + number,
        offset=0,
        day=day,
        grade=grade,
        verdict=Verdict.WRONG if grade is Grade.AGAIN else Verdict.CORRECT,
        overridden=False,
        answer="",
        took=2_000,
        guess=0.0,
        phase=phase,
    )


def remembering(weights: Sequence[float], cards: int, reviews: int, seed: int = 1, deck: str = "d") -> list[Review]:
    """Simulate a learner who is scheduled by the published parameters.

    Args:
        weights: parameters that the learner's memory really follows.
        cards: how many cards are learnt, ten a day.
        reviews: answers a card on days of their own; what is forgotten is answered again at once.
        seed: decides what is remembered.
        deck: id of the deck.
    """
    random = Random(seed)
    log: list[Review] = []
    for number in range(cards):
        card, day = f"{deck}/f{number}/s", DAY + number // 10
        grade = random.choices(list(Grade), (25, 5, 60, 10))[0]
        real, assumed = first(grade, weights), first(grade)
        log.append(review(card, day, grade, Phase.NEW))
        for _ in range(reviews - 1):
            days = max(1, round(assumed.stability * random.uniform(0.8, 1.5)))
            day += days
            recalled = random.random() < recall(real.stability, days, weights)
            grade = random.choices(list(Grade)[1:], (10, 80, 10))[0] if recalled else Grade.AGAIN
            log.append(review(card, day, grade))
            real, assumed = following(real, grade, days, weights), following(assumed, grade, days)
            if not recalled:
                log.append(review(card, day, Grade.GOOD, Phase.RELEARNING, 1))
                real, assumed = following(real, Grade.GOOD, 0, weights), following(assumed, Grade.GOOD, 0)
    return sorted(log, key=lambda entry: entry.at)
