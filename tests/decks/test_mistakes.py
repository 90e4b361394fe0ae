"""Mistakes that authors make: each gives one clear line at the right place."""

from pathlib import Path

import pytest

from quiz.errors import DeckError
from tests.support.decks import HEAD, make_deck

HEAD_LINES = HEAD.count("\n")

# body of the deck (below a head of five lines) → line in the body, column, what the line says
MISTAKES = [
    ("fact:\n  - id: a\n", 1, 1, "a deck has no key 'fact' (did you mean 'facts'?)"),
    ("facts: 3\n", 1, 8, "'facts' must be a list of '- ' entries, found '3'"),
    ("facts:\n  - just words\n", 2, 5, "a fact must be a mapping of 'key: value' lines, found 'just words'"),
    ("facts:\n  - {id: a}\n", 2, 5, "the fact states nothing"),
    ("facts:\n  - text: A {x}.\n", 2, 5, "a fact has no id (add 'id: a-x', or let 'quiz fix' write it)"),
    ("facts:\n  - {id: A B, text: 'A {x}.'}\n", 2, 10, "'A B' cannot be an id (such as 'a-b'"),
    ("facts:\n  - {id: a, text: 'A {x}.'}\n  - {id: a, text: 'B {y}.'}\n", 3, 5, "the id 'a' stands twice (first on line 7)"),
    ("facts:\n  - {id: a, text: 'A {x}.', tag: y}\n", 2, 29, "a fact has no key 'tag' (did you mean 'tags'?)"),
    ("facts:\n  - {id: a, text: 'No mark.'}\n", 2, 19, "the sentence has no marked answer"),
    ("facts:\n  - {id: a, text: 'A {x.'}\n", 2, 22, "'{' without its partner"),
    ("facts:\n  - {id: a, text: 'A {x|dat}.'}\n", 2, 22, "there is no type 'dat' (did you mean 'date'?)"),
    ("facts:\n  - {id: a, text: 'A {x=1} {x=2}.'}\n", 2, 28, "the mark 'x' stands twice"),
    ("facts:\n  - {id: a, text: 'In {when=May|date}.'}\n", 2, 23, "expected a date, found 'May'"),
    ("facts:\n  - {id: a, text: 'A {x}.', source: bok}\n", 2, 37, "there is no source 'bok' (did you mean 'book'?)"),
    ("facts:\n  - {id: a, visit: {who: Ann, too: Rome}}\n", 2, 31, "'visit' has no slot 'too' (did you mean 'to'? slots: who"),
    ("facts:\n  - {id: a, visit: {who: Ann}}\n", 2, 20, "'visit' needs 'to'"),
    ("facts:\n  - {id: a, visit: Ann}\n", 2, 20, "'visit' must be a mapping of its slots, found 'Ann'"),
    ("facts:\n  - {id: a, visit: {who: Ann, to: Rome, when: 4/5/2017}}\n", 2, 47, "'4/5/2017' can be two dates (write 2017-05-04 or 2017-04-05)"),
    ("facts:\n  - {id: a, visit: {who: Ann, to: Rome, when: soon}}\n", 2, 47, "expected a date, found 'soon' (write 2017, 2017-08"),
    ("facts:\n  - {id: a, quantity: {of: x, did: y, amount: lots}}\n", 2, 47, "expected a number, found 'lots'"),
    ("facts:\n  - {id: a, visit: {who: [Ann, Bob], to: Rome}}\n", 2, 26, "'who' takes one person, found a list"),
    ("facts:\n  - {id: a, visit: {who: '', to: Rome}}\n", 2, 26, "'who' is empty"),
    ("facts:\n  - {id: a, vist: {who: Ann, to: Rome}}\n", 2, 13, "a fact has no key 'vist' (did you mean 'visit'?)"),
    ("facts:\n  - {id: a, text: 'A {x}.', event: {what: y, when: 2000}}\n", 2, 29, "a fact is either 'text' or 'event'"),
    ("facts:\n  - {id: a, text: 'A {x=y}.', ask: {z: 'Who?'}}\n", 2, 37, "there is no slot 'z' (one of: x)"),
    ("facts:\n  - {id: a, text: 'A {x=y}.', confusions: {z: [b]}}\n", 2, 44, "there is no slot 'z' (one of: x)"),
    ("entities:\n  persn: [Ann]\n", 2, 3, "there is no entity type 'persn' (did you mean 'person'?"),
    ("entities:\n  person: [Ann, Ann]\n", 2, 17, "'Ann' is declared twice"),
    ("entities:\n  person: [Ann, {name: Bob, aliases: [ann]}]\n", 2, 17, "'ann' already names Ann"),
    ("entities:\n  person: [{nam: Ann}]\n", 2, 13, "a person has no key 'nam' (did you mean 'name'?)"),
    ("entities:\n  place: [{name: A, within: B}, {name: B, within: A}]\n", 2, 11, "'A' lies within itself"),
    ("entities:\n  place: [Rome]\nfacts:\n  - {id: a, visit: {who: Rome, to: Rome}}\n", 4, 26, "'Rome' is a place, expected a person"),
    ("types: {city: plac}\n", 1, 15, "'city' must be a sort of a common type, found 'plac' (did you mean 'place'?)"),
    ("kinds:\n  moon: {slots: {of: planet}, sentence: '{of}'}\n", 2, 22, "there is no slot type 'planet' (did you mean 'place'?)"),
    ("kinds:\n  moon: {slots: {of: place}, sentence: '{on} has it.'}\n", 2, 41, "there is no slot 'on' (one of: of)"),
    ("kinds:\n  moon: {slots: {of: place}, sentence: '{of:onn} has it.'}\n", 2, 41, "there is no filter 'onn' (did you mean 'on'?)"),
    ("kinds:\n  moon: {slots: {of: place}, sentence: '{of} [in it.'}\n", 2, 40, "'[' is never closed"),
    ("kinds:\n  moon: {slots: {of: place}, ask: {at: 'x?'}, sentence: '{of} x'}\n", 2, 36, "there is no slot 'at'"),
    ("kinds:\n  moon: {slots: {of: place}}\n", 2, 9, "the kind 'moon' needs 'sentence'"),
    ("kinds:\n  text: {slots: {of: place}, sentence: '{of} x'}\n", 2, 3, "a kind cannot be called 'text'"),
    ("language: eng\n", 1, 11, "'language' cannot be 'eng' (did you mean 'en'?)"),
    ("dates: american\n", 1, 8, "'dates' cannot be 'american' (one of: day first, iso, month first)"),
    ("difficulty: hart\n", 1, 13, "'difficulty' cannot be 'hart' (did you mean 'hard'?)"),
    ("kinds:\n  x: {slots: {of: place}, sentence: '{of} x', order: {of: 'Which?'}}\n", 2, 55, "'of' puts nothing in order"),
    ("kinds:\n  x: {slots: {of: date}, sentence: '{of} x', order: {of: 'Which?'}}\n", 2, 54, "an order needs a name for each fact"),
    ("kinds:\n  x: {slots: {of: date}, sentence: '{of} x', match: {of: {on: 'Which?'}}}\n", 2, 59, "there is no slot 'on' (one of: of)"),
    ("facts:\n  - {id: a, text: 'A {x=5}.', tolerance: {x: lots}}\n", 2, 46, "expected a number, found 'lots'"),
    ("questions:\n  - {id: a, choice: X?, answer: d, options: [a, b]}\n", 2, 25, "'d' is none of the options"),
    ("questions:\n  - {id: a, choice: X?, answer: a, options: [a, b], wrong: [c]}\n", 2, 53, "'options' or 'wrong', not both"),
    ("questions:\n  - {id: a, choice: X?, answer: a, options: [a, a]}\n", 2, 36, "'options' has 'a' twice"),
    ("questions:\n  - {id: a, cloze: '{a} {b}', accept: [c]}\n", 2, 39, "several deletions accept by their names"),
    ("questions:\n  - {id: a, typed: 'Who?'}\n", 2, 5, "a question needs 'answer'"),
    ("questions:\n  - {id: a, chioce: 'Who?', answer: x}\n", 2, 13, "a question has no key 'chioce' (did you mean 'choice'?)"),
    ("questions:\n  - {id: a, choice: 'Who?', answer: x, wrong: {y: z}}\n", 2, 48, "an option has no key 'y' (one of: feedback, text)"),
    ("questions:\n  - {id: a, typed: 'Who?', answer: x, wrong: [y]}\n", 2, 39, "a typed question has no 'wrong'"),
    ("questions:\n  - {id: a, cloze: 'No blank.'}\n", 2, 13, "a cloze needs an answer in braces"),
    ("questions:\n  - {id: a, number: 'How many?', answer: lots}\n", 2, 42, "expected a number, found 'lots'"),
    ("questions:\n  - {id: a, date: 'When?', answer: 4/5/2017}\n", 2, 36, "expected a date, found '4/5/2017'"),
    ("questions:\n  - {id: a, truefalse: 'So?', answer: maybe}\n", 2, 39, "'answer' must be yes or no, found 'maybe'"),
    ("questions:\n  - {id: a, order: 'Order?', items: [one]}\n", 2, 30, "'items' needs at least 2 entries"),
    ("questions:\n  - {id: a, match: 'Match?', pairs: [a, b]}\n", 2, 37, "'pairs' must be a mapping 'left: right', found a list"),
    ("facts:\n  - {table: gone.csv, kind: visit}\n", 2, 13, "gone.csv: cannot be read"),
    ("facts:\n  - {table: ../gone.csv, kind: visit}\n", 2, 13, "is outside of the deck's folder"),
    ("facts:\n  - {table: t.csv, kind: vist}\n", 2, 26, "there is no kind 'vist' (did you mean 'visit'?)"),
    ("facts:\n  - {id: a, sequence: {of: beats, items: [low, low]}}\n", 2, 42, "'items' has the same value twice"),
    ("facts:\n  - {id: a, text: 'A {x=y}.', ask: {x: 'What is {x}?'}}\n", 2, 40, "the stem contains its own answer '{x}'"),
    ("questions:\n  - {id: a, choice: 'Who?', answer: x, wrong: []}\n", 2, 40, "'wrong' needs at least 1 entry"),
    ("questions:\n  - {id: a, list: 'Who?', answers: [x, x]}\n", 2, 27, "'answers' has 'x' twice"),
    ("questions:\n  - {id: a, match: 'Match?', pairs: {a: [b, c], d: e}}\n", 2, 38, "a pair is one text and another"),
    ("questions:\n  - {id: a, cloze: 'x { } y'}\n", 2, 13, "a cloze needs an answer in braces"),
    ("questions:\n  - {id: a, number: 'How?', answer: 5, tolerance: 10 m}\n", 2, 51, "expected a number, found '10 m'"),
    ("facts:\n  - {id: a, exercise: {name: x, sort: y}}\ndescription: [a]\n", 3, 14, "'description' must be a text"),
    ("kinds:\n  asked: {slots: {of: place}, sentence: '{of} x'}\n", 2, 3, "a kind cannot be called 'asked'"),
    ("facts:\n  - {id: a, text: 'In {30 February 1920}.'}\n", 2, 23, "expected a date, found '30 February 1920'"),
    ("facts:\n  - id: a\n    text: {who=X} found it.\n", 3, 19, "put a sentence that begins with '{' in quotes"),
    ("facts:\n  - {id: a, visit: {why: x, who: Ann, to: Rome}}\n", 2, 21, "slots: who, post?, to, when?, purpose?"),
    ("title: again\n", 1, 1, "'title' stands twice (first on line 2)"),
    ("sources2: {}\n", 1, 1, "a deck has no key 'sources2' (did you mean 'sources'?)"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "line", "column", "says"), MISTAKES, ids=[m[3][:40] for m in MISTAKES])
