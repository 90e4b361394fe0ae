"""Grading of persons' names."""

import pytest

from quiz.grading.names import Lexicon, grade_name
from quiz.model.review import Verdict
from quiz.text import fold

NAMES = (
    "Ludwig van Beethoven", "Charles de Gaulle", "Mohammed bin Salman", "Nikolai Rimsky-Korsakov",
    "Gabriel García Márquez", "Martin Luther King Jr.", "Mao Zedong", "Kim Jong-un", "Kim Philby", "George W. Bush",
    "George H. W. Bush", "Elizabeth II", "Lord Byron", "Lady Byron", "Johann Sebastian Bach", "Сергей Королёв",
    "A. K. Antony", "Xi Jinping", "Song Ji-hyo", "Tan Lee", "May Lee",
)  # fmt: skip
LEXICON = Lexicon({fold(name): name for name in NAMES}, frozenset(fold(name) for name in NAMES))


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("Ludwig van Beethoven", "van Beethoven", "correct"),
        ("Ludwig van Beethoven", "Beethoven", "correct"),
        ("Ludwig van Beethoven", "van", "wrong"),
        ("Charles de Gaulle", "General de Gaulle", "correct"),
        ("Mohammed bin Salman", "Crown Prince bin Salman", "wrong"),
        ("Mohammed bin Salman", "Prince bin Salman", "correct"),
        ("Nikolai Rimsky-Korsakov", "rimsky korsakov", "correct"),
        ("Gabriel García Márquez", "Garcia Marquez", "correct"),
        ("Gabriel García Márquez", "Gabriel Marquez", "correct"),
        ("Gabriel García Márquez", "Garcia", "wrong"),
        ("Martin Luther King Jr.", "King", "correct"),
        ("Martin Luther King Jr.", "Martin Luther King", "correct"),
        ("Martin Luther King Jr.", "Martin Luther King Sr.", "wrong"),
        ("Mao Zedong", "Mao", "correct"),
        ("Mao Zedong", "Zedong", "near"),
        ("Kim Jong-un", "Kim", "correct"),
        ("Kim Philby", "Philby", "correct"),
        ("Kim Philby", "Kim", "wrong"),
        ("George W. Bush", "Bush", "near"),
        ("George W. Bush", "George H. W. Bush", "wrong"),
        ("George W. Bush", "George Bush", "near"),
        ("Elizabeth II", "Queen Elizabeth", "wrong"),
        ("Lord Byron", "Byron", "near"),
        ("Lord Byron", "Lord Byron", "correct"),
        ("Johann Sebastian Bach", "J. S. Bach", "correct"),
        ("Johann Sebastian Bach", "J.S. Bach", "correct"),
        ("Johann Sebastian Bach", "C. P. E. Bach", "wrong"),
        ("Сергей Королёв", "Королев", "correct"),
        ("Xi Jinping", "Xi", "correct"),
        ("Xi Jinping", "Jinping", "near"),
        ("Song Ji-hyo", "Song", "correct"),
        ("Tan Lee", "Lee", "near"),
        ("May Lee", "May", "near"),
        ("A. K. Antony", "Minister A. K. Antony", "correct"),
        ("A. K. Antony", "Antony, A. K.", "correct"),
    ],
)
def test_a_surname_that_is_alone_is_enough(key: str, answer: str, verdict: str) -> None:
    """A surname is enough with its particles or without, and with given names or their initials, if they agree."""
    assert grade_name(answer, [key], LEXICON).verdict is Verdict(verdict)
