"""Read facts that are written as a sentence with marked answers.

``Russia delivered {four} {Mi-35 Hind-E} helicopters on {29 August 2017}.`` A mark may have
a name and a type: ``{count=four|number}``. Marks without a name are called 1, 2, 3 …
"""

import re
from dataclasses import dataclass

from quiz.decks.coerce import coerce, infer_type
from quiz.decks.entities import Register
from quiz.decks.fields import Problems
from quiz.decks.nodes import Scalar
from quiz.errors import did_you_mean
from quiz.model.kind import VALUE_TYPES, Kind, Literal, Piece, Placeholder, Slot, Template
from quiz.model.values import Value
from quiz.text import one_line

_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+")
_MARK = re.compile(r"\{(?:(?P<name>[a-z0-9][a-z0-9_-]*)\s*=)?(?P<value>[^|]*)(?:\|(?P<type>[^|]*))?\}")
_ESCAPES = {"{{": "{", "}}": "}"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence taken apart.

    Attributes:
        kind: the shape that it gives its fact, without stems of its own.
        values: the value of each mark.
    """

    kind: Kind
    values: dict[str, tuple[Value, ...]]


def read_sentence(source: Scalar, register: Register, problems: Problems) -> Sentence | None:
    """Read a sentence with marked answers.

    Args:
        source: the text.
        register: the deck's entities.
        problems: where problems go.

    Returns:
        The sentence, or None when it cannot be read, which is reported.
    """
    text = re.sub(r"\s*\n\s*", " ", source.value.strip())
    pieces: list[Piece] = []
    slots: dict[str, Slot] = {}
    values: dict[str, tuple[Value, ...]] = {}
    frame: list[str] = []
    before = len(problems.found)
    for match in _TOKEN.finditer(text):
        token, mark = match[0], source.at(match.start())
        if token in {"{", "}"}:
            problems.add(
                mark, f"'{token}' without its partner", f"write '{token * 2}' for the character itself", "bad-template"
            )
            continue
        if not token.startswith("{") or token in _ESCAPES:
            pieces.append(Literal(_ESCAPES.get(token, token)))
            frame.append(_ESCAPES.get(token, token))
            continue
        found = _MARK.fullmatch(token)
        if found is None:
            problems.add(
                mark, f"'{token}' is no marked answer", "write {answer}, {name=answer} or {answer|type}", "bad-template"
            )
            continue
        name = found["name"] or str(len(slots) + 1)
        written = found["value"].strip()
        slot_type = (found["type"] or "").strip() or infer_type(written, register)
        if slot_type not in {*VALUE_TYPES, *register.types}:
            hint = did_you_mean(slot_type, {*VALUE_TYPES, *register.types})
            problems.add(mark, f"there is no type '{slot_type}'", hint, "unknown-type")
            continue
        if name in slots:
            problems.add(mark, f"the mark '{name}' stands twice", "give each mark a name of its own", "bad-template")
            continue
        value = coerce(written, slot_type, mark, register, problems)
        if value is not None:
            slots[name] = Slot(name, slot_type)
            values[name] = (value,)
            pieces.append(Placeholder(name, written=one_line(written)))
            frame.append(f"{{{name}}}")
    if len(problems.found) > before:
        return None
    if not slots:
        problems.add(source.mark, "the sentence has no marked answer", "put the answers in braces: {four}", "no-answer")
        return None
    template = Template(tuple(pieces), source.mark)
    return Sentence(Kind("text: " + "".join(frame), slots, (template,), {}, source.mark), values)
