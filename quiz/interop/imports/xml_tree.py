"""Read XML into a small tree with the lines of its elements, refusing what no honest file of questions has."""

from dataclasses import dataclass, field
from xml.parsers import expat

from quiz.errors import Mark, QuizError
from quiz.interop.imports.text_file import TextFile

_MAX_DEPTH = 64


@dataclass(slots=True)
class Element:
    """An element.

    Attributes:
        name: its name.
        mark: where it begins.
        attributes: its attributes.
        children: the elements in it.
        text: the text in it, without that of its children.
    """

    name: str
    mark: Mark
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def first(self, name: str) -> "Element | None":
        """Return the first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list["Element"]:
        """Return the children of a name."""
        return [child for child in self.children if child.name == name]

    def value(self, *path: str) -> str:
        """Return the text of a descendant; empty when it is not there."""
        found: Element | None = self
        for name in path:
            found = found.first(name) if found else None
        return found.text.strip() if found else ""


def read_xml(file: TextFile) -> Element:
    """Read a file.

    Raises:
        QuizError: it is no XML, declares entities, or is nested too deep.
    """
    # The text is decoded already, whatever the document says of its encoding.
    parser = expat.ParserCreate("utf-8")
    root = Element("", Mark(file.name, 1, 1), {})
    stack = [root]
    pieces: list[list[str]] = [[]]

    def here() -> Mark:
        return Mark(file.name, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > _MAX_DEPTH:
            msg = f"{here()}: elements stand in one another more than {_MAX_DEPTH} deep"
            raise QuizError(msg)
        element = Element(name, here(), attributes)
        stack[-1].children.append(element)
        stack.append(element)
        pieces.append([])

    def said(text: str) -> None:
        pieces[-1].append(text)

    def end(_: str) -> None:
        stack.pop().text = "".join(pieces.pop())

    def refuse(*_: object) -> None:
        msg = f"{here()}: a document type with entities is not read"
        raise QuizError(msg)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(file.text.encode("utf-8", "replace"), True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        mark = Mark(file.name, error.lineno, error.offset + 1)
        msg = f"{mark}: no XML: {expat.errors.messages.get(error.code, str(error))}"
        raise QuizError(msg) from error
    return root.children[0]
