"""QTI 1.2 for Canvas: held against what text2qti writes, and read by qti2latex and by the rules of the format."""

import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
import qti2latex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.interop.exports.item import Item, select
from quiz.interop.exports.qti12 import write
from quiz.interop.exports.report import Report
from quiz.model.question import FORMATS, Bank
from tests.interop.exports.support import LINES, TEXTS, bank_of, exported, items_of, mathjaxed, squeezed, words_of
from tests.support.examples import few

REFERENCE = """\
Quiz title: Reference

1. Which?
... why
*a) right
b) wrong
... no

1. Which ones?
... why
[*] right
[ ] wrong
... no

1. Who?
... why
* Ann
* Anne

1. How far?
... why
= 35 +- 2

1. Tell!
... why
____
"""
TYPES = {
    "choice": "multiple_choice_question", "multi": "multiple_answers_question", "truefalse": "true_false_question",
    "cloze": "short_answer_question", "typed": "short_answer_question", "date": "short_answer_question",
    "number": "numerical_question", "match": "matching_question", "order": "matching_question",
    "list": "essay_question", "flip": "essay_question",
}  # fmt: skip


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def shapes(element: Element, above: str = "") -> Iterator[str]:
    """Yield each element of an item by its path, with the names of its attributes."""
    path = f"{above}/{local(element)}"
    yield f"{path} {' '.join(sorted(element.attrib))}"
    for child in element:
        yield from shapes(child, path)


def sort_of(item: Element) -> str:
    """Return Canvas's type of an item."""
    return str(qti2latex.get_qti_metadata(item)["question_type"])


def every(element: Element, name: str) -> list[Element]:
    """Return all elements of a name within another."""
    return [one for one in element.iter() if local(one) == name]


def items_in(path: Path) -> list[Element]:
    """Return the items of a package, after its files were held against its manifest."""
    with zipfile.ZipFile(path) as archive:
        manifest = fromstring(archive.read("imsmanifest.xml"))
        files = {one.get("href") for one in every(manifest, "file")}
        assert files == {*archive.namelist()} - {"imsmanifest.xml"}
        (quiz,) = (one for one in every(manifest, "resource") if one.get("type") == "imsqti_xmlv1p2")
        return every(fromstring(archive.read(every(quiz, "file")[0].get("href") or "")), "item")


def holds(test: Element, given: dict[str, set[str]]) -> bool:
    """Tell whether a condition holds for what was answered, by response."""
    name, answered = local(test), given.get(test.get("respident") or "", set())
    match name:
        case "and":
            return all(holds(one, given) for one in test)
        case "not":
            return not holds(test[0], given)
        case "conditionvar" | "or":
            return any(holds(one, given) for one in test)
        case "other":
            return True
        case "varequal":
            return (test.text or "").casefold() in {answer.casefold() for answer in answered}
        case _:
            assert name in {"vargte", "varlte"}
            return all((float(one) - float(test.text or "")) * (1 if name == "vargte" else -1) >= 0 for one in answered)


def score(item: Element, given: dict[str, set[str]]) -> tuple[float, set[str]]:
    """Return the mark in percent for an answer, and what is told."""
    mark, told = 0.0, set[str]()
    for condition in every(item, "respcondition"):
        if not holds(condition[0], given):
            continue
        for one in every(condition, "setvar"):
            mark = float(one.text or "") + (mark if one.get("action") == "Add" else 0)
        told |= {one.get("linkrefid") or "" for one in every(condition, "displayfeedback")}
        if condition.get("continue") == "No":
            break
    return mark, told


def shown(material: Element) -> str:
    """Return what a part shows."""
    return squeezed(words_of(every(material, "mattext")[0].text or ""))


def meant(text: str) -> str:
    """Return what a text of ours should show."""
    return squeezed(mathjaxed(text))


