"""Run a session by lines: say a step, read a line, go on."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TextIO

from quiz.app.wording import local_date, thing_done, undone
from quiz.errors import QuizError
from quiz.grading.hints import hint
from quiz.grading.response import Listed, Picked, Response, Unknown
from quiz.library.study import Study
from quiz.maths.show import show_maths
from quiz.model.question import Question
from quiz.model.review import Grade
from quiz.model.state import Undoable
from quiz.plain import words
from quiz.plain.answers import UnclearError, read_answer, read_word
from quiz.session.state import Moment
from quiz.session.steps import Ask, Done, Feedback, Pause, Teach
from quiz.text import clean, one_line


class Command(StrEnum):
    """What can be typed in the place of an answer."""

    HELP = ":h"
    UNKNOWN = ":d"
    UNDO = ":u"
    LEAVE = ":q"
    EASY = ":e"
    OVERRIDE = ":o"
    SUSPEND = ":s"
    AGAIN = ":r"
    HINT = ":t"
    SOURCE = ":i"
    FLAG = ":f"
    GRADE_AGAIN = ":1"
    GRADE_HARD = ":2"
    GRADE_GOOD = ":3"
    GRADE_EASY = ":4"


_GRADES = {
    Command.EASY: Grade.EASY,
    Command.GRADE_AGAIN: Grade.AGAIN,
    Command.GRADE_HARD: Grade.HARD,
    Command.GRADE_GOOD: Grade.GOOD,
    Command.GRADE_EASY: Grade.EASY,
}


class _LeaveError(Exception):
    """The learner leaves, or the input has ended."""


class _AgainError(Exception):
    """The step is to be said from its beginning: another one after undoing, or the same once more."""


class PlainSession:
    """A session that reads lines and writes lines, and nothing else."""

    def __init__(self, study: Study, now: Callable[[], Moment], source: TextIO, out: TextIO) -> None:
        """Prepare a session.

        Args:
            study: the session; it stores every answer before the next step is said.
            now: tells the present moment.
            source: gives the lines typed; its end leaves the session.
            out: takes what is said. No control character is ever written but the line end.
        """
        self._study = study
        self._now = now
        self._source = source
        self._out = out
        # What a pipe sends is not on the screen; it is repeated, so that the lines make sense.
        self._echo = not source.isatty()
        # What was done before the session, and was named as what would be taken back next.
        self._offered: Undoable | None = None

    def run(self) -> None:
        """Study until nothing is left, the learner leaves, or the input ends."""
        self._say(["Type :h for help, :q to leave.", ""])
        try:
            while not isinstance(self._study.step, Done):
                self._take_step()
        except _LeaveError:
            pass
        self._say(words.summary(self._study.session, self._now()))

    def _take_step(self) -> None:
        """Say the present step and do what the learner types; the step stays when that changes nothing."""
        step = self._study.step
        try:
            if isinstance(step, Teach):
                self._say(words.teach(step))
                self._wait("Enter goes on")
                self._study.understood()
            elif isinstance(step, Ask):
                self._say(words.ask(step, self._study.session.remaining))
                self._study.answer(self._answer(step.question))
            elif isinstance(step, Feedback):
                leech, leaves = self._study.leech, self._study.leaves
                self._say(words.feedback(step, self._now(), leech=leech, leaves=leaves))
                self._after(step)
            elif isinstance(step, Pause):
                self._say([words.pause(step, self._now())])
                self._wait("Enter goes on with it at once, :q leaves it for later")
                self._study.proceed()
        except _AgainError:
            pass
        except QuizError as error:
            self._say([f"Not saved: {one_line(str(error))}"])
        self._say([""])

    def _answer(self, question: Question) -> Response:
        """Read lines until one is an answer."""
        listed: list[str] = []
        shown = False
        while True:
            prompt = "Did you know it? y or n" if shown else words.PROMPTS.get(question.format, "Answer")
            line, command = self._read(prompt, {Command.UNKNOWN})
            if command:
                return Unknown()
            if not line and not listed and question.format != "flip":
                self._say(["Nothing is typed yet; :d when you don't know."])
                continue
            try:
                if question.format == "flip":
                    if shown and line:
                        return read_word(line)
                    if not shown:
                        shown = True
                        self._say([f"Answer: {'; '.join(question.answers)}"])
                elif question.format == "list":
                    if not line:
                        return Listed(tuple(listed))
                    listed.append(line)
                else:
                    return self._unless_struck(read_answer(question, line))
            except UnclearError as unclear:
                self._say([str(unclear)])

    def _after(self, step: Feedback) -> None:
        """Go on from feedback, or correct its grade."""
        possible = self._study.prospects()
        offers = {Command.EASY: "it was easy"} if step.passed and step.grade is not Grade.EASY else {}
        if len(possible) > 1:
            self._say([f"Counts as {step.grade.name.capitalize()}. {words.grades(possible, self._now())}"])
        if step.disputable:
            offers[Command.OVERRIDE] = "count it the other way"
        if self._study.leech and not self._study.leaves:
            offers[Command.SUSPEND] = "leaves the card out"
        told = "".join(f", {command} {does}" for command, does in offers.items())
        grades = {command for command, grade in _GRADES.items() if grade in possible and command is not Command.EASY}
        command = self._wait(f"Enter goes on{told}", {*offers, *grades, Command.SUSPEND})
        if command in _GRADES:
            self._study.regrade(_GRADES[command])
        elif command is Command.OVERRIDE:
            self._study.regrade(Grade.AGAIN if step.passed else Grade.GOOD)
        elif command is Command.SUSPEND:
            self._study.suspend()
            self._say(["The card is left out; :u takes that back."])
        else:
            self._study.proceed()

    def _wait(self, prompt: str, allowed: Iterable[Command] = ()) -> Command | None:
        """Wait for an empty line or a command; other words are no harm, but are told."""
        while True:
            line, command = self._read(prompt, set(allowed))
            if command or not line:
                return command
            self._say(["Press enter to go on."])

    def _read(self, prompt: str, allowed: set[Command]) -> tuple[str, Command | None]:
        """Read a line; help, undo and leaving are dealt with here.

        Args:
            prompt: what to ask for.
            allowed: commands that mean something here.

        Returns:
            The line, stripped, and None; or an empty line and the command.
        """
        while True:
            line = self._line(prompt)
            if line.startswith(f"{Command.FLAG} "):
                self._flag(line.removeprefix(Command.FLAG).strip())
                continue
            if not line.startswith(":"):
                return line, None
            if line.startswith("::"):
                return line.removeprefix(":"), None
            command = next((known for known in Command if known == line.lower()), None)
            if command in allowed:
                return "", command
            self._obey(line, command)

    def _line(self, prompt: str) -> str:
        """Ask for a line."""
        self._out.write(f"{prompt} > ")
        self._out.flush()
        typed = self._source.readline()
        line = one_line(typed)
        if self._echo or not typed:
            self._out.write(f"{line}\n")
        if not typed:
            raise _LeaveError
        return Command.HELP if line == "?" else line

    def _obey(self, line: str, command: Command | None) -> None:
        """Do what a command says that may come at any time."""
        if command is Command.LEAVE:
            raise _LeaveError
        if command is Command.AGAIN:
            raise _AgainError
        if command is Command.UNDO:
            self._undo()
        elif command is Command.HELP:
            self._say(words.HELP)
        elif command is Command.FLAG:
            self._flag("")
        elif command is Command.HINT and isinstance(step := self._study.step, Ask):
            self._hint(step)
        elif command is Command.SOURCE and isinstance(step := self._study.step, Teach | Feedback):
            self._say(words.source(step.card))
        else:
            known = "That does nothing here" if command else f"There is no command '{line}'"
            self._say([f"{known}. Type :h for help."])

    def _hint(self, step: Ask) -> None:
        """Give a hint more, where there is one."""
        self._study.hint()
        self._say(words.hint(step.question, hint(step.question, step.hints + 1), step.hints))

    def _unless_struck(self, response: Response) -> Response:
        """Return a response, unless it picks an option that a hint told to be wrong."""
        step = self._study.step
        told = hint(step.question, step.hints) if isinstance(step, Ask) else None
        struck = told.struck.intersection(response.indices) if told and isinstance(response, Picked) else ()
        for place in struck:
            msg = f"{place + 1} is wrong, as the hint told."
            raise UnclearError(msg)
        return response

    def _flag(self, remark: str) -> None:
        """Flag the card with a remark; one that is flagged and gets no other remark loses its flag."""
        state = self._study.state()
        if state is None:
            self._say(["There is no card to flag here."])
            return
        off = state.flagged and not remark
        self._study.flag(None if off else remark)
        self._say(["The flag is taken off." if off else "Flagged."])

    def _undo(self) -> None:
        """Go a step back; what was done before the session is named first, and taken back when asked again."""
        if self._study.undo():
            self._offered = None
            self._say(["Undone."])
            raise _AgainError
        last = self._study.earlier()
        if last is None:
            self._say(["There is nothing to undo."])
            return
        name = self._study.name(last)
        if last == self._offered:
            self._study.undo_earlier(last)
            self._offered = None
            self._say([undone(last.deed, name)])
            raise _AgainError
        self._offered = last
        before = f"Done last in these decks, on {local_date(last.at, self._now().offset)}"
        self._say([f"{before}: {thing_done(last.deed, name)}. {Command.UNDO} once more takes it back."])

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            # A text of a deck may have lines of its own; each is one here as well.
            self._out.write(f"{show_maths(clean(line))}\n")
        self._out.flush()
