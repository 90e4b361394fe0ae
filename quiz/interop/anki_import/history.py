"""Turn Anki's review log and schedules into reviews and memories."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from quiz.clock import StudyCalendar
from quiz.ids import deck_of, question_id
from quiz.interop.anki_import.records import AnkiCard, AnkiCollection, AnkiReview
from quiz.memory.formulas import DEFAULTS, State, first, following
from quiz.model.question import Format
from quiz.model.review import Grade, Memory, Phase, Review, Verdict
from quiz.model.settings import Settings
from quiz.model.state import CardState

_LEARN, _FILTERED, _MANUAL = 0, 3, 4
_PHASES = {0: Phase.LEARNING, 1: Phase.REVIEW, 2: Phase.RELEARNING, 3: Phase.REVIEW}
_CARD_PHASES = {1: Phase.LEARNING, 2: Phase.REVIEW, 3: Phase.RELEARNING}
_SUSPENDED, _BURIED = -1, frozenset({-2, -3})
_COLOURS = ("red", "orange", "green", "blue", "pink", "turquoise", "purple")
_SECOND, _DAY = 1_000, 86_400
_LONGEST = 60_000
_EPOCH = 1_000_000_000
"""From which number on what is due is a moment in seconds and no day."""
_LAST_MOMENT = 32_503_680_000
_LAST_DAY = 3_000_000
_LEAST, _MOST = 0.001, 36_500.0
PREFIX = "anki-"
"""How ids of reviews from Anki begin."""


@dataclass(frozen=True, slots=True)
class History:
    """What Anki knows of the memory of one of our cards.

    Attributes:
        card: our id of the card.
        reviews: the log, each review with the memory before it.
        memory: the memory now; None for a new card.
        state: suspended, buried and flagged; None when it is none of that.
    """

    card: str
    reviews: tuple[tuple[Review, Memory], ...]
    memory: Memory | None
    state: CardState | None


class Histories:
    """Makes histories of one collection."""

    def __init__(self, collection: AnkiCollection, calendar: StudyCalendar, settings: Settings) -> None:
        """Know the collection's days and ours.

        Args:
            collection: from where the cards are.
            calendar: the learner's study days.
            settings: the learner's settings; the memory model's parameters are in them.
        """
        self._calendar = calendar
        self._settings = settings
        if collection.offset is None:
            self._created = calendar.day(_moment(collection.created))
        else:
            east = timedelta(minutes=collection.offset, hours=-collection.rollover)
            self._created = (_moment(collection.created) + east).toordinal()

    def of(
        self, card: str, form: Format, anki: AnkiCard, log: Sequence[AnkiReview], tags: Sequence[str] = ()
    ) -> History:
        """Make the history of a card.

        Args:
            card: our id of the card.
            form: the format of its question.
            anki: Anki's card.
            log: its entries in the review log, in their order.
            tags: the tags of the note as Anki has them.
        """
        weights = self._settings.parameters_of(deck_of(card)) or DEFAULTS
        question = question_id(card, form)
        reviews: list[tuple[Review, Memory]] = []
        memory = Memory(card)
        for entry in log:
            if entry.ease not in {1, 2, 3, 4}:
                if entry.type == _MANUAL and entry.factor == 0:
                    memory = Memory(card)  # the card was made new again
                continue
            if not 0 < entry.id < _LAST_MOMENT * _SECOND or (entry.type == _FILTERED and entry.factor == 0):
                continue  # cramming, which tells the schedule nothing
            review, after = self._answered(memory, entry, question, form, weights)
            reviews.append((review, memory))
            memory = after
        return History(card, tuple(reviews), self._now(memory, anki, weights, question), self._state(card, anki, tags))

    def _answered(
        self, before: Memory, entry: AnkiReview, question: str, form: Format, weights: Sequence[float]
    ) -> tuple[Review, Memory]:
        grade = Grade(entry.ease)
        moment = _moment(entry.id / _SECOND)
        day = self._calendar.day(moment)
        fresh = before.reps == 0
        phase = Phase.NEW if fresh and entry.type == _LEARN else _PHASES.get(entry.type, Phase.REVIEW)
        if fresh and phase is not Phase.NEW and entry.before > 0:
            known = from_sm2(entry.before, entry.factor, weights)
            before = replace(
                before, stability=known.stability, difficulty=known.difficulty, last_day=day - entry.before
            )
        if before.stability is None or before.difficulty is None:
            state = first(grade, weights)
        else:
            days = day - (day if before.last_day is None else before.last_day)
            state = following(State(before.stability, before.difficulty), grade, days, weights)
        lapsed = phase is Phase.REVIEW and grade is Grade.AGAIN
        steps = entry.interval < 0
        after = replace(
            before,
            phase=(Phase.RELEARNING if lapsed or phase is Phase.RELEARNING else Phase.LEARNING)
            if steps
            else Phase.REVIEW,
            stability=_within(state.stability),
            difficulty=state.difficulty,
            due_day=day if steps else min(day + entry.interval, _LAST_DAY),
            due_at=entry.id - max(entry.interval, -_DAY) * _SECOND if steps else None,
            last_day=day,
            reps=before.reps + 1,
            lapses=before.lapses + lapsed,
            last_question=question,
        )
        review = Review(
            id=f"{PREFIX}{entry.id}-{before.card}",
            card=before.card,
            question=question,
            format=form,
            at=entry.id,
            offset=self._calendar.offset(moment),
            day=day,
            grade=grade,
            verdict=Verdict.WRONG if grade is Grade.AGAIN else Verdict.CORRECT,
            overridden=False,
            answer="",
            took=min(max(entry.took, 0), _LONGEST),
            guess=0.0,
            phase=phase,
            stability=before.stability,
        )
        return review, after

    def _now(self, replayed: Memory, anki: AnkiCard, weights: Sequence[float], question: str) -> Memory | None:
        """Return what Anki remembers of the card; what it does not say is what the log gives."""
        phase = _CARD_PHASES.get(anki.type)
        if phase is None:
            return None
        due = anki.original_due if anki.original_deck else anki.due
        kept = _kept(anki.data)
        last = replayed.last_day
        if last is None:
            read = kept.get("lrt", 0.0)
            last = self._calendar.day(_moment(read)) if read else self._day(due - max(anki.interval, 0))
        if "s" in kept and "d" in kept:
            state = State(_within(kept["s"]), min(max(kept["d"], 1.0), 10.0))
        elif replayed.stability is not None and replayed.difficulty is not None:
            state = State(replayed.stability, replayed.difficulty)
        elif phase is Phase.REVIEW:
            state = from_sm2(anki.interval, anki.factor, weights)
        else:
            return None
        due_at: int | None = None
        due_day = self._day(due)
        if phase is not Phase.REVIEW:
            soon = due >= _EPOCH
            due_at = due * _SECOND if soon else (due - self._today(last)) * _DAY * _SECOND + self._start(last)
            due_at = min(max(due_at, 0), _LAST_MOMENT * _SECOND)
            due_day = self._calendar.day(_moment(due_at / _SECOND))
        steps = self._settings.relearning_steps if phase is Phase.RELEARNING else self._settings.learning_steps
        return Memory(
            card=replayed.card,
            phase=phase,
            step=0 if phase is Phase.REVIEW else min(max(len(steps) - anki.left % 1_000, 0), max(len(steps) - 1, 0)),
            stability=state.stability,
            difficulty=state.difficulty,
            due_day=due_day,
            due_at=due_at,
            last_day=last,
            reps=min(max(anki.reps, replayed.reps, 1), _LAST_DAY),
            lapses=min(max(anki.lapses, replayed.lapses, 0), _LAST_DAY),
            last_question=question,
        )

    def _state(self, card: str, anki: AnkiCard, tags: Sequence[str]) -> CardState | None:
        lowered = {tag.lower() for tag in tags}
        flag = anki.flags & 7
        remarks = [f"{_COLOURS[flag - 1]} flag in Anki"] if flag else []
        remarks += [f"{tag} in Anki" for tag in ("marked", "leech") if tag in lowered]
        state = CardState(
            card=card,
            suspended=anki.queue == _SUSPENDED,
            buried_day=self._calendar.day(_moment(anki.modified)) if anki.queue in _BURIED else None,
            flagged=bool(remarks),
            remark=", ".join(remarks),
        )
        return None if state == CardState(card) else state

    def _day(self, due: int) -> int:
        return min(max(self._created + due, 1), _LAST_DAY)

    def _today(self, day: int) -> int:
        return day - self._created

    @staticmethod
    def _start(day: int) -> int:
        """Return a moment in a study day, in epoch milliseconds."""
        return round(datetime.fromordinal(day).replace(hour=12, tzinfo=UTC).timestamp() * _SECOND)


def from_sm2(interval: int, factor: int, weights: Sequence[float]) -> State:
    """Estimate a memory from what SM-2 says, as Anki does when FSRS is switched on.

    Args:
        interval: days between the reviews.
        factor: the ease in thousandths.
        weights: the 21 parameters.
    """
    stability = _within(float(interval))
    ease = max(factor, 1_300) / 1_000
    growth = math.exp(weights[8]) * stability ** -weights[9] * (math.exp(0.1 * weights[10]) - 1)
    difficulty = 11 - (ease - 1) / growth if growth > 0 else 5.0
    return State(stability, min(max(difficulty, 1.0), 10.0))


def _kept(data: str) -> dict[str, float]:
    """Read the numbers that Anki keeps with a card."""
    try:
        found = json.loads(data or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        key: float(value)
        for key, value in found.items()
        if key in {"s", "d", "lrt"} and isinstance(value, int | float) and 0 < value < _LAST_MOMENT
    }


def _within(stability: float) -> float:
    return min(max(stability, _LEAST), _MOST)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(min(max(seconds, 0), _LAST_MOMENT), UTC)