def check(element: Element, item: Item) -> None:
    """Compare an item with the question that was written, and answer it."""
    own, sort = item.question, sort_of(element)
    assert sort == TYPES[item.format]
    assert squeezed(words_of(qti2latex.get_item_stem(element))).startswith(meant(item.stem))
    told = {one.get("ident"): shown(one) for one in every(element, "itemfeedback")}
    assert told["general_fb"].startswith(meant(item.background))
    match sort:
        case "multiple_choice_question" | "true_false_question" | "multiple_answers_question":
            choices = [(ident, squeezed(words_of(text))) for ident, text in qti2latex.get_choices(element)]
            assert [text for _, text in choices] == [meant(one.text) for one in item.options]
            keys = {ident for (ident, _), one in zip(choices, item.options, strict=True) if one.correct}
            assert keys <= qti2latex.get_correct_idents(element)
            assert score(element, {"response1": keys})[0] == 100
            for (ident, _), one in zip(choices, item.options, strict=True):
                mark, feedback = score(element, {"response1": {ident}})
                assert mark == (100 if {ident} == keys else 0)
                assert ({told[name] for name in feedback - {"general_fb"}} or {""}) == {meant(one.feedback)}
        case "short_answer_question":
            assert qti2latex.get_correct_idents(element) == set(item.accepted)
            assert all(score(element, {"response1": {name}})[0] == 100 for name in item.accepted)
            assert score(element, {"response1": {"none of these"}})[0] == 0
        case "numerical_question":
            assert item.number
            value, off = item.number.value, own.tolerance
            marks = [score(element, {"response1": {str(value + by)}})[0] for by in (0, off, -off, off + 1, -off - 1)]
            assert marks == [100, 100, 100, 0, 0]
        case "matching_question":
            right: dict[str, set[str]] = {}
            expected = own.pairs or [(one.text, str(own.answers.index(one.text) + 1)) for one in item.options]
            for response, (left, answer) in zip(every(element, "response_lid"), expected, strict=True):
                assert shown(response) == meant(left)
                labels = {shown(one): one.get("ident") or "" for one in every(response, "response_label")}
                right[response.get("ident") or ""] = {labels[meant(answer)]}
            assert score(element, right)[0] == pytest.approx(100, abs=0.05 * len(right))
            assert score(element, {})[0] == 0
        case _:
            assert item.format in {"list", "flip"}


def check_all(path: Path, items: dict[str, Item], report: Report) -> None:
    """Compare all items of a package."""
    found = items_in(path)
    assert not report.left_out
    assert [element.get("ident") for element in found] == [item.ident for item in items.values()]
    assert len(found) == report.written
    for element, item in zip(found, items.values(), strict=True):
        check(element, item)


def test_items_have_the_shape_that_canvas_is_known_to_take(everything: Bank, tmp_path: Path) -> None:
    """Every element and attribute of an item is one that text2qti writes for its type; matches it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from text2qti.config import Config
        from text2qti.qti import QTI
        from text2qti.quiz import Quiz

        reference = QTI(Quiz(REFERENCE, config=Config(), source_name="reference")).assessment
    known: dict[str, set[str]] = {}
    for item in every(fromstring(reference.encode()), "item"):
        known.setdefault(sort_of(item), set()).update(shapes(item))
    path, _ = exported("qti12", everything, tmp_path, FORMATS)
    known["true_false_question"] = known["multiple_choice_question"]
    compared = set()
    for item in items_in(path):
        if sort_of(item) != "matching_question":
            assert set(shapes(item)) <= known[sort_of(item)]
            compared.add(sort_of(item))
    assert compared == set(TYPES.values()) - {"matching_question"}


def test_built_in_decks_are_read_whole(built: Bank, tmp_path: Path) -> None:
    """Every question comes back with its key, its options and its feedback, and is scored right."""
    path, report = exported("qti12", built, tmp_path)
    check_all(path, items_of(built), report)


def test_every_format_is_read_whole(everything: Bank, tmp_path: Path) -> None:
    """Each format becomes the best that Canvas has, and images and audio are in the package."""
    path, report = exported("qti12", everything, tmp_path, FORMATS)
    check_all(path, items_of(everything, FORMATS), report)
    with zipfile.ZipFile(path) as archive:
        assert sorted(name.rpartition(".")[2] for name in archive.namelist() if name.startswith("media/")) == [
            "png",
            "wav",
        ]


@settings(few(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), lines=st.lists(LINES, min_size=4, max_size=5, unique_by=str.casefold)
)
def test_any_text_is_read_as_it_was_written(texts: tuple[str, ...], lines: list[str], tmp_path: Path) -> None:
    """No text of a deck means anything in XML or HTML: all come back letter for letter."""
    bank, report = bank_of(texts, lines), Report()
    write([select(bank, FORMATS)], tmp_path / "any.zip", report)
    check_all(tmp_path / "any.zip", items_of(bank, FORMATS), report)
