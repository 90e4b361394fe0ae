"""The benchmarks: that what they measure is what they say."""

import json
import subprocess
import sys
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.library.statistics import sum_up
from quiz.questions.bank import build_bank
from quiz.questions.flaws.check import flaws
from quiz.questions.tally import tally
from tests.benchmarks import generation, guessing, wording
from tests.benchmarks.chance import Guess, clustered, interval, mean
from tests.benchmarks.command import report
from tests.benchmarks.synthetic import deck_lines
from tests.benchmarks.tables import Table
from tests.support.decks import make_bank

WORDS = guessing.Item("a", "Which river runs past the castle?", ("castle river", "green river", "mill brook"), key=1)
DATES = guessing.Item("b", "When?", ("1901", "1990", "1992", "1993"), key=2)


@pytest.mark.parametrize(
    ("guesser", "item", "chosen"),
    [
        ("longest option", WORDS, {0}),
        ("shortest option", WORDS, {2}),
        ("overlap with the stem", WORDS, {0}),
        ("most shared elements", WORDS, {0, 1}),
        ("odd one out", WORDS, {2}),
        ("middle number or date", WORDS, {0, 1, 2}),
        ("always number 2", WORDS, {1}),
        ("always number 4", WORDS, {0, 1, 2}),
        ("longest option", DATES, {0, 1, 2, 3}),
        ("most shared elements", DATES, {1, 2}),
        ("odd one out", DATES, {0}),
        ("middle number or date", DATES, {1, 2}),
    ],
)
def test_a_guesser_takes_what_it_is_named_after(guesser: str, item: guessing.Item, chosen: set[int]) -> None:
    """Each guesser prefers the options that have its cue, and all alike where none has."""
    (scores,) = guessing.CHOICE[guesser]([item])
    assert {place for place, score in enumerate(scores) if score == max(scores)} == chosen


def test_the_favourite_position_is_learnt_from_the_other_half() -> None:
    """An item does not tell the guesser where its own key stands."""
    paper = [guessing.Item(str(n), "?", ("a", "b", "c"), key) for n, key in enumerate((0, 1, 0, 1, 0, 2))]
    places = [list(scores).index(max(scores)) for scores in guessing.favourite(paper)]
    assert places == [1, 0, 1, 0, 1, 0]


def test_ties_count_by_their_expected_score() -> None:
    """A guesser that picks among two scores a half; an item that it cannot decide does not count."""
    found = list(guessing.guesses([WORDS, DATES], guessing.CHOICE["most shared elements"]))
    assert found == [Guess("a", 3, 2, hit=True), Guess("b", 4, 2, hit=True)]
    assert mean(guess.score for guess in found) == 0.5
    assert mean(guess.expected for guess in found) == pytest.approx((1 / 3 + 1 / 4) / 2)
    assert list(guessing.guesses([DATES], guessing.CHOICE["longest option"])) == []


def test_items_are_what_a_bank_offers(tmp_path: Path) -> None:
    """A bank's choices become items with the place of the key, and statements to judge the same."""
    body = """\
questions:
  - {id: a, choice: Which?, answer: x, wrong: [y, z], explanation: E., at: page 1}
  - {id: b, truefalse: It is so., answer: no, explanation: E., at: page 1}
"""
    questions = make_bank(tmp_path, body).questions
    (choice,) = guessing.items_of(questions, "choice")
    assert (choice.stem, set(choice.options), choice.options[choice.key]) == ("Which?", {"x", "y", "z"}, "x")
    (statement,) = guessing.items_of(questions, "truefalse")
    assert (statement.options, statement.key) == (("True", "False"), 1)


def test_the_interval_of_chance_is_exact() -> None:
    """The interval is the one that a table of all outcomes gives."""
    found = [Guess("a", 4, 1, hit=True), Guess("b", 3, 2, hit=False), Guess("c", 2, 1, hit=True)]
    outcomes: dict[Fraction, float] = {}
    for hits in product((0, 1), repeat=len(found)):
        chance, total = 1.0, Fraction(0)
        for hit, guess in zip(hits, found, strict=True):
            likely = guess.chosen / guess.options
            chance *= likely if hit else 1 - likely
            total += Fraction(hit, guess.chosen)
        outcomes[total] = outcomes.get(total, 0.0) + chance
    low, high = (Fraction(end).limit_denominator(1000) for end in interval(found))
    assert sum(chance for total, chance in outcomes.items() if total / 3 < low) <= 0.025
    assert sum(chance for total, chance in outcomes.items() if total / 3 <= low) > 0.025
    assert sum(chance for total, chance in outcomes.items() if total / 3 > high) <= 0.025
    assert sum(chance for total, chance in outcomes.items() if total / 3 >= high) > 0.025


