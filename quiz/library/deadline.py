"""Plan the days up to an exam about some decks, and study today's part of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from quiz.errors import QuizError
from quiz.ids import fact_of
from quiz.library.library import Library
from quiz.library.study import Start, Study
from quiz.memory.deadline import DayLoad, DeadlinePlan, Span, plan_deadline
from quiz.memory.expectation import Candidate
from quiz.memory.formulas import DEFAULTS
from quiz.model.review import Memory, Phase
from quiz.session.plan import Plan

MINUTES = 30.0
"""How long a day's study may take when the learner does not say."""
_FURTHEST = 1_100
"""How many days an exam may be away."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A plan with what it rests on.

    Attributes:
        decks: ids of the decks.
        title: what the decks are called.
        exam: the day of the exam.
        minutes: how long a day's study may take.
        seconds: how long an answer takes.
        plan: what to do on which day.
        learning: cards in learning, which come back today whatever the plan wants.
    """

    decks: tuple[str, ...]
    title: str
    exam: date
    minutes: float
    seconds: float
    plan: DeadlinePlan
    learning: tuple[str, ...] = ()

    @property
    def today(self) -> DayLoad:
        """What is to be done today, the cards in learning first."""
        planned = self.plan.days[0]
        reviews = (*self.learning, *(card for card in planned.reviews if card not in self.learning))
        return replace(planned, reviews=reviews)

    @property
    def days(self) -> tuple[DayLoad, ...]:
        """What is to be done on each day."""
        return (self.today, *self.plan.days[1:])

    def share(self, recalled: float) -> float:
        """Return a number of cards as a share of all, 0 to 1."""
        return recalled / self.plan.cards if self.plan.cards else 0.0


def exam_date(library: Library, references: Sequence[str]) -> date | None:
    """Return the first day of an exam that is set for some decks and still to come; None for none.

    Raises:
        QuizError: a deck cannot be used.
    """
    days = (library.settings.deck(library.bank(reference).deck).exam for reference in references)
    return min((day for day in days if day is not None and day.toordinal() > library.now().day), default=None)


def exam_day(text: str) -> date:
    """Read the date of an exam.

    Raises:
        QuizError: it is no date.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        msg = f"'{text}' is no date (write it like 2026-12-24)"
        raise QuizError(msg) from error


def deadline(library: Library, references: Sequence[str], exam: date, minutes: float = MINUTES) -> Deadline:
    """Plan the days up to an exam about some decks; arguments and errors are those of ``prepared``."""
    return prepared(library, references, exam, minutes)()


def prepared(
    library: Library, references: Sequence[str], exam: date, minutes: float = MINUTES
) -> Callable[[], Deadline]:
    """Read all that a plan needs; what is returned makes the plan, which may take a while, on any thread.

    Args:
        library: decks, memories and the time.
        references: ids or paths of the decks.
        exam: the day of the exam.
        minutes: how long a day's study may take.

    Raises:
        QuizError: a deck cannot be used, the exam is not in the days to come, or no time is given.
    """
    today = library.now().day
    if not 0 < exam.toordinal() - today <= _FURTHEST:
        msg = f"the exam has to be after today and within three years, and {exam} is not"
        raise QuizError(msg)
    if not 0 < minutes <= 24 * 60:
        msg = f"{minutes:g} minutes a day are none to plan with"
        raise QuizError(msg)
    banks = {bank.deck: bank for bank in (library.bank(reference) for reference in references)}
    seconds = library.store.pace().seconds
    span = Span(today, exam.toordinal(), minutes * 60 / seconds, _spent(library, list(banks)))
    candidates = _candidates(library, list(banks))
    title = ", ".join(bank.title for bank in banks.values())
    learning = tuple(card for _, card in library.plan(banks.values()).learning)

    def plan() -> Deadline:
        made = plan_deadline(candidates, span, library.settings.new_per_day)
        return Deadline(tuple(banks), title, exam, minutes, seconds, made, learning)

    return plan


def study_deadline(library: Library, planned: Deadline) -> Study:
    """Begin a session over what a plan wants today, with cards in learning; every answer is stored as ever."""
    memories = {card for deck in planned.decks for card in library.store.memories(deck)}

    def start() -> Start:
        whole = library.start(planned.decks)
        done = {card for deck in planned.decks for card in library.store.day(deck, library.now().day).cards}
        new = tuple(card for card in planned.today.new if card not in done and card not in memories)
        due = tuple(card for card in planned.plan.days[0].reviews if card not in done | set(planned.learning))
        return Start(whole.banks, Plan(whole.plan.learning, due, new), whole.memories)

    return library.session(start)


def _candidates(library: Library, decks: Sequence[str]) -> list[Candidate]:
    """Return what is remembered of every card that is studied at all."""
    today, found = library.now().day, []
    for deck in decks:
        bank, memories, states = library.bank(deck), library.store.memories(deck), library.store.states(deck)
        touched = {fact_of(card) for card in library.store.day(deck, today).cards if card in bank.known}
        for card in bank.ids:
            state = states.get(card)
            if state is not None and state.suspended:
                continue
            later = fact_of(card) in touched or (state is not None and state.asleep(today))
            new = Candidate(
                card,
                first_day=today + 1 if later else None,
                group=fact_of(card),
                retention=library.settings.retention_of(deck),
                weights=library.settings.parameters_of(deck) or DEFAULTS,
            )
            found.append(_remembered(new, memories.get(card)))
    return found


def _remembered(card: Candidate, memory: Memory | None) -> Candidate:
    if memory is None or memory.phase is Phase.NEW:
        return card
    return replace(
        card,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_day=memory.last_day,
        due_day=memory.due_day,
    )


def _spent(library: Library, decks: Sequence[str]) -> float:
    """Return how many of today's answers were given already."""
    counts = [library.store.day(deck, library.now().day) for deck in decks]
    return sum(DayLoad(0, ("",) * count.new, ("",) * count.reviewed).answers for count in counts)
