"""A collection of Anki's of any size, nine of ten cards learnt; run as a program by any Python that has Anki."""

import sys
from pathlib import Path

from anki.collection import AddNoteRequest, Collection
from anki.decks import DeckId

_DEFAULT = DeckId(1)


def made(path: Path, cards: int) -> None:
    """Write a collection with a basic note for each card, all in the default deck.

    Args:
        path: the collection's file.
        cards: how many; those that are learnt are due within 400 days from today.
    """
    collection = Collection(str(path))
    model = collection.models.by_name("Basic")
    assert model is not None
    requests = []
    for number in range(cards):
        note = collection.new_note(model)
        note.fields = [f"Question number {number}?", f"Answer {number}"]
        requests.append(AddNoteRequest(note, _DEFAULT))
    collection.add_notes(requests)
    ids = list(collection.find_cards(""))
    collection.sched.set_due_date(ids[: len(ids) * 9 // 10], "0-400")
    collection.close()


if __name__ == "__main__":
    made(Path(sys.argv[1]), int(sys.argv[2]))
