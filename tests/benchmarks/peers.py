"""Programs that a learner could use instead, through the same pseudo-terminal and in turns with ours.

clanki is an app of Textual over Anki's backend; mkdocs-quiz asks the quizzes of a Markdown file in
the terminal. Both are installed for the occasion, into a virtual environment of their own.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from quiz.paths import Home
from tests.benchmarks import anki_collection
from tests.benchmarks.collection import DECK, made
from tests.benchmarks.command import report
from tests.benchmarks.sizes import sizes
from tests.benchmarks.tables import Cell, Table
from tests.benchmarks.terminal import Terminal

CLANKI = ("clanki==0.1.4", "anki==25.9.2", "textual==8.2.8")
MKDOCS_QUIZ = ("mkdocs-quiz==1.7.1",)
_QUIZZES = (100, 1_000, 10_000)
"""Questions of a quiz: nobody has a hundred thousand in one file."""
_STILL = 0.4
_KEY_STILL = 0.15
"""Seconds without output after a key: some peers stop for a moment between two parts of a picture."""
_PATIENCE = 120.0
_TIMES = 5
_WARM = 1
"""How often each is started before it counts."""
_CARDS = 20
_UNKNOWN, _ENTER, _SPACE, _GOOD = "\x04", "\r", " ", "3"
_APP = " Decks"
"""What our app shows, and the picture before it does not."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that asks questions.

    Attributes:
        command: what starts it with its first question.
        environment: what it is to find set.
        showing: what stands on the screen with the first question; empty for whatever comes first.
        keys: the key that answers or reveals, and the one that goes on to the next question.
        before: called before each start.
    """

    command: Sequence[str]
    environment: dict[str, str]
    showing: str
    keys: tuple[str, str]
    before: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured of a program.

    Attributes:
        start: milliseconds from the start to the first question.
        processor: milliseconds of processor time until then.
        peak: megabytes of memory at most until then.
        first: milliseconds from the first key of a question to its picture; None where none was painted.
        second: the same for the second key.
    """

    start: float
    processor: float
    peak: float
    first: float | None
    second: float | None

    @property
    def both(self) -> float | None:
        """What both keys take together."""
        return None if self.first is None or self.second is None else self.first + self.second


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield a table for each peer."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        missing = installed(place / "clanki", CLANKI)
        yield beside("clanki", "cards", sizes(arguments), missing, lambda size: _clanki(place, size), _CLANKI_NOTE)
        missing = installed(place / "mkdocs-quiz", MKDOCS_QUIZ)
        quizzes = [size for size in _QUIZZES if size <= (_QUIZZES[0] if arguments.quick else arguments.most)]
        yield beside("mkdocs-quiz", "questions", quizzes, missing, lambda size: _mkdocs(place, size), _MKDOCS_NOTE)


_CLANKI_NOTE = (
    f"Milliseconds, and megabytes; medians of {_TIMES} starts in turns, caches and bytecode warm, and of up to "
    f"{_CARDS} cards. Start: of 'quiz study DECK' and 'clanki review DECK', until the first card stands still. "
    "Ours grades and stores with the first key, clanki with the second. Ratio: ours by that of clanki."
)
_MKDOCS_NOTE = (
    f"Milliseconds, and megabytes; medians of {_TIMES} starts in turns and of up to {_CARDS} questions. "
    "mkdocs-quiz reads its file at each start and keeps no schedule. "
    "Ours is a collection of as many cards, each with several questions; a new deck is compiled first. "
    "Ratio: ours by that of mkdocs-quiz."
)


def installed(folder: Path, requirements: Sequence[str]) -> str:
    """Install packages into a virtual environment of their own; say why where that cannot be done."""
    sys.stderr.write(f"installing {requirements[0]} …\n")
    commands = (
        [sys.executable, "-m", "venv", "--without-pip", str(folder)],
        [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "--quiet", *requirements],
    )
    for command in commands:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            said = done.stdout.strip().splitlines() or [""]
            return "not installed: " + next((line for line in said if line.startswith("ERROR")), said[-1])
    return ""


def beside(
    peer: str,
    of: str,
    numbers: Sequence[int],
    missing: str,
    programs: Callable[[int], Iterator[tuple[str, Program, Program]]],
    note: str,
) -> Table:
    """Return the table of a peer.

    Args:
        peer: its name.
        of: what sizes count.
        numbers: the sizes.
        missing: why it is not measured; empty when it is.
        programs: yields cases of a size with their names, our program, and the peer's.
        note: how to read the table.
    """
    rows: list[tuple[Cell, ...]] = []
    for size in numbers:
        if missing:
            rows.append((size, missing, None, None, None))
            continue
        sys.stderr.write(f"beside {peer} with {size} {of} …\n")
        for case, ours, theirs in programs(size):
            rows += [(size, *row) for row in compared(case, *in_turns((ours, theirs)))]
    return Table(f"Beside {peer}", (of, "what", "ours", peer, "ratio"), tuple(rows), note)


