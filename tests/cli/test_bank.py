"""``quiz bank``: the bank for people and for programs, and parts of it."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.cli.main import main
from quiz.cli.printed import printed
from quiz.model.deck import Deck
from quiz.model.question import Bank
from quiz.questions.bank import build_bank
from tests.conftest import BUILTIN
from tests.support.decks import make_bank, write_deck
from tests.support.examples import few

FLAWED = """\
facts:
  - {id: sky, text: 'The sky is {blue}.', tags: [colours, nature], note: By day.}
questions:
  - id: grass
    choice: Which colour has grass?
    answer: green as far as anybody can see from here
    wrong: [{text: red, feedback: Roses are red.}, yellow]
    explanation: Chlorophyll is green.
"""


def shown(bank: Bank, width: int = 80) -> str:
    """Return a bank as it is printed."""
    return "\n".join(printed(bank, width))


def test_a_question_is_shown_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    """A question stands under its fact and card, with key, feedback, and its flaw right beneath it."""
    lines = shown(make_bank(tmp_path, FLAWED)).splitlines()
    text = "\n".join(lines)
    assert "sky\n  The sky is blue.\n  note: By day.\n  source: The book\n  tags: colours, nature\n" in text
    assert "  card 1\n    cloze      difficulty .60  guess 0\n      The sky is _____.\n        * blue\n" in text
    place = lines.index("    choice     difficulty –  guess .33")
    block = lines[place + 1 : place + 7]
    assert block[0] == "      Which colour has grass?"
    assert "        * green as far as anybody can see from here" in block
    assert "          yellow" in block
    assert block[block.index("          red") + 1] == "              Roses are red."
    assert block[5].startswith("      ! soft flaw longest-key: the right option is 6.8 times as long")


def test_the_last_line_counts(tmp_path: Path) -> None:
    """The end tells questions by format, flaws by severity, and how many stems are direct questions."""
    last = shown(make_bank(tmp_path, FLAWED), width=200).splitlines()[-1]
    assert last == (
        "Total: 3 questions (1 choice, 1 cloze, 1 flip); 0 hard and 1 soft flaws; 33.3% of stems are direct questions"
    )


def test_what_is_put_in_order_or_matched_is_shown_solved(bank: Bank) -> None:
    """Orders are numbered from the first on and matches show their pairs; both tell in which order they are put."""
    text = shown(bank)
    assert "* 1. Tahir Rafiq Butt's visit to Moscow\n        * 2. Ashfaq Parvez Kayani's visit to Moscow" in text
    assert "* Alexander Postnikov – Russian military chief" in text
    assert text.count("shown as: ") == sum(question.format in {"order", "match"} for question in bank.questions)


@few(6)
@example(width=24)
@example(width=80)
@given(width=st.integers(24, 200))
def test_no_line_is_wider_than_the_terminal(bank: Bank, width: int) -> None:
    """Texts are wrapped and not cut: only a word that is longer than a line goes beyond the width."""
    lines = list(printed(bank, width))
    for line in lines:
        head = re.match(r"    \w+ +difficulty |  card |\S+$", line)
        assert len(line) <= width or head or len(line.split()) <= 3, line
    words = " ".join(lines).split()
    for question in bank.questions[::25]:
        stem = question.stem.split()
        assert any(words[place : place + len(stem)] == stem for place in range(len(words)))


def test_a_piped_bank_is_eighty_columns_wide_and_plain(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal there are 80 columns, and there is never an escape sequence."""
    assert main(["bank", BUILTIN]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text


def test_the_terminal_decides_the_width(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A narrow terminal gets narrow lines."""
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["bank", BUILTIN, "--format", "flip"]) == 0
    text = capsys.readouterr().out
    assert 36 <= max(map(len, text.splitlines())) <= 40


def chosen(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    """Return the questions that the command prints as JSON with some options."""
    assert main(["bank", BUILTIN, "--json", *options]) == 0
    questions: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return questions


def test_a_part_of_the_bank_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """``--format`` and ``--fact`` may be repeated and hold together, for people and for programs."""
    options = ("--format", "choice", "--format", "typed", "--fact", "butt-visit", "--fact", "kayani-visit")
    every, part = chosen(capsys), chosen(capsys, *options)
    assert part == [
        question
        for question in every
        if question["format"] in {"choice", "typed"} and question["fact"] in {"butt-visit", "kayani-visit"}
    ]
    assert {question["format"] for question in part} == {"choice", "typed"}
    assert main(["bank", BUILTIN, *options]) == 0
    text = capsys.readouterr().out
    assert "butt-visit\n" in text
    assert "postnikov-visit\n" not in text
    assert len(re.findall(r"^    (?:choice|typed) ", text, re.MULTILINE)) == len(part)
    assert not re.search(r"^    (?:cloze|flip|truefalse) ", text, re.MULTILINE)


def test_a_part_without_questions_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A format that a deck does not have leaves an empty bank."""
    path = str(write_deck(tmp_path, FLAWED))
    assert main(["bank", path, "--format", "match", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["bank", path, "--format", "match"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Total: 0 questions; 0 hard and 0 soft flaws"


def test_seed_and_difficulty_change_the_bank(capsys: pytest.CaptureFixture[str], deck: Deck) -> None:
    """The bank is that of the seed and the difficulty that are given."""
    for options, bank in (
        (("--seed", "7"), build_bank(deck, 7)),
        (("--difficulty", "hard"), build_bank(deck, 0, "hard")),
    ):
        part = chosen(capsys, *options)
        assert [question["id"] for question in part] == [question.id for question in bank.questions]
        assert [question["options"] for question in part] == [
            None if question.options is None else [option.text for option in question.options]
            for question in bank.questions
        ]
        assert part != chosen(capsys)


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        ("but-visit", "the deck 'pakistan-russia-defence' has no fact 'but-visit' (did you mean 'butt-visit'?)"),
        ("zzzz", "the deck 'pakistan-russia-defence' has no fact 'zzzz' ('quiz bank' without --fact shows every id)"),
    ],
)
def test_an_unknown_fact_is_a_users_error(capsys: pytest.CaptureFixture[str], fact: str, says: str) -> None:
    """One line tells that there is no such fact, and which may be meant."""
    for more in ([], ["--json"]):
        assert main(["bank", BUILTIN, "--fact", "butt-visit", "--fact", fact, *more]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err == f"quiz: {says}\n"


def test_the_ids_of_a_small_deck_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no id is near and there are few, the message lists them."""
    assert main(["bank", str(write_deck(tmp_path, FLAWED)), "--fact", "sea-of-qqqq"]) == 2
    assert "(one of: grass, sky)" in capsys.readouterr().err
