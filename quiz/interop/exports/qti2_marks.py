"""What QTI 2.1 makes of answers: what is right, the marks, and what is told."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from quiz.interop.exports.item import FREE, Item, bounds
from quiz.interop.exports.xml import child

_TYPES = {
    "choice": ("single", "identifier"), "truefalse": ("single", "identifier"), "multi": ("multiple", "identifier"),
    "match": ("multiple", "directedPair"), "order": ("ordered", "identifier"),
}  # fmt: skip
_WORDS = ("single", "string")
_ONE = "1"


def add_marks(root: Element, item: Item, keys: Sequence[str], *, several: bool, told: bool) -> None:
    """Add the declarations of an item, and what is to be done with an answer.

    Args:
        root: the item.
        item: the question.
        keys: what is right: ids, pairs of ids, a number, or all ways to type an answer.
        several: whether several options may be chosen.
        told: whether something is told for single options.
    """
    cardinality, base = ("single", "float") if item.number else _TYPES.get(item.format, _WORDS)
    typed = (cardinality, base) == _WORDS
    attributes = {"identifier": "RESPONSE", "cardinality": cardinality, "baseType": base}
    response = child(root, "responseDeclaration", "", attributes)
    if keys:
        correct = child(response, "correctResponse")
        for key in keys[:1] if typed else keys:
            child(correct, "value", key)
    if typed and keys:
        mapping = child(response, "mapping", "", {"defaultValue": "0"})
        for key in keys:
            child(mapping, "mapEntry", "", {"mapKey": key, "mappedValue": _ONE, "caseSensitive": "false"})
    child(_outcome(root, "SCORE", "single", "float"), "defaultValue/value", "0")
    if told:
        _outcome(root, "FEEDBACK", "multiple" if several else "single", "identifier")
    _outcome(root, "GENERAL", "single", "identifier")
    processing = child(root, "responseProcessing")
    if item.format not in FREE:
        _score(processing, item, typed=typed)
    if told:
        child(_set(processing, "FEEDBACK"), "variable", "", {"identifier": "RESPONSE"})
    child(_set(processing, "GENERAL"), "baseValue", "told", {"baseType": "identifier"})


def _outcome(root: Element, name: str, cardinality: str, base: str) -> Element:
    attributes = {"identifier": name, "cardinality": cardinality, "baseType": base}
    return child(root, "outcomeDeclaration", "", attributes)


def _score(processing: Element, item: Item, *, typed: bool) -> None:
    of = {"identifier": "RESPONSE"}
    if typed:
        child(_set(processing, "SCORE"), "mapResponse", "", of)
        return
    condition = child(child(processing, "responseCondition"), "responseIf")
    number, tolerance = item.number, item.question.tolerance
    if number and tolerance:
        # Comparisons are known to more programs than an equality with a tolerance.
        both = child(condition, "and")
        for name, bound in zip(("gte", "lte"), bounds(number, tolerance), strict=True):
            test = child(both, name)
            child(test, "variable", "", of)
            child(test, "baseValue", bound, {"baseType": "float"})
    else:
        test = child(condition, "equal", "", {"toleranceMode": "exact"}) if number else child(condition, "match")
        child(test, "variable", "", of)
        child(test, "correct", "", of)
    child(_set(condition, "SCORE"), "baseValue", _ONE, {"baseType": "float"})


def _set(parent: Element, name: str) -> Element:
    return child(parent, "setOutcomeValue", "", {"identifier": name})
