"""``quiz sync``: exchange answers with other machines through a folder."""

import argparse
import sys

from quiz.cli.context import open_library
from quiz.cli.progress import Progress
from quiz.errors import QuizError
from quiz.library.sync import said, sync
from quiz.paths import expanded, home


def run(arguments: argparse.Namespace) -> int:
    """Exchange with the folder that is named or set, and tell what was exchanged."""
    progress = Progress()
    with open_library() as library:
        folder = arguments.folder or library.settings.sync_folder
        if not folder:
            msg = "name the folder to share: 'quiz sync FOLDER', or once and for all 'quiz settings sync_folder FOLDER'"
            raise QuizError(msg)
        try:
            synced = sync(library, library.store, home(), expanded(folder), progress.tell)
        finally:
            progress.end()
    sys.stdout.write(f"{said(synced)}\n")
    return 0
