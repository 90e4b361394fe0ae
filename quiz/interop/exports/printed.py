"""Write an exam for paper: one HTML page with several versions of it, and the key to each of them.

It needs nothing else: images are inside, and there are no scripts. Printing it, or saving it as PDF,
is the work of any browser. Every version has the same questions in another order, and their options
in another order where the author did not fix it.
"""

import base64
import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from string import ascii_uppercase

from quiz.errors import QuizError
from quiz.ids import stable_number
from quiz.interop.exports.files import write_text
from quiz.interop.exports.html_text import with_letters
from quiz.interop.exports.item import plain
from quiz.interop.exports.printed_parts import LINE, answer_area, key_text, stem_html
from quiz.interop.exports.printed_style import STYLE
from quiz.interop.exports.report import Report
from quiz.model.media import Media, shown_with
from quiz.model.question import Question

MOST_VERSIONS = len(ascii_uppercase)
_TYPES = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp", ".svg": "svg+xml"}
_UNHEARD = "audio, and what is shown with the answer, is not on paper"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an exam on paper is to look like.

    Attributes:
        title: what it is about.
        versions: how many versions, at most 26.
        seed: decides the orders; the same seed makes the same file.
        points: points for each question.
    """

    title: str
    versions: int = 1
    seed: int = 0
    points: int = 1


def write(questions: Sequence[Question], sheet: Sheet, path: Path, report: Report) -> None:
    """Write the page.

    Raises:
        QuizError: an image cannot be read.
    """
    write_text(path, _page(questions, sheet, report))


def version(questions: Sequence[Question], sheet: Sheet, number: int) -> list[Question]:
    """Return the questions of a version, counted from 0, in their order and with their options in order."""
    drawn = list(questions)
    _chance(sheet, number).shuffle(drawn)
    return [_laid_out(question, sheet, number) for question in drawn]


def _laid_out(question: Question, sheet: Sheet, number: int) -> Question:
    if question.pinned or not question.options:
        return question
    options = list(question.options)
    chance = _chance(sheet, number, question.id)
    chance.shuffle(options)
    if question.format == "order" and [option.text for option in options] == list(question.answers):
        options.reverse()
    return replace(question, options=tuple(options))


def _chance(sheet: Sheet, *of: object) -> Random:
    return Random(stable_number("printed", sheet.seed, *of))  # noqa: S311 - no secret


def _page(questions: Sequence[Question], sheet: Sheet, report: Report) -> Iterator[str]:
    title = with_letters(sheet.title)
    yield (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}{_footers(sheet)}</style>\n</head>\n<body>\n"
    )
    for number in range(sheet.versions):
        yield from _exam(version(questions, sheet, number), sheet, _name(sheet, number))
    for number in range(sheet.versions):
        yield from _key(version(questions, sheet, number), sheet, _name(sheet, number))
    for question in questions:
        if any(one.sort == "audio" or one.shown == "answer" for one in question.media):
            report.lessened.setdefault((question.format, _UNHEARD), []).append(question.id)
        report.wrote()
    yield "</body>\n</html>\n"


def _name(sheet: Sheet, number: int) -> str:
    return f"Version {ascii_uppercase[number]}" if sheet.versions > 1 else ""


def _footers(sheet: Sheet) -> str:
    """Name the version at the foot of each page, for pages that come apart."""
    names = [_name(sheet, number) for number in range(sheet.versions)]
    named = [name for name in (*names, *(f"Key {name}".strip() for name in names)) if name]
    return "".join(
        f"@page {_page_name(name)} {{ counter-increment: {_page_name(name)}; "
        f'@bottom-left {{ content: "{name}"; }} @bottom-right {{ content: counter({_page_name(name)}); }} }}\n'
        for name in named
    )


def _page_of(name: str) -> str:
    return f' style="page: {_page_name(name)}"' if name else ""


def _page_name(name: str) -> str:
    return name.strip().lower().replace(" ", "-")


def _exam(questions: Sequence[Question], sheet: Sheet, name: str) -> Iterator[str]:
    yield (
        f'<section class="exam"{_page_of(name)}>\n<header>\n{_head(sheet.title, name)}'
        f'<p class="fields"><span>Name: {LINE}</span><span>Date: {LINE}</span>'
        f"<span>Points: {LINE} / {len(questions) * sheet.points}</span></p>\n</header>\n"
        '<ol class="questions">\n'
    )
    points = f"{sheet.points} point{'s' if sheet.points != 1 else ''}"
    for question in questions:
        media = "".join(_image(one) for one in shown_with(question.media, "question") if one.sort == "image")
        yield (
            f'<li>\n<p class="stem">{stem_html(question)}</p>\n<span class="points">{points}</span>\n'
            f"{media}{answer_area(question)}\n</li>\n"
        )
    yield "</ol>\n</section>\n"


def _key(questions: Sequence[Question], sheet: Sheet, name: str) -> Iterator[str]:
    yield (
        f'<section class="key"{_page_of(f"Key {name}")}>\n<header>\n{_head(f"Key: {sheet.title}", name)}</header>\n'
        "<table>\n<tr><th></th><th>Answer</th><th>Source</th></tr>\n"
    )
    for number, question in enumerate(questions, 1):
        answer, source = with_letters(key_text(question)), with_letters(question.source)
        yield f"<tr><td>{number}</td><td>{answer}</td><td>{source}</td></tr>\n"
    yield "</table>\n</section>\n"


def _head(title: str, name: str) -> str:
    version_name = f"<span>{name}</span>" if name else ""
    return f"<h1><span>{with_letters(title)}</span>{version_name}</h1>\n"


def _image(media: Media) -> str:
    """Put an image into the page."""
    try:
        content = base64.b64encode(media.path.read_bytes()).decode()
    except OSError as error:
        msg = f"{media.path}: cannot be read: {(error.strerror or str(error)).lower()}"
        raise QuizError(msg) from error
    sort = _TYPES.get(media.path.suffix.lower(), "png")
    caption = f"<figcaption>{with_letters(media.credit)}</figcaption>" if media.credit else ""
    alt = html.escape(plain(media.alt))
    return f'<figure><img src="data:image/{sort};base64,{content}" alt="{alt}">{caption}</figure>\n'