def test_an_interval_of_many_items_is_the_normal_one() -> None:
    """Four hundred fair coins stay within 1.96 standard deviations."""
    low, high = interval([Guess(str(n), 2, 1, hit=True) for n in range(400)])
    assert (low, high) == pytest.approx((0.45, 0.55), abs=0.003)


def test_the_same_items_again_add_no_certainty() -> None:
    """Twenty banks that ask the same questions with the same outcome are as good as one."""
    one = [Guess(str(n), 4, 1, hit=n % 3 == 0) for n in range(60)]
    assert clustered(one * 20) == pytest.approx(clustered(one))
    low, high = clustered(one)
    assert (low + high) / 2 == pytest.approx(1 / 3 - 1 / 4)


def test_the_wording_is_counted(tmp_path: Path) -> None:
    """Direct questions are shared out by format, and flaws counted."""
    bank = make_bank(tmp_path, "facts:\n  - {id: sky, text: 'The sky is {blue}.', ask: {1: 'What has the sky?'}}\n")
    found = tally(bank.questions, [flaw for question in bank.questions for flaw in flaws(question)])
    direct, flawed = wording.tables({"small": found})
    assert direct.rows == (
        ("small", "cloze", 1, 0, 0.0),
        ("small", "typed", 1, 1, 1.0),
        ("small", "flip", 1, 1, 1.0),
        ("small", "all", 3, 2, 2 / 3),
    )
    assert flawed.rows == (("small", 3, 0, 0, 0, 0.0),)


def test_the_synthetic_deck_is_varied_and_always_the_same(tmp_path: Path) -> None:
    """It has the facts that are asked for, of many kinds, makes questions of most formats, and does not change."""
    path = tmp_path / "synthetic.yaml"
    path.write_text("\n".join(deck_lines(60)) + "\n", encoding="utf-8")
    assert "\n".join(deck_lines(60)) + "\n" == path.read_text("utf-8")
    deck = read_deck(path)
    assert len(deck.facts) == 60
    assert len({fact.kind.name.partition(":")[0] for fact in deck.facts}) >= 9
    assert len({question.format for question in build_bank(deck).questions}) >= 9
    measured = generation.measure(path)
    assert measured["questions"] == len(build_bank(deck).questions)
    assert measured["peak"] > 1


