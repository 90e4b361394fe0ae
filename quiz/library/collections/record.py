"""What is kept of an installed collection: where it comes from, and what it was when it was installed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quiz.errors import QuizError
from quiz.library.collections.origin import Origin

_FILE = ".collection.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of a collection.

    Attributes:
        origin: where it comes from.
        revision: the commit that was installed; empty for a folder.
        files: the SHA-256 of each file as installed, by its path in the collection.
    """

    origin: Origin
    revision: str
    files: Mapping[str, str]


def write_record(folder: Path, record: Record) -> None:
    """Write the record into a collection's folder."""
    origin = record.origin
    data = {
        "sort": origin.sort,
        "address": origin.address,
        "folder": origin.folder,
        "branch": origin.branch,
        "revision": record.revision,
        "files": dict(record.files),
    }
    (folder / _FILE).write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_record(folder: Path) -> Record:
    """Read the record of a collection.

    Raises:
        QuizError: there is none that can be read.
    """
    try:
        data = json.loads((folder / _FILE).read_text("utf-8"))
        sort: Literal["folder", "git"] = "git" if data["sort"] == "git" else "folder"
        texts = [str(data[key]) for key in ("address", "folder", "branch")]
        files = {str(name): str(digest) for name, digest in data["files"].items()}
        return Record(Origin(sort, *texts), str(data["revision"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        msg = f"the collection '{folder.name}' has no record of where it comes from; remove it, and add it again"
        raise QuizError(msg) from error
