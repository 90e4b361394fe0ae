"""Packages that the real Anki imports again, after the deck or the learner changed something."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.interop.anki.earlier import earlier_rows
from quiz.interop.anki.labels import Labelling
from quiz.interop.anki.package import Choices
from quiz.model.question import Bank
from tests.interop.anki.support import Exporter
from tests.support.anki.client import Anki

ANN = "  - {id: a, note: As was said., visit: {who: Ann, to: Rome, when: 2001}}\n"
BEN = "  - {id: b, visit: {who: Ben, to: Lima, when: 2011}}\n"
TWO = f"facts:\n{ANN}{BEN}"


@pytest.fixture
def export(tmp_path: Path) -> Exporter:
    """Return what exports a deck again and again."""
    return Exporter(tmp_path)


def test_a_change_lands_and_all_else_is_the_learners(export: Exporter, anki: Anki) -> None:
    """Only notes whose text changed are updated; edits, tags, moves, style sheet and schedule stay."""
    count = anki.import_package(export(TWO))["new"]
    assert count == 6
    bens = anki.notes("Id:small/b/*")
    cards = [card for note in anki.notes() for card in note["cards"]]
    anki.set_due(cards, "12!")
    anki.edit_note(bens[0]["id"], {"Explanation": "My own words."}, tags=["mine"])
    anki.move(bens[0]["cards"], "Mine")
    mid = bens[0]["mid"]
    anki.edit_notetype(mid, css=".card { color: red }")
    before = {row["id"]: (row["due"], row["ivl"], row["queue"], row["reps"]) for row in anki.cards()}
    changed = anki.import_package(export(TWO.replace("As was said.", "Or was she?")))
    assert (export.report.new, export.report.changed, export.report.first) == (0, 3, False)
    assert changed == {"updated": 3, "duplicate": 3}
    assert {row["id"]: (row["due"], row["ivl"], row["queue"], row["reps"]) for row in anki.cards()} == before
    assert len(anki.notes("Explanation:*she?")) == 3
    kept = anki.note(f"nid:{bens[0]['id']}")
    assert (kept["fields"]["Explanation"], kept["tags"]) == ("My own words.", ["mine"])
    assert "Mine" in anki.decks()
    assert next(kind for kind in anki.notetypes() if kind["id"] == mid)["css"] == ".card { color: red }"


def test_two_exports_in_one_second_both_land(export: Exporter, anki: Anki) -> None:
    """A note that changes twice within a second, or while the clock goes back, gets a later time each time."""
    export.now += 2_000
    anki.import_package(export(TWO))
    for later, note in ((0.0, "One."), (0.1, "Two."), (-500.0, "Three.")):
        assert anki.import_package(export(TWO.replace("As was said.", note), later=later))["updated"] == 3
        assert len(anki.notes(f"Explanation:*{note}")) == 3


def test_an_unchanged_deck_is_the_same_file(export: Exporter, tmp_path: Path) -> None:
    """Unchanged content makes the same bytes, whenever it is exported and wherever to."""
    first = export(TWO).read_bytes()
    assert export(TWO, later=86_400).read_bytes() == first
    export.path = tmp_path / "another.apkg"
    assert export(TWO).read_bytes() == first
    assert export(TWO.replace("Rome", "Oslo")).read_bytes() != first


@pytest.mark.parametrize("left", ["package", "nothing"])
def test_a_lost_ledger_is_safe(export: Exporter, anki: Anki, left: str) -> None:
    """Without it the replaced package tells what changed; without that, every note counts as changed."""
    anki.import_package(export(TWO))
    export.ledger.unlink()
    if left == "nothing":
        export.path.unlink()
    changes = anki.import_package(export(TWO.replace("As was said.", "Or was she?")))
    assert changes == ({"updated": 3, "duplicate": 3} if left == "package" else {"updated": 6})
    assert export.report.first == (left == "nothing")
    export(TWO.replace("As was said.", "Or was she?"))
    assert (export.report.new, export.report.changed) == (0, 0)


def test_a_ledger_that_is_none_is_told(export: Exporter) -> None:
    """A file that is no database is an error that says what to do, and a package that is none is no trouble."""
    export.path.write_bytes(b"no zip")
    export(TWO)
    export.ledger.write_bytes(b"no database" * 500)
    with pytest.raises(QuizError, match=r"cannot be used .* without the file an export goes on"):
        export(TWO)


def test_what_is_gone_is_told_and_tagged_if_wanted(export: Exporter, anki: Anki) -> None:
    """Cards of a removed fact are listed once; on demand their notes come with a tag, and back without it."""
    anki.import_package(export(TWO))
    export(f"facts:\n{ANN}")
    assert export.report.removed == ["small/b/who", "small/b/to", "small/b/when"]
    export(f"facts:\n{ANN}")
    assert (export.report.removed, export.report.removed_before) == ([], 3)
    package = export(f"facts:\n{ANN}", Choices(keep_removed=True))
    assert anki.import_package(package) == {"updated": 3, "duplicate": 3}
    gone = anki.notes("tag:factquiz::removed")
    assert {note["fields"]["Id"].split("/")[1] for note in gone} == {"b"}
    assert all("Lima" in str(note["fields"]) for note in gone)
    same = package.read_bytes()
    assert export(f"facts:\n{ANN}", Choices(keep_removed=True)).read_bytes() == same
    assert anki.import_package(export(TWO)) == {"updated": 3, "duplicate": 3}
    assert not anki.notes("tag:factquiz::removed")
    export(TWO, Choices(formats=["choice", "flip"]))
    assert not export.report.removed


def test_a_new_title_is_told(export: Exporter, anki: Anki, bank: Bank) -> None:
    """Anki leaves notes in the deck they are in: the report names both, and renaming there first keeps all together."""
    from dataclasses import replace

    anki.import_package(export(bank))
    package = export(replace(bank, title="Another"))
    assert export.report.renamed == [(bank.title, "Another")]
    anki.rename_deck(bank.title, "Another")
    assert anki.import_package(package) == {"duplicate": len(bank.cards)}
    assert anki.decks() == ["Another"]


def test_a_card_keeps_its_note_when_it_is_asked_otherwise(export: Exporter, anki: Anki) -> None:
    """A fact that makes a stem ambiguous moves a card to its blank; its note and schedule stay."""
    kind = (
        "kinds:\n  founding:\n    slots: {name: name, place: place, year: date}\n"
        "    sentence: 'In {year}, in {place}, people founded {name}.'\n"
        "    ask: {name: 'What was founded in {place}?'}\n"
    )
    one = kind + "facts:\n  - {id: a, asked: name, founding: {name: Alpha, place: Rome, year: 1900}}\n"
    two = one + "  - {id: b, asked: name, founding: {name: Beta, place: Rome, year: 1950}}\n"
    anki.import_package(export(one))
    (row,) = anki.cards()
    anki.set_due([row["id"]], "12!")
    assert anki.import_package(export(two)) == {"new": 1, "updated": 1}
    (card,) = [card for card in anki.cards() if card["id"] == row["id"]]
    assert card["ivl"] == 12
    (shown,) = [card for card in anki.render() if card["card"] == row["id"]]
    assert "In 1900, in Rome, people founded _____." in shown["front"]


def test_another_way_of_sorting_leaves_cards_where_they_are(export: Exporter, anki: Anki) -> None:
    """Sub-decks chosen later are for new cards only: Anki keeps cards in their decks."""
    anki.import_package(export(f"facts:\n{ANN}"))
    assert anki.import_package(export(TWO, Choices(labelling=Labelling(subdecks="kind"))))["new"] == 3
    assert {row["deck"] for row in anki.cards()} == {"A small deck", "A small deck::visit"}


def test_a_package_that_is_replaced_is_not_trusted(tmp_path: Path) -> None:
    """What an export replaces may be anybody's: an endless view in place of the notes is none of ours."""
    database, package = tmp_path / "collection.anki2", tmp_path / "d.apkg"
    with closing(sqlite3.connect(database)) as db:
        endless = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n FROM n) SELECT n FROM n"
        db.execute(f"CREATE VIEW notes (guid) AS {endless}")
    with zipfile.ZipFile(package, "w") as archive:
        archive.write(database, database.name)
    assert list(earlier_rows(package)) == []


def test_a_device_that_is_replaced_is_not_read(tmp_path: Path) -> None:
    """What never ends is no package that could tell of an earlier export, and neither is one that is encrypted."""
    endless, locked = tmp_path / "endless.apkg", tmp_path / "locked.apkg"
    endless.symlink_to("/dev/full")
    assert list(earlier_rows(endless)) == []
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("collection.anki2", b"x")
    data = locked.read_bytes()
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(head) + flags
        data = data[:place] + b"\x01" + data[place + 1 :]
    locked.write_bytes(data)
    assert list(earlier_rows(locked)) == []
