"""Write the dates in slots of dates in one way, as ISO 8601 has them."""

from collections.abc import Iterator, Mapping

from quiz.decks.entities import read_types
from quiz.decks.fields import Problems
from quiz.decks.kinds import read_builtin_kinds, read_kinds
from quiz.decks.mend.edits import Change, Edit, Mended, Spans, applied
from quiz.decks.nodes import Items, Node, Scalar, Table, parse
from quiz.model.date_reading import read_dates
from quiz.model.entity import BASE_TYPES
from quiz.model.kind import Kind
from quiz.text import one_line


def with_iso_dates(text: str, name: str) -> Mended:
    """Write ``29 August 2017`` as ``2017-08-29`` where a slot holds a date.

    A date in a sentence, in a hand-written question or of a source stays, for learners read it as it is written.

    Args:
        text: a text that is YAML.
        name: the file as the user calls it.
    """
    root = parse(text, name)
    parts = {key.value: value for key, value in root.entries} if isinstance(root, Table) else {}
    problems = Problems()
    types = (*BASE_TYPES, *read_types(parts.get("types"), problems))
    kinds = {**read_builtin_kinds(), **read_kinds(parts.get("kinds"), types, problems)}
    facts = parts.get("facts")
    spans = Spans(text)
    edits: list[Edit] = []
    changes: list[Change] = []
    for fact in facts.items if isinstance(facts, Items) else ():
        for scalar in _dates(fact, kinds) if isinstance(fact, Table) else ():
            iso = _iso(one_line(scalar.value))
            if iso and iso != scalar.value:
                edits.append(Edit(*spans.of(scalar.mark), iso))
                changes.append(Change(f"{iso} in place of {one_line(scalar.value)}", scalar.mark.line))
    return Mended(applied(text, edits), tuple(changes))


def _dates(fact: Table, kinds: Mapping[str, Kind]) -> Iterator[Scalar]:
    """Yield what stands in the date slots of a fact, as right and as wrong answers."""
    kind = next((kinds[key.value] for key, _ in fact.entries if key.value in kinds), None)
    if kind is None:
        return
    for key, value in fact.entries:
        if key.value in {kind.name, "confusions"} and isinstance(value, Table):
            for name, node in value.entries:
                slot = kind.slots.get(name.value)
                if slot is not None and slot.type == "date":
                    yield from _values(node)


def _values(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _values(item)
    else:
        yield from (value for key, value in node.entries if key.value == "text" and isinstance(value, Scalar))


def _iso(written: str) -> str:
    """Return a date as ISO 8601 has it; empty for what can be two dates or none."""
    dates = read_dates(written)
    if len(dates) != 1 or read_dates(dates[0].iso()) != dates:
        return ""
    return dates[0].iso()
