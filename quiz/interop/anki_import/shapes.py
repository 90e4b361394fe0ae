"""Recognise note types: what of a note is asked, and what is the answer."""

from dataclasses import dataclass, field
from typing import Literal

from quiz.interop.anki.notetypes import NOTE_TYPES
from quiz.interop.anki_import.records import AnkiType
from quiz.interop.anki_import.templates import references, runs_scripts

_OWN_NAMES = {note_type.id: note_type.name for note_type in NOTE_TYPES}
_SOURCES = frozenset("source sources citation citations reference references quelle quellen fuente fonte".split())


@dataclass(frozen=True, slots=True)
class Side:
    """How one template asks.

    Attributes:
        front: the template of its front, which is filled in as it is.
        answer: the field that answers.
        typed: whether the answer is typed.
        extras: further fields of the back.
    """

    front: str
    answer: str
    typed: bool
    extras: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a note type is to an import.

    Attributes:
        sort: one of ours, cloze, or sides that are asked.
        name: of ours: which one.
        sides: how each template asks; None for one that cannot be used.
        text: of a cloze: the field with deletions.
        extras: of a cloze: further fields of the back.
        sources: fields that cite.
        reason: why notes of the type are left out; empty when they are not.
    """

    sort: Literal["own", "cloze", "sides", "none"]
    name: str = ""
    sides: tuple[Side | None, ...] = ()
    text: str = ""
    extras: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reason: str = field(default="")


def shape_of(kind: AnkiType) -> Shape:
    """Recognise a note type by its id or by what its templates show, whatever it is called."""
    own = _OWN_NAMES.get(kind.id) or next((name for name in _OWN_NAMES.values() if kind.name.startswith(name)), "")
    if own and "Id" in kind.fields:
        return Shape("own", name=own)
    both = "".join(template.front + template.back for template in kind.templates)
    if not kind.templates:
        return Shape("none", reason="it has no templates")
    if "image-occlusion" in both or "image occlusion" in kind.name.lower():
        return Shape("none", reason="parts of images cannot be asked in a terminal")
    if runs_scripts(both):
        return Shape("none", reason="its templates run scripts, so what they show is not known")
    sources = tuple(name for name in kind.fields if name.strip().lower() in _SOURCES)
    if kind.cloze:
        return _cloze(kind, sources)
    sides = tuple(_side(template.front, template.back, kind.fields, sources) for template in kind.templates)
    if not any(sides):
        return Shape("none", reason="no template asks with fields on its front and answers with another on its back")
    return Shape("sides", sides=sides, sources=sources)


def _cloze(kind: AnkiType, sources: tuple[str, ...]) -> Shape:
    template = kind.templates[0]
    front = references(template.front)
    texts = {one.name for one in front if "cloze" in one.filters} & set(kind.fields)
    if len(texts) != 1:
        return Shape("none", reason=f"its front has {len(texts) or 'no'} cloze fields, not one")
    (text,) = texts
    shown = [one.name for one in (*front, *references(template.back)) if one.name in kind.fields]
    extras = tuple(name for name in dict.fromkeys(shown) if name != text and name not in sources)
    return Shape("cloze", text=text, extras=extras, sources=sources)


def _side(front: str, back: str, fields: tuple[str, ...], sources: tuple[str, ...]) -> Side | None:
    asking = references(front)
    typed = next((one.name for one in asking if "type" in one.filters and one.name in fields), "")
    asked = {one.name for one in asking if not {"type", "hint"} & one.filters}
    if not asked & set(fields):
        return None
    told = [one.name for one in references(back) if one.name in fields and one.name not in {*asked, *sources}]
    answer = typed or next(iter(told), "")
    if not answer:
        return None
    return Side(front, answer, bool(typed), tuple(name for name in dict.fromkeys(told) if name != answer))
