"""Ask questions on a terminal, each with a default."""

import sys
from collections.abc import Callable, Collection
from typing import TextIO

from quiz.errors import QuizError
from quiz.text import one_line


def can_ask() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Asking:
    """Asks one question after the other."""

    def __init__(self, source: TextIO | None = None, target: TextIO | None = None) -> None:
        """Ask on standard output and read standard input, or other streams."""
        self._source = source or sys.stdin
        self._target = target or sys.stdout

    def ask(self, question: str, default: str = "", check: Callable[[str], str] = str) -> str:
        """Ask until the answer will do.

        Args:
            question: what to ask, in a few words.
            default: the answer of who only presses enter; empty where one has to be given.
            check: returns the answer as it is taken, or raises ``QuizError`` with what is wrong.

        Raises:
            KeyboardInterrupt: the input ends, which cancels as ctrl+c does.
        """
        while True:
            self._target.write(f"{question}{f' [{default}]' if default else ''}: ")
            self._target.flush()
            line = self._source.readline()
            if not line:
                self._target.write("\n")
                raise KeyboardInterrupt
            answer = one_line(line) or default
            try:
                if answer:
                    return check(answer)
            except QuizError as error:
                self._target.write(f"  {one_line(str(error))}\n")

    def choose(self, question: str, options: Collection[str], default: str) -> str:
        """Ask for one of some words; the beginning of a word will do."""

        def check(answer: str) -> str:
            found = [option for option in options if option.startswith(answer.casefold())]
            if answer.casefold() in options:
                return answer.casefold()
            if len(found) == 1:
                return found[0]
            msg = f"one of: {', '.join(options)}"
            raise QuizError(msg)

        return self.ask(question, default, check)

    def agree(self, question: str) -> bool:
        """Ask for yes or no; no is the default."""
        return self.choose(question, ("yes", "no"), "no") == "yes"
