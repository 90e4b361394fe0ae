"""Every screen of which there are pictures, and the way to it: the one table that they are taken from.

A story starts the app once and goes from scene to scene; each scene is a picture in every look. After a screen has
changed, ``pytest -n0 tests/app/test_snapshots.py --snapshot-update`` takes all pictures anew, and with
``-k study`` those of one story.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from quiz.app.app import QuizApp
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.preview import PreviewScreen
from quiz.app.screens.study import StudyScreen
from quiz.app.widgets.setting_list import SettingList
from tests.app import stages
from tests.app.stages import Stage
from tests.support.app import press, to_question, typing, until
from tests.support.camera import Look

Deed = str | Callable[[Pilot[None]], Awaitable[object]]
"""A key, or something else that a learner does."""

USUAL = (Look(80, 24, "light"), Look(80, 24, "dark"), Look(60, 20, "dark"), Look(60, 20, "light"))
CONTRAST = (*USUAL, Look(60, 20, "high-contrast"))
DARK = (Look(80, 24, "dark"), Look(60, 20, "dark"))


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen in a state.

    Attributes:
        name: what its pictures are called.
        deeds: how it is reached from the scene before.
        looks: sizes and themes of its pictures.
    """

    name: str
    deeds: tuple[Deed, ...] = ()
    looks: tuple[Look, ...] = USUAL


@dataclass(frozen=True, slots=True)
class Story:
    """Scenes that follow each other in one run of the app.

    Attributes:
        name: what it is called.
        start: makes the app.
        scenes: the scenes in their order.
    """

    name: str
    start: Callable[[Stage], QuizApp]
    scenes: tuple[Scene, ...]


def asked(deck: str) -> Deed:
    """Return the deed of going from anywhere to the first question of a deck, whose format its name ends with."""

    async def go(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, QuizApp)
        while not isinstance(app.screen, HomeScreen):
            await app.pop_screen()
        await app.push_screen(StudyScreen(app.library, app.library.study([deck])))
        await to_question(pilot, app, deck.rpartition("-")[2])

    return go


def picked(*, right: bool) -> Deed:
    """Return the deed of answering the question of an exam with an option that is right or wrong."""

    async def pick(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, ExamScreen)
        exam = pilot.app.screen._run.exam
        options = exam.items[exam.place].question.options or ()
        await press(pilot, [str([option.correct for option in options].index(right) + 1)])

    return pick


def marked(name: str, deck: str = "") -> Deed:
    """Return the deed of going to a setting."""

    async def go(pilot: Pilot[None]) -> None:
        rows = pilot.app.screen.query_one(SettingList)
        keys = [(row.key.field.name, row.key.deck) if row.key is not None else None for row in rows._rows]
        rows.highlighted = keys.index((name, deck))

    return go


def _rewrite(old: str, new: str) -> None:
    text = Path("colours.yaml").read_text("utf-8")
    assert old in text
    Path("colours.yaml").write_text(text.replace(old, new), encoding="utf-8")


def saved(old: str, new: str) -> Deed:
    """Return the deed of saving the previewed deck with another text, and waiting until it is read."""

    async def save(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, PreviewScreen)
        before, mistake = screen._edition, screen._mistake
        _rewrite(old, new)
        await until(pilot, lambda: screen._edition is not before or screen._mistake is not mistake)

    return save


STUDY = (
    Scene("home-welcome"),
    Scene("help-home", ("question_mark",)),
    # Textual's palette keeps the colours in which it was opened.
    *(Scene("palette", ("escape", "ctrl+p"), (look,)) for look in USUAL),
    Scene("teach", ("escape", "enter")),
    Scene("source", ("i",)),
    Scene("flag", ("escape", "f")),
    Scene("question", ("escape", "enter"), CONTRAST),
    Scene("help-study", ("f1",)),
    Scene("feedback-wrong", ("escape", "3"), CONTRAST),
)

OPTIONS = (
    Scene("choice", (asked("choice"), "down")),
    Scene("choice-hint", ("ctrl+t",)),
    Scene("choice-right", (asked("choice"), "1")),
    Scene("choice-own-feedback", (asked("choice"), "2")),
    Scene("multi", (asked("multi"),)),
    Scene("multi-half", ("1", "3")),
    Scene("multi-wrong", ("enter",)),
    Scene("truefalse", (asked("truefalse"),)),
    Scene("truefalse-wrong", ("1",)),
    Scene("long-choice", (asked("long-choice"), "down"), (*USUAL, Look(200, 60, "dark"))),
    Scene("long-choice-wrong", ("2",)),
)

