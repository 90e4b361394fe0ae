"""Read facts: sentences, facts of a kind, and the rows of tables."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from quiz.decks.coerce import coerce
from quiz.decks.entities import Register
from quiz.decks.fields import Fields, Problems, entries, report_shape, scalars
from quiz.decks.grammar.facts import COMMON, CONFUSION, FACT
from quiz.decks.grammar.shapes import TEXTS, Key, MapOf
from quiz.decks.kinds import read_asks, read_tolerance
from quiz.decks.media import MediaReader
from quiz.decks.nodes import Items, Node, Scalar, Table
from quiz.decks.sentences import read_sentence
from quiz.decks.sources import Citations
from quiz.errors import Mark, did_you_mean, nearest, surely_meant
from quiz.ids import is_id, slug
from quiz.model.fact import ON_VIEW, Confusion, Fact
from quiz.model.kind import Kind, Slot
from quiz.model.numbers import Number
from quiz.model.values import Ref, Text, Value
from quiz.text import one_line

_COMMON = {key.name for key in COMMON}


class FactReader:
    """Reads facts against the kinds, entities and sources of their deck."""

    def __init__(
        self,
        kinds: Mapping[str, Kind],
        broken: AbstractSet[str],
        register: Register,
        citations: Citations,
        media: MediaReader,
        problems: Problems,
    ) -> None:
        """Know what facts may refer to.

        Args:
            kinds: the kinds by name.
            broken: names of kinds that cannot be used, which was reported.
            register: the deck's entities.
            citations: reads where facts are documented.
            media: reads their images and audio.
            problems: where problems go.
        """
        self.kinds = kinds
        self.broken = broken
        self.register = register
        self.citations = citations
        self.media = media
        self.problems = problems
        self._form = FACT.with_keys(Key(name, MapOf(TEXTS)) for name in (*kinds, *broken))

    def read(self, node: Node) -> Fact | None:
        """Read one fact that is a sentence or of a kind; None when it cannot be used."""
        fields = Fields(node, self._form, self.problems)
        if self.broken & set(fields.keys()):
            return None
        shapes = [key for key in fields.keys() if key == "text" or key in self.kinds]  # noqa: SIM118 - no mapping
        if len(shapes) != 1:
            self._report_shape(node, fields, shapes)
            return None
        fact_id = self.read_id(fields, node)
        if shapes == ["text"]:
            source = fields.scalar("text")
            sentence = read_sentence(source, self.register, self.problems) if source else None
            if sentence is None:
                return None
            return self.finish(fields, fact_id, sentence.kind, sentence.values)
        kind = self.kinds[shapes[0]]
        value = fields.node(shapes[0])
        if not isinstance(value, Table):
            if value is not None:
                report_shape(value, f"'{kind.name}'", "a mapping of its slots", self.problems, _slot_list(kind))
            return None
        values = self.read_slots(kind, {key.value: (key.mark, node) for key, node in value.entries}, value.mark)
        return None if values is None else self.finish(fields, fact_id, kind, values)

    def _report_shape(self, node: Node, fields: Fields, shapes: list[str]) -> None:
        if not isinstance(node, Table):
            return
        if shapes:
            mark = fields.key_mark(shapes[1])
            message = f"a fact is either '{shapes[0]}' or '{shapes[1]}'"
            self.problems.add(mark, message, "make two facts of it", "either-or")
        elif _COMMON.issuperset(fields.keys()):
            hint = f"add 'text:' or one of the kinds: {', '.join(sorted(self.kinds))}"
            self.problems.add(fields.mark, "the fact states nothing", hint, "missing-key")

    def read_id(self, fields: Fields, node: Node) -> str:
        """Read the permanent id of a fact or question; a missing one is reported."""
        if "id" in fields.misspelt:
            return ""
        if "id" not in fields:
            hint = f"add 'id: {slug(first_text(node)) or 'a-name'}', or let 'quiz fix' write it"
            self.problems.add(fields.mark, f"{fields.what} has no id", hint, "no-id")
            return ""
        written = fields.scalar("id")
        if written is None:
            return ""
        if not is_id(written.value):
            found = one_line(written.value)
            hint = f"such as '{slug(found) or 'first-visit'}': lower-case letters, digits, '-', '_' and '.'"
            self.problems.add(written.mark, f"'{found}' cannot be an id", hint, "bad-id")
            return ""
        return written.value

    def read_slot(self, fields: Fields) -> str:
        """Read which card of its id a hand-written question asks."""
        written = fields.scalar("slot")
        if written is not None and not is_id(written.value):
            found = one_line(written.value)
            self.problems.add(written.mark, f"'{found}' cannot be a slot", "lower-case letters, digits, '-'", "bad-id")
        return written.value if written else "question"

    def read_slots(
        self, kind: Kind, given: Mapping[str, tuple[Mark, Node]], mark: Mark
    ) -> dict[str, tuple[Value, ...]] | None:
        """Read the values of a kind's slots.

        Args:
            kind: the shape.
            given: position of the key and node of the value, by slot name.
            mark: where the fact stands, for slots that are missing.

        Returns:
            The values by slot; None when a problem was reported.
        """
        before = len(self.problems.found)
        values: dict[str, tuple[Value, ...]] = {}
        empty: set[str] = set()
        misspelt: set[str] = set()
        for name, (key_mark, node) in given.items():
            slot = kind.slots.get(name)
            if slot is None:
                hint = f"{did_you_mean(name, kind.slots)} {_slot_list(kind)}"
                message = f"'{kind.name}' has no slot '{one_line(name)}'"
                meant = surely_meant(name, kind.slots.keys() - given.keys())
                self.problems.add(key_mark, message, hint, "unknown-slot", meant)
                # One mistake gives one error: a slot that is misspelt is not missing, too.
                misspelt.add(nearest(name, kind.slots))
                continue
            reported = len(self.problems.found)
            found = self._slot_values(slot, node)
            if found:
                values[name] = found
            elif len(self.problems.found) == reported:
                empty.add(name)
        for slot in kind.slots.values():
            missing = (slot.name not in given and slot.name not in misspelt) or slot.name in empty
            if missing and not slot.optional:
                self.problems.add(mark, f"'{kind.name}' needs '{slot.name}'", _slot_list(kind), "missing-key")
        return values if len(self.problems.found) == before else None

    def _slot_values(self, slot: Slot, node: Node) -> tuple[Value, ...]:
        if isinstance(node, Items) and not slot.many:
            self.problems.add(node.mark, f"'{slot.name}' takes one {slot.type}, found a list", code="bad-value")
            return ()
        if isinstance(node, Scalar) and not node.value.strip():
            message = f"'{slot.name}' is empty"
            self.problems.add(node.mark, message, "leave the key out, or fill it", "empty-value")
            return ()
        values: list[Value] = []
        for item in (node,) if isinstance(node, Scalar) else scalars(node, f"'{slot.name}'", self.problems):
            value = coerce(item.value, slot.type, item.mark, self.register, self.problems)
            if value in values:
                self.problems.add(node.mark, f"'{slot.name}' has the same value twice", "each once", "bad-value")
            elif value is not None:
                if slot.unit and isinstance(value, Number) and not value.unit:
                    value = replace(value, unit=slot.unit)
                values.append(value)
        return tuple(values)

    def finish(self, fields: Fields, fact_id: str, kind: Kind, values: Mapping[str, tuple[Value, ...]]) -> Fact | None:
        """Read what all facts have in common, and put the fact together."""
        citations = self.citations.read(fields)
        if "ask" in fields:
            kind = self._asked_otherwise(fields, kind)
        confusions = dict(self._confusions(fields.node("confusions"), kind, values)) if "confusions" in fields else {}
        own_exclusive = frozenset([name for name, slot in kind.slots.items() if slot.exclusive])
        exclusive = self._slot_names(fields, "exclusive", kind) | own_exclusive
        asked = self._slot_names(fields, "asked", kind) if "asked" in fields else None
        media = self.media.read(fields)
        on_view = tuple(Text(one.file) for one in media if one.shown == "question")
        if on_view:
            values = {**values, ON_VIEW: on_view}
        if not fact_id or not citations:
            return None
        return Fact(
            id=fact_id,
            kind=kind,
            values=values,
            citations=citations,
            mark=fields.mark,
            tags=fields.texts("tags"),
            note=fields.text("note"),
            claim=fields.text("claim"),
            confusions=confusions,
            exclusive=exclusive,
            asked=asked,
            tolerance=dict(self._tolerances(fields.node("tolerance"), kind)) if "tolerance" in fields else {},
            media=media,
        )

    def _asked_otherwise(self, fields: Fields, kind: Kind) -> Kind:
        """Return a kind with the stems that the author writes for one fact of it, in front of its own."""
        read = read_asks(fields.node("ask"), kind.slots, self.problems)
        own = {slot: tuple(replace(stem, own=True) for stem in stems) for slot, stems in read.items()}
        if not own:
            return kind
        asks = {slot: (*own.get(slot, ()), *kind.asks.get(slot, ())) for slot in {**kind.asks, **own}}
        return replace(kind, asks=asks)

    def _confusions(
        self, node: Node | None, kind: Kind, values: Mapping[str, tuple[Value, ...]]
    ) -> Iterator[tuple[str, tuple[Confusion, ...]]]:
        """Read wrong answers by slot; a name among them is of the right answer's own type."""
        for slot, value in self._by_slot(node, "'confusions'", kind):
            key = values.get(slot.name, ())[:1]
            types = [self.register.entities[ref.entity].type for ref in key if isinstance(ref, Ref)]
            own = replace(slot, type=types[0] if types else slot.type)
            items = value.items if isinstance(value, Items) else (value,)
            yield slot.name, tuple(found for item in items for found in self._confusion(own, item))

    def _confusion(self, slot: Slot, node: Node) -> Iterator[Confusion]:
        """Read one wrong answer: a text, or a mapping with what to tell a learner who gives it."""
        feedback = ""
        if isinstance(node, Table):
            fields = Fields(node, CONFUSION, self.problems)
            feedback, text = fields.text("feedback"), fields.scalar("text")
            if text is None:
                return
            node = text
        for value in self._slot_values(slot, node):
            yield Confusion(value, feedback)

    def _tolerances(self, node: Node | None, kind: Kind) -> Iterator[tuple[str, Number]]:
        """Read how far typed numbers may be off, by slot."""
        for slot, value in self._by_slot(node, "'tolerance'", kind):
            for source in scalars(value, f"'{slot.name}'", self.problems):
                tolerance = read_tolerance(source, self.problems)
                if tolerance is not None:
                    yield slot.name, tolerance

    def _by_slot(self, node: Node | None, what: str, kind: Kind) -> Iterator[tuple[Slot, Node]]:
        for name, value in entries(node, what, self.problems):
            slot = kind.slots.get(name.value)
            if slot is None:
                hint = did_you_mean(name.value, kind.slots)
                self.problems.add(name.mark, f"there is no slot '{one_line(name.value)}'", hint, "unknown-slot")
            else:
                yield slot, value

    def _slot_names(self, fields: Fields, key: str, kind: Kind) -> frozenset[str]:
        if key not in fields:
            return frozenset()
        named = fields.scalars(key)
        for found in named:
            if found.value not in kind.slots:
                hint = did_you_mean(found.value, kind.slots)
                self.problems.add(found.mark, f"there is no slot '{one_line(found.value)}'", hint, "unknown-slot")
        return frozenset(found.value for found in named)


def first_text(node: Node | None) -> str:
    """Return the first text in a node that can serve to name it."""
    if isinstance(node, Scalar):
        return re.sub(r"\{(?:[a-z0-9_-]+=)?([^|{}]*)(?:\|[^{}]*)?\}", r"\1", node.value)
    children = node.items if isinstance(node, Items) else [value for _, value in node.entries] if node else []
    return next((text for child in children if (text := first_text(child))), "")


def _slot_list(kind: Kind) -> str:
    names = [f"{slot.name}{'?' if slot.optional else ''}" for slot in kind.slots.values()]
    return f"slots: {', '.join(names)}"
