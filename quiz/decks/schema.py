"""Write what may stand in a deck as a JSON Schema, for editors and for other programs.

The draft is the seventh, which yaml-language-server and most validators understand. YAML's plain
scalars reach a validator as numbers or booleans where they look like them, so a text may be one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quiz.decks.fields import NO, YES
from quiz.decks.grammar.deck import DECK
from quiz.decks.grammar.facts import FACT_ENTRY, SENTENCE
from quiz.decks.grammar.shapes import (
    AnyOf,
    Choice,
    Flag,
    Form,
    Key,
    ListOf,
    MapOf,
    OneOrMany,
    Shape,
    Text,
    Words,
)
from quiz.decks.kinds import read_builtin_kinds
from quiz.model.deck import Deck
from quiz.model.kind import Kind, Slot
from quiz.model.values import Ref

_DIALECT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]


def deck_schema(deck: Deck | None = None) -> Schema:
    """Return the JSON Schema of deck files.

    Kinds that it does not know may stand as keys of facts, too, and are looked at no further.

    Args:
        deck: the deck whose own kinds and names it is to know as well; the built-in kinds alone when None.
    """
    if deck is None:
        return _Writer(read_builtin_kinds(), {}).document()
    return _Writer(deck.kinds, _names(deck)).document()


def _names(deck: Deck) -> dict[tuple[str, str], list[str]]:
    """Return the names that may stand in each slot: those that stand there, and those of its type; by kind and slot."""
    used: dict[tuple[str, str], set[str]] = {}
    by_type: dict[str, set[str]] = {}
    for entity in deck.entities.values():
        by_type.setdefault(entity.type, set()).add(entity.name)
    for fact in deck.facts:
        for slot, values in fact.values.items():
            names = {deck.entities[value.entity].name for value in values if isinstance(value, Ref)}
            used.setdefault((fact.kind.name, slot), set()).update(names)
    return {
        (kind.name, slot.name): sorted(used.get((kind.name, slot.name), set()) | by_type.get(slot.type, set()))
        for kind in deck.kinds.values()
        for slot in kind.slots.values()
    }


class _Writer:
    """Writes schemas, each form once under ``definitions``."""

    def __init__(self, kinds: Mapping[str, Kind], names: Mapping[tuple[str, str], list[str]]) -> None:
        self._kinds = kinds
        self._names = names
        self._definitions: dict[str, Schema] = {}

    def document(self) -> Schema:
        root = self._form(DECK)
        return {
            "$schema": _DIALECT,
            "title": "factquiz deck",
            **root,
            "anyOf": [{"required": ["facts"]}, {"required": ["questions"]}],
            "definitions": self._definitions,
        }

    def write(self, shape: Shape) -> Schema:  # noqa: PLR0911 - one for each shape
        """Write the schema of a shape."""
        match shape:
            case Text():
                return _text(shape)
            case Flag():
                return _one_of(["yes", "no", True, False], sorted(YES | NO))
            case Words():
                return _one_of(shape.words, shape.words)
            case OneOrMany():
                one = self.write(shape.of)
                return {"anyOf": [one, {"type": "array", "items": one, "minItems": shape.fewest}]}
            case ListOf():
                return {"type": ["array", "null"], "items": self.write(shape.of)}
            case MapOf():
                return self._map(shape)
            case AnyOf():
                return {"anyOf": [self.write(each) for each in shape.shapes]}
            case Form():
                return self._named(shape.what, shape)
            case Choice():
                return self._choice(shape)

    def _map(self, shape: MapOf) -> Schema:
        schema: Schema = {"type": ["object", "null"] if not shape.fewest else "object"}
        if shape.known:
            schema["properties"] = {key.name: self._key(key) for key in shape.known}
        schema["additionalProperties"] = {**self.write(shape.of), **_described(shape.about)}
        if shape.keys:
            schema["propertyNames"] = {"pattern": f"^(?:{shape.keys})$"}
        if shape.reserved:
            schema["propertyNames"]["not"] = {"enum": sorted(set(shape.reserved))}
        if shape.fewest:
            schema["minProperties"] = shape.fewest
        return schema

    def _named(self, name: str, form: Form) -> Schema:
        """Refer to a form, which is written under ``definitions`` once."""
        title = re.sub(r"^an? ", "", name)
        if title not in self._definitions:
            self._definitions[title] = {}
            self._definitions[title] = self._form(form)
        return {"$ref": f"#/definitions/{title}"}

    def _form(self, form: Form, further: Schema | None = None) -> Schema:
        schema: Schema = {"type": "object", **_described(form.about)}
        schema["properties"] = {key.name: self._key(key) for key in form.keys}
        schema["properties"].update(further or {})
        required = [key.name for key in form.keys if key.required]
        if required:
            schema["required"] = required
        if form.either:
            schema["oneOf"] = [{"required": [name]} for name in form.either]
        schema["additionalProperties"] = False
        return schema

    def _key(self, key: Key) -> Schema:
        return {**self.write(key.shape), **_described(key.about)}

    def _choice(self, choice: Choice) -> Schema:
        """Write a mapping whose form hangs on which key it has: what an editor is told of then fits that form."""
        otherwise: Schema
        if choice is FACT_ENTRY:
            otherwise = self._fact(choice)
        else:
            names = list(choice.by_key)
            # Before its format is written, an editor is to offer every format, and to miss none in particular.
            otherwise = {
                "type": "object",
                "properties": {name: self._key(form.by_name[name]) for name, form in choice.by_key.items()},
                "anyOf": [{"required": [name]} for name in names],
            }
        for name, form in reversed(choice.by_key.items()):
            chosen = self._named(f"{name} question" if len(choice.by_key) > 1 else form.what, form)
            otherwise = {"if": {"type": "object", "required": [name]}, "then": chosen, "else": otherwise}
        return {"type": "object", **otherwise}

    def _fact(self, choice: Choice) -> Schema:
        """Write a fact: a sentence, a fact of a built-in kind, or of a kind that the deck adds."""
        form, further = choice.otherwise, choice.open
        if form is None or further is None:
            return {}
        kinds = {name: self._kind(kind) for name, kind in self._kinds.items()}
        if "fact" not in self._definitions:
            self._definitions["fact"] = {
                **self._form(form, kinds),
                "additionalProperties": self._key(further),
                # One key beside those that all facts have says what the fact states.
                "minProperties": 2,
                "allOf": list(_one_alone([SENTENCE.name, *kinds])),
            }
        return {"$ref": "#/definitions/fact"}

    def _kind(self, kind: Kind) -> Schema:
        schema: Schema = {"type": "object", **_described(kind.about)}
        schema["properties"] = {slot.name: self._slot(kind, slot) for slot in kind.slots.values()}
        schema["required"] = [slot.name for slot in kind.slots.values() if not slot.optional]
        schema["additionalProperties"] = False
        return schema

    def _slot(self, kind: Kind, slot: Slot) -> Schema:
        said = [_TYPES.get(slot.type, f"the name of a {slot.type}")]
        said += ["several"] if slot.many else []
        said += ["in order"] if slot.ordered else []
        said += ["may be left out"] if slot.optional else []
        one = Text(examples=tuple(self._names.get((kind.name, slot.name), ())))
        return {
            **self.write(OneOrMany(one, int(not slot.optional)) if slot.many else one),
            **_described(", ".join(said).capitalize() + "."),
        }


_TYPES = {
    "text": "a text",
    "number": "a number, such as 35, 1,500 or more than 70",
    "date": "a date, such as 2017, 2017-08 or 2017-08-29",
    "name": "a name of any type",
}


def _text(shape: Text) -> Schema:
    schema: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
    if shape.pattern:
        schema["pattern"] = f"^(?:{shape.pattern})$"
    if shape.examples:
        schema["examples"] = list(shape.examples)
    return schema


def _described(about: str) -> Schema:
    if "`" not in about:
        return {"description": about} if about else {}
    return {"description": about.replace("`", ""), "markdownDescription": about}


def _one_of(offered: Iterable[str | bool], words: Iterable[str]) -> Schema:
    """Accept some words however they are capitalised; an editor offers and names the usual ones."""
    return {"anyOf": [{"enum": list(offered)}, {"type": "string", "pattern": _any_case(words)}]}


def _any_case(words: Iterable[str]) -> str:
    """Write a pattern of some words in small or capital letters; patterns of JSON Schema have no flag for it."""
    return f"^(?:{'|'.join(''.join(map(_either_case, word)) for word in words)})$"


def _either_case(character: str) -> str:
    both = sorted({character.lower(), character.upper()})
    return f"[{''.join(both)}]" if len(both) > 1 else re.escape(character)


def _one_alone(names: list[str]) -> Iterator[Schema]:
    """Yield the rule, for each of some keys, that none of the others stands beside it."""
    for name in names:
        others = [{"required": [other]} for other in names if other != name]
        yield {"if": {"required": [name]}, "then": {"not": {"anyOf": others}}}
