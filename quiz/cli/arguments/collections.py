"""Commands for collections: folders of decks that somebody else publishes."""

from quiz.cli.arguments.commands import Commands


def add(commands: Commands) -> None:
    """Add the commands."""
    decks = commands.add("decks", "list all decks, and where they come from")
    decks.add_argument("--json", action="store_true", help="print a JSON list, one object a deck")

    install = commands.add(
        "add",
        "install a collection of decks",
        "Install a folder of decks: a copy of a folder of this machine, or of a git repository.",
    )
    install.add_argument("origin", metavar="FOLDER|ADDRESS", help="such as https://example.org/decks.git")
    install.add_argument("--name", default="", metavar="NAME", help="what to call it (default: made of its address)")
    install.add_argument("--folder", default="", metavar="PATH", help="only this folder of it")
    install.add_argument("--branch", default="", metavar="BRANCH", help="a branch or a tag of the repository")

    update = commands.add("update", "bring collections up to date", "Bring one collection up to date, or all of them.")
    update.add_argument("name", nargs="?", metavar="NAME")
    update.add_argument("--dry-run", action="store_true", help="tell only what would change for learners")
    update.add_argument("--force", action="store_true", help="replace what was changed here")

    remove = commands.add("remove", "remove a collection", "Remove a collection. What you remember of its cards stays.")
    remove.add_argument("name", metavar="NAME")
    remove.add_argument("--yes", action="store_true", help="do not ask")