def compared(case: str, ours: Found, theirs: Found) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each figure, with ours by theirs."""
    figures: tuple[tuple[str, float | None, float | None], ...] = (
        ("start", ours.start, theirs.start),
        ("start, CPU", ours.processor, theirs.processor),
        ("memory MB", ours.peak, theirs.peak),
        ("answer or reveal", ours.first, theirs.first),
        ("next", ours.second, theirs.second),
        ("both keys", ours.both, theirs.both),
    )
    for what, one, other in figures:
        ratio = one / other if one is not None and other else None
        yield (f"{case}{what}", one, other, ratio)


def in_turns(programs: Sequence[Program], times: int = _TIMES) -> list[Found]:
    """Start some programs again and again in turns, then press the keys of a few questions in each."""
    starts: list[list[tuple[float, float, float]]] = [[] for _ in programs]
    keys: list[tuple[float | None, float | None]] = []
    for number in range(_WARM + times):
        for place, program in enumerate(programs):
            terminal, start = _started(program)
            if number >= _WARM:
                starts[place].append((start, 1_000 * terminal.processor_time(), terminal.peak_memory()))
            if number == _WARM + times - 1:
                keys.append(_asked(terminal, program))
            terminal.close()
    return [
        Found(median(start), median(processor), median(peak), *pair)
        for (start, processor, peak), pair in zip((zip(*taken, strict=True) for taken in starts), keys, strict=True)
    ]


def _started(program: Program) -> tuple[Terminal, float]:
    program.before()
    terminal = Terminal(program.command, program.environment)
    last, seen = terminal.painted(_STILL, _PATIENCE, program.showing)
    if program.showing not in seen or not last:
        terminal.close()
        msg = f"{program.command} did not show '{program.showing}'"
        raise RuntimeError(msg)
    return terminal, 1_000 * (last - terminal.started)


def _asked(terminal: Terminal, program: Program) -> tuple[float | None, float | None]:
    """Press the keys of some questions; what is shown before it is asked counts for nothing."""
    found: list[tuple[float, float]] = []
    for _ in range(3 * _CARDS):
        first, _ = terminal.press(program.keys[0], still=_KEY_STILL)
        second, _ = terminal.press(program.keys[1], still=_KEY_STILL)
        if first and second:
            found.append((1_000 * first, 1_000 * second))
        if not second or len(found) == _CARDS:
            break
    if not found:
        return None, None
    return median(first for first, _ in found), median(second for _, second in found)


def _ours(home: Path, before: Callable[[], None] = lambda: None) -> Program:
    environment = {
        "QUIZ_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home.parent / "bytecode"),
    }
    command = [sys.executable, "-m", "quiz", "study", DECK]
    return Program(command, environment, _APP, (_UNKNOWN, _ENTER), before)


def _clanki(place: Path, cards: int) -> Iterator[tuple[str, Program, Program]]:
    folder = place / f"cards-{cards}"
    profile = folder / "anki" / "learner"
    profile.mkdir(parents=True)
    python = place / "clanki" / "bin" / "python"
    # Anki of another version might not open what ours has made.
    command = [str(python), anki_collection.__file__, str(profile / "collection.anki2"), str(cards)]
    subprocess.run(command, stdout=subprocess.PIPE, check=True)
    made(folder / "home", cards, cards)
    environment = {"ANKI_BASE": str(folder / "anki"), "HOME": str(folder)}
    theirs = Program(
        [str(python.parent / "clanki"), "review", "Default"], environment, "Question number", (_SPACE, _GOOD)
    )
    yield "", _ours(folder / "home"), theirs


def _mkdocs(place: Path, questions: int) -> Iterator[tuple[str, Program, Program]]:
    folder = place / f"questions-{questions}"
    made(folder / "home", questions, questions)
    quiz = folder / "quiz.md"
    quiz.write_text(markdown(questions), encoding="utf-8")
    # No terminal answers here where its cursor stands, which would be waited for at each question.
    environment = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "PROMPT_TOOLKIT_NO_CPR": "1"}
    command = [str(place / "mkdocs-quiz" / "bin" / "mkdocs-quiz"), "run", str(quiz)]
    theirs = Program(command, environment, "Select your answer", (_ENTER, _ENTER))
    yield "", _ours(folder / "home"), theirs
    banks = Home(folder / "home").banks

    def forget() -> None:
        for path in banks.parent.glob(f"{banks.name}*"):
            path.unlink()

    yield "new deck: ", _ours(folder / "home", forget), theirs


def markdown(questions: int) -> str:
    """Write a quiz of mkdocs-quiz with four answers to each question."""
    quizzes = (
        f"<quiz>\nWhich place did envoy number {number} visit?\n- [x] Place {number}\n"
        + "".join(f"- [ ] Place {number + other}\n" for other in (1, 2, 3))
        + f"\nEnvoy number {number} visited place {number}.\n</quiz>\n"
        for number in range(questions)
    )
    return "# Quiz\n\n" + "\n".join(quizzes)


def main() -> int:
    """Run this benchmark."""
    return report({"peers": run})


if __name__ == "__main__":
    sys.exit(main())