TEXTS = (
    Scene("cloze", (asked("cloze"),)),
    Scene("cloze-half", (*typing("par"), "left")),
    Scene("cloze-near", ("end", *typing("iss"), "enter")),
    Scene("typed", (asked("typed"),)),
    Scene("typed-hint", ("ctrl+t",)),
    Scene("typed-wrong", (*typing("raphael"), "enter")),
    Scene("number", (asked("number"),)),
    Scene("number-words", (*typing("thirty-five km"),)),
    Scene("number-right", ("enter",)),
    Scene("date", (asked("date"),)),
    Scene("date-unknown", ("ctrl+d",)),
    Scene("flip", (asked("flip"),)),
    Scene("flip-turned", ("enter",)),
    Scene("flip-known", ("y",)),
)

ARRANGED = (
    Scene("order", (asked("order"),)),
    Scene("order-half", ("down", "space", "down")),
    Scene("order-wrong", ("enter", "enter")),
    Scene("match", (asked("match"),)),
    Scene("match-half", ("3", "1")),
    Scene("match-wrong", ("2", "enter")),
    Scene("list", (asked("list"),)),
    Scene("list-half", (*typing("blue"), "enter", *typing("red"), "enter", *typing("Blue"), "enter")),
    Scene("list-wrong", ("ctrl+u", *typing("pink"), "enter", "enter")),
    Scene("long-match", (asked("long-match"), "2"), (*USUAL, Look(200, 60, "dark"))),
)

MEDIA = (
    Scene("image", (asked("image-choice"),)),
    Scene("image-answered", ("2",), DARK),
    Scene("audio-turned", (asked("audio-flip"), "enter"), DARK),
)

SESSION = (
    Scene("pause", ("enter", "2", "enter")),
    Scene("summary", ("enter", "1", "e", "enter")),
)

MODES = (
    Scene("home", ("down",), CONTRAST),
    Scene("modes", ("m", "a")),
    Scene("cram-form", ("c",)),
    Scene("cram-question", ("enter",)),
    Scene("exam-form", ("escape", "e")),
    Scene("exam-form-mistake", ("x", "enter")),
    Scene("deadline-form", ("escape", "x")),
    Scene("deadline-plan", (*typing("2026-04-20"), "enter")),
)

EXAM = (
    Scene("exam-question", (picked(right=True), picked(right=False), "shift+tab")),
    Scene("exam-overview", ("escape",)),
    Scene("exam-result", ("h",)),
    Scene("exam-report", ("w",)),
)

BROWSE = (
    Scene("browse", ("b", "space", "space", "up"), (*CONTRAST, Look(140, 40, "light"), Look(140, 40, "dark"))),
    Scene("browse-preview", ("s", "s", "s", "S", "enter")),
    Scene("browse-flag", ("f", *typing("why"))),
    Scene("browse-reset", ("escape", "r")),
    Scene("browse-query", ("n", "slash", *typing("visit is"), "colon", *typing("due"), "enter")),
    Scene("browse-mistake", ("slash", "end", "e"), (*USUAL, Look(140, 40, "dark"))),
    Scene("browse-nothing", ("ctrl+u", *typing("no such words"), "enter")),
)

NUMBERS = (
    Scene("stats", ("s",), (*USUAL, Look(190, 50, "dark"))),
    Scene("stats-memory", ("pagedown",)),
    Scene("stats-hardest", ("pagedown", "pagedown")),
)

SETTINGS = (
    Scene("settings", ("comma", marked("retention"))),
    Scene("settings-value", ("enter",)),
    Scene("settings-mistake", ("ctrl+u", *typing("soon"), "enter")),
    Scene("settings-limits", ("escape", "end")),
)

PREVIEW = (
    Scene("preview"),
    Scene("preview-saved", (saved("Grass is {colour=green}", "Hay is {colour=yellow}"),), CONTRAST),
    Scene("preview-mistake", (saved("accept:", "acept:"),), CONTRAST),
    Scene("preview-format", (saved("acept:", "accept:"), "home", "f")),
    Scene("preview-search", ("F", "slash", *typing("snow")), DARK),
    Scene("preview-trial", ("escape", "home", "enter")),
    Scene("preview-trial-answer", ("1",)),
)

STORIES = (
    Story("study", stages.newcomer, STUDY),
    Story("options", stages.formats, OPTIONS),
    Story("texts", stages.formats, TEXTS),
    Story("arranged", stages.formats, ARRANGED),
    Story("colourless", stages.colourless, (Scene("colourless", (asked("choice"), "2"), DARK),)),
    Story("media", stages.media, MEDIA),
    Story("session", stages.session, SESSION),
    Story("empty", stages.without_decks, (Scene("home-empty"),)),
    Story("done", stages.done_for_today, (Scene("home-done"), Scene("summary-nothing", ("m", "d")))),
    Story("modes", stages.regular, MODES),
    Story("exam", stages.exam, EXAM),
    Story("preview", stages.preview, PREVIEW),
    Story("browse", stages.collection, BROWSE),
    Story("stats", stages.fortnight, NUMBERS),
    Story("settings", stages.settings, SETTINGS),
)
"""All stories."""


def picture_names() -> list[str]:
    """Return the names of all pictures."""
    return [f"{scene.name}-{look.name}" for story in STORIES for scene in story.scenes for look in scene.looks]
