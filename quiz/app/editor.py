"""Open a deck in the learner's own editor, at a line."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from quiz.errors import QuizError

_ASK = "set $EDITOR, for example: export EDITOR=nano"


def _plus(file: str, line: int) -> list[str]:
    return [f"+{line}", file]


def _colon(file: str, line: int) -> list[str]:
    return [f"{file}:{line}"]


def _goto(file: str, line: int) -> list[str]:
    return ["--wait", "--goto", f"{file}:{line}"]


def _waiting_colon(file: str, line: int) -> list[str]:
    return ["--wait", f"{file}:{line}"]


def _option(file: str, line: int) -> list[str]:
    return ["--line", str(line), file]


_WAYS: dict[str, Callable[[str, int], list[str]]] = {
    **dict.fromkeys(
        "vi vim nvim view gvim nano pico emacs emacsclient kak micro joe jed mg ne mcedit gedit".split(), _plus
    ),
    **dict.fromkeys("code code-insiders codium vscodium cursor windsurf".split(), _goto),
    **dict.fromkeys("hx helix".split(), _colon),
    **dict.fromkeys("subl zed".split(), _waiting_colon),
    **dict.fromkeys("kate idea pycharm".split(), _option),
}
"""How each editor is told the line; one that is not known opens the file at its beginning."""


def edit(app: App[Any], file: str | Path, line: int) -> None:
    """Let the learner edit a file, and come back when the editor has ended.

    Args:
        app: gives the terminal up in the meantime.
        file: the file to edit.
        line: the line to go to, from 1.

    Raises:
        QuizError: no editor is set, it cannot be started, it failed, or the file is not there.
    """
    if not Path(file).is_file():
        msg = f"{file}: the file is not there any more"
        raise QuizError(msg)
    command = command_line(os.environ, str(file), line)
    if shutil.which(command[0]) is None:
        # Told before the terminal is given up: what fails in between may leave it in nobody's hands.
        msg = f"the editor '{command[0]}' cannot be started: there is no such program ({_ASK})"
        raise QuizError(msg)
    try:
        with app.suspend():
            ended = subprocess.run(command, check=False)  # noqa: S603 - the learner's own editor
    except SuspendNotSupported as error:
        msg = f"this terminal cannot be given to an editor; edit {file}, line {line}, elsewhere"
        raise QuizError(msg) from error
    except OSError as error:
        msg = f"the editor '{command[0]}' cannot be started: {(error.strerror or str(error)).lower()} ({_ASK})"
        raise QuizError(msg) from error
    if ended.returncode:
        msg = f"the editor '{command[0]}' ended with status {ended.returncode}"
        raise QuizError(msg)


def command_line(environment: Mapping[str, str], file: str, line: int) -> list[str]:
    """Return the command that opens a file at a line.

    Args:
        environment: has ``VISUAL`` or ``EDITOR``, which may bring options of its own.
        file: the file to open.
        line: the line to go to, from 1.

    Raises:
        QuizError: no editor is set, or what is set cannot be read.
    """
    name = next((name for name in ("VISUAL", "EDITOR") if environment.get(name, "").strip()), None)
    if name is None:
        msg = f"no editor is set ({_ASK})"
        raise QuizError(msg)
    try:
        words = shlex.split(environment[name], posix=os.name != "nt")
    except ValueError as error:
        msg = f"${name} cannot be read: {str(error).lower()}"
        raise QuizError(msg) from error
    if os.name == "nt":
        words = [word.strip('"') for word in words]
    way = _WAYS.get(Path(words[0]).stem.lower())
    added = [file] if way is None else way(file, line)
    return [*words, *(word for word in added if word != "--wait" or not {"--wait", "-w"} & set(words))]
