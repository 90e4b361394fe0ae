"""The keys of a deck, of its sources and of its entities."""

from quiz.decks.grammar.facts import FACT_ENTRY, RESERVED
from quiz.decks.grammar.kinds import KIND
from quiz.decks.grammar.questions import QUESTION_ENTRY
from quiz.decks.grammar.shapes import TEXT, TEXTS, AnyOf, Form, Key, ListOf, MapOf, OneOrMany, Text, Words
from quiz.ids import ID_PATTERN
from quiz.model.entity import BASE_TYPES
from quiz.model.language import DATE_STYLES, LANGUAGES
from quiz.model.question import DIFFICULTIES

SOURCE = Form(
    "a source",
    (
        Key("title", TEXT, "Title of the document.", required=True),
        Key("author", TEXT, "Who wrote it."),
        Key("publisher", TEXT, "Who published it, and in what."),
        Key("date", TEXT, "When it was published, as citations are to show it."),
        Key("url", TEXT, "Address of the document, beginning with https://."),
        Key("note", TEXT, "What a reader of the citation should know."),
        Key(
            "places",
            AnyOf((MapOf(TEXTS, "A sort of place, such as page."), ListOf(TEXT))),
            "Which places the document has, so that citations can be checked: `{page: 310}` for pages 1 to 310, "
            "`{chapter: [Preface, 1, 2]}`, or a list of places.",
        ),
    ),
    "A document that facts come from.",
)

ENTITY = Form(
    "an entity",
    (
        Key("name", TEXT, "The name that questions use; a `the` before it is kept as its article.", required=True),
        Key("aliases", TEXTS, "Other names of the same thing; they are accepted as answers."),
        Key("within", TEXTS, "What it lies in or is part of: never a wrong option beside it."),
        Key("like", TEXTS, "What is easily taken for it: the first choice as a wrong option."),
        Key("article", TEXT, "The article before the name in running text, such as `the`."),
    ),
    "A named thing that facts refer to.",
)

_NAMES = OneOrMany(AnyOf((TEXT, ENTITY)))

DECK = Form(
    "a deck",
    (
        Key(
            "deck",
            Text(ID_PATTERN.pattern),
            "Permanent id of the deck: the learner's progress hangs on it. Lower-case letters, digits and `-`.",
            required=True,
            hint="the deck's permanent id: 'deck: my-deck'",
        ),
        Key("title", TEXT, "What people call the deck."),
        Key("description", TEXT, "What the deck is about."),
        Key("language", Words(tuple(LANGUAGES)), "What the deck is written in; `en` when left out."),
        Key("dates", Words(DATE_STYLES), "How dates are written; as is usual in the language when left out."),
        Key("difficulty", Words(DIFFICULTIES), "How alike right and wrong options are; `normal` when left out."),
        Key("source", TEXT, "Id of the source of facts that name no other; they say where with `at`."),
        Key(
            "sources", MapOf(SOURCE, "Id of a source."), "The documents that facts come from, by an id of your choice."
        ),
        Key(
            "types",
            AnyOf((MapOf(Words(BASE_TYPES), "A sort of entity of the deck's own."), ListOf(TEXT))),
            "Sorts of entities beside the common ones, each with the common one it is a sort of: `{city: place}`.",
        ),
        Key(
            "entities",
            MapOf(
                _NAMES,
                "Entities of a type that the deck adds under `types`.",
                known=tuple(Key(name, _NAMES, f"Entities of the type {name}.") for name in BASE_TYPES),
            ),
            "Named things by their type. Wrong options come from the same type.",
        ),
        Key(
            "kinds",
            MapOf(KIND, "A kind of fact of the deck's own.", ID_PATTERN.pattern, reserved=RESERVED),
            "Kinds of facts beside the built-in ones.",
        ),
        Key("facts", ListOf(FACT_ENTRY), "What the deck states: sentences, facts of a kind, and tables."),
        Key("questions", ListOf(QUESTION_ENTRY), "Questions written by hand, of any format."),
        Key(
            "ignore",
            MapOf(TEXT, "Code of a finding; `quiz check --explain all` lists them."),
            "Findings that `quiz check` is not to report for this deck, each with the reason.",
        ),
    ),
    "A deck of cited facts, of which factquiz makes questions.",
)
