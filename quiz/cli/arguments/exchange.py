"""Commands that exchange decks and progress with other programs."""

import argparse

from quiz.cli.arguments import FORMATS, IMPORTED
from quiz.cli.arguments.commands import Commands
from quiz.interop.exports.registry import TARGETS


def add(commands: Commands) -> None:
    """Add the commands."""
    _add_export(commands.add("export", "export decks: Anki, Moodle, Canvas, CSV, paper"))
    _add_import(commands.add("import", "make a deck of a file of another program"))


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("decks", nargs="+", metavar="DECK")
    targets = ("anki", *TARGETS, "print")
    export.add_argument("--to", required=True, choices=targets, metavar="TARGET", help=f"one of: {', '.join(targets)}")
    export.add_argument("-o", "--output", required=True, metavar="FILE")
    export.add_argument(
        "--format",
        action="append",
        choices=FORMATS,
        metavar="FORMAT",
        help="export every question of this format, may be repeated; by default one question a card",
    )
    export.add_argument("--list", action="store_true", default=None, help="list every question that is told about")
    anki = export.add_argument_group("for Anki")
    anki.add_argument(
        "--tags",
        metavar="LIST",
        help="what notes are tagged with, of deck, tags, kind, fact, format; or none (default: deck,tags)",
    )
    anki.add_argument("--tag", action="append", metavar="TAG", help="tag every note, may be repeated")
    anki.add_argument("--subdecks", choices=("kind", "tag"), help="make sub-decks by kind or by first tag")
    anki.add_argument("--suspended", action="store_true", default=None, help="suspend all cards")
    anki.add_argument(
        "--keep-removed",
        action="store_true",
        default=None,
        help="export notes of facts that are gone, tagged factquiz::removed",
    )
    anki.add_argument(
        "--progress", action="store_true", default=None, help="export your memory and your reviews with the cards"
    )
    paper = export.add_argument_group("for print")
    paper.add_argument("--versions", type=int, metavar="N", help="versions in different orders (default: 1)")
    paper.add_argument("--questions", type=int, metavar="N", help="questions, one a fact (default: 20)")
    paper.add_argument("--seed", type=int, metavar="N", help="draw and order others (default: 0)")
    paper.add_argument("--points", type=int, metavar="N", help="points for each question (default: 1)")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="a package of Anki, or a text: GIFT, Moodle XML, Aiken, CSV, Markdown"
    )
    parser.add_argument("-o", "--output", metavar="DECK", help="the deck file to write")
    parser.add_argument(
        "--from",
        dest="format",
        choices=IMPORTED,
        metavar="FORMAT",
        help=f"what the file is, where that is not found out: {', '.join(IMPORTED)}",
    )
    parser.add_argument("--deck", metavar="ID", help="id of the deck (default: made of its file's name)")
    parser.add_argument("--force", action="store_true", help="replace the deck file if it is there")
    parser.add_argument("--no-progress", action="store_true", help="take over no reviews and schedules")
    parser.add_argument("--into-memory", action="store_true", help="take over reviews and schedules, write no deck")
