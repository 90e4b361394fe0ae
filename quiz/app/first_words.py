"""What a session says at the top, and a fact or question before anything is done to it.

Both the app and the picture painted before it is loaded say it, so nothing of Textual is needed here.
"""

from quiz.amounts import duration
from quiz.library.study import Study
from quiz.model.pace import Pace
from quiz.model.question import Format, Question
from quiz.session.state import Session

_LABELS: dict[Format, str] = {
    "choice": "Choose one",
    "multi": "Choose all that are right",
    "truefalse": "True or false?",
    "cloze": "Fill the blank",
    "typed": "Type the answer",
    "number": "Type the number",
    "date": "Type the date",
    "order": "Put in order",
    "match": "Match",
    "list": "Name all",
    "flip": "Recall",
}
NEW = "New. Read it; you will be asked in a moment."
RECALL = "Recall the answer, then press enter to see it."
NONE_MARKED = "None marked yet; several may be right."
MOVE = "A number moves the line at › to that place; so do space and ↑ ↓, or shift with ↑ ↓."
_EXAMPLES: dict[Format, str] = {
    "number": "a number, such as 35 or thirty-five",
    "date": "a date, such as 2017, Aug 2017 or 2017-08-29",
}
_WIDE, _NARROW = 20, 8
"""Cells of the bar of progress."""
_WIDTH = 80
"""Columns of the terminal from which there is room for all."""


def label_of(question: Question) -> str:
    """Say how a question is answered; nothing of a generated statement, which says it itself in the deck's language."""
    return _LABELS[question.format] if question.format != "truefalse" or question.query is None else ""


def true_or_false(question: Question) -> str:
    """Say with which letters true and false are picked."""
    return " · ".join(f"{option.text[:1].casefold()} {option.text.casefold()}" for option in question.options or ())


def example(question: Question) -> str:
    """Say what is to be typed, with an example where its form matters."""
    return _EXAMPLES.get(question.format, "your answer")


def into_the_blank(question: Question) -> str:
    """Say what is to be typed into the blank of a sentence."""
    return f"Type {example(question)} into the blank, then press enter."


def numbered(place: int, among: int) -> str:
    """Write the number of a place, from 0, as wide as the widest of so many."""
    return f"{place + 1:>{len(str(among))}}"


def sign(number: str, pointer: str = " ", box: str = "") -> str:
    """Return what stands before an option: a pointer to it, its number, and a box where several may be marked."""
    return f"{pointer} {number}  {box}"


def box(*, marked: bool) -> str:
    """Return the box of an option that may be marked."""
    return "[x] " if marked else "[ ] "


def heading(study: Study) -> tuple[str, str]:
    """Return what is studied, and what is to be seen of the card that is shown, such as its flag."""
    session, state = study.session, study.state()
    title = session.banks[next(iter(session.banks))].title if len(session.banks) == 1 else "All decks"
    return study.notice or title, f"⚑ {state.remark}".strip() if state is not None and state.flagged else ""


def where(session: Session, pace: Pace, title: str, mark: str, width: int) -> str:
    """Say where a session is: how far, how it goes, how long it takes.

    Args:
        session: the session.
        pace: how long answers took before it.
        title: what is studied.
        mark: what is to be seen of the card, such as its flag; may be empty.
        width: columns of the terminal.
    """
    wide = width >= _WIDTH
    size = _WIDE if wide else _NARROW
    filled = round(size * session.steps_done / max(1, session.steps_done + session.steps_left))
    tally = session.tally
    parts = [f"{'━' * filled}{'─' * (size - filled)} {session.remaining} left"]
    if session.remaining and wide:
        seconds = pace.after(tally.answered, tally.took).seconds
        parts[0] += f", about {duration(seconds * session.answers_left)}"
    if tally.answered:
        right = f"{tally.passed} of {tally.answered} right"
        parts.append(f"{right} in {duration(tally.took / 1_000)}" if wide else right)
    if mark:
        parts.append(mark)
    parts.append(title)
    return " · ".join(parts)
