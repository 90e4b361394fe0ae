"""The first picture, beside that of the app."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import ColorSystem
from textual.strip import Strip

from quiz.app.app import QuizApp
from quiz.app.early.colours import codes
from quiz.app.early.picture import Run, drawn, first_picture
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.library.study import Study
from quiz.model.question import FORMATS
from quiz.model.settings import Settings
from quiz.session.steps import Done
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import only
from tests.app.stages import AUDIO, IMAGE, LONG_CHOICE
from tests.support.clock import FakeClock
from tests.support.decks import write_deck
from tests.support.learner import study_all
from tests.support.media import png

SIZES = [(80, 24), (60, 20), (30, 60), (133, 40)]
TRUE = {"COLORTERM": "truecolor"}
LIMITED = {"TERM": "xterm-256color"}
LATER = {"typed", "number", "date", "list"}
"""Formats whose line to type in is left to the app."""
FACT = """\
facts:
  - id: sky
    text: "On a day without any clouds at all, the sky is {blue}, and $x^2 \\\\le \\\\alpha$."
    note: "It is so, in every country of the world, and 東京の空もとても青い、本当に青い、いつでも青い空です。"
"""
GENERATED = """\
facts:
  - {id: a, text: "The sky above the city is {colour=blue}.", ask: {colour: What colour has the sky?}}
  - {id: b, text: "The grass below the trees is {colour=green}.", ask: {colour: What colour has grass?}}
  - {id: c, text: "The snow on top of the hill is {colour=white}.", ask: {colour: What colour has snow?}}
"""
Begin = Callable[..., Library]


@pytest.fixture
def begin(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> Begin:
    """Return a way to open a small deck, whose cards were answered some days ago unless they are to be new."""

    def made(body: str, *, new: bool = False) -> Library:
        write_deck(tmp_path, body)
        library = Library(Shelf((tmp_path,)), store, clock, Settings(timezone="UTC", fuzz=False))
        if not new:
            study_all(library.study(["small"]), clock, knows=False)
            clock.pass_time(days=5)
        return library

    return made


async def app_picture(library: Library, study: Study, size: tuple[int, int]) -> list[Strip]:
    """Return the app's first picture."""
    app = QuizApp(library, study)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return app.screen._compositor.render_strips()


def early_runs(library: Library, study: Study, size: tuple[int, int]) -> list[Run] | None:
    """Return the early picture without the line of keys, whose words come with the app."""
    found = first_picture(study, library.store.pace(), *size)
    return None if found is None else [run for run in found if run.look != "keys"]


def rows(runs: Sequence[Run], height: int) -> list[str]:
    """Return the rows of a picture, without that of the keys."""
    found = [""] * (height - 1)
    for run in runs:
        found[run.row] += " " * (run.column - cell_len(found[run.row])) + run.text
    return [row.rstrip() for row in found]


async def both(library: Library, size: tuple[int, int]) -> tuple[list[str] | None, list[str]]:
    """Return the rows of the early picture, None without one, and those of the app's."""
    study = library.study(["small"])
    early = early_runs(library, study, size)
    shown = [strip.text.rstrip() for strip in await app_picture(library, study, size)]
    return None if early is None else rows(early, size[1]), shown[:-1]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "match"])
async def test_a_question_stands_where_the_app_shows_it(begin: Begin, name: str, size: tuple[int, int]) -> None:
    """Each row is the one of the app; only a line to type in, and what is below it, comes with the app."""
    early, shown = await both(begin(only(name)), size)
    assert early is not None
    if name in LATER:
        end = max(place for place, row in enumerate(early) if row) + 1
        early, shown = early[:end], shown[:end]
    assert early == shown


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_new_fact_stands_where_the_app_shows_it(begin: Begin, size: tuple[int, int]) -> None:
    """Long lines, maths and wide letters break at the same places."""
    early, shown = await both(begin(FACT, new=True), size)
    assert early == shown


@pytest.mark.parametrize("size", [(80, 30), (60, 40), (30, 90)], ids=str)
async def test_long_options_stand_where_the_app_shows_them(begin: Begin, size: tuple[int, int]) -> None:
    """Ten options, some of which take several lines, hang beside their numbers."""
    early, shown = await both(begin(LONG_CHOICE), size)
    assert early == shown


async def test_generated_questions_stand_where_the_app_shows_them(begin: Begin, clock: FakeClock) -> None:
    """Whatever is asked of some facts as they are learnt, the early picture is that of the app."""
    library = begin(GENERATED, new=True)
    seen = set()
    for _ in range(9):
        early, shown = await both(library, (80, 24))
        if early is None:
            assert isinstance(library.study(["small"]).step, Done)
            clock.pass_time(days=9)
            continue
        end = max(place for place, row in enumerate(early) if row) + 1
        assert early[:end] == shown[:end]
        seen.add(early[2])
        study_all(library.study(["small"]), clock)
        clock.pass_time(days=9)
    assert len(seen) >= 3


