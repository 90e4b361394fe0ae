"""A question and the control that takes its answer."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from quiz.app.controls.base import Control
from quiz.app.controls.registry import control_for
from quiz.app.literal import literal
from quiz.model.question import Format, Question

LABELS: dict[Format, str] = {
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


class AskView(Vertical):
    """A stem and its control."""

    def __init__(self, question: Question) -> None:
        """Ask a question."""
        super().__init__(classes="column")
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        yield Static(LABELS[self._question.format], classes="label", markup=False)
        control = control_for(self._question)
        if not control.shows_stem:
            yield Static(literal(self._question.stem), classes="stem")
        yield control

    def on_mount(self) -> None:
        """Let the control take the keys."""
        self.query_one(Control).take_focus()
