"""Packages that the real Anki imports, for the first time."""

import re
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.errors import Mark, QuizError
from quiz.interop.anki.labels import Labelling
from quiz.interop.anki.notes import PREFERENCE
from quiz.interop.anki.notetypes import NOTE_TYPES
from quiz.interop.anki.package import Choices, export_anki
from quiz.interop.choosing import chosen_questions, laid_out
from quiz.model.question import Bank, Card
from tests.interop.anki.support import ALL, EVERY_FORMAT, NOW, Exporter, plain
from tests.support.anki.client import Anki
from tests.support.decks import make_bank
from tests.support.media import MP3, png


@pytest.fixture
def export(tmp_path: Path) -> Exporter:
    """Return what exports a deck again and again."""
    return Exporter(tmp_path)


def test_anki_takes_every_card_and_leaves_none_blank(export: Exporter, anki: Anki, bank: Bank) -> None:
    """As many notes are new as questions exported; each front asks, each back answers and cites."""
    package = export(bank)
    count = len(bank.cards)
    assert (export.report.notes, export.report.new, export.report.first) == (count, count, True)
    assert anki.import_package(package) == {"new": count}
    questions = {question.id: question for question in bank.questions}
    for card in anki.render():
        question = questions[card["fields"]["Id"]]
        stem = question.stem.split("_____")[0].strip()
        assert stem in plain(card["front"])
        back = plain(card["back"])
        assert question.source in back
        assert all(answer in back for answer in question.answers) or "[[type:Answer]]" in card["back"]
    assert anki.decks() == [bank.title]
    assert [row["due"] for row in sorted(anki.cards(), key=lambda row: row["id"])] == list(range(count))
    assert "problems" not in anki.check_database()
    assert not anki.sql("select id from notes where csum = 0")


def test_every_format_becomes_a_card(export: Exporter, anki: Anki) -> None:
    """Each of the eleven formats is imported and shows its question and answer, in one of the five note types."""
    package = export(EVERY_FORMAT, ALL)
    assert anki.import_package(package) == {"new": 11}
    pages = {card["fields"]["Format"]: (card["front"], card["back"]) for card in anki.render()}
    cards = {name: (plain(front), plain(back)) for name, (front, back) in pages.items()}
    assert len(cards) == 11
    assert "blue" not in cards["cloze"][0]
    assert "blue" in cards["cloze"][1]
    assert all(option in cards["choice"][0] for option in ("alpha", "beta", "gamma"))
    assert "Not that." in cards["choice"][1]
    assert "Not that." not in cards["choice"][0]
    assert all(item in cards["order"][0] for item in ("one", "two", "three"))
    assert "one two three" not in cards["order"][0]
    assert "one two three" in cards["order"][1]
    assert "Paris" in cards["match"][0]
    assert "France Paris" in cards["match"][1]
    for name in ("choice", "multi", "truefalse"):
        assert "key" not in re.sub("<style>.*?</style>", "", pages[name][0], flags=re.DOTALL)
    right = re.findall(r'<li class="key"><div><span class="text">(\w+)', pages["multi"][1])
    assert sorted(right) == ["alpha", "beta"]
    assert re.findall(r'<li class="key"><div><span class="text">(\w+)', pages["truefalse"][1]) == ["False"]
    assert {note["notetype"] for note in anki.notes()} == {note_type.name for note_type in NOTE_TYPES}


def test_text_that_anki_would_read_as_code_is_shown(export: Exporter, anki: Anki) -> None:
    """Markup, templates, commands and formula marks of a deck's text are shown letter for letter; maths is MathJax."""
    hostile = [
        "<script>alert(1)</script>",
        "a < b, vector<int> &lt; \" ' &",
        "{{Answer}} {{c1::x}} std::vector }} end}",
        "[sound:x.mp3] [$]abc[/$] [$$]abc[/$$] [latex]x[/latex] [anki:tts lang=en]x[/anki:tts]",
        r"match \(abc\) and \[bcd\]",
    ]
    questions = []
    for number, text in enumerate(hostile):
        quoted = text.replace("'", "''")
        questions.append(f"  - {{id: f{number}, flip: 'Is {quoted} it?', answer: '{quoted}'}}\n")
        if "{" not in text:
            questions.append(f"  - {{id: c{number}, cloze: 'It is {{{quoted}}} here {quoted}.'}}\n")
    questions.append("  - {id: m, cloze: 'Thus {$x^2 [sound:x]$} holds.'}\n")
    deck = f"questions:\n{''.join(questions)}"
    assert anki.import_package(export(deck, ALL)) == {"new": len(questions)}
    for card in anki.render():
        assert card["front_sounds"] == card["back_sounds"] == 0
        name = card["fields"]["Id"].split("/")[1]
        if name == "m":
            assert r"\(x^2 [sound:x]\)" in plain(card["back"])
            continue
        text = hostile[int(name[1:])]
        back = re.sub(r"</?span[^>]*>", "", card["back"])
        assert plain(back).count(text) >= 2
        assert not re.search(r"(?<!>)\\[(\[]", card["back"])
        assert "<script>" not in card["back"]


def test_options_beyond_ankis_fields_are_a_list(export: Exporter, anki: Anki) -> None:
    """A choice with more options than its note type has fields shows all of them as a list."""
    wrong = ", ".join(f"wrong{number}" for number in range(9))
    anki.import_package(export(f"questions:\n  - {{id: q, choice: Which?, answer: right, wrong: [{wrong}]}}\n"))
    (card,) = anki.render()
    assert all(f"wrong{number}" in card["front"] for number in range(9))
    assert "right" in plain(card["back"].split("answer", 1)[1])


