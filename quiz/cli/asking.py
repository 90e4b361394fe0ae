"""Ask questions on a terminal, each with a default."""

import shutil
import sys
import textwrap
from collections.abc import Callable, Collection
from typing import TextIO

from quiz.errors import QuizError
from quiz.text import one_line

_ROOM = 12
"""Cells for the answer that are left beside a question."""


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
            self._target.write(_prompt(question, default))
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
                self.say(one_line(str(error)), "  ")

    def say(self, text: str, head: str = "") -> None:
        """Write a text in lines as wide as the terminal, between words.

        Args:
            text: the text, on one line.
            head: what stands before it; further lines are indented as far.
        """
        self._target.write(f"{filled(text, head)}\n")

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


def _prompt(question: str, default: str) -> str:
    """Return a question with its default, on a line of its own where there is no room for an answer else."""
    asked = f"{question}{f' [{default}]' if default else ''}: "
    if len(asked) + _ROOM <= shutil.get_terminal_size().columns:
        return asked
    return f"{filled(question)}\n  [{default}]: " if default else f"{filled(question)}: "


def filled(text: str, head: str = "") -> str:
    """Break a text between words into lines as wide as the terminal; further lines are indented as far as the head.

    Args:
        text: the text, on one line.
        head: what stands before it.
    """
    width = shutil.get_terminal_size().columns
    # A path or an id that is longer than a line is copied more easily as it is.
    return textwrap.fill(
        text,
        width,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )
