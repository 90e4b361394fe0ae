"""Read the templates of note types, and fill them in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\{\{\s*([#^/]?)\s*([^{}]*?)\s*\}\}")
_SPECIAL = frozenset({"FrontSide", "Tags", "Deck", "Subdeck", "Type", "Card", "CardFlag", "CardID", ""})
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that a template shows.

    Attributes:
        name: the field.
        filters: what is done to it, in lower case: ``cloze``, ``type``, ``hint`` …
    """

    name: str
    filters: frozenset[str]


@lru_cache(maxsize=4_096)
def references(template: str) -> tuple[Reference, ...]:
    """Return the fields that a template shows, each once, in their order."""
    return tuple(dict.fromkeys(_references(template)))


def runs_scripts(template: str) -> bool:
    """Tell whether a template runs a script, which may change what is shown."""
    return _SCRIPT.search(template) is not None


def filled(template: str, fields: Mapping[str, str]) -> str:
    """Fill in a template; what is no field, and fields that are typed or hidden behind a hint, are left out.

    Args:
        template: HTML with fields in double braces, and sections ``{{#field}} … {{/field}}``
            for fields that are filled or, with ``^``, empty.
        fields: HTML of the fields by name.
    """
    return "".join(_pieces(template, fields))


def _references(template: str) -> Iterator[Reference]:
    for sign, inside in _TOKEN.findall(template):
        *filters, name = (part.strip() for part in inside.split(":"))
        if not sign and name not in _SPECIAL and not any(one.startswith("tts") for one in filters):
            yield Reference(name, frozenset(one.lower() for one in filters))


def _pieces(template: str, fields: Mapping[str, str]) -> Iterator[str]:
    shown: list[bool] = []
    place = 0
    for found in _TOKEN.finditer(template):
        if all(shown):
            yield template[place : found.start()]
        place = found.end()
        sign, inside = found.groups()
        if sign == "/":
            if shown:
                shown.pop()
        elif sign:
            shown.append(bool(fields.get(inside, "").strip()) == (sign == "#"))
        elif all(shown):
            *filters, name = inside.split(":")
            if not {"type", "hint"} & {one.strip().lower() for one in filters}:
                yield fields.get(name.strip(), "")
    if all(shown):
        yield template[place:]