def test_options_keep_their_places_and_the_key_has_no_favourite() -> None:
    """One more option moves none of the others; over many questions the key is everywhere about equally often."""
    from quiz.model.question import Option, Question

    places = [0, 0, 0, 0]
    for number in range(400):
        options = tuple(Option(text, correct=text == "a") for text in "abcd")
        question = Question(
            f"d/f{number}/s/choice", "c", "d", "f", "s", "choice", "?", ("a",), "", "", 0.25, options=options
        )
        shown = [option.text for option in laid_out(question)]
        places[shown.index("a")] += 1
        more = replace(question, options=(Option("e", correct=False), *options))
        assert [option.text for option in laid_out(more) if option.text != "e"] == shown
    assert all(70 < place < 130 for place in places)


def test_decks_tags_and_suspension_are_chosen(tmp_path: Path, anki: Anki) -> None:
    """Sub-decks by kind, tags of every label and one of the user's own, suspended cards."""
    deck = """\
    facts:
      - {id: a, tags: [Вена, "a b::c"], visit: {who: Ann, to: Rome, when: 2001}}
    questions:
      - {id: q, flip: What?, answer: That.}
    """
    labelling = Labelling(("deck", "tags", "kind", "fact", "format"), ("mine::x",), "kind")
    bank = replace(make_bank(tmp_path, deck), title="C++ :: std::vector")
    export_anki([bank], tmp_path / "d.apkg", NOW, Choices(labelling=labelling, suspended=True))
    anki.import_package(tmp_path / "d.apkg", scheduling=True)
    assert anki.decks() == ["C++: std: vector", "C++: std: vector::visit"]
    assert {row["queue"] for row in anki.cards()} == {-1}
    (note,) = [note for note in anki.notes() if note["fields"]["Id"].startswith("small/a/who")]
    assert sorted(note["tags"]) == [
        "factquiz::fact::small::a", f"factquiz::format::{note['fields']['Format']}", "factquiz::kind::visit",
        "factquiz::small", "factquiz::small::a-b::c", "factquiz::small::Вена", "mine::x",
    ]  # fmt: skip


def test_media_go_with_their_questions(tmp_path: Path, anki: Anki) -> None:
    """Files are named by their content, once each, and found by Anki; a missing one is an error that leaves nothing."""
    for name, content in {"answer is alpha.PNG": png(), "copy.png": png(), "a.mp3": MP3}.items():
        (tmp_path / name).write_bytes(content)
    deck = """\
    questions:
      - id: q
        flip: What?
        answer: That.
        image:
          - {file: answer is alpha.PNG, alt: 'a "dot" [sound:x]', credit: Ann <3, on: question}
          - copy.png
        audio: a.mp3
    """
    bank = make_bank(tmp_path, deck)
    export_anki([bank], tmp_path / "d.apkg", NOW)
    assert anki.import_package(tmp_path / "d.apkg") == {"new": 1}
    assert len(anki.media()) == 2
    assert not any("alpha" in name for name in anki.media())
    assert anki.check_media() == {"missing": [], "unused": []}
    (card,) = anki.render()
    assert (card["front_sounds"], card["back_sounds"]) == (0, 1)
    assert "Ann <3" in plain(card["front"])
    assert 'alt="a &quot;dot&quot; &#91;sound:x]"' in card["front"]
    before = (tmp_path / "d.apkg").read_bytes()
    (tmp_path / "a.mp3").unlink()
    with pytest.raises(QuizError, match=r"a\.mp3: cannot be read: no such file"):
        export_anki([bank], tmp_path / "d.apkg", NOW)
    assert (tmp_path / "d.apkg").read_bytes() == before


def test_the_file_is_replaced_as_a_whole(tmp_path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is left in any folder, the file is compressed, and a failure keeps the old one."""
    folder, temporary = tmp_path / "out", tmp_path / "tmp"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path = folder / "deck.apkg"
    export_anki([bank], path, NOW)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}
    before = path.read_bytes()
    with pytest.raises(QuizError, match="there is no question to export of the format none"):
        export_anki([bank], path, NOW, Choices(formats=["none"]))
    with pytest.raises(QuizError, match="is there twice"):
        export_anki([bank, bank], path, NOW)
    assert path.read_bytes() == before
    assert [*folder.iterdir(), *temporary.iterdir()] == [path]
    with pytest.raises(QuizError, match="cannot be written: no such file or directory"):
        export_anki([bank], folder / "gone" / "deck.apkg", NOW)
    for target in (Path(), folder):
        with pytest.raises(QuizError, match="is no name for a file"):
            export_anki([bank], target, NOW)


def test_what_anki_would_drop_is_an_error(tmp_path: Path, bank: Bank) -> None:
    """A question of which nothing would be left names its place in the deck."""
    card = Card("d/f/s", "d", "f", "s", "", "", "", Mark("d.yaml", 3, 1))
    empty = replace(bank.questions[0], card="d/f/s", stem="\x00\ud800 ", format="flip", options=None)
    with pytest.raises(QuizError, match=r"d\.yaml:3:1: the question '.*' has no text"):
        export_anki([Bank("d", "D", (card,), (empty,))], tmp_path / "d.apkg", NOW)


def test_one_question_stands_for_a_card(bank: Bank) -> None:
    """By default each card is exported once, by recall where it can be."""
    chosen = chosen_questions(bank, None, PREFERENCE)
    assert [question.card for question in chosen] == [card.id for card in bank.cards]
    assert "choice" not in {question.format for question in chosen}
