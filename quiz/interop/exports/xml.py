"""Put XML together."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quiz.interop.exports.item import plain


def child(parent: Element, path: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """Add an element, or a line of elements, each in the one before.

    Args:
        parent: where to.
        path: names set apart by slashes.
        text: text of the last one.
        attributes: attributes of the first one.
    """
    first, *rest = path.split("/")
    element = SubElement(parent, first, {name: plain(value) for name, value in (attributes or {}).items()})
    for name in rest:
        element = SubElement(element, name)
    element.text = plain(text) or None
    return element


def document(root: Element) -> bytes:
    """Write a document; white space is added between elements only."""
    indent(root)
    written: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def fragment(element: Element, level: int = 1) -> str:
    """Write an element on lines of its own, as deep as it stands in its document."""
    indent(element, level=level)
    return f"{'  ' * level}{tostring(element, encoding='unicode').rstrip()}\n"
