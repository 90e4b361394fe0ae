"""An exam under way, and what may become of it when it is over."""

from collections.abc import Sequence

from quiz.errors import QuizError
from quiz.grading.response import Response
from quiz.library.cram import Cram, CramChoice, cram
from quiz.library.library import Library
from quiz.model.exam import ExamResult
from quiz.session import exam as machine
from quiz.session.exam_draw import ExamChoice, draw


class ExamRun:
    """An exam over some decks. It stores nothing unless its answers are made to count.

    Attributes:
        exam: the exam as it stands.
        wanted: how many questions were asked for; there may be fewer.
    """

    def __init__(
        self, library: Library, references: Sequence[str], choice: ExamChoice, seed: int | None = None
    ) -> None:
        """Draw the questions and begin.

        Args:
            library: decks, memories and the time.
            references: ids or paths of the decks.
            choice: what the exam is to be made of.
            seed: decides what is left to chance; the present moment when None.

        Raises:
            QuizError: a deck cannot be used, or nothing in it is of the sort that was chosen.
        """
        self._library = library
        self._banks = {bank.deck: bank for bank in (library.bank(reference) for reference in references)}
        left_out = {card for deck in self._banks for card, s in library.store.states(deck).items() if s.suspended}
        at = library.now().at
        questions = draw(self._banks, choice, at if seed is None else seed, frozenset(left_out))
        if not questions:
            msg = "there is nothing to ask: no question has such a tag and format"
            raise QuizError(msg)
        self.wanted = choice.questions
        self.exam = machine.begin(questions, at, choice.minutes)
        self._counted: list[str] = []

    @property
    def title(self) -> str:
        """What the exam is about."""
        return ", ".join(bank.title for bank in self._banks.values())

    @property
    def counted(self) -> bool:
        """Whether the answers count as reviews."""
        return bool(self._counted)

    def answer(self, response: Response | None) -> None:
        """Answer the question that is shown, or take its answer back."""
        self.exam = machine.answer(self.exam, response, self._library.now().at)

    def keep(self, response: Response) -> None:
        """Take what is entered at the question that is shown and not handed in, and stay there."""
        self.exam = machine.keep(self.exam, response, self._library.now().at)

    def go_to(self, place: int) -> None:
        """Show another question."""
        self.exam = machine.go_to(self.exam, place, self._library.now().at)

    def hand_in(self) -> None:
        """End the exam."""
        self.exam = machine.hand_in(self.exam, self._library.now().at)

    def tick(self, entered: Response | None = None) -> None:
        """End the exam when its time is over, with what is entered at that moment and not handed in."""
        at = self._library.now().at
        if entered is not None and self.exam.left(at) == 0:
            self.exam = machine.keep(self.exam, entered, at)
        self.exam = machine.expire(self.exam, at)

    @property
    def left(self) -> int | None:
        """How much time is left, in milliseconds; None without a limit."""
        return self.exam.left(self._library.now().at)

    def result(self) -> ExamResult:
        """Mark the exam."""
        return machine.marked(self.exam, self._banks, self.title, self._library.now().offset)

    def repeat(self) -> Cram:
        """Begin to cram the cards that were not answered right."""
        cards = frozenset(one.question.card for one in self.result().missed)
        return cram(self._library, list(self._banks), CramChoice(cards=cards))

    def count(self) -> int:
        """Let every answer count as a review; return how many do.

        Raises:
            QuizError: one could not be stored; none counts then.
        """
        if self._counted or not self.exam.over:
            return len(self._counted)
        try:
            for item in self.exam.items:
                if item.response is not None:
                    self._store(item)
        except QuizError:
            self.uncount()
            raise
        return len(self._counted)

    def uncount(self) -> None:
        """Take the reviews of this exam back.

        Raises:
            QuizError: a card was answered again since.
        """
        while self._counted:
            self._library.store.undo(self._counted[-1], self._library.now().at)
            self._counted.pop()

    def _store(self, item: machine.Item) -> None:
        library, deck = self._library, item.question.deck
        memory = library.store.memories(deck).get(item.question.card)
        review = library.deeds.new_id()
        change = machine.as_review(item, self._banks[deck], memory, library.scheduler, library.now(), review)
        library.store.record(change.review, change.before, change.after)
        self._counted.append(review)
