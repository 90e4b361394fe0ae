"""The keys of kinds and of their slots."""

from quiz.decks.grammar.shapes import FLAG, TEXT, TEXTS, AnyOf, Form, Key, MapOf, Text
from quiz.ids import ID_PATTERN
from quiz.model.entity import BASE_TYPES
from quiz.model.kind import VALUE_TYPES

_TYPE = Text(examples=(*VALUE_TYPES, *BASE_TYPES))
_SLOT_NAME = "Name of a slot."

SLOT = Form(
    "a slot",
    (
        Key(
            "type",
            _TYPE,
            "Type of its values: number, date, text, name (any entity), or a type of entity.",
            required=True,
        ),
        Key("optional", FLAG, "Whether a fact may leave it out; no when left out."),
        Key("many", FLAG, "Whether it takes several values; no when left out."),
        Key("ordered", FLAG, "Whether the order of its values is part of the fact; no when left out."),
        Key("asked", FLAG, "Whether it makes a card; yes when left out."),
        Key("exclusive", FLAG, "Whether no other value can be true beside the one given; no when left out."),
        Key("unit", TEXT, "What its numbers are counted in."),
        Key("tolerance", TEXT, "How far a typed number may be off: `0.5`, or `5%`."),
    ),
    "One place of a kind that a value goes in.",
)

KIND = Form(
    "a kind",
    (
        Key("about", TEXT, "What facts of this kind state, in a few words."),
        Key(
            "slots",
            MapOf(AnyOf((_TYPE, SLOT)), _SLOT_NAME, ID_PATTERN.pattern),
            "Its slots with their types: `person`, `date?` (may be left out), `name+` (several), `name*` (both).",
            required=True,
        ),
        Key(
            "sentence",
            TEXTS,
            "How the fact reads, `{slot}` for values, `[ … ]` around what may be left out; the usual way first.",
            required=True,
        ),
        Key("ask", MapOf(TEXTS, _SLOT_NAME), "Questions for each slot, the best first."),
        Key("label", TEXTS, "What to call one such fact in a few words."),
        Key(
            "order",
            MapOf(TEXTS, _SLOT_NAME),
            "The question that has facts put in order by a slot: `{when: In which order …?}`.",
        ),
        Key(
            "match",
            MapOf(MapOf(TEXTS, _SLOT_NAME), _SLOT_NAME),
            "The question that has two slots matched: `{who: {post: Which post did each hold?}}`.",
        ),
    ),
    "The shape of a fact: its slots, how it reads, and how each slot is asked.",
)
