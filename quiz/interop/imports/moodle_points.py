"""What Moodle gives points for, and what of it a deck can say: in GIFT and in Moodle's XML alike."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quiz.errors import Mark
from quiz.interop.drafts.draft import LONGEST_TYPED, Value
from quiz.interop.drafts.html_text import Text
from quiz.interop.imports.entry import Entry, filled_cloze
from quiz.interop.imports.reading import Reading
from quiz.model.question import BLANK, Format
from quiz.text import one_line

_FULL, _SMALLEST = Decimal(100), Decimal("1e-10")
_ANYTHING = "*"
_WILD = re.compile(r"(?<!\\)\*")
GAP = "\ufddc"
"""Stands in a text where the answers do; no file has it."""

ANSWERED = "Answer:"
"""How the feedback of an essay begins that tells the answer."""
_CITED = "Source:"
"""How a line of the feedback begins that cites."""
_FILES = "@@PLUGINFILE@@/"
_NO_CATEGORY = re.compile(r"\$\w+\$|top|Default for .*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scored:
    """An answer with its points.

    Attributes:
        mark: where it is.
        text: the answer, in one line.
        feedback: what is told for it, in one line.
        points: in percent.
    """

    mark: Mark
    text: str
    feedback: str
    points: Decimal


def with_bare_names(text: Text) -> Text:
    """Return a text whose images are called by their names alone, as the files of the question are."""
    return Text(text.text, [name.removeprefix(_FILES) for name in text.images], text.sounds)


def take_citation(feedback: Text) -> str:
    """Take the line that cites out of a feedback; empty when there is none."""
    lines = feedback.text.split("\n")
    place = next((place for place, line in enumerate(lines) if line.startswith(_CITED)), -1)
    if place < 0:
        return ""
    cited = one_line(lines.pop(place).removeprefix(_CITED))
    feedback.text = "\n".join(lines).strip()
    return cited


def category_path(category: str) -> list[str]:
    """Return the names of a category that people gave; a slash in a name is written twice."""
    parts = category.replace("//", GAP).split("/")
    names = [one_line(part.replace(GAP, "/")) for part in parts]
    return [name for name in names if name and not _NO_CATEGORY.fullmatch(name)]


def right_in_full(reading: Reading, answers: Iterable[Scored]) -> list[Scored]:
    """Return the answers that give all points; those that give a part are told."""
    full: list[Scored] = []
    for one in answers:
        if one.points >= _FULL:
            full.append(one)
        else:
            _tell_part(reading, one)
    return full


def choice_fields(reading: Reading, mark: Mark, answers: Sequence[Scored], *, single: bool) -> dict[str, Value]:
    """Return what a choice needs, with ``answers`` where several are to be marked.

    Args:
        reading: where is told what is lost.
        mark: where the question is.
        answers: all options.
        single: whether one option is chosen, and not each that is right.
    """
    least = _FULL if single else _SMALLEST
    right = [one for one in answers if one.points >= least]
    wrong = [one for one in answers if one.points < least]
    if single:
        for one in wrong:
            if one.points > 0:
                _tell_part(reading, one)
        if len(right) > 1:
            reading.change(mark, "several options are right: all of them are to be marked")
    elif len({one.points for one in right}) > 1 or len({one.points for one in wrong}) > 1:
        reading.change(mark, "unequal shares of the points: here all right options count, and no others")
    fields: dict[str, Value] = {}
    if single and len(right) == 1:
        fields["answer"] = right[0].text
    else:
        fields["answers"] = tuple(one.text for one in right)
    fields["wrong"] = tuple((one.text, one.feedback) for one in wrong)
    told = " ".join(dict.fromkeys(one.feedback for one in right if one.feedback))
    return {**fields, "feedback": told} if told else fields


def choice_format(fields: dict[str, Value]) -> Format:
    """Return the format that the fields of a choice are for."""
    return "choice" if "answer" in fields else "multi"


def typed_entry(reading: Reading, entry: Entry, full: Sequence[Scored]) -> Entry | None:
    """Make a question whose answer is typed.

    Args:
        reading: where is told what is lost.
        entry: its stem, with ``GAP`` or a blank where the answer is in its midst.
        full: what is right.

    Returns:
        The question, a cloze where the answer is in its midst; None where nothing is right.
    """
    texts = list(dict.fromkeys(one.text for one in full if one.text and one.text != _ANYTHING))
    wild = [text for text in texts if _WILD.search(text)]
    if wild:
        reading.change(entry.mark, f"answers with a wildcard cannot be carried over: {', '.join(wild)}")
    texts = [text.replace(r"\*", _ANYTHING) for text in texts if not _WILD.search(text)]
    if not texts:
        return None
    first, *others = texts
    fields: dict[str, Value] = {"accept": tuple(others)} if others else {}
    # Some write the blank themselves and put the answers at the end.
    gap = GAP if GAP in entry.stem else BLANK if entry.stem.count(BLANK) == 1 else ""
    before, _, after = entry.stem.partition(gap) if gap else (entry.stem, "", "")
    stem = one_line(entry.stem.replace(GAP, BLANK))
    cloze = filled_cloze(before, first, after) if gap and before else ""
    if cloze:
        return _with(entry, "cloze", cloze, fields)
    if len(first) <= LONGEST_TYPED:
        return _with(entry, "typed", stem, {"answer": first, **fields})
    if others:
        reading.change(entry.mark, f"further right answers cannot be carried over: {'; '.join(others)}")
    return _with(entry, "flip", stem, {"answer": first})


def _with(entry: Entry, form: Format, stem: str, fields: dict[str, Value]) -> Entry:
    return replace(entry, format=form, stem=stem, fields=fields)


def _tell_part(reading: Reading, one: Scored) -> None:
    share = f"{one.points.normalize():f}"
    reading.change(one.mark, f"'{one.text}' is wrong here; there it gives {share} % of the points")
