"""Writing whole banks."""

from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.library.writing import write
from quiz.questions.bank import build_bank
from tests.benchmarks.synthetic import deck_lines


@pytest.mark.parametrize("processes", [1, 2])
def test_a_bank_written_in_parts_is_the_whole_bank(tmp_path: Path, processes: int) -> None:
    """Whatever the seed and the difficulty, several processes write the bank that one writes."""
    path = tmp_path / "deck.yaml"
    path.write_text("\n".join(deck_lines(60)) + "\n", encoding="utf-8")
    deck, told = read_deck(path), list[float]()
    assert write(deck, 5, "hard", processes, told.append) == build_bank(deck, 5, "hard")
    assert told[-1] == 1
