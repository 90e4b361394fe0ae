"""The keys of facts, of tables of facts, and of their images and audio."""

from quiz.decks.grammar.shapes import TEXT, TEXTS, AnyOf, Choice, Form, Key, MapOf, OneOrMany, Text, Words
from quiz.ids import ID_PATTERN
from quiz.model.media import SIDES

CONFUSION = Form(
    "a confusion",
    (
        Key("text", TEXT, "The wrong answer.", required=True),
        Key("feedback", TEXT, "What to tell a learner who gives it."),
    ),
    "A wrong answer that people really give.",
)

MEDIA = Form(
    "a file",
    (
        Key("file", TEXT, "The file, in the deck's folder.", required=True, hint="a file in the deck's folder"),
        Key("alt", TEXT, "What it shows or lets hear, in words that do not tell the answer."),
        Key("credit", TEXT, "Whose work it is."),
        Key("on", Words(SIDES), "When it is shown: with the question, or with the answer only (when left out)."),
    ),
    "An image or audio file.",
)
_FILES = OneOrMany(AnyOf((TEXT, MEDIA)))
_SLOT_NAME = "Name of a slot or a mark."

ID = Key(
    "id",
    Text(ID_PATTERN.pattern),
    "Permanent id: the learner's progress hangs on it. `quiz fix` writes missing ones.",
    required=True,
)
SOURCE = Key("source", TEXTS, "Where it is documented: `ID, page 3` names a source and a place in it.")
AT = Key("at", TEXTS, "The place in the deck's own source: `page 3`.")
TAGS = Key("tags", TEXTS, "Labels to search, cram and set exams by.")
NOTE = Key("note", TEXT, "More for the learner, shown with the explanation.")
IMAGE = Key("image", _FILES, "Images in the deck's folder: `map.png`, or `{file: map.png, alt: …, on: question}`.")
AUDIO = Key("audio", _FILES, "Audio in the deck's folder: `tone.mp3`, or `{file: tone.mp3, alt: …, on: question}`.")
CLAIM = Key("claim", TEXT, "Whose judgement it is, such as `the author`; it is asked as such.")
CONFUSIONS = Key(
    "confusions",
    MapOf(OneOrMany(AnyOf((TEXT, CONFUSION))), _SLOT_NAME),
    "Wrong answers that people really give, by slot: the first choice as wrong options.",
)
EXCLUSIVE = Key("exclusive", TEXTS, "Slots that can have no other true value than the one given.")
ASK = Key("ask", MapOf(TEXTS, _SLOT_NAME), "Questions of its own for each slot: `{who: Who was the first?}`.")
ASKED = Key("asked", TEXTS, "The slots that make cards; what the kind says when left out.")
TOLERANCE = Key("tolerance", MapOf(TEXTS, _SLOT_NAME), "How far a typed number may be off, by slot: `{count: 5%}`.")

COMMON = (ID, SOURCE, AT, TAGS, NOTE, IMAGE, AUDIO, CLAIM, CONFUSIONS, EXCLUSIVE, ASK, ASKED, TOLERANCE)
"""What every fact may have, whatever its shape."""

SENTENCE = Key("text", TEXT, "A sentence with the answers in braces: `It sank in {1912}.`, `{when=1912|date}`.")

FACT = Form("a fact", (*COMMON, SENTENCE), "One documented statement: a sentence, or a fact of a kind.")

ROW = Form("a row", COMMON)
"""A row of a table, with what the table says of all its rows."""

TABLE = Form(
    "a table",
    (
        Key("table", TEXT, "A CSV file beside the deck: a row is a fact, its columns are slots of the kind."),
        Key("kind", TEXT, "The kind of its facts.", required=True),
        Key("id", TEXT, "How ids are made of columns: `element-{symbol}`; else the table needs a column `id`."),
        *(key for key in COMMON if key.name not in {"id", "confusions"}),
    ),
    "Facts of one kind in a CSV file.",
)

RESERVED = (*FACT.by_name, *TABLE.by_name)
"""Names that kinds cannot have, because facts and tables use them otherwise."""

FACT_ENTRY = Choice(
    {"table": TABLE},
    FACT,
    Key(
        "",
        MapOf(AnyOf((TEXTS, MapOf(TEXT)))),
        "A fact of a kind that the deck adds under `kinds`: its slots with their values.",
    ),
)
