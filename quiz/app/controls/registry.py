"""Which control takes the answers of which format."""

from collections.abc import Iterator
from importlib import import_module

from quiz.app.controls.base import Control
from quiz.model.question import BLANK, Format, Question

_CONTROLS: dict[Format, str] = {
    "choice": "options.OptionsControl",
    "multi": "options.OptionsControl",
    "truefalse": "options.OptionsControl",
    "cloze": "typed.TypedControl",
    "typed": "typed.TypedControl",
    "number": "typed.TypedControl",
    "date": "typed.TypedControl",
    "order": "order.OrderControl",
    "match": "match.MatchControl",
    "list": "listed.ListControl",
    "flip": "flip.FlipControl",
}
_CLOZE = "cloze.ClozeControl"


def control_for(question: Question) -> type[Control]:
    """Return the class of the control that takes the answer to a question; it is loaded when it is first needed."""
    name = _CONTROLS[question.format]
    if name == _CONTROLS["cloze"] and BLANK in question.stem:
        name = _CLOZE
    return _loaded(name)


def every_control() -> Iterator[type[Control]]:
    """Yield the classes of all controls, each loaded when its turn comes."""
    yield from map(_loaded, dict.fromkeys((*_CONTROLS.values(), _CLOZE)))


def _loaded(name: str) -> type[Control]:
    module, _, control = name.partition(".")
    found: type[Control] = getattr(import_module(f"quiz.app.controls.{module}"), control)
    return found
