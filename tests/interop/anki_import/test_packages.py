"""Packages that Anki itself wrote, in both of its formats."""

from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.decks.read import read_deck
from quiz.library.importing import Imported, Wish, import_anki
from quiz.questions.bank import build_bank
from tests.support.anki.client import Anki

PNG = "\x89PNG"


def filled(anki: Anki) -> None:
    """Add a note of each type that Anki brings along, and one of a type that cannot be asked."""
    anki.add_media("pic ture.png", "x")
    anki.add_note("Basic", {"Front": "a &lt; <b>b</b>", "Back": "c<br>d"}, "Deck::Sub", ["x::y", "leech"])
    anki.add_note("Basic (and reversed card)", {"Front": "one", "Back": "eins"})
    anki.add_note("Basic (optional reversed card)", {"Front": "two", "Back": "zwei", "Add Reverse": ""})
    anki.add_note("Basic (optional reversed card)", {"Front": "three", "Back": "drei", "Add Reverse": "y"})
    anki.add_note("Basic (type in the answer)", {"Front": "four?", "Back": "vier"})
    anki.add_note("Cloze", {"Text": "{{c1::Paris::city}} is in {{c2::France}}.", "Back Extra": "So."})
    anki.add_note("Cloze", {"Text": "{{c1::Red}} and {{c1::blue}} make {{c2::purple}}."})
    anki.add_note("Cloze", {"Text": "\\( \\frac{a}{b} \\) is a {{c1::fraction}}"})
    anki.add_note("Basic", {"Front": '<img src="pic ture.png">', "Back": "[sound:none.mp3]"})
    anki.add_note("Basic", {"Front": "Empty?", "Back": ""})
    anki.add_notetype("Scripted", ["A", "B"], [("one", "{{A}}<script>x()</script>", "{{B}}")])
    anki.add_note("Scripted", {"A": "a", "B": "b"})
    anki.add_notetype(
        "Cited", ["Word", "Meaning", "Source"], [("one", "Mean: {{Word}}", "{{FrontSide}}{{Meaning}} {{Source}}")]
    )
    anki.add_note("Cited", {"Word": "w", "Meaning": "m", "Source": "Smith, page 3"})
    occlusion = {"Occlusion": "{{c1::image-occlusion:rect:left=.1}}", "Image": "x", "Header": "h"}
    anki.add_note("Image Occlusion", occlusion)


@pytest.mark.parametrize("legacy", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_packages_of_anki_are_read(tmp_path: Path, anki: Anki, *, legacy: bool, whole: bool) -> None:
    """Every stock type becomes questions with one card a card of Anki's; the rest is told with its reason."""
    filled(anki)
    path = tmp_path / ("c.colpkg" if whole else "c.apkg")
    if whole:
        anki.export_collection(path, legacy=legacy)
    else:
        anki.export_package(path, legacy=legacy)
    output = tmp_path / "mine.yaml"
    imported = import_anki(Wish(path, output), None)
    bank = build_bank(read_deck(output))
    asked = {question.stem: (question.format, question.answers) for question in bank.questions}
    shown = {stem: asked.pop(stem) for stem in list(asked) if "[image" in stem}
    assert asked == {
        "a < b": ("flip", ("c; d",)),
        "one": ("flip", ("eins",)),
        "eins": ("flip", ("one",)),
        "two": ("flip", ("zwei",)),
        "three": ("flip", ("drei",)),
        "drei": ("flip", ("three",)),
        "four?": ("typed", ("vier",)),
        "_____ (city) is in France.": ("cloze", ("Paris",)),
        "Paris (city) is in _____.": ("cloze", ("France",)),
        "_____ and _____ make purple.": ("flip", ("Red … blue",)),
        "Red and blue make _____.": ("typed", ("purple",)),
        "$\\frac{a}{b}$ is a _____": ("typed", ("fraction",)),
        "Mean: w": ("flip", ("m",)),
    }
    assert list(shown.values()) == [("flip", ("(sound)",))]
    assert reasons(imported) == {
        "notes of 'Image Occlusion'": "parts of images cannot be asked in a terminal",
        "notes of 'Scripted'": "its templates run scripts, so what they show is not known",
        "cards of 'Basic'": "the answer is empty",
    }
    cards = {card.statement.split(" → ")[0]: card for card in bank.cards}
    assert cards["a < b"].tags == ("x::y",)
    assert "Deck::Sub, note " in cards["a < b"].source
    assert cards["Mean: w"].source == "Smith, page 3"
    assert cards["one"].fact == cards["eins"].fact
    assert len({card.fact for card in bank.cards}) == 10
    assert main(["check", str(output)]) < 2
    again = tmp_path / "again.yaml"
    import_anki(Wish(path, again, deck="mine"), None)
    assert again.read_text("utf-8") == output.read_text("utf-8")


def reasons(imported: Imported) -> dict[str, str]:
    """Return why what was left out, but for media."""
    return {entry.what: entry.reason for entry in imported.left_out if "media" not in entry.what}
