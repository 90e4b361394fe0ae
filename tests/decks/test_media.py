"""Images and audio of a deck: what may be named, and what is told of what may not."""

from pathlib import Path

import pytest

from quiz.decks.fix import fix_deck
from quiz.errors import DeckError
from quiz.model.media import Media
from quiz.questions.bank import build_bank
from quiz.questions.record import records
from tests.support.checking import check_deck
from tests.support.decks import HEAD, make_deck, write_deck
from tests.support.media import png, write_media

HEAD_LINES = HEAD.count("\n")
FACT = "facts:\n  - {{id: a, text: 'A {{x}}.', image: {}}}\n"
AUDIO = "questions:\n  - {{id: a, flip: 'What?', answer: x, audio: {}}}\n"
BIRDS = """\
kinds:
  bird: {slots: {name: term, size: number}, sentence: "{name} is {size} cm long."}
facts:
  - {table: birds.csv, kind: bird, id: "bird-{name}"%s}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a deck's folder with media, and one file beside the folder."""
    made = tmp_path / "deck"
    (made / "sub").mkdir(parents=True)
    write_media(made)
    write_media(made / "sub")
    (tmp_path / "out.png").write_bytes(png())
    (made / "link.png").symlink_to(tmp_path / "out.png")
    (made / "inside.png").symlink_to(made / "a.png")
    (made / "loop.png").symlink_to(made / "loop.png")
    (made / "folder.png").mkdir()
    return made


def told(media: tuple[Media, ...]) -> list[tuple[str, str, str, str]]:
    """Return what is told of media: sort, file, alt and when it is shown."""
    return [(one.sort, one.file, one.alt, one.shown) for one in media]


# what is named → how far in the problem is, what the line says
MISTAKES = [
    (FACT, "Greta_1953.jpeg", 0, "'Greta_1953.jpeg' does not exist (the file's name is taken from the deck's folder)"),
    (FACT, "aa.png", 0, "'aa.png' does not exist (did you mean 'a.png'?)"),
    (FACT, "gone/a.png", 0, "'gone/a.png' does not exist"),
    (FACT, "../out.png", 0, "'../out.png' leads outside of the deck's folder (put the file beside the deck"),
    (FACT, "sub/../a.png", 0, "leads outside of the deck's folder"),
    (FACT, "link.png", 0, "'link.png' leads outside of the deck's folder (put the file itself beside the deck)"),
    (FACT, "loop.png", 0, "'loop.png' "),
    (FACT, "folder.png", 0, "'folder.png' is no file"),
    (FACT, "/etc/a.png", 0, "'/etc/a.png' is no path from the deck's folder"),
    (FACT, "~/a.png", 0, "is no path from the deck's folder"),
    (FACT, "'C:\\a.png'", 0, "is no path from the deck's folder"),
    (FACT, "'sub\\a.png'", 0, "has a backslash (set folders apart with '/')"),
    (FACT, "'https://example.org/a.png'", 0, "is an address (put the file beside the deck and name it)"),
    (FACT, "notes.txt", 0, "'notes.txt' has no extension of an image file (one of: .png, .jpg"),
    (FACT, "a.wav", 0, "'a.wav' is no image file (name it under 'audio')"),
    (FACT, "empty.png", 0, "'empty.png' is empty"),
    (FACT, "sound.png", 0, "'sound.png' holds WAV, but is named as PNG (give it the right extension, or convert it)"),
    (FACT, "page.svg", 0, "'page.svg' holds something else, but is named as SVG"),
    (FACT, "script.svg", 0, "'script.svg' is an SVG that runs or loads something (save it as a plain drawing"),
    (FACT, "loads.svg", 0, "is an SVG that runs or loads something"),
    (FACT, "click.svg", 0, "is an SVG that runs or loads something"),
    (FACT, f"{'x' * 300}.png", 0, "cannot be read: file name too long"),
    (FACT, "", 0, "'image' must be a file or a mapping with 'file', found nothing"),
    (FACT, "[[a.png]]", 1, "'image' must be a file or a mapping with 'file', found a list"),
    (FACT, "[a.png, gone.png]", 8, "'gone.png' does not exist"),
    (FACT, "{alt: x}", 0, "'image' needs 'file' (a file in the deck's folder)"),
    (FACT, "{file: gone.png}", 7, "'gone.png' does not exist"),
    (FACT, "{file: a.png, als: x}", 14, "'image' has no key 'als' (did you mean 'alt'?)"),
    (FACT, "{file: a.png, on: front}", 18, "'on' cannot be 'front'"),
    (AUDIO, "a.png", 0, "'a.png' is no audio file (name it under 'image')"),
    (AUDIO, "gone.mp3", 0, "'gone.mp3' does not exist"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "named", "offset", "says"), MISTAKES, ids=[f"{m[1][:25]}-{m[3][:25]}" for m in MISTAKES]
)
def test_a_mistake_is_told_at_its_place(folder: Path, body: str, named: str, offset: int, says: str) -> None:
    """What cannot be shown is told with file, line and column, what is wrong and what would be right."""
    with pytest.raises(DeckError) as refused:
        make_deck(folder, body.format(named))
    (problem,) = refused.value.problems
    column = body.splitlines()[1].format("").index("}", 30) + 1 + offset
    assert str(problem).startswith(f"small.yaml:{2 + HEAD_LINES}:{column}: ")
    assert says in str(problem)