def test_tables_are_printed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A named benchmark alone is run, its table printed with numbers to the right, and written as JSON."""
    table = Table("T", ("name", "n"), (("a", 1), ("long", 0.5), ("b", None)), "note")
    assert str(table) == "T\nname      n\n----  -----\na         1\nlong  0.500\nb         –\nnote"
    target = tmp_path / "out.json"
    benchmarks = {"one": lambda _: iter([table]), "two": lambda _: iter([table, table])}
    assert report(benchmarks, ["one", "--json", str(target)]) == 0
    assert capsys.readouterr().out == f"Benchmarks: one, two\n\n{table}\n\n"
    written = json.loads(target.read_text("utf-8"))
    assert written == {
        "one": [
            {"title": "T", "columns": ["name", "n"], "rows": [["a", 1], ["long", 0.5], ["b", None]], "note": "note"}
        ]
    }
    with pytest.raises(SystemExit):
        report(benchmarks, ["three"])


def test_the_benchmarks_run_as_modules() -> None:
    """``python -m tests.benchmarks`` lists them, and each runs by its own name."""
    root = Path(__file__).parents[2]
    for arguments, says in (
        (
            ["tests.benchmarks", "--list"],
            (
                "guessers, wording, start, latency, scale, compiling, generation, checking, export, importing, "
                "preview, peers, faults"
            ),
        ),
        (["tests.benchmarks.wording"], "Direct questions"),
        (["tests.benchmarks.guessers", "--seeds", "1"], "favourite position"),
        (["tests.benchmarks.generation", "--most", "0"], "Generating a bank"),
        (["tests.benchmarks.checking", "--most", "0"], "Checking a deck"),
        (["tests.benchmarks.importing", "--most", "100"], "Importing from Anki"),
    ):
        done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=True, cwd=root)
        assert says in done.stdout


def test_checks_are_measured(tmp_path: Path) -> None:
    """A deck is read and checked both ways; of a large one no bank is made."""
    from tests.benchmarks import checking

    path = tmp_path / "synthetic.yaml"
    path.write_text("\n".join(deck_lines(30)) + "\n", encoding="utf-8")
    assert all(checking.measure(path, 30).values())
    assert checking.measure(path, 100_000).keys() == {"read", "fast"}


def test_exports_are_measured() -> None:
    """Each way of exporting is measured in a process of its own."""
    from tests.benchmarks import export

    ours, theirs = (export.measured(writer, 50, 5) for writer in ("ours again", "genanki"))
    assert ours.keys() == theirs.keys() == {"seconds", "size", "peak"}
    assert ours["size"] < theirs["size"]


def test_the_preview_is_measured(tmp_path: Path) -> None:
    """One fact is changed, read and asked, and that takes less than all of the questions."""
    from tests.benchmarks import preview

    path = tmp_path / "synthetic.yaml"
    text = "\n".join(deck_lines(60)) + "\n"
    path.write_text(text, encoding="utf-8")
    assert sum(a != b for a, b in zip(text.split("\n"), preview.edited(text, 7).split("\n"), strict=True)) == 1
    again, whole = preview.reading(path)
    assert 0 < again < whole
    assert path.read_text("utf-8") == text


def test_a_collection_is_as_large_as_it_says_and_is_measured(tmp_path: Path) -> None:
    """The cards, the reviews and the memories are those that were asked for, and each wait of a learner is measured."""
    from tests.benchmarks import collection, scale

    collection.made(tmp_path / "home", 120, 700)
    found = collection.opened(tmp_path / "home")
    cards = found.library.bank(collection.DECK).ids
    assert abs(len(cards) - 120) <= 12
    assert len(list(found.store.reviews())) == 700
    assert len(found.store.memories(collection.DECK)) == round(len(cards) * 0.9)
    assert sum_up(found.library, [collection.DECK]).reviews == 700
    found.close()
    measured = scale.measure(tmp_path / "home")
    assert {
        "plan",
        "session",
        "answer",
        "next",
        "statistics",
        "browser",
        "due",
        "words",
        "format",
        "peak",
    } <= measured.keys()
    assert min(measured.values()) > 0


def test_a_start_is_measured(tmp_path: Path) -> None:
    """Keys are taken before the question can be read, which is before the app is there; each start is the same."""
    from tests.benchmarks import collection, starting

    collection.made(tmp_path / "home", 60, 60)
    smallest, ours = starting.measure(tmp_path / "home", times=2, warm=0)
    assert 0 < smallest.keys <= smallest.readable <= smallest.app
    assert 0 < ours.keys < ours.readable < ours.app
    assert min(smallest.answered, ours.answered) > 0


def test_reading_a_deck_is_measured(tmp_path: Path) -> None:
    """The loader, the reader and the check each take some time for the same deck."""
    from tests.benchmarks import compiling

    path = tmp_path / "synthetic.yaml"
    path.write_text("\n".join(deck_lines(30)) + "\n", encoding="utf-8")
    assert 0 < compiling.measure("load", path) < compiling.measure("check", path)
    assert compiling.measure("read", path) > 0


def test_a_program_is_driven_like_ours(tmp_path: Path) -> None:
    """Programs are started in turns, each to its first question, and their keys pressed; ratios are ours to theirs."""
    from tests.benchmarks import peers

    script = tmp_path / "asks.py"
    script.write_text("print('loading')\nfor _ in 'ab': input('Which?')\n")
    begun: list[int] = []
    command = [sys.executable, "-u", str(script)]
    program = peers.Program(command, {}, "Which?", ("a", "\r"), lambda: begun.append(1))
    found, other = peers.in_turns([program, program], times=1)
    assert len(begun) == 4
    assert found.first is not None
    assert found.both is not None
    assert 0 < found.first < found.both < found.start
    rows = {row[0]: row for row in peers.compared("case: ", found, other)}
    assert rows["case: start"] == ("case: start", found.start, other.start, found.start / other.start)
    assert rows["case: both keys"][1:3] == (found.both, other.both)
    with pytest.raises(RuntimeError, match="did not show 'What'"):
        peers.in_turns([peers.Program([sys.executable, "-c", "print()"], {}, "What", ("a", "b"))])


def test_a_peer_that_is_not_there_is_told_in_its_row(tmp_path: Path) -> None:
    """Where packages cannot be installed, each row says why, and nothing is measured."""
    from tests.benchmarks import peers

    missing = peers.installed(tmp_path / "environment", ["./no-such-package"])
    assert missing.startswith("not installed: ERROR: ")
    table = peers.beside("peer", "cards", [100], missing, lambda _: iter(()), "note")
    assert table.rows == ((100, missing, None, None, None),)


def test_collections_and_quizzes_for_peers_are_as_large_as_they_say(tmp_path: Path) -> None:
    """Anki's collection has the cards, nine of ten learnt; a quiz has the questions, and one right answer each."""
    from anki.collection import Collection

    from tests.benchmarks import anki_collection, peers

    anki_collection.made(tmp_path / "collection.anki2", 40)
    collection = Collection(str(tmp_path / "collection.anki2"))
    assert (len(collection.find_cards("")), len(collection.find_cards("is:review"))) == (40, 36)
    collection.close()
    text = peers.markdown(12)
    assert (text.count("<quiz>"), text.count("- [x]"), text.count("- [ ]")) == (12, 12, 36)
