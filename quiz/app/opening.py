"""Screens and programs that are loaded when they are opened, and not before the first question is shown."""

# ruff: noqa: PLC0415 - that is what this module is for

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from quiz.app.screens.prompts import LineScreen
    from quiz.app.screens.source import SourceScreen
    from quiz.app.screens.summary import SummaryScreen
    from quiz.model.question import Card
    from quiz.session.state import Moment, Session
    from quiz.session.steps import Done


def line_screen(title: str, hint: str) -> "LineScreen":
    """Return a screen that asks for a line of text."""
    from quiz.app.screens.prompts import LineScreen

    return LineScreen(title, hint=hint)


def source_screen(card: "Card") -> "SourceScreen":
    """Return a screen that shows all that is known of a card's source."""
    from quiz.app.screens.source import SourceScreen

    return SourceScreen(card)


def summary_screen(session: "Session", step: "Done", now: "Moment", notice: str) -> "SummaryScreen":
    """Return the screen at the end of a session."""
    from quiz.app.screens.summary import SummaryScreen

    return SummaryScreen(session, step, now, notice)


def edit(app: "App[None]", file: str, line: int) -> None:
    """Edit a file at a line in the learner's editor.

    Raises:
        QuizError: there is no editor, or it failed.
    """
    from quiz.app.editor import edit as open_editor

    open_editor(app, file, line)
