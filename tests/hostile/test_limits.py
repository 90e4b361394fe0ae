"""What a deck may ask for at most: each limit has a name, is told with it, and can be set."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.model.limits import Limits, limits
from quiz.paths import Home
from tests.hostile.test_files import HEAD, IMAGE, TABLE
from tests.support.media import png

QUESTION = f"{HEAD}questions:\n  - {{id: q, flip: Which?, answer: A}}\n"


def _text(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def _table(folder: Path, table: str) -> None:
    _text(folder, "x.yaml", TABLE)
    _text(folder, "t.csv", table)


def _image(folder: Path, size: int) -> None:
    _text(folder, "x.yaml", IMAGE)
    (folder / "i.png").write_bytes(png() + bytes(size << 20))


MAKERS: dict[str, tuple[int, int, Callable[[Path, int], None]]] = {
    "deck_mib": (1, 2, lambda folder, size: _text(folder, "x.yaml", QUESTION + "# filling\n" * (size << 17))),
    "table_mib": (1, 2, lambda folder, size: _table(folder, "a,b\n" + f"{'a' * 900},b\n" * (size << 10))),
    "media_mib": (1, 3, _image),
    "depth": (4, 12, lambda folder, size: _text(folder, "x.yaml", f"{QUESTION}ignore: {'[' * size}{']' * size}\n")),
    "text": (1_000, 1_001, lambda folder, size: _text(folder, "x.yaml", QUESTION.replace("Which?", "w" * size))),
    "facts": (2, 3, lambda folder, size: _table(folder, "a,b\n" + "".join(f"a{n},b\n" for n in range(size)))),
}
"""A limit, a size that is above it, and what makes a deck of a size."""


@pytest.mark.parametrize("name", MAKERS)
def test_a_limit_is_told_by_its_name_and_can_be_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], home: Home, name: str
) -> None:
    """What is above a limit is refused in one line that names it; with a higher one it is not refused for that."""
    low, above, make = MAKERS[name]
    make(tmp_path, above)
    path = str(tmp_path / "x.yaml")
    main(["bank", path])
    assert f"limit_{name}" not in capsys.readouterr().err
    assert main(["settings", f"limit_{name}", str(low)]) == 0
    capsys.readouterr()
    for command in (["bank", path], ["study", "--plain", path], ["check", path]):
        assert main(command) == 2
        said = "".join(capsys.readouterr())
        assert f"at most {low:,}" in said
        assert f"'quiz settings limit_{name}'" in said
    assert main(["settings", f"limit_{name}", "default"]) == 0
    main(["bank", path])
    assert f"limit_{name}" not in capsys.readouterr().err.splitlines()[-1:]


def test_limits_end_with_their_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What one command lets hold does not hold for the next."""
    _text(tmp_path, "x.yaml", QUESTION)
    main(["settings", "limit_text", "1000"])
    assert main(["bank", str(tmp_path / "x.yaml")]) == 0
    assert limits() == Limits()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "the anchor '&a' is not allowed"),
        ("[" * 100_000, "nesting deeper than 32 levels"),
        ("- " * 100_000 + "x", "nesting deeper than 32 levels"),
        ("{a: " * 5_000, "nesting deeper than 32 levels"),
        ("? " * 50_000, "nesting deeper than 32 levels"),
        ("deck: " + "x" * 60_000, "a text of 60,000 letters is too long"),
        ('deck: "' + "x\\n" * 60_000 + '"', "a text of 120,000 letters is too long"),
        ("deck: |\n" + "  x\n" * 60_000, "letters is too long"),
        ("x: 1\n" * 50_000, "'x' stands twice"),
        ("deck: a\0b\n", "U+0000 is not allowed"),
        ("deck: a\n---\ndeck: b\n", "a second document is not allowed"),
        ("deck: !!python/object/apply:os.system [x]\n", "the tag 'tag:yaml.org,2002:python/"),
        ("<<: {deck: a}\n", "no key '<<'"),
        ("%YAML 1.1\n---\n%TAG ! tag:x\n", "not YAML"),
        ("", "the file is empty"),
        ("&" * 50_000, "not YAML"),
        ("a" * 1_000_000, "not YAML"),
    ],
)  # fmt: skip
def test_bombs_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, reason: str) -> None:
    """Aliases, depth, length and what only programs need are refused at once, in one short line with a place."""
    _text(tmp_path, "x.yaml", text)
    assert main(["bank", str(tmp_path / "x.yaml")]) == 2
    said = capsys.readouterr().err
    assert reason in said or "too long" in said or "no key" in said or "must be" in said, said[:300]
    assert said.count("\n") == 1
    assert len(said) < 1_500


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp037"])
@pytest.mark.parametrize("place", ["x.yaml", "t.csv"])
def test_other_encodings_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str, encoding: str
) -> None:
    """What is no UTF-8 is told with a place, and nothing of it is guessed."""
    _table(tmp_path, "a,b\nä,b\n")
    _text(tmp_path, "x.yaml", TABLE.replace("title: X", "title: ä"))
    path = tmp_path / place
    path.write_bytes(path.read_text("utf-8").encode(encoding, "replace"))
    assert main(["check", str(tmp_path / "x.yaml")]) == 2
    assert f"{place}:" in "".join(capsys.readouterr())
