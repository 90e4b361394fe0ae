"""Media files of a package."""

from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.interop.anki_import import limits
from quiz.library.importing import Wish, import_anki
from tests.support.packages import legacy

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
FILES = {"0": PNG, "1": b"ID3" + bytes(40), "2": b"MZ", "3": PNG + bytes(2_000)}
NAMES = {"0": "../a b.png", "1": "x.mp3", "2": "fake.png", "3": "large.png"}
NOTES = [
    (1, ('<img src="../a b.png">', "A [sound:x.mp3]")),
    (1, ('Q <img src="fake.png">', 'B <img src="large.png"><img src=gone.png>')),
]


def test_media_lie_beside_the_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a deck can show is copied under safe names; the rest is named in the text and told with its reason."""
    monkeypatch.setattr(limits, "MAX_MEDIA_BYTES", 1_000)
    path = legacy(tmp_path / "x.apkg", media=NAMES, files=FILES, notes=NOTES)
    output = tmp_path / "d.yaml"
    imported = import_anki(Wish(path, output), None)
    assert sorted(file.name for file in (tmp_path / "d-media").iterdir()) == ["a-b.png", "x.mp3"]
    assert (tmp_path / "d-media" / "a-b.png").read_bytes() == PNG
    assert imported.media == 2
    assert len(imported.left_out) == 3
    first, second = read_deck(output).questions
    assert [(one.file, one.shown) for one in first.media] == [
        ("d-media/a-b.png", "question"),
        ("d-media/x.mp3", "answer"),
    ]
    assert second.stem == "Q [image: fake.png]"
    assert second.explanation == "[image: large.png] [image: gone.png]"
