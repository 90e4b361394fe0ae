"""The preview: an author saves, and the questions are there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.app.app import QuizApp
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.preview import PreviewScreen
from quiz.app.screens.trial import TrialScreen
from quiz.app.widgets.entry_list import EntryList
from quiz.app.widgets.mistake_panel import MistakePanel
from quiz.library.library import Library
from tests.support.app import press, screen_text, typing, until, words
from tests.support.decks import deck_text

FACTS = """\
facts:
  - {id: sky, text: "The sky is {blue}.", ask: {1: What colour has the sky?}}
  - {id: grass, text: "The grass is {green}.", ask: {1: What colour has the grass?}}
  - {table: moons.csv, kind: event, id: "moon-{what}"}
questions:
  - {id: who, choice: Who painted it?, answer: Ann, wrong: [{text: Bob, feedback: Bob sang.}]}
"""
TABLE = "what,when\nThe flood,1910\nThe fire,1666\n"


class Desk:
    """A deck under an author's hands, and the app that previews it."""

    def __init__(self, folder: Path, library: Library) -> None:
        """Write a deck with a table."""
        self.path = folder / "colours.yaml"
        self.table = folder / "moons.csv"
        self.table.write_text(TABLE, encoding="utf-8")
        self.save(FACTS)
        self.app = QuizApp(library, first=lambda: PreviewScreen(self.path, str(self.path)))

    def save(self, body: str) -> None:
        """Write the deck in place."""
        self.path.write_text(deck_text(body), encoding="utf-8")

    def shows(self, *texts: str) -> Callable[[], bool]:
        """Return a test whether all of some texts can be read."""
        return lambda: all(text in words(self.app) for text in texts)


@pytest.fixture
def desk(tmp_path: Path, library: Library) -> Desk:
    """Return a deck under an author's hands."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder, library)


async def test_a_save_shows_the_questions_of_what_changed(desk: Desk) -> None:
    """The fact that was edited is jumped to, with its new questions and a mark in the list."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("What colour has the sky?", "✓ blue"))
        desk.save(FACTS.replace("{green}", "{yellow}"))
        await until(pilot, desk.shows("What colour has the grass?", "✓ yellow"))
        assert "● grass" in screen_text(desk.app)
        assert "The book" in words(desk.app)


async def test_a_file_renamed_over_the_deck_is_seen(desk: Desk) -> None:
    """Editors that write another file and rename it are followed, again and again."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("✓ blue"))
        for colour in ("grey", "red"):
            other = desk.path.with_suffix(".new")
            other.write_text(deck_text(FACTS.replace("{blue}", f"{{{colour}}}")), encoding="utf-8")
            other.replace(desk.path)
            await until(pilot, desk.shows(f"✓ {colour}"))


async def test_a_mistake_is_shown_in_place_and_mended(desk: Desk) -> None:
    """The line with a caret stands above the last good questions, which say that they are old, until it is mended."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("✓ blue"))
        desk.save(FACTS.replace("answer: Ann", "anwser: Ann"))
        await until(pilot, desk.shows("anwser", "did you mean 'answer'?", "^", "Old: as before the mistake", "✓ blue"))
        assert "colours.yaml:11:" in words(desk.app)
        desk.save(FACTS.replace("answer: Ann", "answer: Eve"))
        await until(pilot, desk.shows("Who painted it?", "✓ Eve"))
        assert not desk.app.screen.query_one(MistakePanel).display
        assert "Old" not in words(desk.app)


async def test_a_deck_may_begin_with_a_mistake(desk: Desk) -> None:
    """Before there is a good version, the mistake stands alone."""
    desk.save(FACTS + "\t[")
    async with desk.app.run_test(size=(60, 20)) as pilot:
        await until(pilot, desk.shows("not YAML", "There are no questions yet."))
        await press(pilot, ["n", "f", "enter", "tab", "home", "end", "pagedown"])
        desk.save(FACTS)
        await until(pilot, desk.shows("✓ blue"))


async def test_a_deck_that_is_taken_away_is_waited_for(desk: Desk) -> None:
    """A deleted file is told, the questions stay, and it is read again when it comes back."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("✓ blue"))
        desk.path.unlink()
        await until(pilot, desk.shows("cannot be read: no such file", "✓ blue"))
        desk.save(FACTS.replace("{blue}", "{grey}"))
        await until(pilot, desk.shows("✓ grey"))


async def test_a_torn_file_flashes_no_mistake(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is written in steps never shows the mistake that its first half is."""
    monkeypatch.setattr("quiz.app.screens.preview.PATIENCE", 10)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("✓ blue"))
        told: list[object] = []
        monkeypatch.setattr(MistakePanel, "tell", lambda _, mistake: told.append(mistake))
        text = deck_text(FACTS.replace("{blue}", "{grey}"))
        with desk.path.open("w", encoding="utf-8") as file:
            for part in (text[:150], text[150:200], text[200:]):
                file.write(part)
                file.flush()
                await pilot.pause(0.1)
        await until(pilot, desk.shows("✓ grey"))
        assert told
        assert set(told) == {None}


