"""What a session by lines says: one thing a line, all of it in words."""

from collections.abc import Iterable, Iterator, Mapping

from quiz.amounts import count, duration
from quiz.app.wording import clock_time, interval, next_time
from quiz.grading.hints import Hint
from quiz.grading.response import Unknown, as_text
from quiz.ids import deck_of
from quiz.model.media import Media, shown_with
from quiz.model.question import Card, Format, Question
from quiz.model.review import Grade, Memory, Verdict
from quiz.session.state import Moment, Session
from quiz.session.steps import Ask, Done, Feedback, Pause, Teach

HELP = (
    "Type an answer and press enter. Options have numbers; letters will do, too: a is 1, b is 2.",
    ":d  you don't know; the answer is shown",
    ":t  a hint; what is right after it counts as Hard",
    ":o  count a typed answer the other way: right as wrong, wrong as right (after an answer)",
    ":e  it was easy (after a right answer)",
    ":1 :2 :3 :4  grade the answer Again, Hard, Good or Easy (after an answer)",
    ":i  all that is known of the source (after an answer, and with a new fact)",
    ":f  flag the card for another look, with a remark if you like, such as :f is it so? (again: take the flag off)",
    ":r  repeat what was said last",
    ":s  leave the card out until you take it up again in the app, in Browse (after an answer)",
    ":u  undo the last step",
    ":q  leave; every answer is stored at once, so you may leave at any moment",
    ":h  this help; a question mark does the same",
    "An answer that begins with a colon: type two colons.",
)
_HOW: dict[Format, str] = {
    "choice": "Choose one: type its number.",
    "multi": "Choose all that are right: type their numbers, such as 1 3.",
    "truefalse": "True or false? Type the number, or t or f.",
    "cloze": "Fill the blank: type the missing words.",
    "typed": "Type the answer.",
    "number": "Type the number, such as 35 or thirty-five.",
    "date": "Type the date, such as 2017, Aug 2017 or 2017-08-29.",
    "order": "Put in order: type the numbers in the right order, such as 2 1 3.",
    "match": "Match: for each left side in turn, type the number of its right side, such as 2 3 1.",
    "list": "Name all: type one a line, and an empty line at the end.",
    "flip": "Recall the answer, then press enter to see it.",
}
PROMPTS: dict[Format, str] = {"list": "Next answer, or enter when done", "flip": "Enter shows the answer"}


def teach(step: Teach) -> Iterator[str]:
    """Say a new fact."""
    yield "New. Read it; you will be asked later."
    yield f"Fact: {step.card.statement}"
    yield from media(step.card.media, files=True)
    if step.card.note:
        yield f"Note: {step.card.note}"
    yield f"Source: {step.card.source}"


def source(card: Card) -> Iterator[str]:
    """Say all that the deck tells of where a card is documented."""
    for citation in card.citations:
        yield f"Source: {citation.source.title}"
        yield from (f"{name}: {value}" for name, value in citation.details())
    yield f"Written at: {card.mark}"


def hint(question: Question, told: Hint | None, given: int) -> Iterator[str]:
    """Say a hint.

    Args:
        question: what is asked.
        told: the hint; None where there is none, or no more.
        given: how many hints were given before.
    """
    if told is None:
        yield "There is no more to hint at." if given else "There is no hint to this question."
    elif told.struck:
        yield "Hint: these are wrong."
        options = question.options or ()
        yield from (f"{place + 1}. {options[place].text}" for place in sorted(told.struck))
    else:
        yield told.text


def grades(prospects: Mapping[Grade, Memory], now: Moment) -> str:
    """Say which grades an answer can have, and when each has the card come again."""
    return ", ".join(f":{grade} {grade.name.capitalize()} {interval(after, now)}" for grade, after in prospects.items())


def media(shown: Iterable[Media], *, files: bool) -> Iterator[str]:
    """Name images and audio.

    Args:
        shown: what belongs to the step.
        files: whether to say where they lie; the name of a file may tell the answer.
    """
    for one in shown:
        about = ". ".join(part.rstrip(".") for part in (one.alt or "without a description", one.credit) if part)
        yield f"{one.sort.capitalize()}: {about}." + (f" File: {one.path}" if files else "")


