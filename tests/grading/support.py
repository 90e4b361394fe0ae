"""What tests of grading share: names that are known, and questions."""

from quiz.grading.names import Lexicon
from quiz.model.question import Format, Question
from quiz.model.review import Verdict
from quiz.text import fold

PEOPLE = (
    "Sergei Shoigu", "Sergei Lavrov", "Khwaja Asif", "Ann Lee", "Bob Lee", "Martin Luther King", "Elizabeth II",
    "George Bush Sr.", "Lord Byron",
)  # fmt: skip
NAMES = (*PEOPLE, "Iran", "Iraq", "Austria", "Australia", "Karachi", "Karachay", "Mi-35", "Mi-24", "Nizhny Arkhyz")
LEXICON = Lexicon({fold(name): name for name in NAMES}, frozenset(fold(name) for name in PEOPLE))
LETTERS = {"C": Verdict.CORRECT, "N": Verdict.NEAR, "W": Verdict.WRONG}


def question(question_format: Format, answers: tuple[str, ...], **parts: object) -> Question:
    """Make a question."""
    return Question(
        id="d/f/s/q", card="d/f/s", deck="d", fact="f", slot="s", format=question_format, stem="Which?",
        answers=answers, explanation="So.", source="Book", guess=0.0, **parts,  # type: ignore[arg-type]
    )  # fmt: skip
