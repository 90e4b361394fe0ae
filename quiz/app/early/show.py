"""Show the first picture of a session, where it will be that of the app."""

import os

from quiz.app.early.colours import codes
from quiz.app.early.picture import drawn, first_picture
from quiz.app.early.terminal import HeldTerminal
from quiz.library.library import Library
from quiz.library.study import Study


def show(terminal: HeldTerminal, study: Study, library: Library) -> None:
    """Show the first step of a session; nothing when that is left to the app."""
    width, height = terminal.size
    looks = codes(library.settings.theme, os.environ)
    runs = None if looks is None else first_picture(study, library.store.pace(), width, height)
    if runs is not None and looks is not None:
        terminal.paint(drawn(runs, width, height, looks))
