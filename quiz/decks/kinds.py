"""Read declarations of kinds: the built-in ones and those of a deck, in one way."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from quiz.decks.fields import Fields, Problems, entries, scalars
from quiz.decks.grammar.kinds import KIND, SLOT
from quiz.decks.nodes import Node, Scalar, parse
from quiz.decks.templates import read_template
from quiz.errors import DeckError, did_you_mean
from quiz.ids import is_id
from quiz.model.entity import BASE_TYPES
from quiz.model.kind import ABOUT_THE_ANSWER, VALUE_TYPES, Kind, Ordering, Pairing, Slot, Template, placeholders
from quiz.model.number_reading import read_number
from quiz.model.numbers import Number
from quiz.text import one_line

_SCALES = frozenset({"number", "date"})
_BUILTIN = "builtin_kinds.yaml"


@cache
def read_builtin_kinds() -> Mapping[str, Kind]:
    """Read the kinds that every deck has, once for all decks.

    Raises:
        DeckError: the shipped file is damaged.
    """
    text = resources.files("quiz.decks").joinpath(_BUILTIN).read_text("utf-8")
    problems = Problems()
    kinds = read_kinds(parse(text, _BUILTIN), BASE_TYPES, problems, builtin=True)
    if problems.found:
        raise DeckError(problems.found)
    return MappingProxyType(kinds)


def kind_names(node: Node | None, problems: Problems) -> frozenset[str]:
    """Return the names under ``kinds``, of those too that cannot be used."""
    return frozenset(key.value for key, _ in entries(node, "'kinds'", problems))


def read_kinds(
    node: Node | None, types: Collection[str], problems: Problems, *, builtin: bool = False
) -> dict[str, Kind]:
    """Read the ``kinds`` of a deck by name.

    Args:
        node: what stands under ``kinds``.
        types: the entity types that slots may have.
        problems: where problems go.
        builtin: whether these are the built-in kinds.
    """
    found: dict[str, Kind] = {}
    for key, value in entries(node, "'kinds'", problems):
        if not is_id(key.value):
            hint = "use lower-case letters, digits and '-'"
            problems.add(key.mark, f"'{one_line(key.value)}' cannot name a kind", hint, "bad-id")
        kind = _read_kind(key, value, types, problems, builtin=builtin)
        if kind is not None:
            found[key.value] = kind
    return found


def _read_kind(key: Scalar, node: Node, types: Collection[str], problems: Problems, *, builtin: bool) -> Kind | None:
    before = len(problems.found)
    fields = Fields(node, KIND, problems, f"the kind '{one_line(key.value)}'")
    slots: dict[str, Slot] = {}
    names = [name.value for name, _ in entries(fields.node("slots"), "'slots'", problems)]
    for name, value in entries(fields.need("slots"), "'slots'", problems):
        slot = _read_slot(name, value, types, problems)
        if slot is not None:
            slots[name.value] = slot
    sentences = read_templates(fields.need("sentence"), names, problems)
    asks = read_asks(fields.node("ask"), names, problems)
    label = read_templates(fields.node("label"), names, problems)
    orders = _read_orders(fields, slots, problems)
    pairs = _read_pairs(fields.node("match"), slots, problems)
    if len(problems.found) > before:
        return None
    return Kind(
        name=key.value,
        slots=slots,
        sentences=sentences,
        asks=asks,
        mark=key.mark,
        label=label[0] if label else None,
        orders=orders,
        pairs=pairs,
        builtin=builtin,
        about=fields.text("about"),
    )


def _read_orders(fields: Fields, slots: Mapping[str, Slot], problems: Problems) -> tuple[Ordering, ...]:
    """Read how facts are put in order: ``order: {when: "In which order …?"}``."""
    found: list[Ordering] = []
    for name, stem in _stems(fields.node("order"), "'order'", slots, problems):
        if slots[name.value].type not in _SCALES or slots[name.value].many:
            hint = "order by a slot that holds one number or date"
            problems.add(name.mark, f"'{name.value}' puts nothing in order", hint, "bad-value")
        elif "label" not in fields:
            hint = "add 'label:', what to call one such fact"
            problems.add(name.mark, "an order needs a name for each fact", hint, "missing-key")
        else:
            found.append(Ordering(name.value, stem))
    return tuple(found)


def _read_pairs(node: Node | None, slots: Mapping[str, Slot], problems: Problems) -> tuple[Pairing, ...]:
    """Read how facts are matched: ``match: {who: {post: "Which post did each visitor hold?"}}``."""
    return tuple(
        Pairing(left.value, right.value, stem)
        for left, rights in _slot_entries(node, "'match'", slots, problems)
        for right, stem in _stems(rights, f"'{left.value}'", slots, problems)
    )


def _slot_entries(
    node: Node | None, what: str, slots: Mapping[str, Slot], problems: Problems
) -> Iterator[tuple[Scalar, Node]]:
    for name, value in entries(node, what, problems):
        if name.value in slots:
            yield name, value
        else:
            hint = did_you_mean(name.value, slots)
            problems.add(name.mark, f"there is no slot '{one_line(name.value)}'", hint, "unknown-slot")


def _stems(node: Node | None, what: str, slots: Mapping[str, Slot], problems: Problems) -> Iterator[tuple[Scalar, str]]:
    for name, value in _slot_entries(node, what, slots, problems):
        for stem in scalars(value, "a stem", problems)[:1]:
            yield name, one_line(stem.value)


def read_templates(node: Node | None, slots: Collection[str], problems: Problems) -> tuple[Template, ...]:
    """Read one sentence or stem, or a list of them."""
    if node is None:
        return ()
    read = (read_template(source, slots, problems) for source in scalars(node, "a sentence or stem", problems))
    return tuple(template for template in read if template is not None)


def read_asks(node: Node | None, slots: Collection[str], problems: Problems) -> dict[str, tuple[Template, ...]]:
    """Read how slots are asked: stems by slot."""
    asks: dict[str, tuple[Template, ...]] = {}
    for name, value in entries(node, "'ask'", problems):
        if name.value not in slots:
            hint = did_you_mean(name.value, slots)
            problems.add(name.mark, f"there is no slot '{one_line(name.value)}'", hint, "unknown-slot")
        else:
            asks[name.value] = read_templates(value, slots, problems)
            for stem in asks[name.value]:
                if any(p.slot == name.value and p.filter not in ABOUT_THE_ANSWER for p in placeholders(stem)):
                    hint = "ask for it without naming it"
                    problems.add(
                        stem.mark, f"the stem contains its own answer '{{{name.value}}}'", hint, "bad-template"
                    )
    return asks


def _read_slot(name: Scalar, node: Node, types: Collection[str], problems: Problems) -> Slot | None:
    """Read a slot: ``person``, with ``?`` for optional, ``+`` for several, ``*`` for both, or a mapping."""
    if not is_id(name.value):
        problems.add(name.mark, f"'{one_line(name.value)}' cannot name a slot", "use lower-case letters", "bad-id")
        return None
    if isinstance(node, Scalar):
        written, mark = node.value.strip(), node.mark
        slot = Slot(
            name.value, written.rstrip("?+*"), optional=written.endswith(("?", "*")), many=written.endswith(("+", "*"))
        )
    else:
        fields = Fields(node, SLOT, problems, f"the slot '{name.value}'")
        type_field = fields.scalar("type")
        if type_field is None:
            return None
        mark = type_field.mark
        slot = Slot(
            name=name.value,
            type=type_field.value.strip(),
            optional=fields.flag("optional"),
            many=fields.flag("many"),
            ordered=fields.flag("ordered"),
            asked=fields.flag("asked", default=True),
            exclusive=fields.flag("exclusive"),
            unit=fields.text("unit"),
            tolerance=read_tolerance(fields.scalar("tolerance"), problems),
        )
    if slot.type not in {*VALUE_TYPES, *types}:
        hint = did_you_mean(slot.type, {*VALUE_TYPES, *types})
        problems.add(mark, f"there is no slot type '{one_line(slot.type)}'", hint, "unknown-type")
        return None
    return slot


def read_tolerance(source: Scalar | None, problems: Problems) -> Number | None:
    """Read how far a number may be off: ``0.5`` in its unit, or ``5%``; None where nothing is said."""
    if source is None:
        return None
    number = read_number(source.value)
    if number is None or number.value < 0 or number.unit not in {"", "%"} or number.bound:
        what = f"expected a number, found '{one_line(source.value)}'"
        problems.add(source.mark, what, "how far an answer may be off, such as 0.5 or 5%", "bad-value")
        return None
    return number
