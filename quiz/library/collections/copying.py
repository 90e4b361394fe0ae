"""Copy the files of a collection: plain files, within bounds, and nothing from outside of it."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from quiz.errors import QuizError
from quiz.paths import real
from quiz.text import one_line

MAX_FILES = 10_000
MAX_BYTES = 512 * 1024 * 1024
Tell = Callable[[str, int], None]
"""Takes what is being done and how many are done."""


def copied(source: Path, target: Path, tell: Tell) -> None:
    """Copy all that is not hidden from a folder into a new one.

    Args:
        source: the folder.
        target: a folder to be made.
        tell: told how many files are done.

    Raises:
        QuizError: a link leads outside or to a folder, a file is no plain file, or there is too much.
    """
    target.mkdir(parents=True)
    size = 0
    for number, file in enumerate(_files(source), 1):
        size += file.stat().st_size
        if number > MAX_FILES or size > MAX_BYTES:
            most = f"at most {MAX_FILES:,} files and {MAX_BYTES // 2**20} MiB; --folder takes a part of it"
            msg = f"{source}: is too large for a collection ({most})"
            raise QuizError(msg)
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
        tell("files copied", number)


def _files(source: Path) -> Iterator[Path]:
    """Yield the files of a folder, none of them hidden, links included that lead to a file inside."""
    root = source.resolve()
    for folder, subfolders, names in os.walk(source, onerror=_refuse):
        here = Path(folder)
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in (*subfolders, *sorted(names)):
            path = here / name
            shown = one_line(path.relative_to(source).as_posix())
            if name.startswith("."):
                continue
            if path.is_symlink():
                resolved = real(path)
                if not resolved.is_relative_to(root) or not resolved.is_file():
                    msg = f"'{shown}' is a link that leads outside of the collection, or to no file"
                    raise QuizError(msg)
            elif name in subfolders:
                continue
            elif not path.is_file():
                msg = f"'{shown}' is no plain file"
                raise QuizError(msg)
            yield path


def _refuse(error: OSError) -> None:
    raise error


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of an installed collection that is not hidden, by its path inside."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            with path.open("rb") as file:
                found[inside.as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
