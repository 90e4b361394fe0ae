"""Runs inside one release of Anki: reads requests as lines of JSON, answers each with a line.

It is run as a program of its own, because a process can import one release only, and it uses
nothing but what the oldest release has. A request is ``{"op": name, "args": {...}}``, an answer
``{"ok": result}`` or ``{"error": text}``.
"""

import json
import os
import sys
from typing import Any

from anki.buildinfo import version
from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

_LOG = (
    "new", "updated", "duplicate", "conflicting",
    "first_field_match", "missing_notetype", "missing_deck", "empty_first_field",
)  # fmt: skip
_CONDITIONS = {"if_newer": 0, "always": 1, "never": 2}
_CARD_COLUMNS = "id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags".split()
_REVIEW_COLUMNS = "id cid usn ease ivl lastIvl factor time type".split()


class Server:
    """One release of Anki with one open collection; every public method is an operation."""

    def __init__(self) -> None:
        """Begin without a collection."""
        self._open: Collection | None = None

    @property
    def col(self) -> Any:
        """The open collection; it is not typed, because the releases differ."""
        assert self._open is not None, "no collection is open"
        return self._open

    def version(self) -> str:
        """Return the release."""
        return version

    def open(self, path: str) -> None:
        """Close the collection, and open another; it is made where there is none."""
        self.close()
        self._open = Collection(path)

    def close(self) -> None:
        """Close the collection."""
        if self._open is not None:
            self._open.close()
        self._open = None

    def import_package(self, path: str, options: dict[str, Any]) -> dict[str, int]:
        """Import a package; return how many notes went which way."""
        chosen: Any = {name: _CONDITIONS[value] if isinstance(value, str) else value for name, value in options.items()}
        request = ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions(**chosen))
        log = self.col.import_anki_package(request).log
        return {name: len(getattr(log, name)) for name in _LOG}

    def export_package(self, path: str, options: dict[str, bool]) -> None:
        """Export the collection as a package of decks."""
        self.col.export_anki_package(out_path=path, options=ExportAnkiPackageOptions(**options), limit=None)

    def export_collection(self, path: str, *, media: bool, legacy: bool) -> None:
        """Export the whole collection; that closes it, and it is opened again."""
        place = self.col.path
        self.col.export_collection_package(path, include_media=media, legacy=legacy)
        self._open = Collection(place)

    def notes(self, search: str) -> list[dict[str, Any]]:
        """List notes with their fields by name."""
        listed = []
        for note_id in self.col.find_notes(search):
            note = self.col.get_note(note_id)
            kind = note.note_type()
            listed.append({
                "id": note.id, "guid": note.guid, "mod": note.mod, "notetype": kind["name"], "mid": note.mid,
                "tags": note.tags, "fields": dict(note.items()), "cards": list(note.card_ids()),
            })  # fmt: skip
        return listed

    def cards(self, search: str) -> list[dict[str, Any]]:
        """List cards with their rows, decks and what FSRS keeps in them."""
        query = f"select {', '.join(_CARD_COLUMNS)}, data from cards where id = ?"
        listed = []
        for card_id in self.col.find_cards(search):
            *values, data = self.col.db.first(query, card_id)
            row: dict[str, Any] = dict(zip(_CARD_COLUMNS, values, strict=True))
            row["data"] = json.loads(data or "{}")
            row["deck"] = self.col.decks.name(row["did"])
            row["guid"] = self.col.db.scalar("select guid from notes where id = ?", row["nid"])
            listed.append(row)
        return listed

    def render(self, search: str) -> list[dict[str, Any]]:
        """Render cards: the HTML of both sides, the style sheet, and how many sounds each side plays."""
        listed = []
        for card_id in self.col.find_cards(search):
            card = self.col.get_card(card_id)
            output = card.render_output()
            listed.append({
                "card": card_id, "note": card.nid, "fields": dict(card.note().items()),
                "front": output.question_text, "back": output.answer_text, "css": output.css,
                "front_sounds": len(output.question_av_tags), "back_sounds": len(output.answer_av_tags),
            })  # fmt: skip
        return listed

    def stats(self, card: int) -> dict[str, Any]:
        """Return what Anki's card info shows."""
        message = self.col.card_stats_data(card)
        from google.protobuf.json_format import MessageToDict  # type: ignore[import-untyped]

        shown: dict[str, Any] = MessageToDict(message, preserving_proto_field_name=True)
        return shown

    def revlog(self) -> list[dict[str, int]]:
        """List the review log in its order."""
        rows = self.col.db.all(f"select {', '.join(_REVIEW_COLUMNS)} from revlog order by id")
        return [dict(zip(_REVIEW_COLUMNS, row, strict=True)) for row in rows]

    def decks(self) -> list[str]:
        """List the names of the decks that are there beside the default one."""
        return sorted(entry.name for entry in self.col.decks.all_names_and_ids() if entry.id != 1)

    def tags(self) -> list[str]:
        """List all tags."""
        return list(self.col.tags.all())

    def notetypes(self) -> list[dict[str, Any]]:
        """List the note types, whole."""
        return [dict(kind) for kind in self.col.models.all()]

    def days(self) -> dict[str, int]:
        """Return today as Anki counts it, and the second at which it ends."""
        return {"today": self.col.sched.today, "cutoff": self.col.sched.day_cutoff}

    def add_note(self, notetype: str, fields: dict[str, str], deck: str, tags: list[str]) -> int:
        """Add a note to a deck, which is made where there is none; return the note's id."""
        kind = self.col.models.by_name(notetype)
        note = self.col.new_note(kind)
        for name, text in fields.items():
            note[name] = text
        note.tags = tags
        deck_id = self.col.decks.id(deck)
        self.col.add_note(note, deck_id)
        return int(note.id)

    def edit_note(self, note: int, fields: dict[str, str], tags: list[str] | None) -> None:
        """Change fields of a note, and its tags, as a learner does in the editor."""
        edited = self.col.get_note(note)
        for name, text in fields.items():
            edited[name] = text
        if tags is not None:
            edited.tags = tags
        self.col.update_note(edited)

    def edit_notetype(self, mid: int, changes: dict[str, Any]) -> None:
        """Change a note type, such as its ``css``."""
        kind = self.col.models.get(mid)
        kind.update(changes)
        self.col.models.update_dict(kind)

    def add_notetype(self, definition: dict[str, Any]) -> int:
        """Add a note type made of a name, fields, templates of name, front and back, and whether it is cloze."""
        models = self.col.models
        kind = models.new(definition["name"])
        for name in definition["fields"]:
            models.add_field(kind, models.new_field(name))
        for name, front, back in definition["templates"]:
            template = models.new_template(name)
            template["qfmt"], template["afmt"] = front, back
            models.add_template(kind, template)
        kind["type"] = int(definition.get("cloze", False))
        return int(models.add(kind).id)

    def move(self, cards: list[int], deck: str) -> None:
        """Move cards to a deck, which is made where there is none."""
        deck_id = self.col.decks.id(deck)
        self.col.set_deck(cards, deck_id)

    def rename_deck(self, deck: str, name: str) -> None:
        """Rename a deck."""
        found = self.col.decks.id_for_name(deck)
        assert found is not None
        self.col.decks.rename(found, name)

    def suspend(self, cards: list[int]) -> None:
        """Suspend cards."""
        self.col.sched.suspend_cards(cards)

    def flag(self, cards: list[int], flag: int) -> None:
        """Flag cards, with a number from 1 to 7; 0 takes the flag off."""
        self.col.set_user_flag_for_cards(flag, cards)

    def set_due(self, cards: list[int], days: str) -> None:
        """Make review cards of some cards, due in so many days."""
        self.col.sched.set_due_date(cards, days)

    def answer(self, card: int, ease: int) -> None:
        """Answer a card: 1 is again, 4 is easy."""
        answered = self.col.get_card(card)
        answered.start_timer()
        states = self.col._backend.get_scheduling_states(answered.id)
        rating = ease - 1
        built = self.col.sched.build_answer(card=answered, states=states, rating=rating)
        self.col.sched.answer_card(built)

    def enable_fsrs(self) -> None:
        """Switch FSRS on, which computes the memory states of all cards from the review log."""
        from anki.deck_config_pb2 import UpdateDeckConfigsRequest

        shown = self.col._backend.get_deck_configs_for_update(1)
        request = UpdateDeckConfigsRequest(
            target_deck_id=1, configs=[shown.defaults], limits=UpdateDeckConfigsRequest().limits, fsrs=True,
            new_cards_ignore_review_limit=False, apply_all_parent_limits=False,
        )  # fmt: skip
        self.col._backend.update_deck_configs_raw(request.SerializeToString())

    def add_media(self, name: str, content: str) -> str:
        """Add a media file, of text; return the name that Anki gave it."""
        return str(self.col.media.write_data(name, content.encode()))

    def media(self) -> list[str]:
        """List the files in the media folder."""
        return sorted(entry.name for entry in os.scandir(self.col.media.dir()))

    def check_media(self) -> dict[str, list[str]]:
        """List the media files that notes name and that are missing, and those that none names."""
        found = self.col.media.check()
        return {"missing": list(found.missing), "unused": list(found.unused)}

    def check_database(self) -> str:
        """Let Anki look for damage; return what it says."""
        return str(self.col.fix_integrity()[0])

    def sql(self, query: str) -> list[list[Any]]:
        """Read rows of the collection's tables."""
        return [list(row) for row in self.col.db.all(query)]


def main() -> None:
    """Answer requests until the input ends."""
    # What Anki prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    server = Server()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"ok": getattr(server, request["op"])(**request["args"])}
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is told to the test
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    server.close()


if __name__ == "__main__":
    main()
