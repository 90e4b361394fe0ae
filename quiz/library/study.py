"""Run a session and store each answer before the next step shows."""

from collections.abc import Callable, Mapping

from quiz.grading.response import Response
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank
from quiz.model.review import Grade, Memory
from quiz.session import machine
from quiz.session.plan import Plan
from quiz.session.state import Moment, Session
from quiz.session.steps import Feedback, Step
from quiz.store.interface import Store


class Study:
    """A session under way, joined to the store.

    The session of the machine is replaced only after its answer is stored: when storing
    fails, the question still stands.
    """

    def __init__(
        self,
        banks: Mapping[str, Bank],
        plan: Plan,
        memories: Mapping[str, Memory],
        scheduler: Scheduler,
        store: Store,
        now: Callable[[], Moment],
        new_id: Callable[[], str],
    ) -> None:
        """Begin.

        Args:
            banks: the banks studied, by deck id.
            plan: what is to be studied.
            memories: memories by card id.
            scheduler: gives the next memory.
            store: takes the answers.
            now: tells the present moment.
            new_id: makes a unique id for each answer.
        """
        self._store = store
        self._now = now
        self._new_id = new_id
        self.session: Session = machine.begin(banks, plan, memories, scheduler, now())

    @property
    def step(self) -> Step:
        """What is shown now."""
        return self.session.step

    def understood(self) -> None:
        """Go on from a taught fact."""
        self.session = machine.understood(self.session, self._now())

    def answer(self, response: Response) -> None:
        """Answer the question.

        Raises:
            QuizError: the answer could not be stored; the question still stands.
        """
        self._stored(machine.answer(self.session, response, self._now(), self._new_id()))

    def regrade(self, grade: Grade) -> None:
        """Correct the grade of the answer that feedback is shown for.

        Raises:
            QuizError: the correction could not be stored.
        """
        self._stored(machine.regrade(self.session, grade, self._new_id()))

    def proceed(self) -> None:
        """Go on from feedback."""
        self.session = machine.proceed(self.session, self._now())

    def undo(self) -> bool:
        """Go one step back, and take its answer back; False when there is nothing to go back to."""
        now = self._now()
        earlier, review = machine.undo(self.session, now)
        if earlier is self.session:
            return False
        if review:
            self._store.undo(review, now.at)
        self.session = earlier
        return True

    def _stored(self, after: Session) -> None:
        step = after.step
        if after is self.session or not isinstance(step, Feedback):
            return
        change = step.change
        self._store.record(change.review, change.before, change.after, replaces=change.replaces)
        self.session = after
