"""Draft the questions of a whole package."""

from collections.abc import Callable

from quiz.interop.anki_import.foreign import draft_note
from quiz.interop.anki_import.own import draft_own
from quiz.interop.anki_import.records import AnkiCollection, AnkiNote
from quiz.interop.anki_import.shapes import Shape, shape_of
from quiz.interop.drafts.counted import counted
from quiz.interop.drafts.draft import Draft, Drafts
from quiz.text import one_line

_UNKNOWN = Shape("none", reason="its note type is not in the package")


def draft_all(collection: AnkiCollection, told: Callable[[int], None] = lambda _: None) -> Drafts:
    """Draft the questions of all notes, and say what is left out and why.

    Args:
        collection: what the package holds.
        told: called now and then with the number of notes done.
    """
    drafts = Drafts()
    shapes = {key: shape_of(kind) for key, kind in collection.types.items()}
    seen: set[tuple[str, str, str]] = set()
    for note in counted(collection.notes, told):
        for deck, draft in _drafted(collection, note, shapes.get(note.type, _UNKNOWN), drafts):
            names = {(deck, draft.id, slot) for slot, _ in draft.cards}
            if names & seen:
                drafts.leave_out("cards", "the package has another card with the same id")
                continue
            seen |= names
            drafts.decks.setdefault(deck, []).append(draft)
    return drafts


def _drafted(collection: AnkiCollection, note: AnkiNote, shape: Shape, drafts: Drafts) -> list[tuple[str, Draft]]:
    kind, cards = collection.types.get(note.type), collection.cards.get(note.id, [])
    what = f"notes of '{one_line(kind.name)}'" if kind else "notes"
    if kind is None or shape.sort == "none":
        drafts.leave_out(what, shape.reason or _UNKNOWN.reason)
    elif note.fields is None:
        drafts.leave_out(what, "their texts are too long")
    elif not cards:
        drafts.leave_out(what, "they have no cards")
    elif shape.sort == "own":
        fields = dict(zip(kind.fields, note.fields, strict=False))
        found = draft_own(note, shape.name, fields, cards)
        if isinstance(found, str):
            drafts.leave_out(what, found)
            return []
        title = collection.decks.get(cards[0].original_deck or cards[0].deck, "")
        drafts.titles.setdefault(found[0], one_line(title))
        return [found]
    else:
        return [("", draft) for draft in draft_note(note, kind, shape, cards, collection.decks, drafts)]
    return []
