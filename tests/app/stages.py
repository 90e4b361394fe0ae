"""Apps from which pictures are taken: what lies in the library and what was studied before."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from quiz.app.app import QuizApp
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.preview import PreviewScreen
from quiz.library.exam import ExamRun
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.settings import Settings
from quiz.paths import builtin_decks
from quiz.session.exam_draw import ExamChoice
from tests.app.conftest import only
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.decks import HEAD
from tests.support.learner import study_all

TRUTH = "questions:\n  - {id: q, truefalse: Water is wet., answer: true}\n"

LONG_CHOICE = """\
questions:
  - id: q1
    choice: Why do the short answers of tests that are built by hand so often give themselves away to a careful reader?
    answer: Since authors qualify what is right until nobody can object to it, and leave what is wrong bare
    wrong: [Since the right ones are always the first, "Since the wrong ones are copied from other tests, of other \
      years, and so do not fit the question at all", No, Yes, Perhaps, Never, Always, Sometimes, Often]
"""

LONG_MATCH = """\
questions:
  - id: q1
    match: Which of these does what?
    pairs:
      A spaced repetition system: "schedules each review for about the moment at which it would be forgotten"
      The generation effect of memory: makes what one has produced oneself easier to remember
      Interleaving: mixes kinds of problems
"""


IMAGE = """\
questions:
  - id: q
    choice: What does this line show?
    answer: how much is kept
    wrong: [how much is learnt, how fast one reads]
    explanation: It is the forgetting curve.
    image: {file: tutorial-curve.png, alt: a line that falls ever more slowly, credit: Drawn by Ann, on: question}
"""

AUDIO = """\
questions:
  - {id: q, flip: How does the A sound?, answer: Like this., audio: {file: tutorial-tone.wav, alt: a tone}}
"""


SKY = """\
facts:
  - id: sky
    text: "On a clear day the sky is {colour=blue}."
    ask: {colour: What colour has the sky on a clear day?}
    confusions: {colour: [{text: grey, feedback: That is a sky with clouds.}, black]}
    tags: [light]
  - {id: grass, text: "Grass is {colour=green}.", ask: {colour: What colour has grass?}}
  - {id: snow, event: {what: the great snow, when: 1888-03}}
questions:
  - {id: painter, typed: Who painted the night in stars?, answer: Vincent van Gogh, accept: [van Gogh]}
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """What apps are made of.

    Attributes:
        builtin: a library with one built-in deck and an empty store.
        folder: where decks may be written.
        clock: tells the time.
        patch: changes the environment.
    """

    builtin: Library
    folder: Path
    clock: FakeClock
    patch: pytest.MonkeyPatch

    def write(self, deck: str, body: str, place: str = ".", title: str = "A small deck") -> None:
        """Write a deck into a folder."""
        path = self.folder / place / f"{deck}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = HEAD.replace("deck: small", f"deck: {deck}").replace("A small deck", title)
        path.write_text(head + body, encoding="utf-8")

    def library(self, folder: Path | None = None) -> Library:
        """Return a library of the decks in a folder, which is that of the written ones where none is named."""
        shelf = Shelf((self.folder if folder is None else folder,))
        return Library(shelf, self.builtin.store, self.clock, Settings(timezone="UTC"))


def newcomer(stage: Stage) -> QuizApp:
    """Return the app as it is at first; the deck has an address that does not change."""
    shutil.copy(builtin_decks() / f"{BUILTIN}.yaml", stage.folder)
    stage.patch.chdir(stage.folder)
    return QuizApp(stage.library(Path()))


def without_decks(stage: Stage) -> QuizApp:
    """Return the app with no deck, in a folder whose name does not change."""
    stage.patch.chdir(stage.folder)
    return QuizApp(stage.library(Path("decks")))


def regular(stage: Stage) -> QuizApp:
    """Return the app after four days with decks in folders, of which one cannot be read."""
    stage.patch.chdir(stage.folder)
    for place, deck, title in (
        ("science/birds", "owls", "Owls of Europe"),
        ("science", "rivers", "Rivers and lakes"),
        (".", "verbs", "Irregular verbs in the languages of the north, with their forms and sounds"),
    ):
        rows = (f"  - {{id: q{n}, typed: 'What is {deck} {n}?', answer: 'Ann{n}', tags: [easy]}}\n" for n in range(30))
        stage.write(deck, f"questions:\n{''.join(rows)}", place, title)
    library = stage.library(Path())
    decks = [entry.id for entry in library.entries()]
    for day in range(4):
        study_all(library.study(decks), stage.clock, knows=day != 1)
        stage.clock.moment = stage.clock.moment.replace(hour=9, minute=0, second=0)
        stage.clock.pass_time(days=1)
    stage.write("broken", "questions:\n  - {id: q1, typed: Who?}\n", title="A broken deck")
    return QuizApp(library)


