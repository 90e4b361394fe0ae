"""GIFT is understood as another parser understands it, which is not ours."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from quiz.interop.imports.entry import MARKED, Entry
from quiz.interop.imports.gift.answers import read_range
from quiz.interop.imports.gift.blocks import blocks
from quiz.interop.imports.text_file import TextFile
from quiz.model.question import BLANK
from tests.interop.imports.support import read
from tests.support.npm import ensure

PARSER = ("gift-pegjs", "1.0.2")
SCRIPT = """
const { parse } = require(process.argv[1]);
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => parse(text))));
"""
BY_HAND = """\
// A remark of the file

$CATEGORY: course/chemistry

// [id:acid-1] [tag:acids] [tag:two]
::Acids \\: one::Which of these is an acid? {
    ~NaOH # It is a base.
    =HCl # Yes \\= it is.
    ~%50%NaCl
    ####Acids give protons.
}

[markdown]The *mole* is {=6.022\\=x =6.02 # nearly} of them.

Water boils at 100 °C.{TRUE#At sea level it does.}

How many legs has a spider? {#8}

How long is a day? {#=24:0.5 # hours}

What is pi? {#3.141..3.142}

When did it sink? {#
    =1912:0 # Right.
    =%50%1912:2 # Near.
}

Which are noble gases? {~%50%Neon ~%50%Argon ~%-100%Iron}

Join them. {
    =\\#1 -> first
    =two words -> second \\} one
}

Tell of your holidays. {}
"""
WORDS = "water, a \\ b = ~ { } # : [x] %5 -> <i> é 水 one two 3.5 \" ' ! . //".split(" ")


@pytest.fixture(scope="module")
def parse(request: pytest.FixtureRequest) -> Any:
    """Return what parses texts with the other parser."""
    assert request.config.cache is not None
    package = ensure(PARSER, request.config.cache.mkdir("npm"))

    def parsed(texts: Sequence[str]) -> list[list[dict[str, Any]]]:
        command = [shutil.which("node") or "node", "-e", SCRIPT, str(package)]
        ran = subprocess.run(command, input=json.dumps(texts), capture_output=True, check=True, encoding="utf-8")
        found: list[list[dict[str, Any]]] = json.loads(ran.stdout)
        return found

    return parsed


def test_a_file_by_hand_is_understood_alike(parse: Any) -> None:
    """Types, stems, options, keys, weights, feedback, ids and tags are the same."""
    (theirs,) = parse([BY_HAND])
    questions = [question for question in theirs if question["type"] not in {"Category", "Essay"}]
    ours = read(BY_HAND, "gift").entries
    assert len(ours) == len(questions) == 9
    assert [stem(entry) for entry in ours] == [words(question["stem"]["text"]) for question in questions]
    assert [keys(entry) for entry in ours] == [their_keys(question) for question in questions]
    assert next(block.name for block in blocks(TextFile("", BY_HAND))) == questions[0]["id"] == "acid-1"
    assert ours[0].tags == (*questions[0]["tags"], "course/chemistry")
    assert ours[0].explanation == questions[0]["globalFeedback"]["text"]
    assert ours[0].fields["feedback"] == "Yes = it is."


def test_any_text_that_is_escaped_is_understood_alike(parse: Any) -> None:
    """Questions of random words with signs in them have the same stems and keys."""
    random = Random(7)
    texts = [random_question(random) for _ in range(400)]
    for text, theirs in zip(texts, parse(texts), strict=True):
        reading = read(text, "gift")
        ours = reading.entries
        if reading.left_out:
            # A deck wants more than GIFT does: options and left sides that differ.
            (problem,) = reading.left_out
            assert "twice" in problem.message, text
            continue
        (question,), (entry,) = theirs, ours
        assert stem(entry) == words(question["stem"]["text"]), text
        assert keys(entry) == their_keys(question), text


def stem(entry: Entry) -> str:
    """Return a stem as Moodle has it: the deletion of a cloze is a blank."""
    return MARKED.sub(BLANK, entry.stem) if entry.format == "cloze" else entry.stem


def words(text: str) -> str:
    """Fold white space, and drop the emphasis of Markdown and HTML, which a deck has no place for.

    The other parser leaves its own marks for signs in the right sides of pairs.
    """
    text = re.sub(r"&&(\d{3});", lambda found: chr(int(found[1])), text)
    return " ".join(text.replace("*mole*", "mole").replace("<i>", "").split())


def keys(entry: Entry) -> object:
    """Return what is right."""
    fields = entry.fields
    if entry.format == "cloze":
        found = MARKED.search(entry.stem)
        return set(map(words, (found[2] if found else "", *texts(fields.get("accept", ())))))
    if entry.format == "typed":
        return set(map(words, (str(fields["answer"]), *texts(fields.get("accept", ())))))
    if entry.format == "truefalse":
        return fields["answer"] == "true"
    if entry.format == "number":
        return Decimal(str(fields["answer"])), Decimal(str(fields.get("tolerance", "0")))
    if entry.format == "match":
        return {(words(pair[0]), words(pair[1])) for pair in fields["pairs"]}
    right = set(texts(fields.get("answers", ()))) or {str(fields["answer"])}
    return right, set(texts(fields.get("wrong") or fields.get("options", ()))) - right


def texts(value: object) -> Iterator[str]:
    """Yield the texts of a list of texts or of options."""
    assert isinstance(value, tuple)
    yield from (one if isinstance(one, str) else one[0] for one in value)


def their_keys(question: dict[str, Any]) -> object:
    """Return what is right to the other parser."""
    choices: Any = question.get("choices")
    if question["type"] == "Short":
        return {words(one["text"]["text"]) for one in choices if (one["weight"] or 100) == 100}
    if question["type"] == "TF":
        return question["isTrue"]
    if question["type"] == "Numerical":
        number = choices if isinstance(choices, dict) else choices[0]["text"]
        if number["type"] == "high-low":
            low, high = (Decimal(str(number[key])) for key in ("numberLow", "numberHigh"))
            return (low + high) / 2, (high - low) / 2
        return Decimal(str(number["number"])), Decimal(str(number.get("range", 0)))
    if question["type"] == "Matching":
        return {(words(pair["subquestion"]["text"]), words(pair["subanswer"])) for pair in question["matchPairs"]}
    single = any(one["isCorrect"] for one in choices)
    right = {words(one["text"]["text"]) for one in choices if one["isCorrect"] or (not single and one["weight"] > 0)}
    return right, {words(one["text"]["text"]) for one in choices} - right


def random_question(random: Random) -> str:
    """Write a question of any type with random texts, escaped."""

    def text(most: int = 4) -> str:
        chosen = [random.choice(WORDS) for _ in range(random.randint(1, most))]
        return " ".join(("w", *chosen)).translate({ord(sign): f"\\{sign}" for sign in "~=#{}:\\"})

    def feedback() -> str:
        return f"#{text()}" if random.random() < 0.3 else ""

    def answers(sign: str, least: int) -> str:
        return "\n".join(f"{sign}{text()}{feedback()}" for _ in range(random.randint(least, 3)))

    kind = random.randrange(6)
    number = f"{random.randint(-99, 99)}{random.choice(['', '.5'])}"
    inside = (
        f"\n={text()}{feedback()}\n{answers('~', 1)}\n",
        answers("=", 1),
        random.choice(["T", "F", "TRUE", "FALSE"]) + feedback(),
        "\n".join(f"={text().replace('->', '-')} -> {text().replace('->', '-')}" for _ in range(3)),
        f"#{number}{random.choice(['', ':2', ':0.25'])}",
        f"#{number}..{random.randint(100, 200)}",
    )[kind]
    if kind < 2:
        inside = inside.replace("->", "-")
    head = random.choice(["", f"::{text()}::", "// a remark {=\n"])
    tail = f" {text()}" if random.random() < 0.3 and kind != 2 else ""
    return f"{head}{text()} {{{inside}}}{tail}\n"


def test_numbers_are_read_alike() -> None:
    """Ranges have the middle as their number."""
    assert read_range("1..5") == ("3", "2")
    assert read_range("-1.5:0.25") == ("-1.5", "0.25")
    assert read_range("1e99:0") is not None
    assert read_range("1e999") is read_range("x") is read_range("") is None
