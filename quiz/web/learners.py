"""Who may use the server: learners, each with a data folder and a token of their own."""

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import QuizError
from quiz.ids import is_id
from quiz.paths import Home

_FOLDER = "learners"
_TOKEN = "token"  # noqa: S105 - the name of its file
_RANDOM_BYTES = 24
_SHORTEST = 16
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who studies over the server.

    Attributes:
        name: id of the learner; empty for the one whose data folder is the server's own.
        folder: the learner's data folder.
        token: what the learner's browser has to show; empty where none is asked for.
    """

    name: str
    folder: Path
    token: str = ""


def owner(home: Home, token: str | None, *, alone: bool) -> Learner:
    """Return the one learner of a server without others.

    Args:
        home: the data folder.
        token: the token to ask for; None for one that is made up where one is needed.
        alone: whether nobody but this machine can reach the server, which then needs no token.

    Raises:
        QuizError: the token could be guessed.
    """
    if token is not None and (len(token) < _SHORTEST or not token.isascii() or not token.isprintable()):
        msg = f"the token needs at least {_SHORTEST} letters, digits or signs (leave --token out to have one made)"
        raise QuizError(msg)
    return Learner("", home.folder, token or ("" if alone else secrets.token_urlsafe(_RANDOM_BYTES)))


def enrol(home: Home, names: Sequence[str]) -> tuple[Learner, ...]:
    """Return learners by their names; those who are new get a folder and a token.

    A token is kept in the learner's folder, so that an address given to somebody stays good; who deletes the file
    has a new one made. Decks are shared: those of the server's own folder are everybody's.

    Args:
        home: the server's data folder, which holds those of the learners.
        names: ids of the learners.

    Raises:
        QuizError: a name cannot be that of a learner, stands twice, or nothing can be written.
    """
    for name in names:
        if not is_id(name) or len(name) > _LONGEST_NAME:
            msg = f"'{name}' cannot name a learner: use lower-case letters, digits and '-'"
            raise QuizError(msg)
        if names.count(name) > 1:
            msg = f"the learner '{name}' is named twice"
            raise QuizError(msg)
    return tuple(_enrolled(home, name) for name in names)


def _enrolled(home: Home, name: str) -> Learner:
    folder = home.folder / _FOLDER / name
    try:
        if folder.is_symlink() or folder.parent.is_symlink():
            msg = f"{folder}: is a link; a learner's folder is a folder of its own"
            raise QuizError(msg)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _share(home.decks, Home(folder).decks)
        return Learner(name, folder, _token(folder / _TOKEN))
    except OSError as error:
        msg = f"{folder}: cannot be used: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error


def _share(decks: Path, place: Path) -> None:
    """Let a learner have the decks of the server."""
    if not place.is_symlink() and not place.exists():
        decks.mkdir(parents=True, exist_ok=True)
        place.symlink_to(decks.absolute(), target_is_directory=True)


def _token(path: Path) -> str:
    """Return the token that is kept in a file, or make one that only its owner can read."""
    if path.exists():
        token = path.read_text("ascii", "replace").strip()
        if len(token) < _SHORTEST:
            msg = f"{path}: is no token; delete the file to have a new one made"
            raise QuizError(msg)
        return token
    token = secrets.token_urlsafe(_RANDOM_BYTES)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"{token}\n")
    return token
