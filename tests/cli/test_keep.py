"""``quiz backup``, ``quiz restore`` and ``quiz doctor``."""

import resource
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.library.library import Library
from quiz.paths import Home
from quiz.store.backups import Content, backups, content
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import study_all

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("compiled")


def run(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    """Run a command; return its status and what it wrote to both streams."""
    status = main(arguments)
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def studied(library: Library, clock: FakeClock, store: SqliteStore, home: Home) -> Content:
    """Return what the memory holds after three days of study."""
    for _ in range(3):
        study_all(library.study([BUILTIN]), clock)
        clock.pass_time(days=2)
    return content(home.database)


def test_a_backup_is_written_listed_and_restored(capsys: Capture, studied: Content, home: Home) -> None:
    """The list tells what each backup holds, and its name is enough to put it back."""
    status, out, _ = run(capsys, "backup")
    assert (status, f"{studied.reviews} reviews" in out) == (0, True)
    status, out, _ = run(capsys, "restore")
    name = out.splitlines()[1].split()[0]
    assert f"{studied.cards} cards, {studied.reviews} reviews" in out
    status, out, _ = run(capsys, "restore", name)
    assert status == 0
    assert "What was there before is kept" in out
    assert content(home.database) == studied


def test_a_backup_elsewhere_replaces_only_a_backup(capsys: Capture, studied: Content, tmp_path: Path) -> None:
    """A file of one's own is not written over; an earlier backup is."""
    target = tmp_path / "kept.zip"
    for _ in range(2):
        assert run(capsys, "backup", "-o", str(target))[0] == 0
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear")
    status, _, err = run(capsys, "backup", "-o", str(letter))
    assert (status, letter.read_text()) == (2, "Dear")
    assert "is there and is no backup" in err
    assert "there is no folder" in run(capsys, "backup", "-o", str(tmp_path / "no" / "x.zip"))[2]


def test_nothing_to_back_up_is_told(capsys: Capture) -> None:
    """Without a memory there is no backup and none to list."""
    assert "no memory to back up" in run(capsys, "backup")[2]
    assert "There is no backup in" in run(capsys, "restore")[1]
    assert "no backup of this name" in run(capsys, "restore", "x")[2]
    assert run(capsys, "doctor")[0] == 0


def test_the_doctor_finds_nothing_after_study(capsys: Capture, studied: Content) -> None:
    """Memories that came about by studying are what the answers say."""
    status, out, _ = run(capsys, "doctor")
    assert (status, out.splitlines()[-1]) == (0, "Everything is in order.")


def spoil_page(home: Home) -> None:
    """Write over the second half of the database."""
    with closing(sqlite3.connect(home.database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(home.database.read_bytes())
    data[len(data) * 2 // 3 :] = b"\xff" * (len(data) - len(data) * 2 // 3)
    home.database.write_bytes(data)


def spoil_memory(home: Home) -> None:
    """Change what is remembered behind the program's back."""
    with closing(sqlite3.connect(home.database)) as db:
        db.execute("UPDATE memory SET stability = stability * 3")
        db.commit()


def forget(home: Home) -> None:
    """Delete memories behind the program's back."""
    with closing(sqlite3.connect(home.database)) as db:
        db.execute("DELETE FROM memory WHERE rowid % 2")
        db.commit()


def leave_half(home: Home) -> None:
    """Leave what a killed program leaves: a part of a file, and the note of it."""
    home.unfinished.mkdir()
    part = home.folder / ".settings.toml.999999999.part"
    part.write_text("retention = 0.9")
    (home.unfinished / "999999999-abc").write_text(str(part))


def spoil_ledger(home: Home) -> None:
    """Break the ledger of exports."""
    home.anki.write_bytes(b"nothing" * 1_000)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (spoil_page, "damaged"),
        (spoil_memory, "memories that differ from what the answers say"),
        (forget, "answers and no memory"),
        (leave_half, "left half-written"),
        (spoil_ledger, "what was exported to Anki is damaged"),
    ],
)
def test_the_doctor_finds_and_mends(
    capsys: Capture, library: Library, clock: FakeClock, home: Home, harm: Callable[[Home], None], says: str
) -> None:
    """Harm is told with status 1 and nothing changed; repairing mends it, keeps a copy, and a second look is clean."""
    for _ in range(3):
        study_all(library.study([BUILTIN]), clock)
        clock.pass_time(days=2)
    before = library.store.memories(BUILTIN)
    library.store.close()
    harm(home)
    harmed = home.database.read_bytes()
    status, out, _ = run(capsys, "doctor")
    assert (status, says in out, "quiz doctor --repair" in out) == (1, True, True)
    assert home.database.read_bytes() == harmed
    status, out, _ = run(capsys, "doctor", "--repair")
    assert status == 0
    assert list(home.folder.glob("damaged-*")) or backups(home)
    assert run(capsys, "doctor")[0] == 0
    assert not list(home.folder.glob(".*"))
    with closing(SqliteStore(home.database)) as store:
        after = store.memories(BUILTIN)
        if harm is not spoil_page:
            assert {card: round(memory.stability or 0, 3) for card, memory in after.items()} == {
                card: round(memory.stability or 0, 3) for card, memory in before.items()
            }
        assert after


def test_the_doctor_tells_what_it_leaves(capsys: Capture, library: Library, store: SqliteStore, home: Home) -> None:
    """Cards that no deck has are told and stay; so is a mistake in the settings, which only a person can mend."""
    with closing(sqlite3.connect(home.database)) as db:
        db.execute("INSERT INTO card_state VALUES ('gone/f/s', 'gone', 1, NULL, 0, '')")
        db.commit()
    status, out, _ = run(capsys, "doctor", "--repair")
    assert (status, "1 card of the deck 'gone', which is not at hand" in out) == (0, True)
    assert store.state("gone/f/s").suspended
    home.settings.write_text("retention = 7\n")
    status, out, _ = run(capsys, "doctor", "--repair")
    assert (status, "settings.toml:1:13" in out) == (1, True)


def test_answers_from_the_future_are_brought_back(
    capsys: Capture, library: Library, clock: FakeClock, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cards that were answered while the clock was years ahead are due in their time again."""
    clock.pass_time(days=365 * 30)
    study_all(library.study([BUILTIN]), clock)
    library.store.close()
    status, out, _ = run(capsys, "doctor")
    assert (status, "answered on a day that has not come" in out) == (1, True)
    assert run(capsys, "doctor", "--repair")[0] == 0
    assert run(capsys, "doctor")[0] == 0


def test_a_full_disk_is_told_and_loses_nothing(home: Home, tmp_path: Path) -> None:
    """When the system takes no more bytes, each answer is either said to be saved and there, or said not to be."""
    lines = "\n:d\n\n" * 40

    def cap() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (330_000, 330_000))

    done = subprocess.run(
        [sys.executable, "-m", "quiz", "study", "--plain", "elements"],
        input=lines, capture_output=True, text=True, preexec_fn=cap, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "nothing could be saved: the disk cannot be read or written" in done.stdout
    assert "Traceback" not in done.stderr
    (told,) = [line for line in done.stdout.splitlines() if " right (" in line]
    assert content(home.database).reviews == int(told.split()[0])


def test_machines_share_a_folder(capsys: Capture, studied: Content, home: Home, tmp_path: Path) -> None:
    """The folder is named, or set once; the second machine knows what the first one learnt."""
    assert "name the folder to share" in run(capsys, "sync")[2]
    folder = tmp_path / "shared"
    folder.mkdir()
    status, out, _ = run(capsys, "sync", str(folder))
    assert (status, out.startswith(f"{studied.reviews:,} answers and decisions written for")) == (0, True)
    other = Home(tmp_path / "other")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZ_HOME", str(other.folder))
        run(capsys, "settings", "sync_folder", str(folder))
        status, out, _ = run(capsys, "sync")
        assert (status, "taken over from 1 other machine" in out) == (0, True)
        assert content(other.database) == studied
        assert run(capsys, "doctor")[0] == 0
    (folder / "stray.jsonl").write_text("no log\n")
    with (folder / "stray.jsonl").open("a") as file:
        file.write("at all\n")
    assert "stray.jsonl:1: the line is damaged" in run(capsys, "sync", str(folder))[2]


@pytest.mark.usefixtures("studied")
def test_files_of_others_among_the_backups_are_told(capsys: Capture, home: Home) -> None:
    """What only has the name of a backup is listed as unusable in a line, with nothing that drives the terminal."""
    assert run(capsys, "backup")[0] == 0
    stamp = "factquiz-2026-01-01T00-00"
    abouts = {"01Z": b"[" * 999, "02Z": b'{"cards": 1e999, "reviews": 1}', "03Z-before-\x1b[2J": b"{}"}
    for end, about in abouts.items():
        with zipfile.ZipFile(home.backups / f"{stamp}-{end}.zip", "w") as archive:
            archive.writestr("about.json", about)
    with zipfile.ZipFile(home.backups / f"{stamp}-04Z.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("about.json", b"{}")
    packed = (home.backups / f"{stamp}-04Z.zip").read_bytes()
    place = packed.index(b"about.json") + len(b"about.json") + 4
    (home.backups / f"{stamp}-04Z.zip").write_bytes(packed[:place] + b"\xff" * 5 + packed[place + 5 :])
    for end, entry, at in (("05Z", b"PK\x01\x02", 8), ("06Z", b"PK\x01\x02", 10)):  # encrypted; packed as nothing is
        with zipfile.ZipFile(home.backups / f"{stamp}-{end}.zip", "w") as archive:
            archive.writestr("about.json", b"{}")
        packed = (home.backups / f"{stamp}-{end}.zip").read_bytes()
        place = packed.index(entry) + at
        (home.backups / f"{stamp}-{end}.zip").write_bytes(packed[:place] + b"\x61" + packed[place + 1 :])
    (home.backups / f"{stamp}-07Z.zip").symlink_to("nowhere")
    (home.backups / "factquiz-0001-01-01T00-00-00Z.zip").touch()
    status, out, _ = run(capsys, "restore")
    assert status == 0
    assert "\x1b" not in out
    head, good, *bad = out.splitlines()
    assert "unusable" not in head + good
    assert [line.split()[1] for line in bad[:7]] == ["unusable:"] * 7
    assert len(bad) <= 8


@pytest.mark.usefixtures("studied")
def test_the_memory_of_a_newer_program_is_not_backed_up(capsys: Capture, home: Home) -> None:
    """What this program could not restore is refused by its own name, and no file is written."""
    with closing(sqlite3.connect(home.database)) as db:
        db.execute("PRAGMA user_version = 9999")
    status, _, err = run(capsys, "backup")
    assert (status, err.startswith(f"quiz: {home.database}: the database is of version 9999")) == (2, True)
    assert backups(home) == []


def test_what_is_out_of_reach_is_not_taken_for_damaged(
    capsys: Capture, studied: Content, store: SqliteStore, home: Home, tmp_path: Path
) -> None:
    """A memory that only cannot be opened just now is neither moved aside nor offered to be salvaged."""

    def quiz(*arguments: str) -> subprocess.CompletedProcess[str]:
        # SQLite opens what lies beside a database once for each process.
        command = [sys.executable, "-m", "quiz", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert run(capsys, "backup", "-o", str(tmp_path / "b.zip"))[0] == 0
    store.close()
    log = home.database.with_name(f"{home.database.name}-wal")
    log.unlink(missing_ok=True)
    log.mkdir()
    before = home.database.read_bytes()
    found = quiz("doctor")
    assert (found.returncode, "cannot be read: " in found.stdout, "--repair" in found.stdout) == (1, True, False)
    for arguments in (["doctor", "--repair"], ["restore", str(tmp_path / "b.zip")]):
        done = quiz(*arguments)
        assert (done.returncode, done.stderr.count("\n"), "cannot be read: " in done.stderr) == (2, 1, True)
    assert home.database.read_bytes() == before
    assert not list(home.folder.glob("damaged-*"))
    log.rmdir()
    assert content(home.database) == studied
