"""The authoring guide: its examples are clean decks that make the questions it says, and it leaves nothing out.

A block with a file behind its language (```yaml rivers.yaml) is that file, in a folder of its own for each section. A
deck without a head has the one that the guide names. A block ``questions`` lists stems, each with ``→`` and its answer,
that the deck above it makes. A block ``bash`` is run in the folder, and each of its commands must succeed.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.cli.arguments import FORMATS
from quiz.cli.main import main
from quiz.decks.grammar.deck import DECK
from quiz.decks.grammar.shapes import AnyOf, Choice, Form, Key, ListOf, MapOf, OneOrMany
from quiz.decks.kinds import read_builtin_kinds
from quiz.decks.read import read_deck
from quiz.library.shelf import Shelf, deck_files
from quiz.model.entity import BASE_TYPES
from quiz.model.kind import FILTERS, VALUE_TYPES
from quiz.model.language import DATE_STYLES, LANGUAGES
from quiz.model.question import DIFFICULTIES, Bank, Question
from quiz.paths import builtin_decks
from quiz.questions.bank import build_bank
from tests.support.checking import check_deck
from tests.support.decks import HEAD, make_bank
from tests.support.markdown import Part, parts
from tests.support.media import WAV, png

GUIDE = builtin_decks() / "README.md"
CLASSES = builtin_decks() / "classes.md"
OURS = ("Ten facts in ten minutes", "The parts of a deck", "See the questions while you write")
PARTS = [part for part in parts(GUIDE) if part.chapter in OURS] + parts(CLASSES)
RUN = [part for part in PARTS if any(block.file or block.language == "bash" for block in part.blocks)]


def answer(question: Question) -> str:
    """Write the answer as the guide does."""
    return "; ".join(question.answers)


def asked(bank: Bank) -> set[str]:
    """Return every stem of a bank with its answer."""
    return {f"{question.stem} → {answer(question)}" for question in bank.questions}


def write(folder: Path, part: Part) -> dict[str, Path]:
    """Write the files of a section, and the media that its decks name; return its decks by the order of blocks."""
    decks = {}
    for block in part.blocks:
        if not block.file:
            continue
        path = folder / block.file
        text = block.text
        if path.suffix == ".yaml":
            decks[block.text] = path
            text = text if text.startswith(("deck:", "#")) else HEAD + text
            for name in re.findall(r"[\w-]+\.(?:png|wav)", text):
                (folder / name).write_bytes(png() if name.endswith("png") else WAV)
        path.write_text(text, encoding="utf-8")
    return decks


@pytest.mark.parametrize("part", RUN, ids=lambda part: part.title)
def test_the_examples_are_what_they_say(part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each deck is clean in the end, makes the questions that stand below it, and commands that are shown succeed."""
    folder = tmp_path / "guide"
    folder.mkdir()
    monkeypatch.chdir(folder)
    decks = write(folder, part)
    for path in set(decks.values()):
        assert check_deck(path) == []
    here: Path | None = None
    for block in part.blocks:
        here = decks.get(block.text, here)
        if block.language == "questions":
            assert here is not None
            missing = set(block.text.strip().splitlines()) - asked(build_bank(read_deck(here)))
            assert not missing
        if block.language == "bash":
            for line in block.text.strip().splitlines():
                program, *arguments = shlex.split(line, comments=True)
                assert program == "quiz"
                assert main(arguments) == 0, line


def test_the_steps_of_the_tutorial_are_its_deck() -> None:
    """What is written step by step stands in the whole deck, line for line, and there are ten facts in it."""
    (tutorial,) = (part for part in PARTS if part.title == OURS[0])
    (whole,) = (block.text for block in tutorial.blocks if block.file == "rivers.yaml")
    for block in tutorial.blocks:
        if block.language == "text":
            assert block.text in whole
    rows = next(block.text for block in tutorial.blocks if block.file == "rivers.csv").splitlines()[1:]
    assert len(re.findall(r"(?m)^  - id:", whole)) + len(rows) == 10


LEARNT = """\
facts:
  - id: bridge
    tags: [a]
    text: "The {river=Aare} is crossed by a bridge of {length=182 m}."
  - {id: post, post: {who: Bo Ray, role: clerk}}
"""


