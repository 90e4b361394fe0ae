"""The note types that Anki gets.

They are frozen: Anki updates a note only while the type's id, and the number, names and
order of its fields and templates, stay as they were. Fields for planned features are there
from the first release, spare ones at the end. Every field and template has an id of its own,
so that renames update in place.
"""

from dataclasses import dataclass

_SHARED = (
    "Explanation", "Feedback", "Source", "Note", "Image", "Audio", "Tags", "Link", "Id",
    "Spare 1", "Spare 2", "Spare 3", "Spare 4",
)  # fmt: skip
OPTIONS = 8
"""How many options a choice can have in Anki."""

CSS = """\
.card { font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-size: 20px;
  line-height: 1.45; max-width: 38em; margin: 0 auto; padding: 1em; text-align: left;
  color: #1d2330; background: #fbfbfa; }
.nightMode.card { color: #e4e6ea; background: #1c1f24; }
.question { font-size: 1.15em; font-weight: 600; }
.answer { color: #11643b; font-weight: 600; }
.nightMode .answer { color: #7fd6a4; }
.cloze { color: #11643b; font-weight: 700; }
.nightMode .cloze { color: #7fd6a4; }
ol, ul { padding-left: 1.6em; }
li { margin: .3em 0; }
.key { color: #11643b; font-weight: 700; }
.key::after { content: "  ✓"; }
.nightMode .key { color: #7fd6a4; }
.feedback { font-weight: 400; font-size: .9em; opacity: .85; }
.explanation { margin-top: 1em; }
.source { margin-top: 1em; font-size: .8em; opacity: .75; }
.hint { display: block; margin-top: .8em; font-size: .9em; }
hr { border: 0; border-top: 1px solid #8886; margin: 1em 0; }
"""

_BACK = """\
{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}
{{#Feedback}}<div class="explanation feedback">{{Feedback}}</div>{{/Feedback}}
{{#Note}}<div class="explanation">{{Note}}</div>{{/Note}}
{{#Image}}<div>{{Image}}</div>{{/Image}}{{#Audio}}<div>{{Audio}}</div>{{/Audio}}
{{#Source}}<div class="source">{{Source}}</div>{{/Source}}"""

_QUESTION = '<div class="question">{{Question}}</div>'
_HINT = "{{#Options}}<div>{{hint:Options}}</div>{{/Options}}"


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
    f"{_QUESTION}\n{_HINT}",
    f'{_QUESTION}<hr id="answer"><div class="answer">{{{{Answer}}}}</div>\n{_BACK}',
)
TYPED = NoteType(
    1_764_000_002_000,
    "factquiz Typed",
    ("Question", "Answer", "Options", "Accept", "Typing", *_SHARED),
    f"{_QUESTION}\n{{{{#Typing}}}}{{{{type:Answer}}}}{{{{/Typing}}}}\n{_HINT}",
    f'{_QUESTION}<hr id="answer">{{{{#Typing}}}}{{{{type:Answer}}}}{{{{/Typing}}}}\n'
    '{{^Typing}}<div class="answer">{{Answer}}</div>{{/Typing}}\n'
    '{{#Accept}}<div class="feedback">also: {{Accept}}</div>{{/Accept}}\n' + _BACK,
)
CLOZE = NoteType(
    1_764_000_003_000,
    "factquiz Cloze",
    ("Text", "Answer", "Options", "Accept", *_SHARED),
    f'<div class="question">{{{{cloze:Text}}}}</div>\n{_HINT}',
    f'<div class="question">{{{{cloze:Text}}}}</div><hr id="answer">\n{_BACK}',
    cloze=True,
)
CHOICE = NoteType(
    1_764_000_004_000,
    "factquiz Choice",
    (
        "Question",
        "Answer",
        "Kind",
        *(f"Option {n}" for n in range(1, OPTIONS + 1)),
        *(f"Mark {n}" for n in range(1, OPTIONS + 1)),
        *(f"Feedback {n}" for n in range(1, OPTIONS + 1)),
        *_SHARED,
    ),
    _QUESTION
    + '\n<ol type="A">'
    + "".join(f"{{{{#Option {n}}}}}<li>{{{{Option {n}}}}}</li>{{{{/Option {n}}}}}" for n in range(1, OPTIONS + 1))
    + "</ol>",
    _QUESTION
    + '<hr id="answer"><ol type="A">'
    + "".join(
        f'{{{{#Option {n}}}}}<li><span class="{{{{Mark {n}}}}}">{{{{Option {n}}}}}</span>'
        f'{{{{#Feedback {n}}}}}<div class="feedback">{{{{Feedback {n}}}}}</div>{{{{/Feedback {n}}}}}'
        f"</li>{{{{/Option {n}}}}}"
        for n in range(1, OPTIONS + 1)
    )
    + "</ol>\n"
    + _BACK,
)
LIST = NoteType(
    1_764_000_005_000,
    "factquiz List",
    ("Question", "Answer", "Items", "Kind", "Accept", *_SHARED),
    _QUESTION + "\n{{#Items}}<ul>{{Items}}</ul>{{/Items}}",
    f'{_QUESTION}<hr id="answer"><ol class="answer">{{{{Answer}}}}</ol>\n{_BACK}',
)
NOTE_TYPES = (BASIC, TYPED, CLOZE, CHOICE, LIST)
