"""What was right, why, and where it is documented."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.app.controls.lines import OptionLine
from quiz.app.literal import lines, literal
from quiz.app.widgets.grades import GradeLine
from quiz.app.wording import next_time
from quiz.grading.difference import difference
from quiz.grading.response import Picked, Unknown, as_text
from quiz.model.review import Grade, Memory, Verdict
from quiz.session.state import Moment
from quiz.session.steps import Feedback

_LEECH = (
    "A leech: forgotten {} times. It costs more than it is worth as it is. Put it into your own words, tie it to "
    "something you know, or leave it out for a while (s)."
)
_LEAVES = " On going on it is suspended, as you set; take it up again in Browse."
_PICKED = frozenset({"choice", "multi", "truefalse"})


class FeedbackView(Vertical):
    """The verdict, the right answer, the explanation and the citation."""

    def __init__(
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
        super().__init__(classes="column")
        self._feedback = feedback
        self._prospects = prospects
        self._now = now
        self._leech = leech
        self._leaves = leaves

    def compose(self) -> ComposeResult:
        """Lay the outcome out."""
        feedback = self._feedback
        question = feedback.question
        words, look = verdict_words(feedback)
        when = next_time(feedback.change.after, self._now)
        yield Static(literal(f"{words}   ·   {when}" if when else words), classes=f"verdict {look}")
        yield Static(literal(question.stem), classes="stem")
        if question.format in _PICKED:
            yield from self._options()
        else:
            yield Static(self._answers())
        if feedback.assessment.reason:
            yield Static(literal(sentence(feedback.assessment.reason)), classes="reason")
        if question.explanation:
            yield Static(literal(question.explanation), classes="explanation")
        yield Static(literal(f"Source: {question.source}"), classes="source")
        if self._leech:
            advice = _LEECH.format(feedback.change.after.lapses) + (_LEAVES if self._leaves else "")
            yield Static(literal(advice), classes="reason")
        if len(self._prospects) > 1:
            yield GradeLine(self._prospects, feedback.grade, self._now)

    def _options(self) -> Iterator[OptionLine]:
        response = self._feedback.response
        picked = response.indices if isinstance(response, Picked) else ()
        for place, option in enumerate(self._feedback.question.options or ()):
            mark = "✓" if option.correct else "✗" if place in picked else " "
            yours = "  ← your answer" if place in picked else ""
            line = OptionLine(place, f"{mark} {place + 1}  ", f"{option.text}{yours}")
            line.set_class(option.correct, "-key")
            line.set_class(place in picked and not option.correct, "-missed")
            yield line

    def _answers(self) -> Content:
        feedback = self._feedback
        given = as_text(feedback.question, feedback.response)
        right = "; ".join(feedback.question.answers)
        yours = literal(f"You answered: {given}", "$text-muted")
        if feedback.assessment.meant:
            yours = compared(given, feedback.assessment.meant)
        if isinstance(feedback.response, Unknown) or feedback.question.format == "flip" or given == right:
            yours = literal("")
        return lines(literal(f"Answer: {right}", "bold $text-success"), yours)


def compared(given: str, meant: str) -> Content:
    """Show a near answer beside the right one, letter by letter: what is too much and what is missing."""
    signs = {"same": ("{}", ""), "extra": ("[-{}]", "$text-error"), "missing": ("[+{}]", "$text-success")}
    spans = [literal(signs[span.sort][0].format(span.text), signs[span.sort][1]) for span in difference(given, meant)]
    return Content.assemble(literal("You answered: ", "$text-muted"), *spans)


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
    """Make a sentence of a few words: a capital first, a full stop last."""
    ended = words if words[-1:] in ".!?" else f"{words}."
    return ended[:1].upper() + ended[1:]
