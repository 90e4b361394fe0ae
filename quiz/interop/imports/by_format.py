"""Make a question of its parts where the file names its format, as our own exports do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiz.interop.drafts.draft import Value
from quiz.interop.imports.entry import Entry, filled_cloze
from quiz.model.question import BLANK, Format

_TRUTHS = {
    **dict.fromkeys(("true", "t", "yes", "right", "1", "wahr", "vrai", "verdadero", "vero"), "true"),
    **dict.fromkeys(("false", "f", "no", "wrong", "0", "falsch", "faux", "falso"), "false"),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """What a file says of a question, each text in one line.

    Attributes:
        answers: the right answers; of an order its lines.
        wrong: wrong options with what is told for them.
        feedback: what is told for the right ones, of truefalse for the wrong one.
        pairs: of a match.
        accept: what else is right.
        tolerance: how far a number may be off.
    """

    answers: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()
    feedback: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    accept: tuple[str, ...] = ()
    tolerance: str = ""


def with_parts(entry: Entry, parts: Parts) -> Entry:
    """Give a question, which has a format and a stem, the fields that its format needs."""
    form, fields, stem = entry.format, _fields(entry.format, parts), entry.stem
    if form == "cloze":
        before, _, after = stem.partition(BLANK)
        filled = filled_cloze(before, parts.answers[0], after) if BLANK in stem and parts.answers else ""
        form, stem = ("cloze", filled) if filled else ("typed", stem)
        fields = fields if form == "typed" else {key: value for key, value in fields.items() if key != "answer"}
    return replace(entry, format=form, stem=stem, fields=fields)


def loses_names(form: Format) -> bool:
    """Tell whether further right answers of a format are lost: they are typed, and a deck has no place for them."""
    return form == "list"


def truth_of(text: str) -> str:
    """Read a truth value as a deck has it; empty when it is none."""
    return _TRUTHS.get(text.strip().casefold(), "")


def _fields(form: Format, parts: Parts) -> dict[str, Value]:
    first = parts.answers[0] if parts.answers else ""
    fields: dict[str, Value]
    if form == "choice":
        fields = {"answer": first, "wrong": parts.wrong}
    elif form == "multi":
        fields = {"answers": parts.answers, "wrong": parts.wrong}
    elif form == "truefalse":
        fields = {"answer": truth_of(first)}
    elif form == "order":
        return {"items": parts.answers}
    elif form == "list":
        return {"answers": parts.answers}
    elif form == "match":
        return {"pairs": parts.pairs}
    else:
        fields = {"answer": first}
    if parts.feedback and form in {"choice", "multi", "truefalse"}:
        fields["feedback"] = parts.feedback
    if parts.tolerance and form == "number":
        fields["tolerance"] = parts.tolerance
    if parts.accept and form in {"cloze", "typed", "number", "date"}:
        fields["accept"] = parts.accept
    return fields


def split_list(text: str) -> tuple[str, ...]:
    r"""Take a list apart whose parts are set apart by ``␠|␠``; ``\|`` is a bar."""
    return tuple(part.replace(r"\|", "|") for part in text.split(" | "))


def split_pair(text: str) -> tuple[str, str] | None:
    r"""Take ``left -> right`` apart; ``\>`` is a sign. None when it is no pair."""
    for sign in (" -> ", "->", " → ", "→", " = "):
        left, found, right = text.partition(sign)
        if found:
            return left.strip().replace(r"\>", ">"), right.strip().replace(r"\>", ">")
    return None


def told_for(right: Sequence[str]) -> str:
    """Join what is told for several right options."""
    return " ".join(dict.fromkeys(text for text in right if text))
