"""Open an image, or play audio, in a program of the learner's system."""

import mimetypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from threading import Thread
from typing import Any

from textual.app import App

from quiz.errors import QuizError
from quiz.model.media import Media, MediaSort

_OPENERS: dict[str, tuple[tuple[str, ...], ...]] = {"darwin": (("open",),), "win32": (("explorer",),)}
_ELSEWHERE: tuple[tuple[str, ...], ...] = (("xdg-open",), ("gio", "open"), ("wslview",))
_PLAYERS: tuple[tuple[str, ...], ...] = (
    ("afplay",), ("mpv", "--no-video", "--really-quiet"), ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
)  # fmt: skip
"""Programs that play audio and open no window."""


def look(app: App[Any], media: Sequence[Media]) -> None:
    """Open images and play audio, and do not wait for their end.

    In a browser they are sent there: the programs of the computer that serves it are out of sight.

    Raises:
        QuizError: a file is gone, or nothing can open it.
    """
    for one in media:
        if not one.path.is_file():
            msg = f"{one.path}: the file is not there any more"
            raise QuizError(msg)
        if app.is_web:
            sent = mimetypes.guess_type(one.path.name)[0] or "application/octet-stream"
            app.deliver_binary(one.path, open_method="browser", mime_type=sent)
        else:
            start(opening(one, sys.platform, shutil.which))


def opening(media: Media, platform: str, which: Callable[[str], str | None]) -> list[str]:
    """Return the command that opens a file.

    Args:
        media: the image or audio.
        platform: what the system is called (``sys.platform``).
        which: finds a program by its name.

    Raises:
        QuizError: there is no program for it.
    """
    openers = _OPENERS.get(platform, _ELSEWHERE)
    ways: dict[MediaSort, tuple[tuple[str, ...], ...]] = {"image": openers, "audio": (*_PLAYERS, *openers)}
    for program, *options in ways[media.sort]:
        found = which(program)
        if found is not None:
            return [found, *options, str(media.path)]
    does = "opens images" if media.sort == "image" else "plays audio"
    msg = f"there is no program here that {does}; the file is {media.path}"
    raise QuizError(msg)


def start(command: Sequence[str]) -> None:
    """Start a program that writes nothing into the terminal and lives on by itself."""
    quiet = subprocess.DEVNULL
    alone = os.name != "nt"

    def run() -> None:
        subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=alone, check=False)  # noqa: S603 - found on the learner's path

    Thread(target=run, daemon=True).start()