@pytest.mark.parametrize(
    ("body", "size"),
    [
        (only("match"), (80, 24)),
        (LONG_CHOICE, (80, 20)),
        (only("typed"), (80, 10)),
        (only("choice"), (29, 24)),
        (only("choice"), (2, 1)),
    ],
    ids=["two columns", "more than fits", "no room to type", "narrow", "tiny"],
)
async def test_what_is_out_of_the_ordinary_is_left_to_the_app(begin: Begin, body: str, size: tuple[int, int]) -> None:
    """There is no early picture where it would not be that of the app."""
    library = begin(body)
    assert early_runs(library, library.study(["small"]), size) is None


@pytest.mark.parametrize("body", [IMAGE, AUDIO])
async def test_images_and_audio_are_left_to_the_app(begin: Begin, tmp_path: Path, body: str) -> None:
    """There is no early picture of what has media; audio of the answer plays no part in the question."""
    (tmp_path / "tutorial-curve.png").write_bytes(png())
    (tmp_path / "tutorial-tone.wav").write_bytes(b"RIFF\0\0\0\0WAVEfmt ")
    library = begin(body, new=True)
    assert early_runs(library, library.study(["small"]), (80, 24)) is None


async def test_a_flag_is_seen_at_once(begin: Begin) -> None:
    """The line above says of the card what it says in the app, and is cut where the app cuts it."""
    library = begin(only("choice"))
    library.study(["small"]).flag("is this so, and if so, since when has it been so, and who says it at all?")
    early, shown = await both(library, (60, 20))
    assert early == shown
    assert early[0].endswith("…")


@pytest.mark.parametrize("theme", ["", "light"])
@pytest.mark.parametrize("name", ["choice", "new"])
async def test_colours_are_those_of_the_app(begin: Begin, name: str, theme: str) -> None:
    """Each letter has the colours that it has in the app, in a terminal of all colours and in one of 256."""
    library = begin(FACT if name == "new" else only(name), new=name == "new")
    library.adopt(replace(library.settings, theme=theme))
    study = library.study(["small"])
    runs = early_runs(library, study, (80, 24))
    strips = await app_picture(library, study, (80, 24))
    assert runs is not None
    for environ, system in ((TRUE, ColorSystem.TRUECOLOR), (LIMITED, ColorSystem.EIGHT_BIT)):
        looks = codes(theme, environ)
        assert looks is not None
        for run in runs:
            place = run.column + cell_len(run.text) - cell_len(run.text.lstrip())
            assert run.text.isspace() or looks[run.look] == told(strips[run.row], place, system)
        assert looks["ground"].rpartition("48;")[2] == told(strips[2], 2, system).rpartition("48;")[2]


def told(strip: Strip, column: int, system: ColorSystem) -> str:
    """Return what tells a terminal of the look of a letter in the app."""
    (segment,) = strip.crop(column, column + 1)
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    bold = ";1" if style.bold else ""
    letters, ground = (color.downgrade(system) for color in (style.color, style.bgcolor))
    return f"\x1b[0{bold};{';'.join((*letters.get_ansi_codes(), *ground.get_ansi_codes(foreground=False)))}m"


def test_colours_that_are_not_known_are_left_to_the_app() -> None:
    """Another theme and a terminal of few colours have no early picture; without colours only bold is left."""
    assert codes("high-contrast", TRUE) is None
    assert codes("", {"TERM": "xterm"}) is None
    plain = codes("", {"NO_COLOR": "1", **TRUE})
    assert plain is not None
    assert set(plain.values()) == {"\x1b[0m", "\x1b[0;1m"}


def test_a_deck_cannot_drive_the_terminal(begin: Begin) -> None:
    """Whatever a deck holds, only the codes of the looks and of places reach the terminal."""
    library = begin(only("choice").replace("Oslo", '"Os\\e[2Jlo\\u202e"').replace("Rome", '"[b]Rome[/b]"'))
    study = library.study(["small"])
    bank = study.session.banks["small"]
    assert "[b]Rome[/b]" in {option.text for question in bank.questions for option in question.options or ()}
    looks = dict.fromkeys(codes("", TRUE) or (), "")
    runs = first_picture(study, library.store.pace(), 80, 24)
    assert runs is not None
    text = drawn(runs, 80, 24, looks)
    assert "[b]Rome[/b]" in text
    assert "\u202e" not in text
    assert set(controls(text)) == {"H", "m"}


def controls(text: str) -> Iterator[str]:
    """Yield the last letter of each escape sequence of a text."""
    for part in text.split("\x1b[")[1:]:
        yield part.lstrip("0123456789;")[0]
