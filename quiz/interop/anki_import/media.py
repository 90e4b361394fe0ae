"""Copy the media files that a deck shows into a folder beside it."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from quiz.decks.fields import Fields, Problems
from quiz.decks.grammar.questions import QUESTION
from quiz.decks.media import MediaReader
from quiz.decks.nodes import Scalar, Table
from quiz.errors import Mark
from quiz.interop.anki_import import limits
from quiz.interop.anki_import.archive import Package
from quiz.interop.drafts.draft import Drafts, MediaName

_NOT_IN_NAME = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_SUFFIX = 80, 8


def copy_media(
    package: Package,
    named: Iterable[MediaName],
    root: Path,
    folder: str,
    drafts: Drafts,
    told: Callable[[int], None] = lambda _: None,
) -> dict[str, str]:
    """Unpack media files, as far as a deck can show them.

    Args:
        package: where they are.
        named: the files that are used.
        root: where the deck's folder is stood for while it is made.
        folder: name of the folder in it for the files.
        drafts: where what is left out is counted.
        told: called with the number of files done.

    Returns:
        Where each file lies, from the deck's folder, by its name in Anki.

    Raises:
        QuizError: a file in the package is broken.
        OSError: a file cannot be written.
    """
    held = package.media()
    placed: dict[str, str] = {}
    taken: set[str] = set()
    size = 0
    for number, one in enumerate({one.name: one for one in named}.values()):
        told(number)
        entry = held.get(one.name)
        if entry is None:
            drafts.leave_out("media files", "they are named in notes, but not in the package")
            continue
        if size > limits.MAX_ALL_MEDIA_BYTES:
            most = limits.MAX_ALL_MEDIA_BYTES // limits.MIB
            drafts.leave_out("media files", f"more than {most} MiB are not copied")
            continue
        name = safe_name(one.name, taken)
        target = root / folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        unpacked = package.unpack(entry, target)
        if unpacked < 0:
            drafts.leave_out("media files", f"they are larger than {limits.MAX_MEDIA_BYTES // limits.MIB} MiB")
            continue
        reason = _unusable(root, f"{folder}/{name}", one.sort)
        if reason:
            target.unlink()
            drafts.leave_out(f"the media file '{name}'", reason)
            continue
        taken.add(name.casefold())
        size += unpacked
        placed[one.name] = f"{folder}/{name}"
    return placed


def safe_name(name: str, taken: Iterable[str]) -> str:
    """Make a name for a file of one that may be anything: no folders, no devices, none that is taken.

    Args:
        name: what a package calls the file.
        taken: names of other files, in lower case.
    """
    plain = _NOT_IN_NAME.sub("-", unicodedata.normalize("NFC", name)).lstrip(".-_")
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, suffix = plain, ""
    stem = stem[:_LONGEST_NAME].strip(".-_") or "file"
    if _RESERVED.match(stem):
        stem = f"file-{stem}"
    ending = f".{suffix.lower()}" if suffix else ""
    made, number = f"{stem}{ending}", 1
    while made.casefold() in taken:
        number += 1
        made = f"{stem}-{number}{ending}"
    return made


def _unusable(root: Path, path: str, sort: str) -> str:
    """Say why a deck could not show a file; empty when it can."""
    mark = Mark("", 1, 1)
    problems = Problems()
    table = Table(((Scalar(sort, mark), Scalar(path, mark)),), mark)
    MediaReader(root, problems).read(Fields(table, QUESTION, problems))
    return problems.found[0].message.replace(f"'{path}' ", "it ") if problems.found else ""
