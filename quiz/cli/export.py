"""``quiz export``: write decks for other programs."""

import argparse
import sys
import time
from pathlib import Path

from quiz.cli.context import open_shelf
from quiz.questions.bank import build_bank


def run(arguments: argparse.Namespace) -> int:
    """Write an Anki package."""
    shelf = open_shelf()
    banks = [build_bank(shelf.open(deck)) for deck in arguments.decks]
    from quiz.interop.anki.package import export_anki  # noqa: PLC0415 - genanki is slow to import

    written = export_anki(banks, Path(arguments.output), time.time(), formats=arguments.format)
    sys.stdout.write(f"{arguments.output}: {written} notes\n")
    return 0
