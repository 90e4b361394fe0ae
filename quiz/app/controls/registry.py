"""Which control takes the answers of which format."""

from quiz.app.controls.base import Control
from quiz.app.controls.cloze import ClozeControl
from quiz.app.controls.flip import FlipControl
from quiz.app.controls.listed import ListControl
from quiz.app.controls.match import MatchControl
from quiz.app.controls.options import OptionsControl
from quiz.app.controls.order import OrderControl
from quiz.app.controls.typed import TypedControl
from quiz.model.question import BLANK, Format, Question

_CONTROLS: dict[Format, type[Control]] = {
    "choice": OptionsControl,
    "multi": OptionsControl,
    "truefalse": OptionsControl,
    "cloze": TypedControl,
    "typed": TypedControl,
    "number": TypedControl,
    "date": TypedControl,
    "order": OrderControl,
    "match": MatchControl,
    "list": ListControl,
    "flip": FlipControl,
}


def control_for(question: Question) -> type[Control]:
    """Return the class of the control that takes the answer to a question."""
    control = _CONTROLS[question.format]
    if control is TypedControl and BLANK in question.stem:
        control = ClozeControl
    return control
