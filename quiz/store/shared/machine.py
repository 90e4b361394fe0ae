"""The id of this machine among those that share a folder.

It is kept in the data folder beside the database, with what tells that the file is still where it was
made: a data folder that is copied becomes another machine, and so does a backup that is restored
elsewhere, since no backup holds the file.
"""

import json
import platform
from contextlib import suppress
from uuid import uuid4

from quiz.errors import QuizError
from quiz.paths import Home, replacing
from quiz.store.trouble import reason

_FILE = "machine.json"


def machine_id(home: Home) -> str:
    """Return the id of this machine; it is chosen when there is none yet, or the data folder was copied.

    Raises:
        QuizError: it cannot be kept.
    """
    path = home.folder / _FILE
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        known = json.loads(path.read_text("utf-8"))
        if (known["host"], known["file"]) == (platform.node(), path.stat().st_ino) and known["id"].isalnum():
            return str(known["id"])
    return renewed(home)


def renewed(home: Home) -> str:
    """Choose another id, since the present one is another machine's too.

    Raises:
        QuizError: it cannot be kept.
    """
    path = home.folder / _FILE
    chosen = uuid4().hex[:12]
    try:
        home.folder.mkdir(parents=True, exist_ok=True)
        with replacing(path) as part:
            part.touch()
            known = {"id": chosen, "host": platform.node(), "file": part.stat().st_ino}
            part.write_text(json.dumps(known) + "\n", "utf-8")
    except OSError as error:
        msg = f"{path}: cannot be written: {reason(error)}"
        raise QuizError(msg) from error
    return chosen