def test_a_file_that_is_too_large_is_refused(folder: Path) -> None:
    """A file above the limit is told with its size and the limit."""
    (folder / "large.png").write_bytes(png() + bytes(17 * 2**20))
    with pytest.raises(
        DeckError, match=r"'large.png' is too large with 17 MiB \(at most 16 MiB: 'quiz settings limit_"
    ):
        make_deck(folder, FACT.format("large.png"))


def test_every_type_can_be_named(folder: Path) -> None:
    """Each type of image and audio is read, alone, in a list, from a subfolder, or through a link inside the folder."""
    images = ["a.png", "a.jpg", "a.gif", "a.webp", "a.svg", "sub/a.png", "inside.png", "./a.png"]
    sounds = ["a.mp3", "a.ogg", "a.opus", "a.wav", "a.m4a", "a.flac"]
    body = f"facts:\n  - {{id: a, text: 'A {{x}}.', image: [{', '.join(images)}], audio: [{', '.join(sounds)}]}}\n"
    (fact,) = make_deck(folder, body).facts
    assert [media.file.removeprefix("./") for media in fact.media] == [*images[:-1], "a.png", *sounds]
    assert all(media.path.is_file() and media.path.is_absolute() for media in fact.media)


def test_what_is_told_of_a_file_reaches_the_bank(folder: Path) -> None:
    """Alt text, credit and side come to the card, to its questions and to what other programs read."""
    body = (
        "facts:\n  - {id: a, text: 'Ann saw {Rome}.', image: {file: a.png, alt: A view, credit: Ann, on: question}}\n"
        "questions:\n  - {id: b, flip: 'What?', answer: x, audio: a.mp3}\n"
    )
    bank = build_bank(make_deck(folder, body))
    assert {card.fact: told(card.media) for card in bank.cards} == {
        "a": [("image", "a.png", "A view", "question")],
        "b": [("audio", "a.mp3", "", "answer")],
    }
    for record in records(bank):
        expected = {"sort": "image", "file": "a.png", "alt": "A view", "credit": "Ann", "shown": "question"}
        if record["fact"] == "b":
            expected = {"sort": "audio", "file": "a.mp3", "alt": "", "credit": "", "shown": "answer"}
        assert record["media"] == [expected]


