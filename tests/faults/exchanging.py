"""Importing, exporting and changing settings while the program is killed."""

import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

from quiz.clock import SystemClock
from quiz.decks.read import read_deck
from quiz.errors import QuizError
from quiz.interop.anki.package import export_anki
from quiz.library.importing import Wish, import_anki
from quiz.library.library import Library
from quiz.library.shelf import Shelf
from quiz.model.settings import Settings
from quiz.questions.bank import build_bank
from quiz.settings.fields import key_of
from quiz.settings.read import read_settings
from quiz.settings.write import change
from quiz.store.copies import integrity, reading
from quiz.store.sqlite import SqliteStore
from tests.faults.kind import Judged, Kind, Say, damage, leftovers, place
from tests.faults.studying import body
from tests.support.decks import write_deck
from tests.support.packages import CREATED, legacy

_NOTES = 400
_REVIEWS = 3


def _prepare_import(folder: Path) -> None:
    place(folder).folder.mkdir()
    numbers = f"WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {_NOTES})"
    log = "".join(
        f"{numbers} INSERT INTO revlog SELECT {(CREATED + step * step * 86_400) * 1_000} + n, n, 3, {2 * step + 1}, "
        f"{step}, 0, 5000, {min(step, 1)} FROM n;"
        for step in range(_REVIEWS)
    )
    notes = ((1, (f"Question {n}", f"Answer {n}")) for n in range(_NOTES))
    legacy(folder / "x.apkg", notes=notes, sql=log, cards={"type": 2, "queue": 2, "due": 9, "ivl": 6, "reps": 3})


def _import(folder: Path, say: Say) -> None:
    with closing(SqliteStore(place(folder).database)) as store:
        library = Library(Shelf(()), store, SystemClock(), Settings(timezone="UTC"))
        begun = len(list(folder.glob("deck*.yaml")))
        for number in count(begun):
            path = folder / f"deck{number}.yaml"
            import_anki(Wish(folder / "x.apkg", path, f"deck{number}", force=True), library)
            say(f"deck{number}")


def _judge_import(folder: Path, said: Sequence[str], kills: int) -> Judged:
    faults, lost = leftovers(folder), []
    for path in folder.glob("deck*.yaml"):
        try:
            if len(read_deck(path).questions) != _NOTES:
                faults.append(f"{path.name}: not all questions")
        except QuizError as error:
            faults.append(str(error))
    database = place(folder).database
    if database.exists():
        SqliteStore(database).close()
        faults += damage(database)
        with closing(reading(database)) as db:
            reviews = dict(db.execute("SELECT deck, count(*) FROM review GROUP BY deck"))
            memories = dict(db.execute("SELECT deck, count(*) FROM memory GROUP BY deck"))
        faults += [f"{deck}: {number} reviews" for deck, number in reviews.items() if number != _NOTES * _REVIEWS]
        faults += [f"{deck}: {number} memories" for deck, number in memories.items() if number != _NOTES]
        lost = [deck for deck in said if deck not in reviews or not (folder / f"{deck}.yaml").exists()]
    return Judged(tuple(lost), tuple(faults))


def _prepare_export(folder: Path) -> None:
    place(folder).folder.mkdir()


def _export(folder: Path, say: Say) -> None:
    target, ledger = folder / "out.apkg", place(folder).anki
    for number in count(len(list(folder.glob("source*")))):
        source = folder / f"source{number}"
        source.mkdir(exist_ok=True)
        bank = build_bank(read_deck(write_deck(source, body(80, f"word{number}"))))
        export_anki([bank], target, CREATED + number, ledger=ledger)
        say(f"word{number}")


def _judge_export(folder: Path, said: Sequence[str], kills: int) -> Judged:
    faults, lost = leftovers(folder), []
    if place(folder).anki.exists():
        faults += damage(place(folder).anki)
    package = folder / "out.apkg"
    if package.exists():
        with zipfile.ZipFile(package) as archive:
            broken = archive.testzip()
            faults += [f"{package.name}: {broken}"] if broken else []
            archive.extract("collection.anki2", folder / "look")
        with closing(sqlite3.connect(folder / "look" / "collection.anki2")) as db:
            faults += integrity(db)
            texts = [text for (text,) in db.execute("SELECT flds FROM notes")]
        words = {text.split("What is the ")[1].split()[0] for text in texts}
        if len(texts) != 80 or len(words) != 1:
            faults.append(f"{package.name}: {len(texts)} notes of {sorted(words)}")
        newest = int(words.pop().removeprefix("word"))
        lost = [word for word in said if int(word.removeprefix("word")) > newest]
    else:
        lost = list(said)
    return Judged(tuple(lost), tuple(faults))


def _set(folder: Path, say: Say) -> None:
    path = place(folder).settings
    for number in count(read_settings(path).new_per_day % 9_000 + 1):
        change(path, {key_of("new_per_day"): number})
        say(str(number))


def _judge_settings(folder: Path, said: Sequence[str], kills: int) -> Judged:
    faults = leftovers(folder)
    if not said:
        return Judged((), tuple(faults))
    try:
        value = read_settings(place(folder).settings).new_per_day
    except QuizError as error:
        return Judged((), (str(error), *faults))
    last = int(said[-1])
    if value > last + kills:
        faults.append(f"{value} after {last} was acknowledged")
    return Judged((f"{last}, found {value}",) if value < last else (), tuple(faults))


IMPORTING = Kind("importing", _prepare_import, _import, _judge_import, span=0.8)
EXPORTING = Kind("exporting", _prepare_export, _export, _judge_export)
SETTING = Kind("changing settings", _prepare_export, _set, _judge_settings, span=0.2)
