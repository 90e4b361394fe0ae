"""How long an Anki package takes, how large it is and how much memory is used, beside plain genanki.

Both write the same notes of the same note types, each in a fresh process; the time begins with
the first note and ends with the file. Ours keeps its ledger on disk meanwhile.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import genanki

from quiz.interop.anki.ledger import joined, opened
from quiz.interop.anki.notes import AnkiNote, guid_of
from quiz.interop.anki.notetypes import TYPED
from quiz.interop.anki.progress import CardRow
from quiz.interop.anki.styles import CSS
from quiz.interop.anki.writer import Entry, write_package
from tests.benchmarks.command import report
from tests.benchmarks.tables import Cell, Table

_KIB_PER_MB = 1024 if sys.platform != "darwin" else 1024 * 1024
_CASES = ((10_000, 1), (2_000, 2_000), (100_000, 1))


def run(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield one table with a row for each size and writer."""
    rows: list[tuple[Cell, ...]] = []
    for notes, decks in _CASES:
        if notes > arguments.most:
            continue
        sys.stderr.write(f"exporting {notes} notes in {decks} decks …\n")
        for writer in ("ours", "ours again", "genanki"):
            found = measured(writer, notes, decks)
            rows.append((notes, decks, writer, found["seconds"], round(found["size"], 2), round(found["peak"])))
    note = "'ours again' exports the same notes a second time, so that all of them are compared with the ledger."
    yield Table("Exporting to Anki", ("notes", "decks", "writer", "s", "file MB", "peak MB"), tuple(rows), note)


def measured(writer: str, notes: int, decks: int) -> dict[str, float]:
    """Export in a fresh process; return seconds and megabytes."""
    command = [sys.executable, "-m", "tests.benchmarks.export", "--measure", writer, str(notes), str(decks)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def made(notes: int, decks: int) -> Iterator[AnkiNote]:
    """Yield notes as long as those of a usual deck."""
    for number in range(notes):
        ref = f"bench/fact-{number}/slot"
        year, place = 1900 + number % 100, f"place number {number * 7919 % notes}"
        values = {
            "Question": f"Which of the many places did the envoy number {number} visit in the spring of {year}?",
            "Answer": place,
            "Options": "".join(f"<ul><li>Place number {(number + k) * 104_729 % notes}</li></ul>" for k in range(4)),
            "Typing": "yes",
            "Explanation": f"In {year}, envoy number {number} visited {place}.",
            "Source": "The history of envoys and of the places that they visited (The Press, 1999), A. N. Author, p. 1",
            "Format": "typed",
            "Kind": "visit",
            "Deck Id": "bench",
            "Id": f"{ref}/typed",
        }
        fields = tuple(values.get(name, "") for name in TYPED.fields)
        yield AnkiNote(guid_of(ref), ref, ref, TYPED.id, fields, ("factquiz::bench",), f"Bench::{number % decks}")


def write_ours(path: Path, notes: int, decks: int) -> None:
    """Write the package as ``quiz export`` does."""
    with opened(path.with_suffix(".sqlite3"), time.time()) as book:
        entries = (
            Entry(
                book.row(note.guid, note.ref, note.type, joined(note.tags), "\x1f".join(note.fields)),
                note.deck,
                CardRow(due=due),
            )
            for due, note in enumerate(made(notes, decks))
        )
        write_package(path, entries, {})


def write_genanki(path: Path, notes: int, decks: int) -> None:
    """Write the package as genanki's manual says."""
    model = genanki.Model(
        TYPED.id,
        TYPED.name,
        fields=[{"name": name} for name in TYPED.fields],
        templates=[{"name": "Card 1", "qfmt": TYPED.front, "afmt": TYPED.back}],
        css=CSS,
    )
    found: dict[str, genanki.Deck] = {}
    for due, note in enumerate(made(notes, decks)):
        deck = found.setdefault(note.deck, genanki.Deck(len(found) + 2, note.deck))
        deck.add_note(
            genanki.Note(model=model, fields=list(note.fields), guid=note.guid, tags=list(note.tags), due=due)
        )
    genanki.Package(list(found.values())).write_to_file(path)


def measure(writer: str, notes: int, decks: int) -> dict[str, float]:
    """Export in this process."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        path = Path(folder) / "bench.apkg"
        if writer == "ours again":
            write_ours(path, notes, decks)
        begun = time.perf_counter()
        (write_genanki if writer == "genanki" else write_ours)(path, notes, decks)
        seconds = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB_PER_MB
        return {"seconds": seconds, "size": path.stat().st_size / 1e6, "peak": peak}


if __name__ == "__main__":
    if "--measure" in sys.argv:
        _, _, writer_name, note_count, deck_count = sys.argv
        sys.stdout.write(json.dumps(measure(writer_name, int(note_count), int(deck_count))))
    else:
        sys.exit(report({"export": run}))
