"""Write questions as Moodle XML, one deck a category, with images and audio.

Source: docs.moodle.org, "Moodle XML format", and what Moodle itself exports. The type ordering is a
part of Moodle from 5.0 on and an add-on before.
"""

import base64
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from quiz.errors import QuizError
from quiz.interop.exports.files import write_text
from quiz.interop.exports.html_text import media_html, with_mathjax
from quiz.interop.exports.item import PREFERENCE, Item, Selection, decimal
from quiz.interop.exports.moodle_marks import marks
from quiz.interop.exports.naming import category, id_number, title
from quiz.interop.exports.report import Report
from quiz.interop.exports.typed import BY_HAND, typed_answers
from quiz.interop.exports.xml import child, fragment
from quiz.interop.named_files import NamedFiles
from quiz.model.media import Media

__all__ = ["PREFERENCE", "write"]

_HTML = {"format": "html"}
_TYPES = {
    "choice": "multichoice", "multi": "multichoice", "truefalse": "truefalse", "match": "matching",
    "order": "ordering", "number": "numerical", "list": "essay", "flip": "essay",
}  # fmt: skip


def write(selections: Sequence[Selection], path: Path, report: Report) -> None:
    """Write the document.

    Raises:
        QuizError: a medium cannot be read.
    """
    write_text(path, _parts(selections, report))


def _parts(selections: Sequence[Selection], report: Report) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
    files = NamedFiles()
    for selection in selections:
        head = Element("question", {"type": "category"})
        child(head, "category/text", category(selection.title))
        yield fragment(head)
        for item in selection.items:
            if item.format == "multi" and marks(item.options) is None:
                report.leave_out(item, "Moodle cannot divide the mark by so many right options")
                continue
            yield fragment(_question(item, files, report))
            report.wrote()
    yield "</quiz>\n"


def _question(item: Item, files: NamedFiles, report: Report) -> Element:
    sort = "shortanswer" if item.format == "number" and not item.number else _TYPES.get(item.format, "shortanswer")
    element = Element("question", {"type": sort})
    child(element, "name/text", title(item))
    _text(element, "questiontext", item.stem, item.media("question"), files)
    _text(element, "generalfeedback", item.background, item.media("answer"), files)
    child(element, "defaultgrade", "1.0000000")
    child(element, "penalty", "1.0000000" if sort == "truefalse" else "0.3333333")
    child(element, "hidden", "0")
    child(element, "idnumber", id_number(item.ref))
    _own(element, sort, item, report)
    if item.tags:
        tags = child(element, "tags")
        for tag in item.tags:
            child(tags, "tag/text", tag)
    return element


def _own(element: Element, sort: str, item: Item, report: Report) -> None:
    """Add what questions of a type have and no others."""
    match sort:
        case "multichoice":
            _multichoice(element, item)
        case "truefalse":
            _truefalse(element, item)
        case "matching":
            _matching(element, item.question.pairs)
        case "ordering":
            _ordering(element, item.question.answers)
        case "numerical" if item.number:
            answer = _answer(element, decimal(item.number.value), "100")
            child(answer, "tolerance", decimal(item.question.tolerance))
        case "essay":
            report.lessen(item, BY_HAND)
            _essay(element, "; ".join(item.question.answers))
        case _:
            child(element, "usecase", "0")
            for name in typed_answers(item, report):
                # A star stands for any letters unless it is escaped.
                _answer(element, name.replace("*", "\\*"), "100")


def _multichoice(element: Element, item: Item) -> None:
    single = item.format == "choice"
    child(element, "single", str(single).lower())
    child(element, "shuffleanswers", str(not item.question.pinned).lower())
    child(element, "answernumbering", "abc")
    _combined_feedback(element)
    shares = None if single else marks(item.options)
    for place, option in enumerate(item.options):
        share = shares[place] if shares else "100" if option.correct else "0"
        _answer(element, with_mathjax(option.text), share, option.feedback, "html")


def _truefalse(element: Element, item: Item) -> None:
    for truth in (True, False):
        right = truth == item.truth
        feedback = next((option.feedback for option in item.options if option.correct == right), "")
        _answer(element, str(truth).lower(), "100" if right else "0", feedback)


def _matching(element: Element, pairs: Iterable[tuple[str, str]]) -> None:
    child(element, "shuffleanswers", "true")
    for left, right in pairs:
        child(_text(element, "subquestion", left), "answer/text", right)


def _ordering(element: Element, answers: Iterable[str]) -> None:
    for name, value in (
        ("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"),
        ("gradingtype", "ABSOLUTE_POSITION"), ("showgrading", "SHOW"), ("numberingstyle", "none"),
    ):  # fmt: skip
        child(element, name, value)
    _combined_feedback(element)
    for number, answer in enumerate(answers, 1):
        child(child(element, "answer", "", {"fraction": f"{number}.0000000", **_HTML}), "text", with_mathjax(answer))


def _essay(element: Element, answer: str) -> None:
    for name, value in (
        ("responseformat", "editor"), ("responserequired", "1"), ("responsefieldlines", "5"),
        ("attachments", "0"), ("attachmentsrequired", "0"),
    ):  # fmt: skip
        child(element, name, value)
    _text(element, "graderinfo", answer)
    _text(element, "responsetemplate", "")


def _combined_feedback(element: Element) -> None:
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _text(element, name, "")
    child(element, "shownumcorrect")


def _answer(element: Element, text: str, share: str, feedback: str = "", sort: str = "plain_text") -> Element:
    """Add an answer; its text is as its format wants it."""
    answer = child(element, "answer", "", {"fraction": share, "format": sort})
    child(answer, "text", text)
    _text(answer, "feedback", feedback)
    return answer


def _text(
    parent: Element, name: str, text: str, media: Iterable[Media] = (), files: NamedFiles | None = None
) -> Element:
    """Add a text as HTML, with the files that are shown below it."""
    element = child(parent, name, "", _HTML)
    written, shown = child(element, "text"), [f"<p>{with_mathjax(text)}</p>" if text else ""]
    for one in media:
        file = _file(element, one, files or NamedFiles())
        shown.append(media_html(one, f"@@PLUGINFILE@@/{file}", with_mathjax))
    written.text = "".join(shown) or None
    return element


def _file(parent: Element, media: Media, files: NamedFiles) -> str:
    """Put a file into the document, and return its name."""
    name = files.name(media.path)
    attributes = {"name": name, "path": "/", "encoding": "base64"}
    child(parent, "file", base64.b64encode(_content(media.path)).decode(), attributes)
    return name


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        msg = f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
