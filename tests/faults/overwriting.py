"""Importing over a deck with media, again and again, while the program is killed."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.errors import QuizError
from quiz.library.importing import Wish, import_anki
from tests.faults.kind import Judged, Kind, Say, leftovers, place
from tests.support.media import png
from tests.support.packages import legacy

_PICTURES = {"red": 12, "green": 9, "none": 0}
"""Packages, each with a deck of its name, and how many pictures its notes show."""
_COLOURS = {"red": (250, 0, 0), "green": (0, 250, 0)}


def _prepare(folder: Path) -> None:
    place(folder).folder.mkdir()
    (folder / "decks").mkdir()
    for name, pictures in _PICTURES.items():
        # The same names with other content: neither deck may be seen with pictures of the other.
        notes = [(1, (f'<img src="dot{n}.png"> What is on number {n}?', f"A {name} dot")) for n in range(pictures)]
        media = {str(n): f"dot{n}.png" for n in range(pictures)}
        files = {str(n): png(colour=_COLOURS[name]) for n in range(pictures)}
        legacy(folder / f"{name}.apkg", media, files, notes=[*notes, (1, ("What else?", "Nothing"))])


def _work(folder: Path, say: Say) -> None:
    names = list(_PICTURES)
    for number in count():
        name = names[number % len(names)]
        import_anki(Wish(folder / f"{name}.apkg", folder / "decks" / "x.yaml", name, force=True), None)
        say(name)


def _judge(folder: Path, said: Sequence[str], kills: int) -> Judged:
    faults = leftovers(folder)
    decks = folder / "decks"
    path, media = decks / "x.yaml", decks / "x-media"
    if not path.exists():
        return Judged(("x.yaml",) if said else (), (*faults, *(f"left over: {left}" for left in decks.iterdir())))
    try:
        deck = read_deck(path)
    except QuizError as error:
        return Judged((), (*faults, str(error)))
    pictures = {one.path for question in deck.questions for one in question.media}
    if len(pictures) != _PICTURES[deck.id]:
        faults.append(f"{deck.id}: {len(pictures)} pictures")
    faults += [
        f"{deck.id}: other content of {shown.name}"
        for shown in pictures
        if shown.read_bytes() != png(colour=_COLOURS[deck.id])
    ]
    beside = set(media.iterdir()) if media.exists() else set()
    faults += [f"left over: {left}" for left in (beside - pictures, set(decks.iterdir()) - {path, media}) if left]
    return Judged((), tuple(faults))


OVERWRITING = Kind("importing over a deck", _prepare, _work, _judge)
