"""Commands that keep a learner's data: back it up, put it back, look after it, share it among machines."""

from quiz.cli.arguments.commands import Commands


def add(commands: Commands) -> None:
    """Add the commands."""
    backup = commands.add(
        "backup",
        "back up what you remember",
        "Write memory, settings and what was exported to Anki into one zip file. Decks are not in it.",
    )
    backup.add_argument("-o", "--output", metavar="FILE", help="the file to write; one in the data folder by default")

    restore = commands.add(
        "restore",
        "list backups, or put one back",
        "List the backups; or put one back, after a copy of what it replaces was kept.",
    )
    restore.add_argument("file", nargs="?", metavar="FILE", help="a backup: its file, or its name in the list")

    doctor = commands.add(
        "doctor",
        "check your data, and mend it",
        "Check memory, settings and files. Exit status: 0 in order, 1 findings, 2 unusable.",
    )
    doctor.add_argument("--repair", action="store_true", help="mend what can be mended; a copy is kept first")

    sync = commands.add(
        "sync",
        "share what you remember with your other machines",
        "Exchange answers with other machines through a folder that they share.",
    )
    sync.add_argument("folder", nargs="?", metavar="FOLDER", help="the folder; the setting 'sync_folder' by default")
