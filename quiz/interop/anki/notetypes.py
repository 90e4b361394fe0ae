"""The note types that Anki gets.

They are frozen: Anki updates a note only while the type's id, and the number, names and
order of its fields and templates, stay as they were. Fields for what is planned are there
from the first release, though nothing fills them yet, and spare ones at the end. Every field
and template has an id of its own, so that renames update in place. What templates and style
sheet say may change: then ``REVISION`` has to be the moment of the change.
"""

from dataclasses import dataclass

REVISION = 1_795_567_900
"""When templates or style sheet changed last, in epoch seconds: Anki takes them over if that is later than
what it has, so a learner's own style sheet stays until there really is something new."""

OPTIONS = 8
"""How many options a choice can have in Anki."""

_NUMBERS = range(1, OPTIONS + 1)
_SHARED = (
    # The front: what stands before the question, and what comes with it.
    "Context", "Image", "Audio", "Hint",
    # The back.
    "Explanation", "Feedback", "Source", "Link", "Note", "Answer Image", "Answer Audio",
    # What tells about the note.
    "Format", "Kind", "Difficulty", "Language", "Labels", "Deck Id", "Id",
    "Spare 1", "Spare 2", "Spare 3", "Spare 4", "Spare 5", "Spare 6",
)  # fmt: skip


def _if(field: str, html: str) -> str:
    """Show some HTML where a field is filled."""
    return f"{{{{#{field}}}}}{html}{{{{/{field}}}}}"


def _shown(field: str, name: str = "") -> str:
    """Show a field, where it is filled, in a box with a class."""
    return _if(field, f'<div class="{name or field.lower()}">{{{{{field}}}}}</div>')


def _face(text: str, after: str = "") -> str:
    """Put together what both sides begin with: context, the question, what comes with it."""
    context = _shown("Context")
    return f'{context}\n<div class="question" dir="auto">{text}</div>\n{{{{Image}}}}{{{{Audio}}}}\n{after}'


_HINT = _if("Hint", '<div class="hint-box">{{hint:Hint}}</div>')
_OPTIONS = _if("Options", '<div class="hint-box">{{hint:Options}}</div>')
_REST = "\n".join(
    (
        "{{Answer Image}}{{Answer Audio}}",
        *(_shown(field) for field in ("Explanation", "Feedback", "Note", "Source", "Link")),
    )
)
_LINE = '<hr id="answer">\n'
_QUESTION = "{{Question}}"
_TYPING = _if("Typing", "{{type:Answer}}")
_ALSO = _if("Accept", '<div class="also">= {{Accept}}</div>') + "\n"


def _option(number: int) -> str:
    return _if(f"Option {number}", f'<li><span class="text">{{{{Option {number}}}}}</span></li>')


def _answered_option(number: int) -> str:
    feedback = _shown(f"Feedback {number}", "feedback")
    text = f'<div><span class="text">{{{{Option {number}}}}}</span>{feedback}</div>'
    return _if(f"Option {number}", f'<li class="{{{{Mark {number}}}}}">{text}</li>')


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type of Anki.

    Attributes:
        id: permanent id; field and template ids are derived from it.
        name: what Anki calls it.
        fields: names of the fields, the first one never empty.
        front, back: the templates.
        cloze: whether it is of Anki's cloze sort.
    """

    id: int
    name: str
    fields: tuple[str, ...]
    front: str
    back: str
    cloze: bool = False


BASIC = NoteType(
    1_764_000_001_000,
    "factquiz Basic",
    ("Question", "Answer", "Options", "Accept", *_SHARED),
    _face(_QUESTION, _HINT + _OPTIONS),
    _face(_QUESTION) + f'{_LINE}<div class="answer" dir="auto">{{{{Answer}}}}</div>\n{_ALSO}{_REST}',
)
TYPED = NoteType(
    1_764_000_002_000,
    "factquiz Typed",
    ("Question", "Answer", "Options", "Accept", "Typing", "Tolerance", *_SHARED),
    _face(_QUESTION, f"{_TYPING}\n{_HINT}{_OPTIONS}"),
    _face(_QUESTION)
    + f'{_LINE}{_TYPING}\n{{{{^Typing}}}}<div class="answer" dir="auto">{{{{Answer}}}}</div>{{{{/Typing}}}}\n'
    + _ALSO
    + _if("Tolerance", '<div class="also">± {{Tolerance}}</div>')
    + f"\n{_REST}",
)
CLOZE = NoteType(
    1_764_000_003_000,
    "factquiz Cloze",
    ("Text", "Answer", "Options", "Accept", *_SHARED),
    _face("{{cloze:Text}}", _HINT + _OPTIONS),
    _face("{{cloze:Text}}") + f"{_LINE}{_ALSO}{_REST}",
    cloze=True,
)
CHOICE = NoteType(
    1_764_000_004_000,
    "factquiz Choice",
    (
        "Question", "Answer", "Accept",
        *(f"Option {n}" for n in _NUMBERS), *(f"Mark {n}" for n in _NUMBERS), *(f"Feedback {n}" for n in _NUMBERS),
        *_SHARED,
    ),
    _face(_QUESTION, '<ol class="options {{Format}}">' + "".join(map(_option, _NUMBERS)) + f"</ol>{_HINT}"),
    _face(_QUESTION)
    + f'{_LINE}<ol class="options {{{{Format}}}}">'
    + "".join(map(_answered_option, _NUMBERS))
    + f"</ol>\n{_REST}",
)  # fmt: skip
LIST = NoteType(
    1_764_000_005_000,
    "factquiz List",
    ("Question", "Answer", "Items", "Pairs", "Accept", *_SHARED),
    _face(_QUESTION, "{{Items}}" + _HINT),
    '<div class="list">'
    + _face(_QUESTION)
    + f'{_LINE}<div class="answer" dir="auto">{{{{Answer}}}}{{{{Pairs}}}}</div></div>\n{_ALSO}{_REST}',
)
NOTE_TYPES = (BASIC, TYPED, CLOZE, CHOICE, LIST)
