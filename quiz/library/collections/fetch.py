"""Fetch a collection into a folder, and read all of its decks before anything is installed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.decks.nodes import Table, parse, read_text
from quiz.decks.read import read_deck
from quiz.errors import DeckError, QuizError
from quiz.library.collections.copying import Tell, copied, digests
from quiz.library.collections.origin import Origin
from quiz.library.collections.record import Record, write_record
from quiz.library.git import git
from quiz.library.shelf import deck_files
from quiz.model.deck import Deck
from quiz.paths import real, scratch
from quiz.text import one_line

_OF_A_DECK = frozenset({"deck", "facts", "questions"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A collection that can be installed.

    Attributes:
        folder: where it is.
        record: what is to be kept of it; it is written into the folder.
        decks: its decks by id.
        left_out: YAML files that are no decks, and are not in the folder.
    """

    folder: Path
    record: Record
    decks: Mapping[str, Deck]
    left_out: tuple[str, ...]


def fetch(origin: Origin, target: Path, tell: Tell) -> Fetched:
    """Copy or clone a collection, and read its decks.

    Args:
        origin: where it comes from.
        target: the folder to make.
        tell: told what is being done.

    Raises:
        QuizError: it cannot be fetched, has no decks, or one of them cannot be used.
    """
    with scratch() as place:
        root, revision = Path(origin.address), ""
        if origin.sort == "git":
            root = place / "clone"
            branch = ["--branch", origin.branch] if origin.branch else []
            options = ["--quiet", "--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template="]
            git(
                ["clone", *options, *branch, "--", origin.address, str(root)],
                tick=lambda: tell("repositories cloned", 0),
            )
            revision = git(["rev-parse", "HEAD"], root).decode().strip()
        copied(_part(root, origin), target, tell)
    left_out = tuple(_without_other_yaml(target))
    decks = _read(target, tell)
    if not decks:
        msg = f"{origin}: has no deck"
        raise QuizError(msg)
    record = Record(origin, revision, digests(target))
    write_record(target, record)
    return Fetched(target, record, decks, left_out)


def published(origin: Origin) -> str:
    """Return the commit that a repository offers now; empty where that is known only by fetching.

    Raises:
        QuizError: it cannot be reached.
    """
    if origin.sort != "git" or origin.branch:
        return ""
    return git(["ls-remote", "--quiet", "--", origin.address, "HEAD"]).decode().partition("\t")[0].strip()


def _part(root: Path, origin: Origin) -> Path:
    """Return the folder of an origin that has the decks."""
    part = root / origin.folder
    if not real(part).is_relative_to(real(root)) or not part.is_dir():
        msg = f"{one_line(origin.address)}: has no folder '{one_line(origin.folder)}'"
        raise QuizError(msg if origin.folder else f"{one_line(origin.address)}: is no folder any more")
    return part


def _without_other_yaml(folder: Path) -> list[str]:
    """Remove YAML files that are no decks; a file that is no YAML counts as a deck, whose mistake is then told."""
    removed: list[str] = []
    for path in deck_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            root = parse(read_text(path, name), name)
        except DeckError:
            continue
        if not isinstance(root, Table) or not _OF_A_DECK & {key.value for key, _ in root.entries}:
            path.unlink()
            removed.append(name)
    return removed


def _read(folder: Path, tell: Tell) -> dict[str, Deck]:
    """Read every deck of a collection by its id.

    Raises:
        QuizError: one cannot be used, or two have one id.
    """
    decks: dict[str, Deck] = {}
    for number, path in enumerate(deck_files(folder), 1):
        deck = read_deck(path, path.relative_to(folder).as_posix())
        if deck.id in decks:
            first = decks[deck.id].path.relative_to(folder).as_posix()
            second = path.relative_to(folder).as_posix()
            msg = f"the collection has the deck '{deck.id}' twice: {one_line(first)} and {one_line(second)}"
            raise QuizError(msg)
        decks[deck.id] = deck
        tell("decks read", number)
    return decks
