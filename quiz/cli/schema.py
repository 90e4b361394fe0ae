"""``quiz schema``: print the JSON Schema of deck files."""

import argparse
import json
import sys
from pathlib import Path

from quiz.cli.context import open_shelf
from quiz.decks.schema import deck_schema
from quiz.errors import QuizError
from quiz.paths import replacing


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, or write it to a file and say how a deck names it.

    Raises:
        QuizError: the deck cannot be used, or the file cannot be written.
    """
    deck = open_shelf().open(arguments.deck) if arguments.deck else None
    text = json.dumps(deck_schema(deck), ensure_ascii=False, indent=2) + "\n"
    if not arguments.output:
        sys.stdout.write(text)
        return 0
    path = Path(arguments.output)
    try:
        with replacing(path) as part:
            part.write_text(text, encoding="utf-8")
    except OSError as error:
        msg = f"{arguments.output}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
    sys.stdout.write(f"{arguments.output}: written; begin decks beside it with this line:\n")
    sys.stdout.write(f"# yaml-language-server: $schema={path.name}\n")
    return 0