@pytest.mark.parametrize(
    ("old", "new", "lost", "gained"),
    [
        ("is crossed by", "has below it", set(), set()),
        ("Aare", "Reuss", set(), set()),
        ("tags: [a]", "tags: [b]", set(), set()),
        (
            LEARNT,
            "facts:\n  - {id: post, post: {who: Bo Ray, role: clerk}}\n",
            {"bridge/river", "bridge/length"},
            set(),
        ),
        ("role: clerk", "role: clerk, when: 1999", set(), {"post/when"}),
        ("river=", "water=", {"bridge/river"}, {"bridge/water"}),
        ("id: post", "id: clerk", {"post/who", "post/role"}, {"clerk/who", "clerk/role"}),
        (
            'text: "The {river=Aare} is crossed by a bridge of {length=182 m}."',
            "crossing: {river: Aare, length: 182 m}",
            set(),
            set(),
        ),
    ],
)
def test_progress_hangs_on_ids_alone(tmp_path: Path, old: str, new: str, lost: set[str], gained: set[str]) -> None:
    """What the page for classes says of changes: cards stay as long as the ids of deck, fact and slot do."""
    kind = "kinds:\n  crossing: {slots: {river: place, length: number}, sentence: '{river} has one of {length}.'}\n"
    before = {card.id for card in make_bank(tmp_path, kind + LEARNT).cards}
    after = {card.id for card in make_bank(tmp_path, kind + LEARNT.replace(old, new)).cards}
    assert {card.partition("/")[2] for card in before - after} == lost
    assert {card.partition("/")[2] for card in after - before} == gained


def test_the_pages_are_no_decks() -> None:
    """The pages lie among the built-in decks, and are shipped with them, without being taken for one."""
    assert {GUIDE, CLASSES}.isdisjoint(deck_files(builtin_decks()))
    shelf = Shelf((builtin_decks(),))
    assert len(shelf.ids()) == len(shelf.files())


def test_the_head_of_the_examples_is_told() -> None:
    """The head that examples leave out stands in the guide."""
    assert any(block.text == HEAD for part in PARTS for block in part.blocks)


def keys(shape: object) -> Iterator[str]:
    """Yield every key that may stand in a value of a shape, or in what stands in it."""
    if isinstance(shape, Key):
        yield shape.name
        yield from keys(shape.shape)
    elif isinstance(shape, Form | MapOf):
        for key in shape.keys if isinstance(shape, Form) else shape.known:
            yield from keys(key)
        yield from keys(shape.of) if isinstance(shape, MapOf) else ()
    elif isinstance(shape, OneOrMany | ListOf):
        yield from keys(shape.of)
    elif isinstance(shape, AnyOf | Choice):
        forms = shape.shapes if isinstance(shape, AnyOf) else (*shape.by_key.values(), shape.otherwise)
        for form in forms:
            yield from keys(form)


def known_words() -> set[str]:
    """Return every key that the reader knows, and every word with a meaning of its own."""
    return {
        *keys(DECK), *FORMATS, *BASE_TYPES, *VALUE_TYPES, *LANGUAGES, *DATE_STYLES, *DIFFICULTIES,
        *read_builtin_kinds(),
    }  # fmt: skip


def test_every_key_kind_and_format_is_in_the_guide() -> None:
    """Each stands in the reference as code: between backticks, or in an example."""
    text = "\n".join(
        piece for piece in re.split(r"(?m)^(?=## )", GUIDE.read_text("utf-8")) if piece.startswith(f"## {OURS[1]}")
    )
    code = " ".join(re.findall(r"`[^`\n]+`", text))
    assert {word for word in known_words() if not re.search(rf"(?<![\w-]){word}(?![\w-])", code)} == set()
    assert {name for name in FILTERS if f":{name}}}" not in text} == set()


def test_the_slots_of_built_in_kinds_are_listed() -> None:
    """The reference has a row for each built-in kind with all of its slots, marked as they are."""
    text = GUIDE.read_text("utf-8")
    for name, kind in read_builtin_kinds().items():
        (row,) = re.findall(rf"(?m)^\| `{name}` \|.*$", text)
        marks = {(False, False): "", (True, False): "?", (False, True): "+", (True, True): "*"}
        slots = [f"`{slot.name}{marks[slot.optional, slot.many]}`" for slot in kind.slots.values()]
        assert re.findall(r"`[^`]+`", row.split("|")[2]) == slots


def test_links_lead_somewhere() -> None:
    """Every link to a file beside the pages, or to a heading in them, has its target."""
    for page in (GUIDE, CLASSES):
        for target in re.findall(r"\]\((?!https?:)([^)]+)\)", page.read_text("utf-8")):
            file, _, heading = target.partition("#")
            path = page.parent / file if file else page
            assert path.exists(), target
            if heading:
                titles = re.findall(r"(?m)^#+ (.*)$", path.read_text("utf-8"))
                assert heading in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}, target
