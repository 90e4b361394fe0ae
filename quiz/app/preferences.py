"""Bring the learner's colours and keys into the app."""

from textual import constants
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

from quiz.errors import QuizError, did_you_mean
from quiz.model.settings import Settings

USUAL_THEME = constants.DEFAULT_THEME
"""The theme where none is set."""


def check_preferences(app: App[None], settings: Settings) -> None:
    """Make sure that the app has the theme and the bindings that settings name.

    Raises:
        QuizError: it lacks one.
    """
    if settings.theme and settings.theme not in app.available_themes:
        hint = did_you_mean(settings.theme, app.available_themes)
        msg = f"there is no theme '{settings.theme}' ({hint})"
        raise QuizError(msg)
    known = _binding_ids(DOMNode)
    for binding in settings.keys:
        if binding not in known:
            ours = {name for name in known if "." in name}
            msg = f"there is no key called '{binding}' ({did_you_mean(binding, ours)})"
            raise QuizError(msg)


def apply_preferences(app: App[None], settings: Settings) -> None:
    """Let settings that were checked hold in a running app."""
    app.theme = settings.theme or USUAL_THEME
    app.set_keymap(dict(settings.keys))


def _binding_ids(node: type[DOMNode]) -> set[str]:
    """Collect the ids of the bindings of a class and of all classes made of it."""
    own = {binding.id for binding in node.__dict__.get("BINDINGS", ()) if isinstance(binding, Binding) and binding.id}
    return own.union(*(_binding_ids(child) for child in node.__subclasses__()))
