"""``quiz fix``: write missing ids into a deck file."""

import argparse
import sys
from pathlib import Path

from quiz.decks.fix import fix_ids
from quiz.errors import QuizError
from quiz.paths import replacing


def run(arguments: argparse.Namespace) -> int:
    """Write the ids; the file is replaced as a whole or not at all."""
    path = Path(arguments.path)
    fix = fix_ids(path, arguments.path)
    if fix.ids:
        try:
            with replacing(path) as part:
                part.write_bytes(fix.text.encode())
                part.chmod(path.stat().st_mode & 0o777)
        except OSError as error:
            msg = f"{arguments.path}: cannot be written: {(error.strerror or str(error)).lower()}"
            raise QuizError(msg) from error
    for written in fix.ids:
        sys.stdout.write(f"id: {written}\n")
    sys.stdout.write(f"{arguments.path}: {len(fix.ids)} ids written\n")
    return 0
