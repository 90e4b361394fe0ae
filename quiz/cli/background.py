"""Write the whole bank of a deck for later starts, as a program of its own with low priority.

``python -m quiz.cli.background FILE NAME`` is started where a large deck has to be read anew. It ends by itself,
and may be killed at any moment.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.library.filling import Background
    from quiz.model.question import Bank


def background(find: "Callable[[], Bank | None]", file: Path, name: str) -> "Background":
    """Return what has the bank of a deck file written in the background.

    Args:
        find: looks for the bank where it is kept.
        file: the deck file.
        name: the file as the user calls it, for positions.
    """
    from quiz.beside import command  # noqa: PLC0415 - not before the first question
    from quiz.library.filling import Background  # noqa: PLC0415 - as above

    return Background(command("quiz.cli.background"), find, file, name)


def main(file: Path, name: str) -> int:
    """Write the bank, one process for a deck and one deck at a time."""
    from quiz.beside import step_back  # noqa: PLC0415 - not in the program that starts it

    step_back()
    from quiz.cli.context import bank_cache  # noqa: PLC0415 - low priority comes first
    from quiz.compiled.turn import turn  # noqa: PLC0415 - as above
    from quiz.errors import QuizError  # noqa: PLC0415 - as above
    from quiz.library.banks import Banks  # noqa: PLC0415 - as above
    from quiz.library.filling import ELSEWHERE  # noqa: PLC0415 - as above
    from quiz.library.writing import pack  # noqa: PLC0415 - as above
    from quiz.paths import home  # noqa: PLC0415 - as above

    folder = home().banks.parent
    with turn(lock_of(folder, file, name), wait=False) as mine:
        if not mine:
            return ELSEWHERE
        with turn(folder / "all.lock", wait=True), bank_cache() as cache:
            try:
                return 0 if Banks(cache).fill(file, name, lambda deck: pack(deck, tell=_tell)) else 1
            except QuizError:
                return 2


def lock_of(folder: Path, file: Path, name: str) -> Path:
    """Return the lock of whoever writes the bank of a deck file into a folder, by its name for positions."""
    own = blake2b(f"{file}\0{name}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return folder / f"{own}.lock"


def _tell(share: float) -> None:
    """Tell whoever waits how far it is; nobody may be there any more."""
    with suppress(OSError):
        os.write(sys.stdout.fileno(), f"{share:.3f}\n".encode())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
