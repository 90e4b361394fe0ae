"""The driver of the real Anki that the other tests rely on."""

from pathlib import Path

import pytest

from tests.support.anki.client import Anki, AnkiError
from tests.support.anki.releases import OLDEST


def test_two_releases_are_driven(anki: Anki, newest_anki: Anki) -> None:
    """One is the environment's own, the other is the old one."""
    from anki.buildinfo import version

    assert anki.version in {version, OLDEST}
    assert newest_anki.version == version != OLDEST


@pytest.mark.parametrize("legacy", [True, False])
def test_what_was_done_survives_export_and_import(anki: Anki, tmp_path: Path, *, legacy: bool) -> None:
    """A note with media, an edit, an answer under FSRS and a flag comes back from a package of either format."""
    anki.enable_fsrs()
    picture = anki.add_media("dot.svg")
    note = anki.add_note("Basic", {"Front": f'<img src="{picture}">', "Back": "b"}, "A::B", ["t"])
    anki.edit_note(note, {"Back": "better"}, tags=["t", "u"])
    (card,) = anki.note("")["cards"]
    anki.answer(card, 4)
    anki.flag([card], 3)
    anki.export_package(tmp_path / "p.apkg", legacy=legacy)
    anki.export_collection(tmp_path / "p.colpkg", legacy=legacy)
    assert (tmp_path / "p.colpkg").stat().st_size
    anki.open(tmp_path / "another")
    assert anki.import_package(tmp_path / "p.apkg", scheduling=True) == {"new": 1}
    assert anki.import_package(tmp_path / "p.apkg", scheduling=True) == {"duplicate": 1}
    (came,) = anki.notes()
    assert (came["fields"]["Back"], came["tags"], came["notetype"].rstrip("+")) == ("better", ["t", "u"], "Basic")
    (row,) = anki.cards()
    assert (row["deck"], row["reps"], row["type"], row["flags"]) == ("A::B", 1, 2, 3)
    assert row["data"]["s"] > 1
    assert anki.stats(row["id"])["memory_state"]["stability"] == pytest.approx(row["data"]["s"], abs=0.01)
    assert [entry["ease"] for entry in anki.revlog()] == [4]
    assert anki.media() == ["dot.svg"]
    assert anki.check_media() == {"missing": [], "unused": []}
    assert "dot.svg" in anki.render()[0]["front"]


def test_what_anki_raises_is_raised(anki: Anki, tmp_path: Path) -> None:
    """A package that is none is an error in the test, and the driver goes on."""
    (tmp_path / "none.apkg").write_bytes(b"no zip")
    with pytest.raises(AnkiError):
        anki.import_package(tmp_path / "none.apkg")
    assert anki.notes() == []
