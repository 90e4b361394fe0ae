"""Counting a bank."""

from pathlib import Path

from quiz.model.question import FORMATS, Bank
from quiz.questions.flaws.check import flaws
from quiz.questions.tally import is_direct, tally
from tests.support.decks import make_bank

BODY = """\
facts:
  - {id: sky, text: 'The sky is {blue}.', ask: {1: 'Which colour has the sky?'}}
questions:
  - {id: often, flip: The grass often has a colour, answer: green, explanation: It is green., at: page 1}
"""


def test_what_counts_as_a_direct_question(tmp_path: Path) -> None:
    """A question mark makes a direct question; a blank, a statement to judge or a request does not."""
    direct = {(q.fact, q.format): is_direct(q) for q in make_bank(tmp_path, BODY).questions}
    assert direct == {
        ("sky", "cloze"): False,
        ("sky", "typed"): True,
        ("sky", "flip"): True,
        ("often", "flip"): False,
    }


def test_flaws_are_counted_by_severity(tmp_path: Path) -> None:
    """A question with a soft flaw is flawed; formats come in their usual order."""
    bank = make_bank(tmp_path, BODY)
    found = tally(bank.questions, [flaw for question in bank.questions for flaw in flaws(question)])
    assert (found.questions, found.directs, found.hard, found.soft, found.flawed) == (4, 2, 0, 1, 1)
    assert list(found.formats.items()) == [("cloze", 1), ("typed", 1), ("flip", 2)]
    assert found.direct == {"cloze": 0, "typed": 1, "flip": 1}


def test_a_tally_adds_up(bank: Bank) -> None:
    """Every question is counted once."""
    found = tally(bank.questions, [])
    assert found.questions == len(bank.questions)
    assert set(found.formats) <= set(FORMATS)
    assert found.directs == sum(map(is_direct, bank.questions))
