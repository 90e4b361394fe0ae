"""Which control takes the answers of which format."""

from quiz.app.controls.arranged import ArrangeControl
from quiz.app.controls.base import Control
from quiz.app.controls.flip import FlipControl
from quiz.app.controls.options import OptionsControl
from quiz.app.controls.typed import ListControl, TypedControl
from quiz.model.question import Format, Question

_CONTROLS: dict[Format, type[Control]] = {
    "choice": OptionsControl,
    "multi": OptionsControl,
    "truefalse": OptionsControl,
    "cloze": TypedControl,
    "typed": TypedControl,
    "number": TypedControl,
    "date": TypedControl,
    "order": ArrangeControl,
    "match": ArrangeControl,
    "list": ListControl,
    "flip": FlipControl,
}


def control_for(question: Question) -> Control:
    """Make the control that takes the answer to a question."""
    return _CONTROLS[question.format](question)
