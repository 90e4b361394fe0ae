"""Packages that want to do harm, or are broken: one line, and nothing written."""

import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from quiz.cli.main import main
from quiz.interop.anki_import import database, limits
from quiz.interop.anki_import.media import safe_name
from tests.support.packages import BASIC, collection, legacy, newest, package


def text(path: Path, content: str) -> Path:
    """Write a file that is no package."""
    path.write_text(content, encoding="utf-8")
    return path


def encrypted(path: Path) -> Path:
    """Write a package whose entries say that they are encrypted."""
    data = bytearray(legacy(path).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = data.find(mark)
        while found >= 0:
            data[found + place] |= 1
            found = data.find(mark, found + 4)
    path.write_bytes(data)
    return path


def cut(path: Path) -> Path:
    """Write a package whose database ends in the middle."""
    content = collection(path.with_suffix(".db"), ((1, ("Q" * 3_000, "A")),) * 30).read_bytes()
    return package(path, [("collection.anki2", content[: len(content) // 2]), ("media", b"{}")])


def bomb(path: Path) -> Path:
    """Write a package whose collection unpacks to hundreds of megabytes."""
    packed = zstandard.ZstdCompressor().compressobj()
    content = b"".join(packed.compress(bytes(limits.MIB)) for _ in range(200)) + packed.flush()
    return newest(path, content)


def huge_directory(path: Path) -> Path:
    """Write a zip that says that its list of files is a gigabyte."""
    data = bytearray(legacy(path).read_bytes())
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = (1 << 30).to_bytes(4, "little")
    path.write_bytes(data)
    return path


_PACK = zstandard.ZstdCompressor().compress
_VIEW = "ALTER TABLE notes RENAME TO n; CREATE VIEW notes AS SELECT * FROM n;"
_VIRTUAL = "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, mod, tags, flds);"
_COMPUTED = (
    "DROP TABLE revlog; CREATE TABLE revlog (id integer, cid AS (id + 1), ease, ivl, lastIvl, factor, time, type);"
)
_DEEP = '{"1":' + "[" * 100_000 + "]" * 100_000 + "}"
HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "no zip": (lambda path: text(path, "x"), "is no Anki package"),
    "empty": (lambda path: text(path, ""), "is no Anki package"),
    "no collection": (lambda path: package(path, [("x", b"")]), "has no collection"),
    "newer": (lambda path: newest(path, b"", meta=b"\x08\x04"), "of version 4"),
    "broken meta": (lambda path: newest(path, b"", meta=b"\xff"), "'meta' is broken"),
    "no zstd": (lambda path: newest(path, b"hello"), "'collection.anki21b' is broken"),
    "zstd bomb": (bomb, "too large when unpacked"),
    "zip bomb": (lambda path: package(path, [("collection.anki2", bytes(80 * limits.MIB))]), "too large when unpacked"),
    "list of files": (huge_directory, "is no Anki package"),
    "names twice": (lambda path: package(path, [("collection.anki2", b"")] * 2), "stands in it twice"),
    "encrypted": (encrypted, "it is encrypted"),
    "no database": (lambda path: package(path, [("collection.anki2", b"x" * 5_000)]), "collection is broken"),
    "cut": (cut, "collection is broken"),
    "no tables": (lambda path: legacy(path, sql="DROP TABLE revlog;"), "has no table 'revlog'"),
    "view": (lambda path: legacy(path, sql=_VIEW), "'notes' is no plain table"),
    "virtual table": (lambda path: legacy(path, sql=_VIRTUAL), "'notes' is no plain table"),
    "computed column": (lambda path: legacy(path, sql=_COMPUTED), "'revlog' computes its columns"),
    "no JSON": (lambda path: legacy(path, models="{"), "cannot be read"),
    "deep JSON": (lambda path: legacy(path, models=_DEEP), "cannot be read"),
    "other JSON": (lambda path: legacy(path, models='{"1": []}'), "cannot be read"),
    "other type": (lambda path: legacy(path, models={"9": BASIC}), "nothing to import: notes (1): its note type"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_package_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    """It is told in one line why, the exit status is 2, and nothing is written."""
    make, reason = HOSTILE[case]
    path = make(tmp_path / "x.apkg")
    before = sorted(tmp_path.rglob("*.*"))
    assert main(["import", str(path), "-o", str(tmp_path / "out.yaml"), "--no-progress"]) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1
    assert sorted(tmp_path.rglob("*.*")) == before


def test_a_database_may_not_take_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longer than allowed is ended."""
    path = collection(tmp_path / "c.db", ((1, ("Q", "A")),) * 3_000)
    ticks = iter(range(0, 1_000_000, 100))
    monkeypatch.setattr(database, "_STEPS", 10)
    from quiz.errors import QuizError

    with pytest.raises(QuizError, match="takes too long"), database.opened(path, "x", lambda: next(ticks)) as opened:
        list(opened.rows("SELECT count(*) FROM notes, cards"))


def test_only_tables_are_read(tmp_path: Path) -> None:
    """After the look at the schema nothing but reading of tables is allowed, and triggers stay asleep."""
    trigger = "CREATE TRIGGER t AFTER INSERT ON notes BEGIN SELECT load_extension('x'); END;"
    path = collection(tmp_path / "c.db", sql=trigger)
    with database.opened(path, "x") as opened:
        opened.require(["notes"])
        opened.restrict()
        assert len(list(opened.rows("SELECT id FROM notes"))) == 1
        for query in ("PRAGMA user_version", "ATTACH 'y' AS y", "SELECT load_extension('x')", "DELETE FROM notes"):
            with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
                opened.rows(query)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("/abs.png", "abs.png"),
        ("C:\\x\\y.PNG", "C-x-y.png"),
        ("..", "file"),
        ("", "file"),
        ("con.png", "file-con.png"),
        ("a b.png", "a-b.png"),
        ("x" * 300 + ".png", "x" * 80 + ".png"),
        (".hidden.jpg", "hidden.jpg"),
        ("taken.png", "taken-2.png"),
        ("a\0b\x1b.png", "a-b.png"),
    ],
)
def test_names_of_media_lead_nowhere(name: str, safe: str) -> None:
    """A name is that of one file in one folder, whatever a package calls it."""
    assert safe_name(name, {"taken.png"}) == safe


def test_a_link_in_the_zip_is_no_link(tmp_path: Path) -> None:
    """A zip entry that is a symbolic link is read as what it holds."""
    path = legacy(tmp_path / "x.apkg", media={"0": "a.png"}, notes=[(1, ('<img src="a.png">', "A"))])
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("0")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert main(["import", str(path), "-o", str(tmp_path / "out.yaml"), "--no-progress"]) == 0
    assert not [found for found in tmp_path.rglob("*") if found.is_symlink()]
