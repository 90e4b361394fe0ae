"""Write questions as QTI 1.2 in the shape that Canvas imports, one deck a quiz, with images and audio.

Source: IMS Question & Test Interoperability: ASI, 1.2.1, and what Canvas makes of it, as text2qti
writes it: the type of each question in its metadata, a content package around.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from quiz.interop.exports.files import package
from quiz.interop.exports.html_text import media_html, with_mathjax
from quiz.interop.exports.item import PREFERENCE, Item, Selection, bounds, decimal
from quiz.interop.exports.naming import deck_ident, option_ident, title
from quiz.interop.exports.qti12_marks import add_processing, condition, number_tests
from quiz.interop.exports.report import Report
from quiz.interop.exports.typed import AS_MATCH, BY_HAND, typed_answers
from quiz.interop.exports.xml import child, document
from quiz.interop.named_files import NamedFiles
from quiz.model.media import Media

__all__ = ["PREFERENCE", "write"]

_TYPES = {
    "choice": "multiple_choice_question", "multi": "multiple_answers_question", "truefalse": "true_false_question",
    "match": "matching_question", "order": "matching_question", "number": "numerical_question",
    "list": "essay_question", "flip": "essay_question",
}  # fmt: skip
_SHORT = "short_answer_question"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CONTENT = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_FOLDER = "media"


def write(selections: Sequence[Selection], path: Path, report: Report) -> None:
    """Write the package.

    Raises:
        QuizError: a medium cannot be read.
    """
    files = NamedFiles()
    with package(path) as archive:
        for selection in selections:
            ident = deck_ident(selection.deck)
            quiz, points = _quiz(selection, files, report)
            archive.add(f"{ident}/{ident}.xml", document(quiz))
            archive.add(f"{ident}/assessment_meta.xml", document(_meta(selection, points)))
        for name, file in files.paths.items():
            archive.add(f"{_FOLDER}/{name}", file)
        archive.add("imsmanifest.xml", document(_manifest(selections, files.paths)))


def _quiz(selection: Selection, files: NamedFiles, report: Report) -> tuple[Element, int]:
    root = Element("questestinterop", {"xmlns": _QTI})
    attributes = {"ident": deck_ident(selection.deck), "title": selection.title}
    section = child(child(root, "assessment", "", attributes), "section", "", {"ident": "root_section"})
    for item in selection.items:
        section.append(_item(item, files, report))
        report.wrote()
    return root, len(section)


def _item(item: Item, files: NamedFiles, report: Report) -> Element:
    element = Element("item", {"ident": item.ident})
    element.set("title", title(item))
    sort = _SHORT if item.format == "number" and not item.number else _TYPES.get(item.format, _SHORT)
    metadata = child(element, "itemmetadata/qtimetadata")
    for label, entry in (
        ("question_type", sort),
        ("points_possible", "1"),
        ("assessment_question_identifierref", f"{item.ident}_question"),
    ):
        field = child(metadata, "qtimetadatafield")
        child(field, "fieldlabel", label)
        child(field, "fieldentry", entry)
    presentation = child(element, "presentation")
    _material(presentation, _html(item.stem, item.media("question"), files))
    feedback = {"general_fb": _html(item.background, item.media("answer"), files)}
    processing = add_processing(element)
    match sort:
        case "matching_question":
            _matching(presentation, processing, item, report)
        case "numerical_question" if item.number:
            _entry(presentation, {"fibtype": "Decimal"}, {})
            least, most = bounds(item.number, item.question.tolerance)
            tests = number_tests(decimal(item.number.value), least, most)
            condition(processing, tests, joined="or")
        case "short_answer_question":
            _entry(presentation, {}, {"rshuffle": "No"})
            condition(processing, [("varequal", answer) for answer in typed_answers(item, report)])
        case "essay_question":
            report.lessen(item, BY_HAND)
            _entry(presentation, {}, {"rshuffle": "No"})
            condition(processing, [], share="")
        case _:
            feedback |= _choices(presentation, processing, item)
    for ident, text in feedback.items():
        _material(child(element, "itemfeedback", "", {"ident": ident}), text, "flow_mat/material/mattext")
    return element


def _choices(presentation: Element, processing: Element, item: Item) -> dict[str, str]:
    """Add options, and return what is told for each of them, by id."""
    several = item.format == "multi"
    response = _response(presentation, "response1", "Multiple" if several else "Single")
    rendered = child(response, "render_choice")
    feedback: dict[str, str] = {}
    keys: list[tuple[str, str]] = []
    for option in item.options:
        ident = option_ident(item, option.text)
        _material(child(rendered, "response_label", "", {"ident": ident}), with_mathjax(option.text))
        if option.feedback:
            feedback[f"{ident}_fb"] = _html(option.feedback)
            condition(processing, [("varequal", ident)], feedback=f"{ident}_fb", share="")
        if option.correct:
            keys.append(("varequal", ident))
        elif several:
            keys.append(("not", ident))
    condition(processing, keys, joined="and" if several else "")
    return feedback


def _matching(presentation: Element, processing: Element, item: Item, report: Report) -> None:
    if item.format == "order":
        report.lessen(item, AS_MATCH)
        place = {answer: str(number) for number, answer in enumerate(item.question.answers, 1)}
        pairs = [(option.text, place[option.text]) for option in item.options]
        rights = list(place.values())
    else:
        pairs = list(item.question.pairs)
        rights = list(dict.fromkeys(option.text for option in item.options))
    for left, right in pairs:
        name = f"response_{option_ident(item, left)}"
        response = _response(presentation, name, "Single")
        _material(response, with_mathjax(left))
        rendered = child(response, "render_choice")
        for other in rights:
            label = child(rendered, "response_label", "", {"ident": option_ident(item, other)})
            _material(label, with_mathjax(other))
        share = f"{100 / len(pairs):.2f}"
        condition(processing, [("varequal", option_ident(item, right))], response=name, share=share, action="Add")


def _response(presentation: Element, ident: str, cardinality: str) -> Element:
    return child(presentation, "response_lid", "", {"ident": ident, "rcardinality": cardinality})


def _entry(presentation: Element, attributes: dict[str, str], label: dict[str, str]) -> None:
    response = child(presentation, "response_str", "", {"ident": "response1", "rcardinality": "Single"})
    rendered = child(response, "render_fib", "", attributes)
    child(rendered, "response_label", "", {"ident": "answer1", **label})


def _material(parent: Element, html: str, path: str = "material/mattext") -> None:
    child(parent, path, html).set("texttype", "text/html")


def _html(text: str, media: Iterable[Media] = (), files: NamedFiles | None = None) -> str:
    shown = [f"<p>{with_mathjax(text)}</p>"]
    if files is not None:
        folder = f"%24IMS-CC-FILEBASE%24/{_FOLDER}"
        shown += [media_html(one, f"{folder}/{files.name(one.path)}", with_mathjax) for one in media]
    return "".join(shown)


def _meta(selection: Selection, points: int) -> Element:
    root = Element("quiz", {"xmlns": _CANVAS, "identifier": deck_ident(selection.deck)})
    for name, value in (
        ("title", selection.title),
        ("description", ""),
        ("shuffle_answers", "false"),
        ("scoring_policy", "keep_highest"),
        ("quiz_type", "assignment"),
        ("points_possible", f"{points}.0"),
        ("available", "false"),
    ):
        child(root, name, value)
    return root


def _manifest(selections: Sequence[Selection], media: Iterable[str]) -> Element:
    root = Element("manifest", {"xmlns": _CONTENT, "identifier": "factquiz"})
    metadata = child(root, "metadata")
    child(metadata, "schema", "IMS Content")
    child(metadata, "schemaversion", "1.1.3")
    child(root, "organizations")
    resources = child(root, "resources")
    for selection in selections:
        ident = deck_ident(selection.deck)
        quiz = child(resources, "resource", "", {"identifier": ident, "type": "imsqti_xmlv1p2"})
        child(quiz, "file", "", {"href": f"{ident}/{ident}.xml"})
        child(quiz, "dependency", "", {"identifierref": f"{ident}_meta"})
        meta = f"{ident}/assessment_meta.xml"
        sort = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
        about = child(resources, "resource", "", {"identifier": f"{ident}_meta", "type": sort, "href": meta})
        child(about, "file", "", {"href": meta})
    for name in media:
        href = f"{_FOLDER}/{name}"
        file = child(resources, "resource", "", {"identifier": name, "type": "webcontent", "href": href})
        child(file, "file", "", {"href": href})
    return root
