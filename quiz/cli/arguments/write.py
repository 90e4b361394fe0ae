"""Commands for instructors: write decks, and see what they make."""

import argparse

from quiz.cli.arguments import FORMATS
from quiz.cli.arguments.commands import Commands

_DIFFICULTIES = ("easy", "normal", "hard")
_TEMPLATES = ("facts", "table", "questions", "all")


def add(commands: Commands) -> None:
    """Add the commands, in the order in which a deck comes to be."""
    new = commands.add(
        "new",
        "begin a deck",
        "Write a small deck to begin with. On a terminal it asks what it needs to know, "
        "unless a flag tells of the deck.",
    )
    _add_new(new)
    preview = commands.add(
        "preview",
        "see the questions while you write",
        "Show the questions of the fact that you are writing, a moment after every save of the deck.",
    )
    preview.add_argument("deck", metavar="DECK", help="a deck file, or the id of a deck")
    preview.add_argument("--plain", action="store_true", help="print the questions of what each save changes")
    _add_check(
        commands.add("check", "find mistakes and flaws", "Check decks. Exit status: 0 clean, 1 findings, 2 unusable.")
    )
    fix = commands.add(
        "fix",
        "mend missing ids, misspelt keys, dates, quotes",
        "Write missing ids, and mend misspelt keys, dates, tabs, quotes, line ends and encoding. "
        "What a deck says, its comments and its layout stay.",
    )
    _add_fix(fix)
    bank = commands.add(
        "bank",
        "print all questions of a deck",
        "Print every question by fact and card: * marks what is right, ! a flaw.",
    )
    _add_bank(bank)
    diff = commands.add(
        "diff",
        "tell what a change means for learners",
        "Compare two versions of a deck, card by card. "
        "Exit status: 0 the same for learners, 1 differences, 2 unusable.",
    )
    _add_diff(diff)
    schema = commands.add(
        "schema",
        "print the JSON Schema of decks, for editors",
        "Print the JSON Schema of deck files. An editor that knows it completes and explains keys.",
    )
    schema.add_argument("deck", nargs="?", metavar="DECK", help="a deck whose own kinds and names are to be known too")
    schema.add_argument("-o", "--output", metavar="FILE", help="write it to a file, such as deck.schema.json")


def _add_bank(bank: argparse.ArgumentParser) -> None:
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


def _add_check(check: argparse.ArgumentParser) -> None:
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


def _add_new(new: argparse.ArgumentParser) -> None:
    new.add_argument("file", nargs="?", metavar="FILE", help="the deck file to write")
    new.add_argument("--id", metavar="ID", help="permanent id of the deck (default: made of the file's name)")
    new.add_argument("--title", metavar="TITLE", help="title of the deck (default: made of the file's name)")
    new.add_argument("--source-title", metavar="TITLE", help="title of the document that its facts come from")
    new.add_argument("--source-id", metavar="ID", help="what the deck calls it (default: made of its title)")
    new.add_argument("--source-author", metavar="NAME")
    new.add_argument("--source-publisher", metavar="NAME")
    new.add_argument("--source-date", metavar="DATE")
    new.add_argument("--source-url", metavar="URL")
    new.add_argument(
        "--template", choices=_TEMPLATES, help="what to begin with: facts (the default), a table, questions, or all"
    )
    new.add_argument("--schema", action="store_true", help="name deck.schema.json for the editor in the first line")
    new.add_argument("--force", action="store_true", help="replace files that are there")


def _add_diff(diff: argparse.ArgumentParser) -> None:
    diff.add_argument(
        "decks", nargs="+", metavar="DECK", help="a path, an id, or REV:PATH for a version in git: the old one first"
    )
    diff.add_argument("--git", metavar="REV", help="compare one deck with itself in this revision, such as HEAD")
    diff.add_argument("--json", action="store_true", help="print a JSON object")


def _add_fix(fix: argparse.ArgumentParser) -> None:
    fix.add_argument("paths", nargs="+", metavar="DECK", help="deck files, folders or ids")
    fix.add_argument("--sort", action="store_true", help="sort entities and sources by name, too")
    fix.add_argument(
        "--diff",
        "--dry-run",
        action="store_true",
        help="change nothing, and print a unified diff; exit status 1 where something would change",
    )
