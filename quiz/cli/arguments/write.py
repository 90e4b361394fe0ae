"""Commands for instructors: write decks, and see what they make."""

import argparse

from quiz.cli.arguments import FORMATS

_DIFFICULTIES = ("easy", "normal", "hard")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    bank = commands.add_parser(
        "bank",
        help="print the questions of a deck",
        description="Print every question by fact and card: * marks what is right, ! a flaw.",
    )
    bank.add_argument("deck", metavar="DECK")
    bank.add_argument("--json", action="store_true", help="print a JSON list, one object a question")
    bank.add_argument("--seed", type=int, default=0, metavar="N", help="decides arbitrary choices (default: 0)")
    bank.add_argument(
        "--format",
        dest="formats",
        action="append",
        choices=FORMATS,
        metavar="FORMAT",
        help=f"only questions of this format, may be repeated: {', '.join(FORMATS)}",
    )
    bank.add_argument(
        "--fact", dest="facts", action="append", metavar="ID", help="only questions of this fact, may be repeated"
    )
    bank.add_argument(
        "--difficulty", choices=_DIFFICULTIES, help="how alike right and wrong options are (default: the deck's own)"
    )

    check = commands.add_parser(
        "check", help="check decks", description="Check decks. Exit status: 0 clean, 1 findings, 2 unusable."
    )
    check.add_argument("paths", nargs="*", metavar="PATH", help="deck files, folders or ids; all decks when left out")
    check.add_argument(
        "--format",
        choices=("text", "lines", "json", "sarif", "github"),
        help="text with the lines of the deck, one line a finding, JSON, SARIF 2.1.0, or GitHub annotations",
    )
    for name, says in (("json", "a JSON list, one object a finding"), ("sarif", "SARIF 2.1.0"), ("github", "GitHub")):
        check.add_argument(
            f"--{name}", dest="format", action="store_const", const=name, help=f"as --format {name}: {says}"
        )
    check.add_argument("--fast", action="store_true", help="leave out generated questions: what you wrote alone")
    check.add_argument(
        "--explain",
        nargs="?",
        const="all",
        metavar="CODE",
        help="explain a rule; all of them in a line each without CODE",
    )

    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of decks, for editors",
        description="Print the JSON Schema of deck files. An editor that knows it completes and explains keys.",
    )
    schema.add_argument("deck", nargs="?", metavar="DECK", help="a deck whose own kinds and names are to be known too")
    schema.add_argument("-o", "--output", metavar="FILE", help="write it to a file, such as deck.schema.json")

    fix = commands.add_parser("fix", help="write missing ids into a deck file")
    fix.add_argument("path", metavar="FILE")

    preview = commands.add_parser(
        "preview",
        help="see the questions while you write",
        description="Show the questions of the fact that you are writing, a moment after every save of the deck.",
    )
    preview.add_argument("deck", metavar="DECK", help="a deck file, or the id of a deck")
    preview.add_argument("--plain", action="store_true", help="print the questions of what each save changes")