def test_a_column_names_an_image_for_each_row(folder: Path) -> None:
    """A row names its own image; a cell that is empty names none; a mistake is told at the cell."""
    (folder / "birds.csv").write_text("name,size,image\nWren,9,a.png\nKite,60,\nOwl,40,a.jpg;a.gif\n")
    facts = make_deck(folder, BIRDS % "").facts
    assert [[media.file for media in fact.media] for fact in facts] == [["a.png"], [], ["a.jpg", "a.gif"]]
    (folder / "birds.csv").write_text("name,size,image\nWren,9,a.png\nKite,60,gone.png\n")
    with pytest.raises(DeckError, match=r"birds.csv:3:9: 'gone.png' does not exist"):
        make_deck(folder, BIRDS % "")


def test_a_table_tells_of_the_images_of_its_rows(folder: Path) -> None:
    """What a table says of its images is filled from the cells; a row without a cell has no image."""
    (folder / "birds.csv").write_text("name,size,image\nWren,9,a\nKite,60,\n")
    said = ', image: {file: "{image}.png", alt: "a bird of {size} cm", on: question}'
    wren, kite = make_deck(folder, BIRDS % said).facts
    assert told(wren.media) == [("image", "a.png", "a bird of 9 cm", "question")]
    assert kite.media == ()


def test_a_question_about_several_facts_shows_no_image_before_the_answer(folder: Path) -> None:
    """An image of one of several facts would tell which of the answers it belongs to."""
    shown = "image: {file: a.png, alt: a place, on: question}"
    body = (
        "facts:\n"
        f"  - {{id: a, visit: {{who: Ann, to: Rome, when: 2001}}, {shown}}}\n"
        f"  - {{id: b, visit: {{who: Bob, to: Rome, when: 2001}}, {shown}}}\n"
    )
    asked = build_bank(make_deck(folder, body)).questions
    sides = {(len(question.key) > 1, media.shown) for question in asked for media in question.media}
    assert sides == {(False, "question"), (True, "answer")}


def test_what_is_shown_can_make_the_answer_alone(folder: Path) -> None:
    """A question by sight is asked of each row, with the answers of the others as wrong options."""
    (folder / "birds.csv").write_text("name,size,image\nWren,9,a.png\nKite,60,a.jpg\nOwl,40,a.gif\nTit,12,a.webp\n")
    body = """\
    kinds:
      bird:
        slots: {name: term, size: number}
        sentence: "{name} is {size} cm long."
        ask: {name: Which bird is this?}
    facts:
      - {table: birds.csv, kind: bird, id: "bird-{name}", image: {file: "{image}", alt: a bird, on: question}}
    """
    bank = build_bank(make_deck(folder, body))
    asked = [question for question in bank.questions if question.stem == "Which bird is this?"]
    assert {question.answers for question in asked} == {("Wren",), ("Kite",), ("Owl",), ("Tit",)}
    choices = [question for question in asked if question.format == "choice"]
    assert len(choices) == 4
    assert all(len(question.options or ()) == 4 for question in choices)
    assert all(media.shown == "question" for question in asked for media in question.media)


def test_the_check_asks_for_words(folder: Path) -> None:
    """An image without words gets one line, and so do words that tell the answer that is asked for."""
    body = (
        "facts:\n  - {id: a, text: 'Ann saw {Rome}.', image: a.png, audio: a.mp3}\n"
        "  - {id: b, text: 'Bob saw {Oslo}.', image: {file: a.jpg, alt: the port of Oslo, on: question}}\n"
        "  - {id: c, text: 'Cy saw {Bern}.', image: {file: a.jpg, alt: the bears of Bern}}\n"
    )
    found = [(p.mark.line - HEAD_LINES, p.code) for p in check_deck(write_deck(folder, body))]
    assert [entry for entry in found if entry[1] in {"no-alt", "alt-tells"}] == [(2, "no-alt"), (3, "alt-tells")]


def test_an_id_is_made_of_the_words_and_not_of_the_image(folder: Path) -> None:
    """The id that is written into a fact names what it states, wherever its image stands."""
    path = write_deck(folder, "facts:\n  - {image: {file: a.png, alt: x}, text: 'Ann saw {Rome}.'}\n")
    assert "{id: ann-saw-rome, image:" in fix_deck(path, "small.yaml").text
