"""Run a session and store each answer before the next step shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.amounts import count
from quiz.ids import deck_of
from quiz.library.deeds import Deeds
from quiz.memory import fsrs_days
from quiz.memory.leech import becomes_leech
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank, Card
from quiz.model.review import Grade, Memory
from quiz.model.state import CardState, Change, Undoable
from quiz.session import aside, machine
from quiz.session.plan import Plan
from quiz.session.state import Session
from quiz.session.steps import Ask, Feedback, Step, Teach
from quiz.store.interface import Mark, Store, Superseded

if TYPE_CHECKING:
    from quiz.grading.response import Response

_TRIES = 5
"""How often an answer is stored anew when other windows keep answering the same card."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a session begins with.

    Attributes:
        banks: the banks studied, by deck id.
        plan: what is to be studied.
        memories: memories by card id.
        newcomer: whether the learner has never answered anything.
    """

    banks: Mapping[str, Bank]
    plan: Plan
    memories: Mapping[str, Memory]
    newcomer: bool = False

    def first(self, card: str) -> "Start":
        """Put a card before all others, if it is to be studied."""
        plan = self.plan
        if card in plan.due:
            plan = replace(plan, due=(card, *(other for other in plan.due if other != card)))
        return replace(self, plan=plan)


def prepare() -> None:
    """Load what the first answer needs, while its question is read; may be called in any thread."""
    import uuid  # noqa: F401, PLC0415 - that is what it is for

    import quiz.grading.grade  # noqa: F401, PLC0415 - as above

    fsrs_days.prepare()


class Study:
    """A session under way, joined to the store.

    The session of the machine is replaced only after its answer is stored: when storing
    fails, the question still stands.
    """

    notice = ""
    """What a learner has to know of the session all along; empty for the daily review."""

    def __init__(
        self,
        start: Start,
        scheduler: Scheduler,
        store: Store,
        deeds: Deeds,
        again: Callable[[], Start],
        mark: Mark | None = None,
    ) -> None:
        """Begin.

        Args:
            start: the banks studied, what is to be studied, and what is remembered.
            scheduler: gives the next memory.
            store: takes the answers.
            deeds: suspends, buries and flags cards, and tells the time.
            again: plans the session anew, after something was undone that it did not do itself.
            mark: how far the store had been looked at when the start was planned; as far as it goes when None.
        """
        self._store = store
        self._mark = store.elsewhere(None)[0] if mark is None else mark
        self._deeds = deeds
        self._again = again
        self._scheduler = scheduler
        self.session: Session = self._begun(start)

    def _begun(self, start: Start) -> Session:
        now = self._deeds.now()
        return machine.begin(start.banks, start.plan, start.memories, self._scheduler, now, newcomer=start.newcomer)

    @property
    def step(self) -> Step:
        """What is shown now."""
        return self.session.step

    def understood(self) -> None:
        """Go on from a taught fact.

        Raises:
            QuizError: what was done in another window cannot be read.
        """
        self._catch_up()
        self.session = machine.understood(self.session, self._deeds.now())

    def answer(self, response: "Response") -> None:
        """Answer the question.

        When the card was answered in another window meanwhile, both answers count, one after the other.

        Raises:
            QuizError: the answer could not be stored; the question still stands.
        """
        for _ in range(_TRIES):
            try:
                self._stored(machine.answer(self.session, response, self._deeds.now(), self._deeds.new_id()))
            except Superseded as superseded:
                refusal = superseded
                card = self._shown()
                if card is not None:
                    self.session = aside.informed(self.session, card.id, self._store.memory(card.id))
            else:
                return
        raise refusal

    def regrade(self, grade: Grade) -> None:
        """Correct the grade of the answer that feedback is shown for.

        Raises:
            QuizError: the correction could not be stored.
        """
        self._stored(machine.regrade(self.session, grade, self._deeds.new_id()))

    def prospects(self) -> Mapping[Grade, Memory]:
        """Return the memory that each grade leads to which the answer can have; none where grades decide nothing."""
        return machine.prospects(self.session)

    @property
    def leech(self) -> bool:
        """Whether feedback is shown for a card that is forgotten again and again."""
        step = self.session.step
        if not isinstance(step, Feedback):
            return False
        return becomes_leech(step.change.before, step.change.after, self._scheduler.settings.leech_after)

    @property
    def leaves(self) -> bool:
        """Whether the card that feedback is shown for is suspended on going on, as the settings say of leeches."""
        return self.leech and self._scheduler.settings.leech_action == "suspend"

    def proceed(self) -> None:
        """Go on from feedback; a leech is left out from then on where the settings say so.

        Raises:
            QuizError: a leech could not be suspended, or what was done in another window cannot be read;
                the feedback still stands.
        """
        if self.leaves:
            self.suspend()
            return
        self._catch_up()
        self.session = machine.proceed(self.session, self._deeds.now())

    def hint(self) -> None:
        """Give a hint; what is right after it counts as Hard."""
        self.session = machine.give_hint(self.session)

    def bury(self) -> bool:
        """Leave the card that is shown out until tomorrow; False when none is shown.

        Raises:
            QuizError: it could not be stored.
        """
        return self._set_aside(self._deeds.bury)

    def suspend(self) -> bool:
        """Leave the card that is shown out until it is taken up again; False when none is shown.

        Raises:
            QuizError: it could not be stored.
        """
        return self._set_aside(self._deeds.suspend)

    def state(self) -> CardState | None:
        """Return what the learner decided about the card that is shown; None when none is."""
        card = self._shown()
        return None if card is None else self._store.state(card.id)

    def flag(self, remark: str | None) -> None:
        """Mark the card that is shown for another look, with a remark; take the mark off for None.

        Raises:
            QuizError: it could not be stored.
        """
        card = self._shown()
        if card is not None:
            done = self._deeds.unflag([card.id]) if remark is None else self._deeds.flag([card.id], remark)
            self.session = aside.noted(self.session, done.id)

    def undo(self) -> str:
        """Go one step back, and take its answer or deed back in the store.

        Returns:
            What was undone: ``step``, ``answer`` or ``deed``; empty when no step of this session is left.

        Raises:
            QuizError: it can no longer be taken back.
        """
        now = self._deeds.now()
        undone = machine.undo(self.session, now)
        if undone.session is self.session:
            return ""
        if undone.review:
            self._store.undo(undone.review, now.at)
        if undone.deed:
            self._store.undo_change(undone.deed, now.at)
        self.session = undone.session
        return "answer" if undone.review else "deed" if undone.deed else "step"

    def earlier(self) -> Undoable | None:
        """Return the last thing that was done before this session to cards of its decks; None for nothing.

        What was done since to cards of other decks stands: each card has a memory and a state of its own.
        """
        return self._deeds.latest(self.session.banks.keys())

    def undo_earlier(self, last: Undoable) -> None:
        """Take back what ``earlier`` returned, and plan the session anew, with that card first.

        Raises:
            QuizError: it can no longer be taken back.
        """
        self._deeds.undo(last)
        self.session = self._begun(self._again().first(self._own(last)[0]))

    def name(self, last: Undoable) -> str:
        """Return what the cards that something was done to are called: what one is asked, or how many there are."""
        own = self._own(last)
        if len(last.cards) > 1:
            return count(len(last.cards), "card")
        return f"“{self.session.banks[deck_of(own[0])].title_of(own[0])}”"

    def _own(self, last: Undoable) -> list[str]:
        return [card for card in last.cards if deck_of(card) in self.session.banks]

    def edited(self, bank: Bank) -> None:
        """Go on with a deck that was read anew."""
        banks = {**self.session.banks, bank.deck: bank}
        self.session = aside.with_banks(self.session, banks, self._deeds.now())

    def _catch_up(self) -> None:
        """Take in what other windows did, before the next card is chosen."""
        mark, cards = self._store.elsewhere(self._mark)
        if cards:
            now = self._deeds.now()
            memories = {card: self._store.memory(card) for card in cards}
            asleep = {card for card in cards if self._store.state(card).asleep(now.day)}
            self.session = aside.caught_up(self.session, memories, asleep, now)
        self._mark = mark

    def _set_aside(self, deed: Callable[[list[str]], Change]) -> bool:
        card = self._shown()
        if card is None:
            return False
        done = deed([card.id])
        self.session = aside.set_aside(self.session, [card.id], done.id, self._deeds.now())
        return True

    def _shown(self) -> Card | None:
        step = self.session.step
        return step.card if isinstance(step, Teach | Ask | Feedback) else None

    def _stored(self, after: Session) -> None:
        step = after.step
        if after is self.session or not isinstance(step, Feedback):
            return
        change = step.change
        self._store.record(change.review, change.before, change.after, replaces=change.replaces)
        self.session = after
