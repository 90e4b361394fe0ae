"""Commands that exchange decks and progress with other programs."""

import argparse

from quiz.cli.arguments import FORMATS, IMPORTED


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    _add_export(commands.add_parser("export", help="export decks for other programs"))
    _add_import(commands.add_parser("import", help="make a deck of questions of another program"))


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("decks", nargs="+", metavar="DECK")
    export.add_argument("--to", required=True, choices=("anki",), help="the format to write")
    export.add_argument("-o", "--output", required=True, metavar="FILE")
    export.add_argument(
        "--format",
        action="append",
        choices=FORMATS,
        metavar="FORMAT",
        help="export every question of this format, may be repeated; by default one question a card",
    )
    export.add_argument(
        "--tags",
        default="deck,tags",
        metavar="LIST",
        help="what notes are tagged with, of deck, tags, kind, fact, format; or none (default: deck,tags)",
    )
    export.add_argument("--tag", action="append", default=[], metavar="TAG", help="tag every note, may be repeated")
    export.add_argument("--subdecks", choices=("kind", "tag"), help="make sub-decks by kind or by first tag")
    export.add_argument("--suspended", action="store_true", help="suspend all cards")
    export.add_argument(
        "--keep-removed", action="store_true", help="export notes of facts that are gone, tagged factquiz::removed"
    )
    export.add_argument("--progress", action="store_true", help="export your memory and your reviews with the cards")


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
