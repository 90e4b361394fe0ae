"""Looking at questions where they are written."""

from pathlib import Path

from quiz.checks.look import look
from quiz.decks.read import read_deck
from quiz.questions.parts import in_parts
from tests.benchmarks.synthetic import deck_lines
from tests.support.decks import make_deck

FLAWED = """\
facts:
  - {id: a, visit: {who: Ann, to: Rome}}
  - {id: b, claim: Bob, visit: {who: Bob, to: Rome}}
questions:
  - {id: q, choice: 'Which city does not lie on the Tiber?', answer: Oslo, wrong: [Rome, Ostia], explanation: E.}
"""


def test_it_is_kept_what_is_wrong_with_the_questions_of_a_card(tmp_path: Path) -> None:
    """Flaws are kept with the place of what is asked, and a card without questions as such."""
    looked = {(card.entry, card.slot): card for card in in_parts(make_deck(tmp_path, FLAWED), look)}
    flaw = looked["q", "question"].flaws[0]
    assert (flaw.code, flaw.mark.line) == ("negative-stem", 10)
    assert {place for place, card in looked.items() if not card.asked} == {("a", "who"), ("b", "who")}


def test_several_processes_see_the_same(tmp_path: Path) -> None:
    """However many processes look, what is kept is the same."""
    path = tmp_path / "deck.yaml"
    path.write_text("\n".join(deck_lines(100)) + "\n", encoding="utf-8")
    deck = read_deck(path)
    alone = list(in_parts(deck, look, 1))
    assert alone == list(in_parts(deck, look, 2))
    assert any(card.together for card in alone)
