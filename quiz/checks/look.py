"""Look at the questions of one card, and keep what the checks want of them."""

from quiz.checks import flaws, media
from quiz.checks.subject import Looked, Together
from quiz.model.authored import AuthoredQuestion
from quiz.questions.bank import BankWriter, Place


def look(writer: BankWriter, place: Place) -> Looked:
    """Write the questions of a card and look at them; may be done in any process."""
    questions, entry = writer.questions(place), place.entry
    by_hand = isinstance(entry, AuthoredQuestion)
    return Looked(
        entry.id,
        place.slot,
        asked=bool(questions),
        flaws=tuple(found for question in questions for found in flaws.of(question, entry.mark, by_hand=by_hand)),
        telling=tuple(found for question in questions for found in media.telling(question)),
        together=tuple(
            Together(question.query.kind, question.query.ask, frozenset(question.key))
            for question in questions
            if question.query is not None and question.format in {"list", "multi", "flip"} and len(question.key) > 1
        ),
    )
