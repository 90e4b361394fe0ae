"""Drive a release of Anki from a test."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

Condition = Literal["if_newer", "always", "never"]
_SERVER = Path(__file__).with_name("server.py")


class AnkiError(Exception):
    """What Anki raised."""


class Anki:
    """One release of Anki, running in a process of its own."""

    def __init__(self, folder: Path | None) -> None:
        """Start it.

        Args:
            folder: where the release is imported from; the environment's own when None.
        """
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        environ["TZ"] = "UTC"
        if folder is not None:
            environ["PYTHONPATH"] = str(folder)
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(_SERVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environ,
            encoding="utf-8",
        )
        self.version: str = self._ask("version")

    def stop(self) -> None:
        """Close the collection and end the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._process.stdout.close()

    def _ask(self, op: str, **args: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"op": op, "args": args}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line or '{"error": "Anki has ended"}')
        if "error" in answer:
            raise AnkiError(answer["error"])
        return answer["ok"]

    def open(self, folder: Path) -> None:
        """Open the collection of a folder; it is made, with the folder, where there is none."""
        folder.mkdir(parents=True, exist_ok=True)
        self._ask("open", path=str(folder / "collection.anki2"))

    def import_package(
        self,
        package: Path,
        *,
        merge_notetypes: bool = False,
        update_notes: Condition = "if_newer",
        update_notetypes: Condition = "if_newer",
        scheduling: bool = False,
        deck_configs: bool = False,
    ) -> dict[str, int]:
        """Import a package, by default as Anki does; return how many notes went which way, without zeros."""
        options = {
            "merge_notetypes": merge_notetypes,
            "update_notes": update_notes,
            "update_notetypes": update_notetypes,
            "with_scheduling": scheduling,
            "with_deck_configs": deck_configs,
        }
        counts: dict[str, int] = self._ask("import_package", path=str(package), options=options)
        return {name: count for name, count in counts.items() if count}

    def export_package(
        self, package: Path, *, scheduling: bool = True, deck_configs: bool = True, media: bool = True, legacy: bool
    ) -> None:
        """Export all decks as a package."""
        options = {
            "with_scheduling": scheduling,
            "with_deck_configs": deck_configs,
            "with_media": media,
            "legacy": legacy,
        }
        self._ask("export_package", path=str(package), options=options)

    def export_collection(self, package: Path, *, media: bool = True, legacy: bool) -> None:
        """Export the whole collection."""
        self._ask("export_collection", path=str(package), media=media, legacy=legacy)

    def notes(self, search: str = "") -> list[dict[str, Any]]:
        """List notes: id, guid, mod, notetype, mid, tags, fields, cards."""
        listed: list[dict[str, Any]] = self._ask("notes", search=search)
        return listed

    def note(self, search: str) -> dict[str, Any]:
        """Return the one note that is found."""
        (found,) = self.notes(search)
        return found

    def cards(self, search: str = "") -> list[dict[str, Any]]:
        """List cards: their columns, with deck, guid, and FSRS's ``data`` (s, d, dr, lrt)."""
        listed: list[dict[str, Any]] = self._ask("cards", search=search)
        return listed

    def render(self, search: str = "") -> list[dict[str, Any]]:
        """Render cards: card, note, fields, front, back, css, front_sounds, back_sounds."""
        listed: list[dict[str, Any]] = self._ask("render", search=search)
        return listed

    def stats(self, card: int) -> dict[str, Any]:
        """Return what Anki's card info shows; in it is ``memory_state`` and ``revlog``."""
        shown: dict[str, Any] = self._ask("stats", card=card)
        return shown

    def revlog(self) -> list[dict[str, int]]:
        """List the review log: id, cid, usn, ease, ivl, lastIvl, factor, time, type."""
        listed: list[dict[str, int]] = self._ask("revlog")
        return listed

    def decks(self) -> list[str]:
        """List the names of the decks beside the default one."""
        listed: list[str] = self._ask("decks")
        return listed

    def tags(self) -> list[str]:
        """List all tags."""
        listed: list[str] = self._ask("tags")
        return listed

    def notetypes(self) -> list[dict[str, Any]]:
        """List the note types, whole."""
        listed: list[dict[str, Any]] = self._ask("notetypes")
        return listed

    def days(self) -> dict[str, int]:
        """Return ``today``, as Anki counts days, and ``cutoff``, the epoch second at which it ends."""
        shown: dict[str, int] = self._ask("days")
        return shown

    def add_note(self, notetype: str, fields: Mapping[str, str], deck: str = "Mine", tags: Sequence[str] = ()) -> int:
        """Add a note; return its id."""
        note: int = self._ask("add_note", notetype=notetype, fields=fields, deck=deck, tags=list(tags))
        return note

    def edit_note(
        self, note: int, fields: Mapping[str, str] | None = None, *, tags: Sequence[str] | None = None
    ) -> None:
        """Change fields and tags of a note as a learner does in the editor."""
        self._ask("edit_note", note=note, fields=fields or {}, tags=None if tags is None else list(tags))

    def edit_notetype(self, mid: int, **changes: Any) -> None:
        """Change a note type, such as its ``css``."""
        self._ask("edit_notetype", mid=mid, changes=changes)

    def add_notetype(
        self, name: str, fields: Sequence[str], templates: Sequence[tuple[str, str, str]], *, cloze: bool = False
    ) -> int:
        """Add a note type; a template is name, front and back. Return its id."""
        definition = {"name": name, "fields": list(fields), "templates": list(templates), "cloze": cloze}
        mid: int = self._ask("add_notetype", definition=definition)
        return mid

    def move(self, cards: Sequence[int], deck: str) -> None:
        """Move cards to a deck, which is made where there is none."""
        self._ask("move", cards=list(cards), deck=deck)

    def rename_deck(self, deck: str, name: str) -> None:
        """Rename a deck."""
        self._ask("rename_deck", deck=deck, name=name)

    def suspend(self, cards: Sequence[int]) -> None:
        """Suspend cards."""
        self._ask("suspend", cards=list(cards))

    def flag(self, cards: Sequence[int], flag: int = 1) -> None:
        """Flag cards."""
        self._ask("flag", cards=list(cards), flag=flag)

    def set_due(self, cards: Sequence[int], days: str) -> None:
        """Make review cards of some cards, due in so many days; ``12!`` sets the interval, too."""
        self._ask("set_due", cards=list(cards), days=days)

    def answer(self, card: int, ease: int) -> None:
        """Answer a card: 1 is again, 4 is easy."""
        self._ask("answer", card=card, ease=ease)

    def enable_fsrs(self) -> None:
        """Switch FSRS on."""
        self._ask("enable_fsrs")

    def add_media(self, name: str, content: str = "x") -> str:
        """Add a media file; return the name that Anki gave it."""
        given: str = self._ask("add_media", name=name, content=content)
        return given

    def media(self) -> list[str]:
        """List the files in the media folder."""
        listed: list[str] = self._ask("media")
        return listed

    def check_media(self) -> dict[str, list[str]]:
        """List ``missing`` and ``unused`` media files."""
        found: dict[str, list[str]] = self._ask("check_media")
        return found

    def check_database(self) -> str:
        """Let Anki look for damage; return what it says."""
        said: str = self._ask("check_database")
        return said

    def sql(self, query: str) -> list[list[Any]]:
        """Read rows of the collection's tables."""
        rows: list[list[Any]] = self._ask("sql", query=query)
        return rows
