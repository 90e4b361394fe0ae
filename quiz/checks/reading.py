"""Errors: what stops a deck from being used. The reader of decks finds them; here they are explained."""

from quiz.checks.rule import Rule

_SKY = "  - {id: sky, text: 'The sky is {blue}.'}"
_GOOD = f"facts:\n{_SKY}"


def _rule(code: str, title: str, why: str, bad: str = "", good: str = "") -> Rule:
    return Rule(code, "error", title, why, bad, good)


RULES = (
    _rule(
        "encoding",
        "the file is not UTF-8",
        "Decks and tables are UTF-8, with or without a byte order mark. Save the file as UTF-8; 'quiz fix' may help.",
    ),
    _rule(
        "yaml",
        "the file is not YAML, or uses what decks do not allow",
        "Usually a quote that is not closed, a text with ': ' in it that needs quotes, a tab, or wrong indentation. "
        "Anchors, aliases, tags, several documents and deep nesting are refused: a deck is to be read by people.",
        "facts:\n  - id: sky\n    text: The sky: it is {blue}.",
        "facts:\n  - id: sky\n    text: 'The sky: it is {blue}.'",
    ),
    _rule(
        "too-large",
        "a text is longer, or a deck larger, than is allowed",
        "A deck from anywhere is not to exhaust the machine. The message names the limit; 'quiz settings' changes it.",
    ),
    _rule(
        "duplicate-key",
        "a key stands twice",
        "Only one of the two values could count, and nobody could tell which.",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', note: a, note: b}",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', note: a and b}",
    ),
    _rule(
        "unknown-key",
        "there is no such key here",
        "A misspelt key would be ignored silently, so it is an error. 'quiz schema' lists all keys.",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', tag: [weather]}",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', tags: [weather]}",
    ),
    _rule(
        "missing-key",
        "something that has to be there is missing",
        "Without it nothing can be asked, or nobody could say what is meant.",
        "facts:\n  - {id: rome, visit: {who: Ann}}",
        "facts:\n  - {id: rome, visit: {who: Ann, to: Rome}}",
    ),
    _rule(
        "wrong-shape",
        "a text, a list or a mapping stands where something else belongs",
        "Lists have entries with '- ' or stand in [ ]; mappings have 'key: value' lines or stand in { }.",
        "facts: The sky is blue.",
        _GOOD,
    ),
    _rule(
        "either-or",
        "two things are given of which one may be",
        "A fact is a sentence or of one kind; a question has one format; its options stand in 'wrong' or 'options'.",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', visit: {who: Ann, to: Rome}}",
        f"facts:\n{_SKY}\n  - {{id: rome, visit: {{who: Ann, to: Rome}}}}",
    ),
    _rule(
        "empty-value",
        "a key has no value",
        "Fill it, or leave the key out.",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', note: ''}",
        _GOOD,
    ),
    _rule(
        "empty-deck",
        "the deck has no facts and no questions",
        "There is nothing to learn in it yet.",
        "facts: []",
        _GOOD,
    ),
    _rule(
        "bad-value",
        "a value does not fit",
        "It is no number, no date, or none of the words that are possible here. Dates are written 2017, 2017-08 or "
        "2017-08-29, or with the month's name; 4/5/2017 can be two days.",
        "facts:\n  - {id: rome, visit: {who: Ann, to: Rome, when: 4/5/2017}}",
        "facts:\n  - {id: rome, visit: {who: Ann, to: Rome, when: 2017-05-04}}",
    ),
    _rule(
        "bad-id",
        "this cannot be an id",
        "Ids are permanent names for programs: lower-case letters and digits, with '-', '_' or '.' between them.",
        "facts:\n  - {id: The Sky, text: 'The sky is {blue}.'}",
        "facts:\n  - {id: the-sky, text: 'The sky is {blue}.'}",
    ),
    _rule(
        "no-id",
        "a fact or question has no id",
        "The learner's progress hangs on the id, so that the text can change. 'quiz fix' writes missing ids.",
        "facts:\n  - {text: 'The sky is {blue}.'}",
        _GOOD,
    ),
    _rule(
        "duplicate-id",
        "an id stands twice",
        "Two facts with one id would share their progress. Hand-written questions may, with a 'slot' each.",
        f"facts:\n{_SKY}\n  - {{id: sky, text: 'Grass is {{green}}.'}}",
        f"facts:\n{_SKY}\n  - {{id: grass, text: 'Grass is {{green}}.'}}",
    ),
    _rule(
        "no-source",
        "a fact or question is not cited",
        "No fact goes without a source: 'source: ID, place' on the fact, or one 'source: ID' for the whole deck.",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', source: []}",
        _GOOD,
    ),
    _rule(
        "unknown-source",
        "the deck has no such source",
        "A citation names one of the deck's 'sources' by its id, and the place behind a comma.",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', source: bok}",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', source: book}",
    ),
    _rule(
        "unknown-kind",
        "there is no such kind",
        "A table names a built-in kind, or one of the deck's own 'kinds'.",
        "facts:\n  - {table: t.csv, kind: vist}",
    ),
    _rule(
        "unknown-slot",
        "the kind or sentence has no such slot",
        "Slots are those of the kind, or the names of the marks in the sentence.",
        "facts:\n  - {id: rome, visit: {who: Ann, to: Rome, wen: 2017}}",
        "facts:\n  - {id: rome, visit: {who: Ann, to: Rome, when: 2017}}",
    ),
    _rule(
        "unknown-type",
        "there is no such type",
        "Types are number, date, text, name (any entity), the common types of entities, and those under 'types'.",
        "facts:\n  - {id: sky, text: 'The sky is {blue|colour}.'}",
        "facts:\n  - {id: sky, text: 'The sky is {blue|text}.'}",
    ),
    _rule(
        "entity-type",
        "a name is of another type than the slot takes",
        "The name was met before as something else. 'entities' says what a name is; two things need two names.",
        "entities: {place: [Rome]}\nfacts:\n  - {id: rome, visit: {who: Rome, to: Oslo}}",
        "entities: {place: [Rome]}\nfacts:\n  - {id: rome, visit: {who: Ann, to: Rome}}",
    ),
    _rule(
        "alias-clash",
        "a name or alias names two things",
        "Answers could not be told apart. Give each thing names of its own.",
        f"entities: {{person: [Ann, {{name: Bob, aliases: [Ann]}}]}}\n{_GOOD}",
        f"entities: {{colour: [blue, {{name: red, aliases: [crimson]}}]}}\ntypes: [colour]\n{_GOOD}",
    ),
    _rule(
        "cycle",
        "something lies within itself",
        "'within' leads from a part to its whole, and never back.",
        "entities: {place: [{name: Rome, within: Italy}, {name: Italy, within: Rome}]}\n" + _GOOD,
        "entities: {place: [{name: Rome, within: Italy}, Italy]}\nfacts:\n  - {id: rome, visit: {who: Ann, to: Rome}}",
    ),
    _rule(
        "no-answer",
        "nothing is marked as the answer",
        "The answers of a sentence and of a cloze stand in braces; the answer of a choice is one of its options.",
        "facts:\n  - {id: sky, text: The sky is blue.}",
        _GOOD,
    ),
    _rule(
        "bad-template",
        "a sentence or question has braces or brackets that cannot be read",
        "{slot} puts in a value, [ … ] may be left out. Double a brace or bracket to mean the character itself.",
        "facts:\n  - {id: sky, text: 'The sky is {blue.'}",
        _GOOD,
    ),
    _rule(
        "bad-table",
        "the CSV file cannot be read",
        "A table begins with a line of columns, has commas between cells, the same number of cells in each row, and "
        "quotes around cells that contain a comma.",
    ),
    _rule(
        "no-file",
        "the file does not exist",
        "Tables, images and audio lie in the deck's folder and are named from there, with '/' between folders.",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', image: gone.png}",
        _GOOD,
    ),
    _rule(
        "bad-media",
        "the file is no image or audio that can be shown",
        "Images are png, jpg, gif, webp or svg, audio is mp3, ogg, opus, wav, m4a or flac, each named as what it is, "
        "at most 16 MiB, and inside of the deck's folder.",
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', image: 'https://example.org/a.png'}",
        _GOOD,
    ),
)
