"""What an exam is to be like."""

from collections.abc import Mapping, Sequence
from typing import cast

from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.form import Field, FormScreen, known, number, words
from quiz.app.screens.waiting import WaitingScreen
from quiz.library.exam import ExamRun
from quiz.library.library import Library
from quiz.library.whole import whole
from quiz.model.question import FORMATS, Format
from quiz.session.exam_draw import ExamChoice

_GRADED = [name for name in FORMATS if name != "flip"]


class ExamForm(FormScreen):
    """Asks how long an exam is to be and what it is to be about."""

    def __init__(self, library: Library, decks: Sequence[str]) -> None:
        """Ask about some decks."""
        self._library = library
        self._decks = decks
        self._tags = sorted({tag for deck in decks for tags in library.bank(deck).tags.values() for tag in tags})
        super().__init__(
            "Exam: no feedback until the end",
            (
                Field("questions", "How many questions", "20"),
                Field("minutes", "How many minutes (empty for no limit)", hint="no limit"),
                Field("tags", "Only these tags (empty for all)", hint=", ".join(self._tags)),
                Field("formats", "Only these formats (empty for all)", hint=", ".join(_GRADED)),
            ),
        )

    def submit(self, values: Mapping[str, str]) -> None:
        """Begin the exam."""
        tags, formats = words(values["tags"]), words(values["formats"])
        known(tags, self._tags, "tag")
        known(formats, _GRADED, "format")
        choice = ExamChoice(
            number(values["questions"], "the number of questions") or ExamChoice().questions,
            tags,
            cast("frozenset[Format]", formats),
            number(values["minutes"], "the number of minutes"),
        )
        # Few questions have a rare format, and nobody knows beforehand where they are.
        if formats and not whole(self._library, self._decks):
            self.app.push_screen(WaitingScreen(self._library, self._decks), self.when_there)
            return
        run = ExamRun(self._library, self._decks, choice)
        self.app.switch_screen(ExamScreen(self._library, run))
