"""Write an imported deck: where it goes, what it is called, and that nothing is written by halves."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from quiz.errors import QuizError
from quiz.ids import is_id, slug
from quiz.model.limits import MIB, at_most, limits
from quiz.paths import clean, home, scratch, settle


def media_folder(output: Path) -> str:
    """Return the name of the folder beside a deck that its media files go to."""
    return f"{output.stem}-media"


def check_output(output: Path, beside: Sequence[str] = (), *, force: bool) -> None:
    """Refuse a place that a deck cannot be written to.

    Args:
        output: the deck.
        beside: names of what is written beside it.
        force: whether what is there is replaced.

    Raises:
        QuizError: it is no name for a deck, its folder is missing, or something is there already.
    """
    if output.suffix not in {".yaml", ".yml"}:
        msg = f"{output}: a deck's name ends in .yaml"
        raise QuizError(msg)
    if not output.parent.is_dir():
        msg = f"{output}: cannot be written: there is no folder '{output.parent}'"
        raise QuizError(msg)
    for path in (output, *(output.with_name(name) for name in beside)):
        if (path.exists() or path.is_symlink()) and not force:
            msg = f"{path}: exists already; --force replaces it"
            raise QuizError(msg)
    if output.exists() and not output.is_file():
        msg = f"{output}: is no file"
        raise QuizError(msg)


def check_id(deck: str) -> None:
    """Refuse what cannot be the id of a deck; empty is none.

    Raises:
        QuizError: it is no id.
    """
    if deck and not is_id(deck):
        msg = f"'{deck}' cannot be the id of a deck: use lower-case letters, digits and '-'"
        raise QuizError(msg)


def deck_id(path: Path, otherwise: str) -> str:
    """Return the id of a deck that is called like a file."""
    return slug(path.stem) or otherwise


def written_on(path: Path) -> str:
    """Return the day on which a file was written, such as 2026-11-24."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


@contextmanager
def placed(output: Path, folder: str = "") -> Iterator[Path]:
    """Give a place to write a deck to, which is moved to where it belongs at the end.

    Args:
        output: the deck.
        folder: name of a folder with its media, written beside it; empty where there is none.

    Raises:
        QuizError: it cannot be written.
    """
    # What an import that was killed did not come to would else be done after this one.
    clean(home())
    try:
        with scratch(f".{output.stem[:40]}", output.parent) as place:
            yield place / output.name
            settle(place, (folder, output.name) if folder else (output.name,))
    except OSError as error:
        msg = f"{output}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error


def write_deck(place: Path, lines: Iterable[str], output: Path) -> None:
    """Write the lines of a deck.

    Args:
        place: where they are written for now.
        lines: the lines.
        output: what the user calls the deck, for messages.

    Raises:
        QuizError: they are more than a deck can have.
    """
    size = 0
    with place.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            size += len(line.encode()) + 1
            if size > limits().deck_mib * MIB:
                most = at_most(limits().deck_mib, "deck_mib", " MiB")
                msg = f"{output}: the deck would be too large ({most}); import less at once"
                raise QuizError(msg)
            file.write(f"{line}\n")
