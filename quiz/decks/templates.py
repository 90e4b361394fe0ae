"""Read the little language of sentences and stems.

``{slot}`` puts a value, ``{slot:filter}`` words it otherwise, ``{slot?one|many}`` agrees
with its number, ``[ … ]`` may be left out, ``[+ … ]`` only when
its slots are empty. ``{{``, ``}}``, ``[[`` and ``]]`` stand for
the characters themselves.
"""

import re
from collections.abc import Collection

from quiz.decks.fields import Problems
from quiz.decks.nodes import Scalar
from quiz.errors import did_you_mean
from quiz.model.kind import FILTERS, Agreement, Group, Literal, Piece, Placeholder, Template

_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{[^{}]*\}|\[\+|[{}\[\]]|[^{}\[\]]+")
_PLACEHOLDER = re.compile(r"\{\s*([\w-]+)\s*(?::\s*([\w-]+)\s*)?\}")
_AGREEMENT = re.compile(r"\{\s*([\w-]+)\s*\?([^|{}]*)\|([^|{}]*)\}")
_ESCAPES = {"{{": "{", "}}": "}", "[[": "[", "]]": "]"}


def read_template(source: Scalar, slots: Collection[str], problems: Problems) -> Template | None:
    """Read a sentence or stem.

    Args:
        source: its text.
        slots: names of the slots that it may mention.
        problems: where problems go.

    Returns:
        The template, or None when a problem was reported.
    """
    before = len(problems.found)
    pieces: list[Piece] = []
    group: list[Piece] | None = None
    kept = False
    text = re.sub(r"\s*\n\s*", " ", source.value.strip())
    for match in _TOKEN.finditer(text):
        part, mark = match[0], source.at(match.start())
        target = pieces if group is None else group
        if part in {"[", "[+"}:
            if group is not None:
                problems.add(mark, "'[' inside of '[ ]'", "optional parts do not nest", "bad-template")
            group, kept = [], part == "[+"
        elif part == "]":
            if group is None:
                problems.add(mark, "']' without '['", "write ']]' for the character itself", "bad-template")
            else:
                pieces.append(Group(tuple(group), kept))
            group = None
        elif part in {"{", "}"}:
            problems.add(
                mark, f"'{part}' without its partner", f"write '{part * 2}' for the character itself", "bad-template"
            )
        elif part.startswith("{") and part not in _ESCAPES:
            piece = _braces(part, slots)
            if isinstance(piece, tuple):
                problems.add(mark, *piece, "bad-template")
            else:
                target.append(piece)
        else:
            target.append(Literal(_ESCAPES.get(part, part)))
    if group is not None and len(problems.found) == before:
        problems.add(source.mark, "'[' is never closed", "write '[[' for the character itself", "bad-template")
    return Template(tuple(pieces), source.mark) if len(problems.found) == before else None


def _braces(part: str, slots: Collection[str]) -> Piece | tuple[str, str]:
    """Read what stands in braces; a message and a hint when it cannot be read."""
    agreement = _AGREEMENT.fullmatch(part)
    placeholder = _PLACEHOLDER.fullmatch(part)
    match = agreement or placeholder
    if match is None:
        return f"'{part}' is no placeholder", "write {slot}, {slot:filter} or {slot?one|many}"
    name = match[1]
    if name not in slots:
        return f"there is no slot '{name}'", did_you_mean(name, slots)
    if agreement:
        return Agreement(name, agreement[2], agreement[3])
    chosen = match[2] or ""
    if chosen and chosen not in FILTERS:
        return f"there is no filter '{chosen}'", did_you_mean(chosen, FILTERS)
    return Placeholder(name, chosen)
