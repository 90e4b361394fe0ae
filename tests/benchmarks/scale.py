"""What a learner waits for in a collection of any size: queue, answer, statistics, browser; and memory.

Each size is measured in a fresh process. Anki's own backend does the same beside it where there is
something that is the same: the first queue, an answer, two searches.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from quiz.grading.response import Unknown
from quiz.library.browse.browse import open_catalogue
from quiz.library.browse.catalogue import Catalogue
from quiz.library.browse.match import find
from quiz.library.browse.parse import parse
from quiz.library.statistics import sum_up, with_tags
from quiz.library.study import Study
from quiz.session.steps import Ask, Feedback, Teach
from tests.benchmarks.collection import DECK, made, opened
from tests.benchmarks.command import report
from tests.benchmarks.sizes import reviews, sizes
from tests.benchmarks.tables import Cell, Table

_KIB_PER_MB = 1024 if sys.platform != "darwin" else 1024 * 1024
_ANSWERS = 60
_PLACES = (
    "open", "one question", "plan", "session", "answer", "answer 95 %", "next", "next 95 %", "statistics", "tags",
    "browser", "due", "words", "format",
)  # fmt: skip


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield a table with a row for each size, and one beside Anki."""
    rows: list[tuple[Cell, ...]] = []
    beside: list[tuple[Cell, ...]] = []
    for cards in sizes(arguments):
        log = reviews(arguments, cards)
        sys.stderr.write(f"making a collection of {cards} cards and {log} reviews …\n")
        with tempfile.TemporaryDirectory() as folder:
            made(Path(folder) / "home", cards, log)
            found = _measured("--measure", str(Path(folder) / "home"))
            anki = _measured("--anki", folder, str(cards))
        rows.append((cards, log, *(found[place] for place in _PLACES), round(found["peak"])))
        for what, ours in (("queue", "session"), ("answer", "answer"), ("due", "due"), ("words", "words")):
            beside.append((cards, what, found[ours], anki[what], found[ours] / anki[what]))
        beside.append((cards, "memory MB", found["peak"], anki["peak"], found["peak"] / anki["peak"]))
    note = (
        "Milliseconds; peak MB is that of the whole process. Next: from feedback to the next question. "
        "Due, words, format: the first search for such cards."
    )
    yield Table("A collection", ("cards", "reviews", *_PLACES, "peak MB"), tuple(rows), note)
    note = "Milliseconds, and megabytes. Queue: until the first card can be shown. Due, words: a search for such cards."
    yield Table("Beside Anki's backend", ("cards", "what", "ours", "Anki", "to Anki"), tuple(beside), note)


def _measured(*arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.scale", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


class _Watch:
    """Takes the times of calls, in milliseconds."""

    def __init__(self) -> None:
        self.found: dict[str, float] = {}

    def take(self, name: str, call: Callable[[], object]) -> None:
        """Take the time of a call."""
        begun = time.perf_counter()
        call()
        self.found[name] = 1_000 * (time.perf_counter() - begun)


def _peak() -> float:
    """Return the most memory that this process has used, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage tells begins with the memory of the process that started this one.
        line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB_PER_MB


def measure(folder: Path) -> dict[str, float]:
    """Measure a collection in this process."""
    watch = _Watch()
    begun = time.perf_counter()
    found = opened(folder)
    library = found.library
    bank = library.bank(DECK)
    watch.found["open"] = 1_000 * (time.perf_counter() - begun)
    card = next(iter(bank.ids))
    watch.take("one question", lambda: bank.questions_of[card])
    watch.take("plan", lambda: library.plan([bank]))
    watch.take("session", lambda: library.study([DECK]))
    watch.found |= _answers(library.study([DECK]))
    watch.found["peak"] = _peak()
    numbers = sum_up(library, [DECK])
    watch.take("statistics", lambda: sum_up(library, [DECK]))
    watch.take("tags", lambda: with_tags(library, numbers, [DECK]))
    watch.take("browser", lambda: open_catalogue(library).title(0))
    catalogue = open_catalogue(library)
    for name, query in (("due", "is:due"), ("words", "minister"), ("format", "format:match")):
        watch.take(name, partial(_searched, catalogue, query))
    found.close()
    return watch.found


def _searched(catalogue: Catalogue, query: str) -> list[int]:
    return list(find(catalogue, parse(query)))


def _answers(study: Study) -> dict[str, float]:
    """Answer again and again; tell what an answer takes until it is stored, and what follows until it can be shown."""
    answers: list[float] = []
    following: list[float] = []
    while len(answers) < _ANSWERS:
        step = study.step
        begun = time.perf_counter()
        if isinstance(step, Ask):
            study.answer(Unknown())
            answers.append(1_000 * (time.perf_counter() - begun))
        elif isinstance(step, Feedback | Teach):
            study.proceed() if isinstance(step, Feedback) else study.understood()
            following.append(1_000 * (time.perf_counter() - begun))
        else:
            break
    return {
        "answer": median(answers),
        "answer 95 %": quantiles(answers, n=20)[-1],
        "next": median(following),
        "next 95 %": quantiles(following, n=20)[-1],
    }


def measure_anki(folder: Path, cards: int) -> dict[str, float]:
    """Measure Anki's backend with as many cards, nine of ten learnt, in this process."""
    from anki.collection import Collection
    from anki.scheduler.v3 import Scheduler

    from tests.benchmarks.anki_collection import made as made_anki

    made_anki(folder / "anki.anki2", cards)
    collection = Collection(str(folder / "anki.anki2"))
    watch = _Watch()
    scheduler = collection.sched
    assert isinstance(scheduler, Scheduler)
    watch.take("queue", lambda: scheduler.get_queued_cards(fetch_limit=1))
    answers = []
    for _ in range(_ANSWERS):
        card = scheduler.getCard()
        if card is None:
            break
        begun = time.perf_counter()
        scheduler.answerCard(card, 3)
        answers.append(1_000 * (time.perf_counter() - begun))
    watch.found["answer"] = median(answers)
    watch.take("due", lambda: collection.find_cards("is:due"))
    watch.take("words", lambda: collection.find_cards("question"))
    watch.found["peak"] = _peak()
    collection.close()
    return watch.found


def main() -> int:
    """Run this benchmark, or measure one collection where that is what the process was started for."""
    if sys.argv[1:2] == ["--measure"]:
        sys.stdout.write(json.dumps(measure(Path(sys.argv[2]))))
        return 0
    if sys.argv[1:2] == ["--anki"]:
        sys.stdout.write(json.dumps(measure_anki(Path(sys.argv[2]), int(sys.argv[3]))))
        return 0
    return report({"scale": run})


if __name__ == "__main__":
    sys.exit(main())
