"""What a start loads before the first question is painted."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from quiz.compiled.cache import BankCache
from quiz.library.banks import Banks
from quiz.paths import Home
from tests.support.decks import write_deck

BODY = "facts:\n  - {id: a, text: 'The sky is {blue}.'}\n  - {id: b, text: 'The grass is {green}.'}\n"
PAINT = """
import json, sys
from contextlib import nullcontext
import quiz.cli.study
from quiz.cli.main import main

class Terminal:
    size = (80, 24)

    def paint(self, picture):
        print(json.dumps([picture, sorted(sys.modules)]))
        sys.exit()

    def close(self):
        pass

quiz.cli.study._can_draw = lambda: True
quiz.cli.study._held = lambda arguments: nullcontext(Terminal())
main(["study", sys.argv[1]])
"""
START = """
import json, sys
import quiz.cli.study
from quiz.app.app import QuizApp
from quiz.cli.main import _parser

shown = []

async def look(pilot):
    await pilot.pause()
    shown.append(type(pilot.app.screen).__name__)
    shown.append(sorted(sys.modules))
    pilot.app.exit()

run = QuizApp.run
QuizApp.run = lambda self: run(self, headless=True, auto_pilot=look)
QuizApp._prepare = lambda self: None  # what is loaded while the question is read
quiz.cli.study._can_draw = lambda: True
quiz.cli.study.run(_parser("study").parse_args(["study", sys.argv[1]]))
print(json.dumps(shown))
"""
SLOW = set("fsrs genanki pylatexenc PIL rapidfuzz tomlkit tomllib yaml zstandard".split())
"""What is loaded for things that no first question needs."""
RICH = {
    "rich",
    "rich._extension",
    "rich._loop",
    "rich._unicode_data",
    "rich._unicode_data._versions",
    "rich._wrap",
    "rich.cells",
}
"""What tells how wide letters are and where lines break."""
ALLOWED = {
    "quiz": "amounts cli clock errors garbage ids model paths text",
    "quiz.app": "app controls early first_words literal opening preferences screens themes widgets wording",
    "quiz.app.early": "colours",
    "quiz.app.controls": "base block hanging lines registry",
    "quiz.app.screens": "asking looking prompts study undoing",
    "quiz.app.widgets": "ask feedback footer grades media one_view pause picture teach where words",
    "quiz.cli": "arguments context daily main progress sharing streams study",
    "quiz.cli.arguments": "commands study",
    "quiz.compiled": "bank cache codec ondemand rows stamps",
    "quiz.grading": "assessment hints response",
    "quiz.library": "banks deeds library modes shelf study today",
    "quiz.maths": "show",
    "quiz.memory": "expectation formulas fsrs_days fuzz ladder leech scheduler",
    "quiz.model": "dates limits media numbers pace question review settings source state values",
    "quiz.session": "advance aside leaks machine plan state steps",
    "quiz.stats": "streak",
    "quiz.store": "adoptions card_states elsewhere interface migrate queue reviews rollup rows sqlite trouble",
}
"""The modules that may be loaded; each costs every start a good part of a millisecond, so let there be a reason."""
EARLY = {
    "quiz.app": "early first_words",
    "quiz.app.early": "colours picture show terminal",
    **{name: allowed for name, allowed in ALLOWED.items() if not name.startswith(("quiz.app", "quiz.grading"))},
}
"""The modules that may be loaded before the first picture, which is painted before Textual is loaded."""


@pytest.fixture
def deck(tmp_path: Path, home: Home) -> Path:
    """Return a deck whose bank is compiled."""
    path = write_deck(tmp_path, BODY)
    cache = BankCache(home.banks)
    Banks(cache).of(path.absolute(), str(path))
    cache.close()
    return path


def output(code: str, deck: Path) -> list[Any]:
    """Run a program on a deck, and return what it printed last."""
    environ = {**os.environ, "TERM": "xterm-256color"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(deck)], capture_output=True, text=True, env=environ, check=False
    )
    assert not done.stderr
    found: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def unexpected(modules: list[str], allowed: Mapping[str, str]) -> set[str]:
    """Return the modules of ours that are loaded and may not be."""
    known = {f"{package}.{name}" for package, names in allowed.items() for name in names.split()} | set(allowed)
    return {name for name in modules if name.split(".")[0] == "quiz"} - known


def test_the_first_picture_is_painted_before_textual_is_loaded(deck: Path) -> None:
    """Before it no module of ours is loaded but those listed here, and nothing of Textual."""
    picture, modules = output(PAINT, deck)
    assert "The sky is blue." in picture
    assert {name for name in modules if name in SLOW or name.split(".")[0] in {"textual", "asyncio"}} == set()
    assert {name for name in modules if name.split(".")[0] == "rich"} == RICH
    assert unexpected(modules, EARLY) == set()


def test_a_start_loads_what_the_first_question_needs(deck: Path) -> None:
    """Before the first paint of ``quiz study`` no module is loaded but those listed here, with a warm cache."""
    screen, modules = output(START, deck)
    assert screen == "StudyScreen"
    assert {name for name in modules if name in SLOW} == set()
    assert unexpected(modules, ALLOWED) == set()


def test_what_the_first_answer_needs_is_loaded_ahead() -> None:
    """Preparing loads grading and the model of memory, which nothing before it does."""
    code = (
        "import sys; from quiz.library.study import prepare; names = {'fsrs', 'quiz.grading.grade'}; "
        "assert not names & set(sys.modules); prepare(); assert names <= set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
