"""Media files of a package."""

from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.interop.anki_import import limits
from quiz.interop.anki_import.media import decks_show_media
from quiz.library.importing import Wish, import_anki
from tests.support.packages import legacy

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
FILES = {"0": PNG, "1": b"ID3" + bytes(40), "2": b"MZ", "3": PNG + bytes(2_000)}
NAMES = {"0": "../a b.png", "1": "x.mp3", "2": "fake.png", "3": "large.png"}
NOTES = [
    (1, ('<img src="../a b.png">', "A [sound:x.mp3]")),
    (1, ('Q <img src="fake.png">', 'B <img src="large.png"><img src=gone.png>')),
]


@pytest.mark.skipif(not decks_show_media(), reason="decks have no media yet")
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
    assert len(getattr(first, "media", ())) == 2
    assert second.stem == "Q [image: fake.png]"
    assert second.explanation == "[image: large.png] [image: gone.png]"


@pytest.mark.skipif(decks_show_media(), reason="decks show media")
def test_media_are_named_where_decks_have_none(tmp_path: Path) -> None:
    """Without media in decks, the texts name the files."""
    path = legacy(tmp_path / "x.apkg", media=NAMES, files=FILES, notes=NOTES)
    import_anki(Wish(path, tmp_path / "d.yaml"), None)
    first, _ = read_deck(tmp_path / "d.yaml").questions
    assert (first.stem, first.explanation) == ("[image: ../a b.png]", "[audio: x.mp3]")
