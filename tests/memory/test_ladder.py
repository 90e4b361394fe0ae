"""The ladder of formats."""

import pytest

from quiz.memory.ladder import choose_question, guess_chance, rung
from quiz.model.question import Format, Question
from quiz.model.review import Memory, Phase


def questions(*formats: Format) -> list[Question]:
    """Make a question of each format for one card."""
    return [
        Question(
            id=f"d/f/s/{name}", card="d/f/s", deck="d", fact="f", slot="s", format=name, stem="?", answers=("x",),
            explanation="x", source="x", guess=0.25 if name == "choice" else 0.0,
        )
        for name in formats
    ]  # fmt: skip


ALL = questions("choice", "cloze", "typed", "flip")


@pytest.mark.parametrize(
    ("stability", "penalty", "expected"),
    [(None, 0, "choice"), (6.9, 0, "choice"), (7.0, 0, "cloze"), (20.9, 0, "cloze"), (21.0, 0, "typed"),
     (300.0, 0, "typed"), (300.0, 1, "cloze"), (8.0, 1, "choice"), (1.0, 1, "choice")],
)  # fmt: skip
def test_formats_get_harder_with_stability(stability: float | None, penalty: int, expected: str) -> None:
    """Choice below 7 days, cloze to 21, then typed; a rung lower after a lapse."""
    memory = Memory("d/f/s", stability=stability, rung_penalty=penalty)
    assert choose_question(ALL, memory).format == expected


@pytest.mark.parametrize("stability", [1.0, 10.0, 100.0])
def test_a_question_is_never_asked_twice_running(stability: float) -> None:
    """The question asked last gives way to another of the card."""
    memory = Memory("d/f/s", stability=stability)
    first = choose_question(ALL, memory)
    again = Memory("d/f/s", stability=stability, last_question=first.id)
    assert choose_question(ALL, again).id != first.id


def test_an_only_question_is_asked_again() -> None:
    """Where a card has one question, there is no choice."""
    only = questions("typed")
    assert choose_question(only, Memory("d/f/s", last_question=only[0].id)) == only[0]


def test_the_learners_own_word_comes_last() -> None:
    """A flip is only asked where the program can grade nothing, or nothing hard enough."""
    few = questions("choice", "flip")
    assert choose_question(few, Memory("d/f/s", stability=2.0)).format == "choice"
    assert choose_question(few, Memory("d/f/s", stability=50.0)).format == "flip"
    assert choose_question(questions("list", "flip"), Memory("d/f/s")).format == "list"


def test_true_or_false_comes_after_the_other_formats() -> None:
    """A new card is asked by its options; true or false only where nothing else is left of the rung."""
    few = questions("truefalse", "choice", "cloze")
    for reps in range(8):
        assert choose_question(few, Memory("d/f/s", reps=reps)).format == "choice"
    missed = Memory("d/f/s", Phase.LEARNING, stability=0.2, reps=1, last_question="d/f/s/choice")
    assert choose_question(few, missed).format == "truefalse"


def test_learning_does_not_end_with_a_guess() -> None:
    """Once a card in learning was right, a blank to fill goes before true or false, where there is one."""
    known = Memory("d/f/s", Phase.LEARNING, step=1, stability=2.0, reps=1, last_question="d/f/s/choice")
    assert choose_question(questions("truefalse", "choice", "cloze"), known).format == "cloze"
    assert choose_question(questions("truefalse", "choice", "typed"), known).format == "truefalse"
    assert choose_question(questions("multi", "choice", "cloze"), known).format == "multi"


def test_only_guessable_cards_have_a_chance_of_guessing() -> None:
    """A card with a format that cannot be guessed counts as not guessable."""
    assert guess_chance(questions("choice")) == 0.25
    assert guess_chance(ALL) == 0.0
    assert rung(Memory("d/f/s")) == 0
