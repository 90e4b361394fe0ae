"""Decks of hashcards: Markdown with ``Q:``, ``A:`` and ``C:`` at the beginning of lines.

The rules are those of its own reader: a card ends at the next one or at a line ``---``, square
brackets of a cloze are its deletions, and TOML between two ``---`` at the top may name the deck.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.errors import Mark
from quiz.interop.drafts.draft import media_of
from quiz.interop.drafts.html_text import said
from quiz.interop.imports.clozes import CLOSED, OPENED, add_cloze, marked_parts
from quiz.interop.imports.entry import Entry, recalled_or_typed
from quiz.interop.imports.plain import read_markdown
from quiz.interop.imports.reading import Reading
from quiz.text import one_line

_RULE = "---"
_TAGS = ("Q:", "A:", "C:")
_STARTS = ("Q:", "C:")
_BRACKET = re.compile(r"\\.|!\[|[\[\]]", re.DOTALL)


@dataclass(slots=True)
class _Card:
    """A card that is being read.

    Attributes:
        mark: where it begins.
        tag: the tag of the part that is being read.
        parts: lines by the tag that they follow.
    """

    mark: Mark
    tag: str
    parts: dict[str, list[str]] = field(default_factory=dict)


def read_hashcards(reading: Reading) -> None:
    """Read the cards of a hashcards deck; one that is broken is left out."""
    for card in _cards(reading, _front_matter(reading)):
        if reading.too_long(card.mark, sum(map(len, (line for lines in card.parts.values() for line in lines)))):
            continue
        if "C:" in card.parts:
            _cloze(reading, card)
        elif "A:" in card.parts:
            _sides(reading, card)
        else:
            reading.leave_out(card.mark, "a question without an answer", "follow it with 'A: …'")


def _front_matter(reading: Reading) -> int:
    """Take the name of the deck from the top of the file; return the number of lines that it takes."""
    lines = reading.file.lines
    if lines[0].strip() != _RULE:
        return 0
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == _RULE), 0)
    if not end:
        reading.leave_out(0, "the '---' at the top is not closed", "write another '---' below the name of the deck")
        return 1
    try:
        name = tomllib.loads("\n".join(lines[1:end])).get("name", "")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        reading.leave_out(0, "what stands between the '---' at the top is no TOML", 'such as: name = "Geography"')
        return end + 1
    reading.title = one_line(name) if isinstance(name, str) else ""
    return end + 1


def _cards(reading: Reading, begin: int) -> Iterator[_Card]:
    card: _Card | None = None
    loose = False
    for number, line in enumerate(reading.file.lines[begin:], begin + 1):
        mark = Mark(reading.file.name, number, 1)
        rule, tag = line.strip() == _RULE, line[:2] if line[:2] in _TAGS else ""
        loose = loose and not (rule or tag)
        if card and (rule or tag in _STARTS):
            yield card
            card = None
        if tag in _STARTS:
            card = _Card(mark, tag, {tag: [line[2:]]})
        elif tag:
            _answer(reading, card, mark, line[2:])
        elif card:
            card.parts[card.tag].append(line)
        elif not (loose or rule) and line.strip():
            reading.leave_out(mark, "text that belongs to no card", "cards begin with 'Q:' or 'C:'")
            loose = True
    if card:
        yield card


def _answer(reading: Reading, card: _Card | None, mark: Mark, line: str) -> None:
    """Go on to the answer of a card."""
    if card and card.tag == "Q:":
        card.tag, card.parts["A:"] = "A:", [line]
    else:
        reading.leave_out(mark, "a second answer" if card else "an answer without a question")


def _sides(reading: Reading, card: _Card) -> None:
    question, answer = (read_markdown("\n".join(card.parts[tag])) for tag in ("Q:", "A:"))
    right = said(answer)
    entry = Entry(
        card.mark, recalled_or_typed(right), said(question), {"answer": right}, media=media_of(question, answer)
    )
    reading.add(entry)


def _cloze(reading: Reading, card: _Card) -> None:
    text = read_markdown(_marked("\n".join(card.parts["C:"])))
    parts = marked_parts(text.line)
    if all(isinstance(part, str) for part in parts):
        reading.leave_out(card.mark, "a cloze without a deletion", "put what is asked for in brackets: [Paris]")
        return
    add_cloze(reading, Entry(card.mark, "cloze", ""), parts, text)


def _marked(text: str) -> str:
    """Put marks in the place of brackets that are deletions: neither escaped nor those of an image."""
    pieces: list[str] = []
    place = 0
    image = opened = False
    for found in _BRACKET.finditer(text):
        sign = found[0]
        pieces.append(text[place : found.start()])
        place = found.end()
        if sign == "![" or image or sign[0] == "\\":
            image = sign == "![" or (image and sign != "]")
            pieces.append(sign)
        elif sign == "[":
            # A bracket in a bracket begins the deletion anew.
            pieces.append(OPENED)
            opened = True
        elif opened:
            pieces.append(CLOSED)
            opened = False
    return "".join((*pieces, text[place:]))
