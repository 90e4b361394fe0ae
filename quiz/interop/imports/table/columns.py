"""Know the columns of a table by their names, as many programs write them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.text import fold

_NAMES = {
    "id": "id key guid identifier",
    "format": "format|type|question type|kind",
    "question": "question|front|term|prompt|stem|question text|q|word|vorderseite|frage|begriff|pregunta|recto|domanda",
    "answer": "answer|back|definition|correct|correct answer|correct answers|answers|right answer|solution|a|meaning"
    "|translation|ruckseite|antwort|losung|respuesta|reponse|verso|risposta",
    "options": "options|choices|alternatives",
    "wrong": "wrong|wrong answers|wrong options|distractors|incorrect|incorrect answers",
    "accept": "accept|also right|aliases|synonyms|alternative answers",
    "feedback": "feedback",
    "tolerance": "tolerance|margin|margin of error",
    "explanation": "explanation|note|notes|comment|extra|answer explanation|rationale|remark",
    "source": "source|sources|reference|references|citation|quelle|fuente|fonte",
    "tags": "tags|tag|category|categories|topic|topics|subject|deck|chapter",
}
_KNOWN = {
    name.strip(): column
    for column, names in _NAMES.items()
    for name in (names.split("|") if "|" in names else names.split())
}
_NUMBERED = re.compile(
    r"(option|choice|answer|answer option|alternative|antwort|opcion"
    r"|wrong|wrong answer|wrong option|distractor|incorrect|incorrect answer) ?(\d{1,2}|[a-j])"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row everything stands.

    Attributes:
        width: how many cells a row has.
        by_name: numbers of the columns, from 0, by what they hold.
        options: numbers of the columns that hold an option each.
        wrong: numbers of the columns that hold a wrong option each.
        unknown: names of the columns that nothing is made of.
    """

    width: int
    by_name: Mapping[str, int]
    options: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there is what a question needs."""
        answers = {"answer", "wrong"} & set(self.by_name) or self.options or self.wrong
        return "question" in self.by_name and bool(answers)


def read_columns(header: Sequence[str]) -> Columns:
    """Look at a row as a header; a column that stands twice counts once."""
    found: dict[str, int] = {}
    numbered: dict[str, list[int]] = {"option": [], "wrong": []}
    unknown: list[str] = []
    for place, name in enumerate(header):
        folded = fold(_IN_BRACKETS.sub(" ", name))
        column = _KNOWN.get(folded)
        many = _NUMBERED.fullmatch(folded)
        if column and column not in found:
            found[column] = place
        elif many:
            numbered["wrong" if many[1].startswith(("wrong", "distractor", "incorrect")) else "option"].append(place)
        elif name.strip():
            unknown.append(name.strip())
    return Columns(len(header), found, tuple(numbered["option"]), tuple(numbered["wrong"]), tuple(unknown))


def headless(width: int) -> Columns:
    """Return the columns of a table without a header: the first asks, the second answers."""
    return Columns(width, {"question": 0, "answer": 1})
