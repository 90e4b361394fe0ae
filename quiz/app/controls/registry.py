"""Which control takes the answers of which format."""

from quiz.app.controls.base import Control
from quiz.app.controls.flip import FlipControl
from quiz.app.controls.match import MatchControl
from quiz.app.controls.options import OptionsControl
from quiz.app.controls.order import OrderControl
from quiz.app.controls.typed import ClozeControl, ListControl, TypedControl
from quiz.model.question import Format, Question

_CONTROLS: dict[Format, type[Control]] = {
    "choice": OptionsControl,
    "multi": OptionsControl,
    "truefalse": OptionsControl,
    "cloze": ClozeControl,
    "typed": TypedControl,
    "number": TypedControl,
    "date": TypedControl,
    "order": OrderControl,
    "match": MatchControl,
    "list": ListControl,
    "flip": FlipControl,
}


def control_for(question: Question) -> Control:
    """Make the control that takes the answer to a question."""
    return _CONTROLS[question.format](question)
