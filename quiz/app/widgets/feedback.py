"""What was right, why, and where it is documented."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content

from quiz.app.controls.block import Line, LineBlock
from quiz.app.literal import lines, literal, paragraphs
from quiz.app.widgets.grades import grade_line
from quiz.app.widgets.media import MediaView
from quiz.app.widgets.words import Column, Words
from quiz.app.wording import next_time
from quiz.grading.response import Picked, Unknown, as_text
from quiz.model.review import Grade, Memory, Verdict
from quiz.session.state import Moment
from quiz.session.steps import Feedback

_LEECH = (
    "A leech: forgotten {} times. It costs more than it is worth as it is. Put it into your own words, tie it to "
    "something you know, or leave it out for a while (s)."
)
_LEAVES = " On going on it is suspended, as you set; take it up again in Browse."
_YOURS = "  ←\u00a0your\u00a0answer"
_PICKED = frozenset({"choice", "multi", "truefalse"})


class FeedbackView(Column):
    """The verdict, the right answer, the explanation and the citation."""

    def __init__(self) -> None:
        """Begin with nothing answered."""
        super().__init__(classes="column")
        self._verdict = Words()
        self._stem = Words(classes="stem")
        self._options = LineBlock()
        self._outcome = Words(classes="outcome")
        self._media = MediaView()
        self._why = Words(classes="why")

    def compose(self) -> ComposeResult:
        """Lay the outcome out."""
        yield self._verdict
        yield self._stem
        yield self._options
        yield self._outcome
        yield self._media
        yield self._why

    async def show(
        self,
        feedback: Feedback,
        prospects: Mapping[Grade, Memory],
        now: Moment,
        *,
        leech: bool = False,
        leaves: bool = False,
    ) -> None:
        """Show the outcome of an answer.

        Args:
            feedback: the outcome.
            prospects: the memory that each possible grade leads to.
            now: the present moment, for "again in 10 min".
            leech: whether the card is forgotten again and again.
            leaves: whether it is suspended for that on going on.
        """
        question = feedback.question
        words, look = verdict_words(feedback)
        when = next_time(feedback.change.after, now)
        self._verdict.update(literal(f"{words}   ·   {when}" if when else words))
        self._verdict.set_classes(f"verdict {look}")
        self._stem.update(literal(question.stem))
        picked = question.format in _PICKED
        self._options.show(_options(feedback) if picked else ())
        self._options.display = picked
        told = paragraphs(Content("") if picked else _answers(feedback), literal(sentence(feedback.assessment.reason)))
        self._outcome.update(told)
        self._outcome.display = bool(told.plain)
        self._outcome.set_class(picked, "-below")
        await self._media.show(question.media)
        advice = _LEECH.format(feedback.change.after.lapses) + (_LEAVES if leaves else "")
        self._why.update(
            paragraphs(
                literal(question.explanation),
                literal(f"Source: {question.source}", "$foreground-muted"),
                literal(advice if leech else ""),
                grade_line(prospects, feedback.grade, now),
            )
        )


def _options(feedback: Feedback) -> list[Line]:
    """Return the options with what is right and what was picked."""
    response = feedback.response
    picked = response.indices if isinstance(response, Picked) else ()
    return [
        Line(
            f"{'✓' if option.correct else '✗' if place in picked else ' '} {place + 1}  ",
            f"{option.text}{_YOURS}" if place in picked else option.text,
            look="key" if option.correct else "missed" if place in picked else "",
        )
        for place, option in enumerate(feedback.question.options or ())
    ]


def _answers(feedback: Feedback) -> Content:
    """Return the right answer, and below it what was answered where that is another."""
    given = as_text(feedback.question, feedback.response)
    right = "; ".join(feedback.question.answers)
    yours = literal(f"You answered: {given}", "$foreground-muted")
    if feedback.assessment.meant:
        yours = compared(given, feedback.assessment.meant)
    if isinstance(feedback.response, Unknown) or feedback.question.format == "flip" or given == right:
        yours = literal("")
    return lines(literal(f"Answer: {right}", "bold $text-success"), yours)


def compared(given: str, meant: str) -> Content:
    """Show a near answer beside the right one, letter by letter: what is too much and what is missing."""
    from quiz.grading.difference import difference  # noqa: PLC0415 - few answers are only near

    signs = {"same": ("{}", ""), "extra": ("[-{}]", "$text-error"), "missing": ("[+{}]", "$text-success")}
    spans = [literal(signs[span.sort][0].format(span.text), signs[span.sort][1]) for span in difference(given, meant)]
    return Content.assemble(literal("You answered: ", "$foreground-muted"), *spans)


def verdict_words(feedback: Feedback) -> tuple[str, str]:
    """Say how an answer went: the words, and the look that goes with them."""
    verdict = feedback.assessment.verdict
    if feedback.grade is Grade.EASY:
        return "✓ Right, and easy", "-right"
    if isinstance(feedback.response, Unknown) and not feedback.passed:
        return "– Not known yet", "-wrong"
    if verdict is Verdict.NEAR:
        return ("≈ Nearly, counted as right", "-near") if feedback.passed else ("≈ Nearly, counted as wrong", "-wrong")
    if feedback.passed:
        return ("✓ Right", "-right") if verdict is Verdict.CORRECT else ("✓ Counted as right, as you say", "-right")
    return "✗ Wrong", "-wrong"


def sentence(words: str) -> str:
    """Make a sentence of a few words: a capital first, a full stop last; nothing of nothing."""
    if not words:
        return ""
    ended = words if words[-1:] in ".!?" else f"{words}."
    return ended[:1].upper() + ended[1:]
