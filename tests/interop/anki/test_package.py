"""Export to Anki, imported by the real Anki."""

import html
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition

from quiz.errors import QuizError
from quiz.interop.anki.notes import chosen_questions, escape
from quiz.interop.anki.notetypes import NOTE_TYPES
from quiz.interop.anki.package import export_anki
from quiz.model.question import FORMATS, Bank
from tests.support.decks import make_bank

IF_NEWER = ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER
NOW = 1_770_000_000.0
FACT = "facts:\n  - {id: a, visit: {who: Ann, to: Rome, when: 2001}}\n"


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """Return a fresh collection of the real Anki."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def imported(collection: Collection, package: Path) -> dict[str, int]:
    """Import a package as Anki does by default; return how many notes went which way."""
    options = ImportAnkiPackageOptions(
        merge_notetypes=False,
        update_notes=IF_NEWER,
        update_notetypes=IF_NEWER,
        with_scheduling=False,
        with_deck_configs=False,
    )
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}


def rendered(collection: Collection) -> Iterator[tuple[str, str, str]]:
    """Yield each card's question id, front and back as plain text."""
    for card_id in collection.find_cards(""):
        card = collection.get_card(card_id)
        output = card.render_output()
        yield card.note()["Id"], plain(output.question_text), plain(output.answer_text)


def plain(page: str) -> str:
    """Take the tags and scripts out of a page."""
    return html.unescape(re.sub(r"<[^>]*>|\{\{[^}]*\}\}", " ", page)).strip()


def test_anki_takes_every_card_and_leaves_none_blank(tmp_path: Path, collection: Collection, bank: Bank) -> None:
    """As many notes are new as questions exported; each front asks, each back answers and cites."""
    path = tmp_path / "deck.apkg"
    count = export_anki([bank], path, NOW)
    assert count == len(bank.cards)
    assert imported(collection, path) == {"new": count, "updated": 0, "duplicate": 0, "conflicting": 0}
    questions = {question.id: question for question in bank.questions}
    seen = set()
    for question_id, front, back in rendered(collection):
        question = questions[question_id]
        seen.add(question_id)
        assert len(front) > 10
        stem = question.stem.split("_____")[0].strip()
        assert stem in front
        if question.format not in {"typed", "number", "date"}:
            assert all(answer in back for answer in question.answers)
        assert question.source in back
    assert len(seen) == count
    (deck,) = [entry.name for entry in collection.decks.all_names_and_ids() if entry.id != 1]
    assert deck == bank.title


def test_every_format_becomes_a_card(tmp_path: Path, collection: Collection) -> None:
    """Each of the eleven formats is imported and shows its question and answer."""
    bank = make_bank(
        tmp_path,
        """\
        questions:
          - {id: q1, choice: Which one?, answer: alpha, wrong: [beta, {text: gamma, feedback: Not that.}]}
          - {id: q2, multi: Which ones?, answers: [alpha, beta], wrong: [gamma]}
          - {id: q3, truefalse: So it is., answer: false}
          - {id: q4, cloze: "The sky is {blue} here.", accept: [azure]}
          - {id: q5, typed: Who was it?, answer: Ann}
          - {id: q6, number: How far?, answer: 35 km}
          - {id: q7, date: When was it?, answer: 2017-08}
          - {id: q8, order: In which order?, items: [one, two, three]}
          - {id: q9, match: Which belongs?, pairs: {France: Paris, Spain: Madrid}}
          - {id: q10, list: Which are they?, answers: [here, there]}
          - {id: q11, flip: What is it?, answer: That.}
        """,
    )
    path = tmp_path / "deck.apkg"
    assert export_anki([bank], path, NOW, formats=FORMATS) == 11
    assert imported(collection, path)["new"] == 11
    cards = {question_id.rsplit("/", 1)[1]: (front, back) for question_id, front, back in rendered(collection)}
    assert set(cards) == set(FORMATS)
    assert "blue" not in cards["cloze"][0]
    assert "blue" in cards["cloze"][1]
    assert all(option in cards["choice"][0] for option in ("alpha", "beta", "gamma"))
    assert "Not that." in cards["choice"][1]
    assert "Not that." not in cards["choice"][0]
    assert all(item in cards["order"][0] for item in ("one", "two", "three"))
    assert re.search(r"one\s+two\s+three", cards["order"][1])
    assert "Paris" in cards["match"][0]
    used = {collection.get_note(note).note_type()["name"] for note in collection.find_notes("")}  # type: ignore[index]
    assert used == {note_type.name for note_type in NOTE_TYPES}


