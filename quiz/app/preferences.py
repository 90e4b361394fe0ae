"""Bring the learner's colours and keys into the app."""

from textual.app import App

from quiz.app.early.colours import USUAL_THEME
from quiz.app.themes import theme_name
from quiz.model.settings import Settings


def check_preferences(settings: Settings) -> list[str]:
    """Make sure that there are the theme and the actions that settings name.

    Returns:
        What there is to tell: a sentence for each action that loses a key to another.

    Raises:
        QuizError: there is no such theme, action or key, or keys contradict each other.
    """
    theme_name(settings.theme or USUAL_THEME)
    if not settings.keys:
        return []
    from quiz.app.actions import checked_keys  # noqa: PLC0415 - it looks at every screen there is

    return checked_keys(dict(settings.keys))


def apply_preferences(app: App[None], settings: Settings) -> None:
    """Let settings that were checked hold in a running app."""
    app.theme = theme_name(settings.theme or USUAL_THEME)
    app.set_keymap(dict(settings.keys))