def ask(step: Ask, left: int) -> Iterator[str]:
    """Say a question and how it is answered.

    Args:
        step: the question.
        left: how many cards are left, this one included.
    """
    question = step.question
    # A generated statement says itself what is asked, in the deck's language.
    how = _HOW[question.format] if question.query is None else _HOW[question.format].removeprefix("True or false? ")
    yield f"Question, {left} left. {how}"
    yield question.stem
    yield from media(shown_with(question.media, "question"), files=False)
    for number, (left_side, _) in enumerate(question.pairs, 1):
        yield f"Left side {number}: {left_side}"
    side = "Right side " if question.pairs else ""
    for number, option in enumerate(question.options or (), 1):
        yield f"{side}{number}: {option.text}" if side else f"{number}. {option.text}"
    if question.format == "list":
        yield f"{count(len(question.answers), 'answer')} in all."


def feedback(step: Feedback, now: Moment, *, leech: bool = False, leaves: bool = False) -> Iterator[str]:
    """Say how an answer went, what is right, why, and where it is documented.

    Args:
        step: the outcome.
        now: the present moment.
        leech: whether the card is forgotten again and again.
        leaves: whether it is suspended for that on going on.
    """
    question = step.question
    when = next_time(step.change.after, now)
    yield f"{_verdict(step)} {when[:1].upper()}{when[1:]}." if when else _verdict(step)
    right = "; ".join(question.answers)
    if question.pairs:
        right = "; ".join(f"{left} – {partner}" for left, partner in question.pairs)
    given = as_text(question, step.response)
    if not (isinstance(step.response, Unknown) or question.format == "flip" or given == right):
        yield f"You answered: {given}"
    yield f"Answer: {right}"
    if step.assessment.reason:
        yield f"Why: {step.assessment.reason}"
    yield from media(question.media, files=True)
    if question.explanation:
        yield f"Explanation: {question.explanation}"
    yield f"Source: {question.source}"
    if leech:
        told = f"A leech: forgotten {count(step.change.after.lapses, 'time')}. It costs more than it is worth as it is."
        advice = "Put it into your own words, tie it to something you know, or leave it out for a while"
        yield f"{told} {advice}." if leaves else f"{told} {advice} (:s)."
        if leaves:
            yield "On going on it is suspended, as you set; take it up again in the app, in Browse."


def _verdict(step: Feedback) -> str:
    if step.grade is Grade.EASY:
        return "Right, and easy."
    if isinstance(step.response, Unknown) and not step.passed:
        return "Not known yet."
    if step.assessment.verdict is Verdict.NEAR:
        return f"Nearly, counted as {'right' if step.passed else 'wrong'}."
    if step.passed:
        return "Right." if step.assessment.verdict is Verdict.CORRECT else "Counted as right, as you say."
    return "Wrong." if step.assessment.verdict is Verdict.WRONG else "Right, but counted as not known, as you say."


def pause(step: Pause, now: Moment) -> str:
    """Say that only cards in learning are left, and when they come."""
    left = (step.next_at - now.at) / 1_000
    when = f"in {duration(left)}, at {clock_time(step.next_at, now.offset)}" if left > 0 else "now"
    cards = count(step.cards, "card comes", "cards come")
    return f"All done for the moment. {cards} back; the next one {when}."


def summary(session: Session, now: Moment) -> Iterator[str]:
    """Say what a session came to."""
    tally = session.tally
    if not tally.answered:
        yield "Nothing was answered." if not isinstance(session.step, Done) else "Nothing is due now."
        return
    share = tally.passed / tally.answered
    begun = count(tally.begun, "new card")
    yield f"{count(tally.answered, 'answer')}, {tally.passed} right ({share:.0%}), {begun} begun."
    missed = [session.banks[deck_of(card)].card[card].statement for card in tally.missed]
    if missed:
        yield "Worth another look:"
        yield from (f"- {statement}" for statement in dict.fromkeys(missed))
    yield "Everything is stored."
    if isinstance(session.step, Done) and session.step.next_at is not None:
        yield f"The next card in learning is due at {clock_time(session.step.next_at, now.offset)}."