def test_a_mistake_is_told_at_its_place(tmp_path: Path, body: str, line: int, column: int, says: str) -> None:
    """The first problem names file, line and column, what is wrong and what would be right."""
    with pytest.raises(DeckError) as refused:
        make_deck(tmp_path, body)
    told = [str(problem) for problem in refused.value.problems]
    where = f"small.yaml:{line + HEAD_LINES}:{column}: "
    matching = [text for text in told if text.startswith(where) and says in text]
    assert matching, told
    assert all("\n" not in text for text in told)


def test_every_problem_is_found_at_once(tmp_path: Path) -> None:
    """A deck with several mistakes tells all of them, in the order of the file."""
    body = "facts:\n  - {id: a, visit: {who: Ann, too: Rome}}\n  - {id: b, text: 'x'}\n  - {text: 'A {y}.', tag: z}\n"
    with pytest.raises(DeckError, match="and 4 more: 'quiz check' lists them") as refused:
        make_deck(tmp_path, body)
    assert [problem.mark.line - HEAD_LINES for problem in refused.value.problems] == [2, 2, 3, 4, 4]


def test_a_deck_without_source_is_told(tmp_path: Path) -> None:
    """A fact that no source documents is refused, and the hint says how to cite one."""
    path = tmp_path / "d.yaml"
    path.write_text("deck: d\nfacts:\n  - {id: a, text: 'A {b}.'}\n")
    from quiz.decks.read import read_deck

    with pytest.raises(DeckError, match=r"d.yaml:3:5: a fact has no source \(add 'source: ID, place in it'"):
        read_deck(path, "d.yaml")


def test_a_broken_kind_is_told_once(tmp_path: Path) -> None:
    """Facts of a kind that cannot be read give no further errors."""
    body = "kinds:\n  moon: {slots: {of: planet}, sentence: '{of}'}\nfacts:\n  - {id: a, moon: {of: Mars}}\n"
    with pytest.raises(DeckError) as refused:
        make_deck(tmp_path, body)
    assert len(refused.value.problems) == 1


def test_a_source_with_a_place_is_explained(tmp_path: Path) -> None:
    """A deck's own source that names a place in it gives one error with the remedy, and no others."""
    path = tmp_path / "d.yaml"
    path.write_text("deck: d\nsource: b, page 1\nsources: {b: {title: B}}\nfacts:\n  - {id: a, text: 'A {b}.'}\n")
    from quiz.decks.read import read_deck

    with pytest.raises(DeckError, match=r"d.yaml:2:9: .*'source: b'; facts say where with 'at'") as refused:
        read_deck(path, "d.yaml")
    assert len(refused.value.problems) == 1
