"""Where a collection comes from: a folder of this machine, or a repository of git."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from quiz.errors import QuizError
from quiz.ids import is_id, slug
from quiz.paths import expanded
from quiz.text import one_line

_SCHEMES = frozenset({"https", "ssh", "file"})
_OVER_SSH = re.compile(r"\w[\w.-]*@\w[\w.-]*:(?!/{2})[^\s-].*")
"""How ssh writes an address: ``git@example.org:space/decks.git``."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a collection comes from.

    Attributes:
        sort: ``folder`` is copied, ``git`` is cloned.
        address: a path, or what git takes as an address.
        folder: the part of it that has the decks; empty for all of it.
        branch: the branch or tag to take; empty for what the repository offers.
    """

    sort: Literal["folder", "git"]
    address: str
    folder: str = ""
    branch: str = ""

    @property
    def name(self) -> str:
        """The name that a collection has unless another one is chosen; may be empty."""
        last = re.split(r"[/:\\]", unquote(self.address).rstrip("/\\"))[-1]
        return slug(last.removesuffix(".git"))

    def __str__(self) -> str:
        """Write the origin for people."""
        parts = [self.address, f"folder {self.folder}" if self.folder else "", self.branch]
        return one_line(", ".join(part for part in parts if part))


def origin_of(text: str, folder: str = "", branch: str = "") -> Origin:
    """Understand what a user names as the origin of a collection.

    Args:
        text: a folder, a bare repository, or an address over https, ssh or file.
        folder: the part of it that has the decks.
        branch: a branch or tag of a repository.

    Raises:
        QuizError: it is none of these, or would run a program, go unencrypted, or carry a password.
    """
    shown = one_line(text)
    if branch.startswith("-"):
        msg = f"'{one_line(branch)}' is no branch"
        raise QuizError(msg)
    path = expanded(text)
    if path.is_dir():
        bare = (path / "HEAD").is_file() and (path / "objects").is_dir()
        if bare:
            return Origin("git", path.resolve().as_uri(), folder, branch)
        if branch:
            msg = (
                f"{shown}: is a folder, which is copied as it is; --branch needs an address: {path.resolve().as_uri()}"
            )
            raise QuizError(msg)
        return Origin("folder", str(path.resolve()), folder)
    if path.is_file():
        msg = f"{shown}: is a file; a collection is a folder (copy one deck into the folder of your decks)"
        raise QuizError(msg)
    if "://" in text and "::" not in text:
        _check_address(text, shown)
        return Origin("git", text, folder, branch)
    if _OVER_SSH.fullmatch(text):
        return Origin("git", text, folder, branch)
    msg = f"{shown}: there is no such folder, and no address of git is like this (https://…, ssh://…, file://…)"
    raise QuizError(msg)


def _check_address(text: str, shown: str) -> None:
    try:
        parts = urlsplit(text)
        password = parts.password
    except ValueError as error:
        msg = f"{shown}: is no address"
        raise QuizError(msg) from error
    if parts.scheme not in _SCHEMES:
        msg = f"{shown}: '{one_line(parts.scheme)}' is not taken; use https, ssh or file"
        raise QuizError(msg)
    if password or (parts.scheme == "https" and parts.username):
        msg = "the address has a password or a token in it, which would be kept in a file; let git's own store hold it"
        raise QuizError(msg)
    if parts.scheme != "file" and (not parts.hostname or parts.netloc.startswith("-")):
        msg = f"{shown}: the address names no host"
        raise QuizError(msg)


def checked_name(name: str, origin: Origin) -> str:
    """Return the name of a new collection: the chosen one, else one made of its address.

    Raises:
        QuizError: it cannot be a name.
    """
    chosen = name or origin.name
    if not is_id(chosen):
        what = f"'{one_line(chosen)}' cannot name a collection" if chosen else f"{origin}: has no name"
        msg = f"{what}; choose one with --name: lower-case letters, digits and '-'"
        raise QuizError(msg)
    return chosen
