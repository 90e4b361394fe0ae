"""``quiz stats``: show what is remembered."""

import argparse
import json
import shutil
import sys
import textwrap
from collections.abc import Iterator

from quiz.cli.context import open_library
from quiz.library.statistics import sum_up, with_tags
from quiz.stats.data import as_data
from quiz.stats.drawn.page import EMPTY, sections
from quiz.stats.drawn.spans import plain
from quiz.stats.summary import Summary

_WIDEST = 100


def run(arguments: argparse.Namespace) -> int:
    """Print the numbers of one deck, or of all."""
    with open_library() as library:
        decks = [arguments.deck] if arguments.deck else list(library.usable())
        summary = with_tags(library, sum_up(library, decks), decks)
    if arguments.json:
        json.dump({"decks": decks, **as_data(summary)}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        width = shutil.get_terminal_size().columns
        sys.stdout.writelines(f"{row}\n" for row in _for_people(summary, min(width, _WIDEST)))
    return 0


def _for_people(summary: Summary, width: int) -> Iterator[str]:
    drawn = sections(summary, width - 2)
    if not drawn:
        yield from textwrap.wrap(EMPTY, width)
    for place, section in enumerate(drawn):
        if place:
            yield ""
        yield section.title
        yield from (f"  {plain(row)}".rstrip() for row in section.lines)