async def test_tables_and_missing_files_are_watched(desk: Desk) -> None:
    """A changed row is jumped to; a table that is missing is a mistake until it is there."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("✓ blue"))
        desk.table.write_text(TABLE.replace("1666", "1667"), encoding="utf-8")
        await until(pilot, desk.shows("The fire", "✓ 1667"))
        desk.save(FACTS + "\n  - {id: pic, flip: What?, answer: This, image: {file: pic.svg, alt: a line}}\n")
        await until(pilot, desk.shows("'pic.svg' does not exist"))
        (desk.path.parent / "pic.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
        await until(pilot, desk.shows("[image: a line]"))


async def test_several_changes_are_marked(desk: Desk) -> None:
    """Of several facts the first is shown; tab goes from one that changed to the next, and round."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("✓ blue"))
        desk.table.write_text(TABLE.replace("19", "18"), encoding="utf-8")
        desk.save(FACTS.replace("{green}", "{yellow}"))
        await until(pilot, desk.shows("✓ yellow", "2 changed"))
        await press(pilot, ["tab"])
        assert "The flood" in words(desk.app)
        await press(pilot, ["tab"])
        assert "✓ yellow" in words(desk.app)


async def test_facts_are_gone_through_and_searched(desk: Desk) -> None:
    """Keys go from fact to fact and to the ends; words narrow the list, and escape widens it again."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("1 of 5: sky"))
        await press(pilot, ["n"])
        assert "2 of 5: grass" in words(desk.app)
        await press(pilot, ["p", "p", "end"])
        assert "5 of 5: who" in words(desk.app)
        await press(pilot, ["slash", *typing("the fire")])
        assert "1 of 1: moon-the-fire" in words(desk.app)
        await press(pilot, ["enter", "escape"])
        assert "4 of 5: moon-the-fire" in words(desk.app)
        await pilot.click(EntryList, offset=(8, 1))
        await until(pilot, desk.shows("2 of 5: grass"))


async def test_a_change_that_the_search_leaves_out_is_shown(desk: Desk) -> None:
    """The fact that was edited is shown although other words were looked for."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("1 of 5"))
        await press(pilot, ["slash", *typing("fire"), "enter"])
        desk.save(FACTS.replace("{green}", "{yellow}"))
        await until(pilot, desk.shows("2 of 5: grass", "✓ yellow"))


async def test_one_format_alone(desk: Desk) -> None:
    """F goes through the formats of the fact, and back to all of them."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("1 of 5"))
        await press(pilot, ["f"])
        first = words(desk.app)
        assert "alone" in first
        assert "1 question of " in first
        await press(pilot, ["F"])
        assert "alone" not in words(desk.app)


async def test_questions_are_tried_and_nothing_is_recorded(desk: Desk) -> None:
    """An answer is graded with its feedback, the next question follows, and the memory stays empty."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("1 of 5"))
        await press(pilot, ["end", "enter"])
        screen = desk.app.screen
        assert isinstance(screen, TrialScreen)
        options = [option.text for option in screen._question.options or ()]
        await press(pilot, [str(options.index("Bob") + 1)])
        assert desk.shows("✗ Wrong", "Bob sang.", "You answered: Bob", "✓ Ann", "Source: The book")()
        await press(pilot, ["enter"])
        assert isinstance(desk.app.screen, PreviewScreen)
        await press(pilot, ["home", "enter"])
        shown = words(desk.app)
        await press(pilot, ["tab"])
        assert words(desk.app) != shown
        await press(pilot, ["ctrl+d"])
        assert "– The answer" in words(desk.app)
        await press(pilot, ["escape"])
        assert not desk.app.library.store.days()


async def test_an_outcome_can_be_scrolled(desk: Desk) -> None:
    """The keys of a session show what is below the edge, in a trial too."""
    async with desk.app.run_test(size=(60, 8)) as pilot:
        await until(pilot, desk.shows("1 of 5"))
        await press(pilot, ["enter", "ctrl+d"])
        assert isinstance(desk.app.screen, TrialScreen)
        assert "Source: The book" not in screen_text(desk.app)
        await press(pilot, ["pagedown", "pagedown"])
        assert "Source: The book" in screen_text(desk.app)


async def test_the_editor_opens_at_the_fact_or_the_mistake(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """W goes to the line of the fact, or of the first mistake where there is one."""
    opened: list[tuple[str, int]] = []
    monkeypatch.setattr("quiz.app.screens.preview.edit", lambda _, file, line: opened.append((Path(file).name, line)))
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("1 of 5"))
        await press(pilot, ["n", "w"])
        desk.save(FACTS.replace("answer: Ann", "anwser: Ann"))
        await until(pilot, desk.shows("anwser"))
        await press(pilot, ["w"])
    assert opened == [("colours.yaml", 8), ("colours.yaml", 11)]


async def test_the_list_is_there_where_there_is_room(desk: Desk) -> None:
    """At 80 columns the facts stand beside the questions; at 60 a line says where one is."""
    async with desk.app.run_test(size=(80, 20)) as pilot:
        await until(pilot, desk.shows("1 of 5: sky"))
        assert "moon-the-flood" in screen_text(desk.app)
        await pilot.resize_terminal(60, 20)
        await until(pilot, lambda: "moon-the-flood" not in screen_text(desk.app))
        assert "1 of 5: sky" in screen_text(desk.app)


async def test_escape_goes_to_the_decks(desk: Desk) -> None:
    """Leaving the preview leads to the list of decks."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("1 of 5"))
        await press(pilot, ["escape"])
        assert isinstance(desk.app.screen, HomeScreen)


async def test_text_of_a_deck_is_never_markup(desk: Desk) -> None:
    """What looks like markup is shown letter for letter, in questions and in mistakes."""
    body = FACTS.replace("Who painted it?", '"Who [@click=app.quit]painted[/] it?"')
    desk.save(body)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, desk.shows("1 of 5"))
        await press(pilot, ["end"])
        assert "[@click=app.quit]painted[/]" in words(desk.app)
        desk.save(body.replace("answer: Ann", "'[@click=app.quit]x': Ann"))
        await until(pilot, desk.shows("'[@click=app.quit]x'"))