def test_the_key_is_marked_on_the_back_alone(tmp_path: Path, collection: Collection) -> None:
    """The right option has its mark on the back and nothing on the front tells it."""
    bank = make_bank(tmp_path, "questions:\n  - {id: q, choice: Which one?, answer: alpha, wrong: [beta, gamma]}\n")
    export_anki([bank], tmp_path / "d.apkg", NOW)
    imported(collection, tmp_path / "d.apkg")
    (card_id,) = collection.find_cards("")
    output = collection.get_card(card_id).render_output()
    assert 'class="key"' not in output.question_text
    assert re.findall(r'<span class="key">(\w+)</span>', output.answer_text) == ["alpha"]


def test_a_changed_fact_updates_its_note_and_keeps_scheduling(tmp_path: Path, collection: Collection) -> None:
    """A second export after an edit brings the new text, adds no note, and leaves the schedule."""
    first, second = tmp_path / "1.apkg", tmp_path / "2.apkg"
    export_anki([make_bank(tmp_path, FACT)], first, NOW)
    count = imported(collection, first)["new"]
    card_id = next(card for card in collection.find_cards("") if "Who visited" in collection.get_card(card).question())
    collection.sched.set_due_date([card_id], "12")
    before = collection.get_card(card_id)
    export_anki([make_bank(tmp_path, FACT.replace("Rome", "Oslo"))], second, NOW + 60)
    changes = imported(collection, second)
    assert changes == {"new": 0, "updated": count, "duplicate": 0, "conflicting": 0}
    after = collection.get_card(card_id)
    assert "Oslo" in after.question()
    assert (after.due, after.ivl, after.queue, after.type) == (before.due, before.ivl, before.queue, before.type)
    assert collection.note_count() == count


HOSTILE = [
    "<script>alert(1)</script>",
    "a < b, vector<int>",
    "{{Answer}} {{c1::x}}",
    "std::vector }} end",
    "[sound:x.mp3] [$]x[/$] [latex]x[/latex] [anki:tts lang=en]x[/anki:tts]",
    "quotes \" and ' & ampersands &lt;",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_deck_text_is_no_code_in_anki(tmp_path: Path, collection: Collection, hostile: str) -> None:
    """Markup, templates and commands in a deck's text are shown letter for letter."""
    quoted = hostile.replace("'", "''")
    cloze = quoted.replace("{", "(").replace("}", ")")
    bank = make_bank(
        tmp_path,
        f"questions:\n  - {{id: q1, flip: 'Is {quoted} it?', answer: '{quoted}'}}\n"
        f"  - {{id: q2, cloze: 'It is {{{cloze}}} here.'}}\n",
    )
    export_anki([bank], tmp_path / "d.apkg", NOW)
    assert imported(collection, tmp_path / "d.apkg")["new"] == 2
    backs = {}
    for card_id in collection.find_cards(""):
        output = collection.get_card(card_id).render_output()
        assert not output.question_av_tags
        assert not output.answer_av_tags
        backs[collection.get_card(card_id).note()["Id"]] = output.answer_text
    page = html.unescape(re.sub(r"<(?!script>|int>|/script>)[^<>]*>", "", backs["small/q1/question/flip"]))
    assert page.count(hostile) >= 2
    assert "<script>" not in "".join(backs.values())
    assert len(collection.find_cards("")) == 2


def test_options_beyond_ankis_fields_are_a_list(tmp_path: Path, collection: Collection) -> None:
    """A choice with more options than its note type has fields shows all of them as a list."""
    wrong = ", ".join(f"wrong{number}" for number in range(9))
    bank = make_bank(tmp_path, f"questions:\n  - {{id: q, choice: Which?, answer: right, wrong: [{wrong}]}}\n")
    export_anki([bank], tmp_path / "d.apkg", NOW)
    assert imported(collection, tmp_path / "d.apkg")["new"] == 1
    ((_, front, back),) = rendered(collection)
    assert all(f"wrong{number}" in front for number in range(9))
    assert "right" in back


def test_a_card_keeps_its_note_when_it_is_asked_otherwise(tmp_path: Path, collection: Collection) -> None:
    """A fact that makes a stem ambiguous moves a card to its blank; its note and schedule stay."""
    kind = (
        "kinds:\n  founding:\n    slots: {name: name, place: place, year: date}\n"
        "    sentence: 'In {year}, in {place}, people founded {name}.'\n"
        "    ask: {name: 'What was founded in {place}?'}\n"
    )
    one = kind + "facts:\n  - {id: a, asked: name, founding: {name: Alpha, place: Rome, year: 1900}}\n"
    two = one + "  - {id: b, asked: name, founding: {name: Beta, place: Rome, year: 1950}}\n"
    export_anki([make_bank(tmp_path, one)], tmp_path / "1.apkg", NOW)
    imported(collection, tmp_path / "1.apkg")
    (card_id,) = collection.find_cards("")
    collection.sched.set_due_date([card_id], "12")
    export_anki([make_bank(tmp_path, two)], tmp_path / "2.apkg", NOW + 60)
    assert imported(collection, tmp_path / "2.apkg") == {"new": 1, "updated": 1, "duplicate": 0, "conflicting": 0}
    card = collection.get_card(card_id)
    assert card.ivl == 12
    assert "In 1900, in Rome, people founded _____." in card.question()


def test_a_title_makes_no_sub_deck(tmp_path: Path, collection: Collection) -> None:
    """Two colons in a title are no path of decks."""
    path = tmp_path / "small.yaml"
    make_bank(tmp_path, FACT)
    text = path.read_text("utf-8").replace("title: A small deck", "title: 'C++ :: std::vector'")
    path.write_text(text, encoding="utf-8")
    from quiz.decks.read import read_deck
    from quiz.questions.bank import build_bank

    export_anki([build_bank(read_deck(path))], tmp_path / "d.apkg", NOW)
    imported(collection, tmp_path / "d.apkg")
    assert "C++ : std: vector" in [" ".join(entry.name.split()) for entry in collection.decks.all_names_and_ids()]


def test_the_file_is_replaced_as_a_whole(tmp_path: Path, bank: Bank) -> None:
    """Nothing else is left in the folder, the file is compressed, and a failure keeps the old one."""
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "deck.apkg"
    export_anki([bank], path, NOW)
    assert list(folder.iterdir()) == [path]
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}
    before = path.read_bytes()
    with pytest.raises(QuizError, match="there is no question to export"):
        export_anki([bank], path, NOW, formats=["none"])
    assert path.read_bytes() == before
    with pytest.raises(QuizError, match="cannot be written: no such file or directory"):
        export_anki([bank], folder / "gone" / "deck.apkg", NOW)
    for target in (Path(), folder):
        with pytest.raises(QuizError, match="is no name for a file"):
            export_anki([bank], target, NOW)


