"""Write questions as a package of QTI 3.0, one deck a test, with images and audio.

Source: 1EdTech Question & Test Interoperability 3.0. Its elements are those of 2.1 as custom
elements of HTML (``simpleChoice`` is ``qti-simple-choice``), its attributes the same with hyphens.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from quiz.interop.exports.item import PREFERENCE, Selection
from quiz.interop.exports.qti2_package import Version, write_package
from quiz.interop.exports.report import Report

__all__ = ["PREFERENCE", "write"]

_NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_HTML = frozenset({"p", "br", "img", "object", "small"})
_CAPITAL = re.compile("[A-Z]")


def write(selections: Sequence[Selection], path: Path, report: Report) -> None:
    """Write the package.

    Raises:
        QuizError: a medium cannot be read.
    """
    write_package(selections, path, report, _VERSION)


def _renamed(element: Element) -> Element:
    """Give everything the name that it has in QTI 3."""
    renamed = Element(_name(element.tag), {_hyphened(name): value for name, value in element.attrib.items()})
    if "xmlns" in renamed.attrib:
        renamed.set("xmlns", _NAMESPACE)
    renamed.text, renamed.tail = element.text, element.tail
    children = [_renamed(child) for child in element]
    if element.tag == "modalFeedback":
        body = Element("qti-content-body")
        body.extend(children)
        children = [body]
    renamed.extend(children)
    return renamed


def _name(tag: str) -> str:
    return tag if tag in _HTML else f"qti-{_hyphened(tag)}"


def _hyphened(name: str) -> str:
    return _CAPITAL.sub(lambda letter: f"-{letter[0].lower()}", name)


_VERSION = Version("http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1", ("QTI Package", "3.0.0"), "v3p0", _renamed)
