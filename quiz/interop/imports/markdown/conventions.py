"""The ways in which people write questions in Markdown, found among the lines of a section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.interop.imports.markdown.own import TASK
from quiz.interop.imports.markdown.sections import Line

_LABELLED = r"^[ \t]{{0,3}}(?:[-*+][ \t]+)?(\*\*|__)?(?:{})[ \t]?\d{{0,4}}[:.)](\*\*|__)?[ \t]*(.*)$"
_QUESTION = re.compile(_LABELLED.format("Q|Question"))
_ANSWER = re.compile(_LABELLED.format("A|Answer"))
_RULE = re.compile(r"^[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_BETWEEN = frozenset({"?", "??"})
_CODE = re.compile(r"`[^`]*`|\$[^$]*\$")
_CLOZE = re.compile(r"==(?=[^\s=])([^=\n]{1,300})==")
_CODE_OR_CLOZE = re.compile(f"{_CODE.pattern}|{_CLOZE.pattern}")
_ANKI = re.compile(r"\{\{c\d{1,3}::")
_BULLET = re.compile(r"^[ \t]{0,20}[-*+][ \t]+")
_TAG = re.compile(r"(?<![^\s])#([^\s#`'\"()\[\]]*[^\W\d][^\s#`'\"()\[\]]*)")
_BLOCK_ID = re.compile(r"[ \t]\^[A-Za-z0-9-]{1,30}$")


@dataclass(frozen=True, slots=True)
class Card:
    """A question as its author wrote it, still in Markdown.

    Attributes:
        number: the line that it begins on.
        sort: ``sides``; ``both`` for one that is asked from either side; ``cloze``; ``loose`` for
            lines that are no card.
        front: what is asked, or the text of a cloze.
        back: the answer.
    """

    number: int
    sort: str
    front: str
    back: str = ""


def cards(lines: Sequence[Line]) -> Iterator[Card]:
    """Yield the cards among lines, and what stands between them."""
    place = 0
    while place < len(lines):
        if lines[place].blank or _RULE.match(lines[place].text):
            place += 1
            continue
        end = _labelled_end(lines, place)
        if end > place:
            yield _labelled(lines[place:end])
        else:
            end = _paragraph_end(lines, place)
            yield from _paragraph(lines[place:end])
        place = end


def tags_in(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the tags of a text out of it: ``#biology``; what names a deck of cards alone is none."""
    bare = _BLOCK_ID.sub("", text)
    if "#" not in bare:
        return bare, ()
    found = [tag.rstrip(".,;:!?/") for tag in _TAG.findall(_CODE.sub("", bare))]
    kept: list[str] = []
    for tag in found:
        head, _, rest = tag.partition("/")
        kept += [rest] if head.lower() in {"flashcard", "flashcards"} else [tag]
    return _TAG.sub("", bare) if found else bare, tuple(dict.fromkeys(filter(None, kept)))


def cloze_marks(text: str, opened: str, closed: str) -> str:
    """Put signs around what is to be filled in, ``==so==``, unless it stands in code."""
    return _CODE_OR_CLOZE.sub(lambda found: f"{opened}{found[1]}{closed}" if found[1] else found[0], text)


def _labelled_end(lines: Sequence[Line], begin: int) -> int:
    """Return where a card that begins with ``Q:`` ends: at the next one or at a rule; ``begin`` when it is none."""
    if lines[begin].code or not _QUESTION.match(lines[begin].text):
        return begin
    answered = False
    for place in range(begin + 1, len(lines)):
        line = lines[place]
        if line.code:
            continue
        if _QUESTION.match(line.text) or _RULE.match(line.text):
            return place
        if _ANSWER.match(line.text):
            answered = True
        elif answered and line.blank and _starts_other(lines, place + 1):
            return place
    return len(lines)


def _starts_other(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a card of another way of writing begins on a line."""
    if place >= len(lines) or lines[place].blank or lines[place].code:
        return False
    text = lines[place].text
    return _separator(text) >= 0 or _is_cloze(text)


def _labelled(lines: Sequence[Line]) -> Card:
    first = _QUESTION.match(lines[0].text)
    parts: list[list[str]] = [[_behind(first) if first else ""]]
    for line in lines[1:]:
        answer = None if line.code or len(parts) > 1 else _ANSWER.match(line.text)
        if answer:
            parts.append([_behind(answer)])
        else:
            parts[-1].append(line.text)
    back = "\n".join(parts[1]) if len(parts) > 1 else ""
    return Card(lines[0].number, "sides", "\n".join(parts[0]), back)


def _behind(label: re.Match[str]) -> str:
    """Return what stands behind a label; emphasis may end with the label or with the line."""
    opened, closed, text = label.groups()
    return text.rstrip().removesuffix(opened) if opened and not closed else text


def _paragraph_end(lines: Sequence[Line], begin: int) -> int:
    """Return where a paragraph ends; a fenced block belongs to the paragraph that it touches."""
    place = begin
    while place < len(lines) and (lines[place].code or not lines[place].blank):
        if (
            place > begin
            and not lines[place].code
            and (_QUESTION.match(lines[place].text) or _RULE.match(lines[place].text))
        ):
            break
        place += 1
    return place


def _paragraph(lines: Sequence[Line]) -> Iterator[Card]:
    for place, line in enumerate(lines):
        sign = line.text.strip()
        if sign in _BETWEEN and not line.code and 0 < place < len(lines) - 1:
            front, back = ("\n".join(one.text for one in part) for part in (lines[:place], lines[place + 1 :]))
            yield Card(lines[0].number, "both" if sign == "??" else "sides", front, back)
            return
    rest: list[Line] = []
    for line in lines:
        place = -1 if line.code else _separator(line.text)
        if place < 0:
            rest.append(line)
            continue
        both = line.text.startswith(":::", place)
        front, back = _BULLET.sub("", line.text[:place]), line.text[place + (3 if both else 2) :]
        yield Card(line.number, "both" if both else "sides", front, back)
    if not rest:
        return
    text = "\n".join(line.text for line in rest)
    if _is_cloze(_CODE.sub("", text)) and not any(line.code for line in rest):
        yield Card(rest[0].number, "cloze", text)
    else:
        yield Card(rest[0].number, "loose", text)


def _separator(text: str) -> int:
    """Return where ``::`` parts a line into a question and an answer; -1 where it does not."""
    if "::" not in text or text.lstrip().startswith(("|", ">")) or TASK.match(text) or _ANKI.search(text):
        return -1
    # What is in code or maths is no separator; letters keep their places.
    bare = _CODE.sub(lambda found: "·" * len(found[0]), text)
    place = bare.find("::")
    left, right = _BULLET.sub("", bare[:place]), bare[place:].lstrip(":")
    if place < 0 or not left.strip() or not right.strip():
        return -1
    # std::vector is a name: a word that touches the colons on both sides asks nothing.
    name = not bare.startswith(":::", place) and " " not in left.strip() and not left[-1:].isspace() and right[0] != " "
    return -1 if name else place


def _is_cloze(text: str) -> bool:
    return _CLOZE.search(text) is not None or _ANKI.search(text) is not None
