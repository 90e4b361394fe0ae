"""Hints help and do not tell."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quiz.grading.hints import MOST_HINTS, hint, masked
from quiz.model.question import Bank
from quiz.text import contains_words
from tests.app.conftest import ALL_FORMATS
from tests.support.decks import make_bank


def test_no_hint_of_any_question_tells_the_answer(bank: Bank, tmp_path: Path) -> None:
    """At each level something is left to know: letters, a wrong option, the rest of the lines."""
    for question in (*bank.questions, *make_bank(tmp_path, ALL_FORMATS).questions):
        for level in range(MOST_HINTS + 2):
            found = hint(question, level)
            if found is None:
                continue
            options = question.options or ()
            assert all(not options[place].correct for place in found.struck)
            if question.format in {"choice", "multi"}:
                assert sum(not option.correct for option in options) > len(found.struck) == level
            elif question.format not in {"order", "match"}:
                assert not all(contains_words(found.text, answer) for answer in question.answers)


def test_typed_answers_show_their_letters_one_by_one() -> None:
    """First the beginnings of words, then every second letter; spaces and signs stay."""
    assert masked("Nizhny Arkhyz", 1) == "N····· A·····"
    assert masked("Nizhny Arkhyz", 2) == "N·z·n· A·k·y·"
    assert masked("Mi-35", 1) == "M·-3·"


@given(st.text(max_size=40), st.sampled_from((1, 2)))
def test_a_mask_keeps_the_shape(answer: str, level: int) -> None:
    """A masked answer is as long as the answer and differs only where letters are hidden."""
    shown = masked(answer, level)
    assert len(shown) == len(answer)
    assert all(b in {a, "·"} for a, b in zip(answer, shown, strict=True))
