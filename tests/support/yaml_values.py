"""A deck file as the values that other programs see in it: those of YAML 1.2, as editors resolve them."""

import re
from typing import Any

from quiz.decks.nodes import Items, Node, Scalar, Table, parse

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    spelt: value
    for word, value in (("true", True), ("false", False))
    for spelt in (word, word.capitalize(), word.upper())
}


def values(text: str) -> Any:
    """Return what a YAML text holds by the core schema of YAML 1.2."""
    return _value(parse(text, "deck.yaml"))


def _value(node: Node) -> Any:
    if isinstance(node, Items):
        return [_value(item) for item in node.items]
    if isinstance(node, Table):
        return {key.value: _value(value) for key, value in node.entries}
    return _scalar(node)


def _scalar(node: Scalar) -> Any:
    if node.quoted:
        return node.value
    if node.value in _WORDS:
        return _WORDS[node.value]
    if _INTEGER.fullmatch(node.value):
        return int(node.value)
    return float(node.value) if _FLOAT.fullmatch(node.value) else node.value
