"""Permanent ids of questions that other programs wrote."""

from quiz.ids import stable_number


def note_id(guid: str) -> str:
    """Return the permanent id of a note's questions."""
    return f"n{stable_number('anki note', guid, bits=48):012x}"
