"""Watching files: every way in which editors save is noticed, once, and only when it is done."""

import os
from pathlib import Path

from quiz.library.preview.watch import Watch


class Seconds:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the seconds."""
        return self.now


def looks(watch: Watch, clock: Seconds, count: int = 4) -> list[bool]:
    """Look a few times, with as much time in between as the watch wants."""
    found = []
    for _ in range(count):
        clock.now += watch.wait
        found.append(watch.look())
    return found


def test_a_save_is_told_once(tmp_path: Path) -> None:
    """A file written in place is told after it has been still for a moment, and not again."""
    path, clock = tmp_path / "a.yaml", Seconds()
    path.write_text("a")
    watch = Watch([path], clock)
    assert looks(watch, clock) == [False] * 4
    path.write_text("ab")
    assert looks(watch, clock, 8).count(True) == 1


def test_a_file_that_takes_the_place_of_another_is_told(tmp_path: Path) -> None:
    """An editor that writes another file and renames it is noticed, also where size and time are the same."""
    path, clock = tmp_path / "a.yaml", Seconds()
    path.write_text("a")
    watch = Watch([path], clock)
    other = tmp_path / "b"
    other.write_text("b")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert looks(watch, clock).count(True) == 1


def test_nothing_is_told_while_a_file_is_written(tmp_path: Path) -> None:
    """A file that grows from look to look counts as saved only when it is whole."""
    path, clock = tmp_path / "a.yaml", Seconds()
    path.write_text("a")
    watch = Watch([path], clock)
    for size in range(2, 9):
        path.write_text("a" * size)
        assert looks(watch, clock, 1) == [False]
        assert watch.pending
        assert watch.still() == 0
    assert looks(watch, clock).count(True) == 1


def test_files_may_come_and_go(tmp_path: Path) -> None:
    """A file that is not there is waited for, and one that is taken away is told."""
    path, clock = tmp_path / "a.csv", Seconds()
    watch = Watch([path], clock)
    path.write_text("a")
    assert looks(watch, clock).count(True) == 1
    path.unlink()
    assert looks(watch, clock).count(True) == 1


def test_other_files_can_be_followed(tmp_path: Path) -> None:
    """What changed in a file that is followed already is told, also when others join it; one that left is not."""
    first, second, clock = tmp_path / "a", tmp_path / "b", Seconds()
    first.write_text("a")
    watch = Watch([first], clock)
    first.write_text("ab")
    watch.follow([first, second])
    assert looks(watch, clock).count(True) == 1
    watch.follow([second])
    first.write_text("abc")
    assert looks(watch, clock).count(True) == 0


def test_slow_looks_are_rare(tmp_path: Path) -> None:
    """Where a look takes long, as with thousands of files, the next one comes much later."""
    times = iter([0.0, 1.0, 1.2])
    watch = Watch([tmp_path / "a"], lambda: next(times))
    usual = watch.wait
    watch.look()
    assert watch.wait > 5 > usual
