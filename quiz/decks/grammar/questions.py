"""The keys of questions that are written by hand, format by format."""

from quiz.decks.grammar import facts
from quiz.decks.grammar.shapes import FLAG, TEXT, TEXTS, AnyOf, Choice, Form, Key, MapOf, OneOrMany, Text
from quiz.ids import ID_PATTERN
from quiz.model.question import FORMATS, Format

OPTION = Form(
    "an option",
    (
        Key("text", TEXT, "The option.", required=True),
        Key("feedback", TEXT, "What to tell a learner who chooses it."),
    ),
    "An option with feedback of its own.",
)
_OPTION = AnyOf((TEXT, OPTION))

COMMON = (
    facts.ID,
    Key("slot", Text(ID_PATTERN.pattern), "Tells the cards of one id apart: questions with one id are siblings."),
    facts.SOURCE,
    facts.AT,
    facts.TAGS,
    Key("explanation", TEXT, "Why the answer is right."),
    facts.NOTE,
    facts.IMAGE,
    facts.AUDIO,
)
"""What every question may have, whatever its format."""

_ANSWER = Key("answer", TEXT, "The right answer.", required=True)
_ANSWERS = Key("answers", OneOrMany(TEXT, 1), "All right answers.", required=True)
_FEEDBACK = Key("feedback", TEXT, "What to tell a learner who chooses the right answer.")
_WRONG = Key(
    "wrong",
    OneOrMany(_OPTION, 1),
    "Wrong options; each may be `{text: …, feedback: …}`.",
    hint="a list of wrong options",
)
_PINNED = Key(
    "options",
    OneOrMany(_OPTION, 2),
    "In place of `wrong`: all options, in the order to keep.",
    hint="all options in the order to show",
)
_ACCEPT_BY_MARK = "What else counts as right; by mark where there are several."
_ACCEPT = Key("accept", TEXTS, "What else counts as right.")

_OWN: dict[Format, tuple[str, tuple[Key, ...]]] = {
    "choice": ("One right option among wrong ones: the question.", (_ANSWER, _WRONG, _PINNED, _FEEDBACK)),
    "multi": ("Several right options among wrong ones: the question.", (_ANSWERS, _WRONG, _PINNED, _FEEDBACK)),
    "truefalse": (
        "A statement to judge.",
        (
            Key("answer", FLAG, "Whether it is true.", required=True, hint="true or false"),
            Key("feedback", TEXT, "What to tell a learner who judges wrongly."),
        ),
    ),
    "cloze": (
        "A sentence with the answers in braces: `It sank in {1912}.`; several make a card each.",
        (Key("accept", AnyOf((TEXTS, MapOf(TEXTS, "Name of a mark."))), _ACCEPT_BY_MARK),),
    ),
    "typed": ("A question whose answer is typed in.", (_ANSWER, _ACCEPT)),
    "number": (
        "A question whose answer is a number.",
        (_ANSWER, Key("tolerance", TEXT, "How far the number may be off: `0.5`, or `5%`."), _ACCEPT),
    ),
    "date": ("A question whose answer is a date.", (_ANSWER, _ACCEPT)),
    "order": (
        "Things to put in order: the question.",
        (Key("items", OneOrMany(TEXT, 2), "The things, in the right order.", required=True),),
    ),
    "match": (
        "Pairs to match: the question.",
        (
            Key(
                "pairs",
                MapOf(TEXT, "A left side.", fewest=2),
                "What belongs together: `left: right`.",
                required=True,
                hint="a mapping of left and right sides",
            ),
        ),
    ),
    "list": ("A question with several answers to be named, in any order.", (_ANSWERS,)),
    "flip": ("The front of a card to turn over.", (Key("answer", TEXT, "The back.", required=True),)),
}  # fmt: skip

FORMAT_KEYS: dict[Format, tuple[str, ...]] = {name: tuple(key.name for key in keys) for name, (_, keys) in _OWN.items()}
"""The keys that only some formats have, by format."""

QUESTIONS: dict[Format, Form] = {
    name: Form(
        "a question",
        (Key(name, TEXT, about, required=True), *keys, *COMMON),
        about,
        either=("wrong", "options") if _WRONG in keys else (),
    )
    for name, (about, keys) in _OWN.items()
}
"""The form of a question by its format, whose name is the key of the stem."""

QUESTION = Form(
    "a question",
    tuple({key.name: key for name in FORMATS for key in QUESTIONS[name].keys}.values()),
    "A question written by hand; the key that names its format holds the stem.",
)
"""A question of a format that is still to be found out."""

QUESTION_ENTRY = Choice({name: form for name, form in QUESTIONS.items()})  # noqa: C416 - a key of any name to mypy
