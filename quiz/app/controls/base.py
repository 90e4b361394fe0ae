"""What all answer controls have in common."""

from textual import events
from textual.message import Message
from textual.widget import Widget

from quiz.app.literal import lines, literal
from quiz.app.widgets.words import Settled, Words
from quiz.grading.response import Response
from quiz.model.question import BLANK, Question

_NOTHING = Question(
    id="",
    card="",
    deck="",
    fact="",
    slot="",
    format="choice",
    stem=BLANK,
    answers=(),
    explanation="",
    source="",
    guess=0.0,
)
"""What a control stands for before the first question."""


class HelpLine(Words):
    """What helps to answer: a hint that was asked for, and what to do next."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__(classes="help")

    def tell(self, hint: str, message: str) -> None:
        """Show a hint and a message, each of which may be empty."""
        self.update(lines(literal(hint), literal(message)))
        self.display = bool(hint or message)


class Control(Settled):
    """Takes the answer to one question and posts it as ``Answered``."""

    BINDING_GROUP_TITLE = "Answering"
    shows_stem = False
    """Whether the control shows the stem itself, with the answer in it."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        super().__init__()
        self.begin(_NOTHING)

    class Answered(Message):
        """An answer was given."""

        def __init__(self, question: Question, response: Response) -> None:
            """Carry the answer, and what it answers: by the time it is taken, something else may be asked."""
            super().__init__()
            self.question = question
            self.response = response

    def begin(self, question: Question) -> None:
        """Take the answer to a question, its options in the order to show, with nothing answered yet."""
        self.question = question
        self.struck: frozenset[int] = frozenset()
        self.hint_text = ""

    async def ask(self, question: Question) -> None:
        """Ask a question in place of the one before.

        The widgets stay: changing them is painted much sooner than new ones are.
        """
        self.begin(question)
        await self.fit()
        self.redraw()

    async def fit(self) -> None:
        """Make the widgets fit the question."""

    def answer(self, response: Response) -> None:
        """Hand the answer in."""
        self.post_message(self.Answered(self.question, response))

    def draft(self) -> Response | None:
        """Return what is entered and not handed in yet; None when it is nothing or not complete."""
        return None

    async def refill(self, response: Response) -> bool:  # noqa: ARG002 - for controls that can
        """Show an answer that was given before, to be changed.

        Returns:
            Whether ``draft`` tells it from then on, so that an emptied control has no answer.
        """
        return False

    def take_focus(self) -> None:
        """Make the control take the keys, in the same picture that shows it."""
        self.screen.set_focus(self)

    def on_focus(self, event: events.Focus) -> None:
        """Have the keys; nothing looks otherwise with them, so nothing is painted for that."""
        event.prevent_default()
        self.set_reactive(Widget.has_focus, value=True)

    def on_blur(self, event: events.Blur) -> None:
        """Have the keys no longer."""
        event.prevent_default()
        self.set_reactive(Widget.has_focus, value=False)

    def hint(self, struck: frozenset[int], text: str) -> None:
        """Give help with the question, in place of the help given before.

        Args:
            struck: options that are wrong, by their place from 0; they are crossed out and can no
                longer be picked. Controls whose options all belong to the answer, or that have
                none, take no notice.
            text: what is told; may be empty.
        """
        self.struck = struck
        self.hint_text = text
        self.redraw()

    def usual_help(self) -> str:
        """Return what the help line says as long as there is nothing special to tell."""
        return ""

    def redraw(self, message: str = "") -> None:
        """Show the present state.

        Args:
            message: what the help line tells this once; empty for the usual help.
        """
        for line in self.query(HelpLine):
            line.tell(self.hint_text, message or self.usual_help())