def done_for_today(stage: Stage) -> QuizApp:
    """Return the app after all cards of a day."""
    stage.write("truth", TRUTH, title="A single truth")
    library = stage.library()
    study_all(library.study(["truth"]), stage.clock)
    return QuizApp(library)


def formats(stage: Stage) -> QuizApp:
    """Return the app with a deck for every format, named after it."""
    for name in "choice multi truefalse cloze typed number date order match list flip".split():
        stage.write(name, only(name))
    stage.write("long-choice", LONG_CHOICE)
    stage.write("long-match", LONG_MATCH)
    return QuizApp(stage.library())


def colourless(stage: Stage) -> QuizApp:
    """Return the app with a deck for every format, and no colours."""
    stage.patch.setenv("NO_COLOR", "1")
    return formats(stage)


def media(stage: Stage) -> QuizApp:
    """Return the app with questions that have an image each, and one that has audio."""
    for name in ("tutorial-curve.png", "tutorial-tone.wav"):
        shutil.copy(builtin_decks() / name, stage.folder)
    stage.write("image-choice", IMAGE)
    stage.write("audio-flip", AUDIO)
    return QuizApp(stage.library())


def session(stage: Stage) -> QuizApp:
    """Return the app in a session over a single card."""
    stage.write("truth", TRUTH)
    library = stage.library()
    return QuizApp(library, library.study(["truth"]))


def preview(stage: Stage) -> QuizApp:
    """Return the app at the preview of a deck that is being written."""
    stage.patch.chdir(stage.folder)
    stage.write("colours", SKY)
    path = Path("colours.yaml")
    return QuizApp(stage.library(Path()), first=lambda: PreviewScreen(path, path.name))


def exam(stage: Stage) -> QuizApp:
    """Return the app in an exam over the built-in deck, in a folder whose name does not change."""
    stage.patch.chdir("/")
    choice = ExamChoice(6, formats=frozenset({"choice", "truefalse"}), minutes=10)
    run = ExamRun(stage.builtin, [BUILTIN], choice, seed=1)
    return QuizApp(stage.builtin, first=lambda: ExamScreen(stage.builtin, run))


def collection(stage: Stage) -> QuizApp:
    """Return the app after a week of studying the built-in deck, with a card suspended and one flagged."""
    library = stage.builtin
    for day in range(5):
        study_all(library.study([BUILTIN]), stage.clock, knows=day != 2)
        stage.clock.pass_time(days=2)
    first, second, *_ = library.bank(BUILTIN).cards
    library.deeds.suspend([first.id])
    library.deeds.flag([second.id], "check the year")
    return QuizApp(library)


def fortnight(stage: Stage) -> QuizApp:
    """Return the app after two weeks; every third day had mistakes, on every fifth nothing was studied."""
    body = "questions:\n"
    for number in range(60):
        name, tag = f"the lake with the number {number}", ("north", "south", "west")[number % 3]
        asked = f'typed: "How deep is {name}?", answer: {number} m, accept: ["{number}"]'
        if number % 2:
            asked = f'choice: "Where is {name}?", answer: Norway, wrong: [Peru, Chad, Laos]'
        body += f"  - {{id: q{number}, {asked}, tags: [{tag}]}}\n"
    stage.write("small", body)
    library = stage.library()
    for day in range(14):
        if day % 5 != 3:
            study_all(library.study(["small"]), stage.clock, knows=day % 3 != 0)
        stage.clock.moment = stage.clock.moment.replace(hour=9 + day % 4, minute=0, second=0)
        stage.clock.pass_time(days=1)
    return QuizApp(library)


def settings(stage: Stage) -> QuizApp:
    """Return the app with a setting that is not the usual one."""
    stage.builtin.adopt(replace(stage.builtin.settings, retention=0.85))
    return QuizApp(stage.builtin)
