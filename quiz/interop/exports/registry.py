"""The formats that decks are exported in beside Anki, by the names that commands know them by."""

from typing import NamedTuple


class Target(NamedTuple):
    """A format.

    Attributes:
        name: what commands call it.
        title: what people call it.
        suffix: what names of its files usually end with.
        module: the module that writes it: a ``write`` and a ``PREFERENCE``.
    """

    name: str
    title: str
    suffix: str
    module: str


_HERE = "quiz.interop.exports"
TARGETS = {
    target.name: target
    for target in (
        Target("gift", "Moodle GIFT", ".gift", f"{_HERE}.gift"),
        Target("moodle-xml", "Moodle XML", ".xml", f"{_HERE}.moodle_xml"),
        Target("qti12", "QTI 1.2 (Canvas)", ".zip", f"{_HERE}.qti12"),
        Target("qti21", "QTI 2.1", ".zip", f"{_HERE}.qti21"),
        Target("qti3", "QTI 3.0", ".zip", f"{_HERE}.qti3"),
        Target("aiken", "Aiken", ".txt", f"{_HERE}.aiken"),
        Target("csv", "CSV", ".csv", f"{_HERE}.table"),
        Target("markdown", "Markdown", ".md", f"{_HERE}.markdown"),
    )
}