def test_guids_hang_on_the_ids_of_questions(tmp_path: Path) -> None:
    """The same question has the same guid for ever; another has another."""
    guids = []
    for number in range(2):
        path = tmp_path / f"{number}.apkg"
        export_anki([make_bank(tmp_path, FACT.replace("Rome", ("Rome", "Oslo")[number]))], path, NOW + number)
        with zipfile.ZipFile(path) as archive:
            archive.extract("collection.anki2", tmp_path)
        with closing(sqlite3.connect(tmp_path / "collection.anki2")) as db:
            guids.append([row[0] for row in db.execute("SELECT guid FROM notes ORDER BY id")])
    assert guids[0] == guids[1]
    assert len(set(guids[0])) == len(guids[0])


def test_note_types_are_frozen() -> None:
    """Ids, names and fields of the note types are those of the first release."""
    frozen = {note_type.name: (note_type.id, len(note_type.fields)) for note_type in NOTE_TYPES}
    assert frozen == {
        "factquiz Basic": (1_764_000_001_000, 17),
        "factquiz Typed": (1_764_000_002_000, 18),
        "factquiz Cloze": (1_764_000_003_000, 17),
        "factquiz Choice": (1_764_000_004_000, 40),
        "factquiz List": (1_764_000_005_000, 18),
    }


def test_one_question_stands_for_a_card(bank: Bank) -> None:
    """By default each card is exported once, by recall where it can be."""
    chosen = chosen_questions(bank, None)
    assert [question.card for question in chosen] == [card.id for card in bank.cards]
    assert "choice" not in {question.format for question in chosen}


@pytest.mark.parametrize("text", ["ß [sound:x]", "ß" * 20 + "[SOUND:x]", "[[sound:x]", "[sound:[sound:x]"])
def test_escaping_finds_commands_behind_any_letter(text: str) -> None:
    """Letters that change their length with their case do not hide or spoil a command."""
    assert html.unescape(escape(text)) == text
    assert "[sound:" not in escape(text).casefold()


def test_escaping_leaves_plain_text_alone() -> None:
    """Text without markup is itself; a line break becomes one of HTML."""
    assert escape("Mi-35 [b] {x}") == "Mi-35 [b] {x}"
    assert escape("a\nb") == "a<br>b"
