"""Write ids where facts and questions have none."""

from quiz.decks.facts import first_text
from quiz.decks.grammar.facts import ROW
from quiz.decks.mend.edits import Change, Mended
from quiz.decks.nodes import LINE_END, Items, Node, Scalar, Table, parse
from quiz.errors import QuizError, one_slip
from quiz.ids import slug
from quiz.model.question import FORMATS


def with_ids(text: str, name: str) -> Mended:
    """Give every fact and question without an id one that is made from its words.

    Args:
        text: a text that is YAML.
        name: the file as the user calls it, for messages.

    Raises:
        QuizError: the layout leaves no place for the ids.
    """
    entries = _entries(parse(text, name))
    given = (value for entry in entries for key, value in entry.entries if key.value == "id")
    taken = {value.value for value in given if isinstance(value, Scalar)}
    missing = [entry for entry in entries if not _has_id(entry)]
    made: list[str] = []
    for entry in missing:
        made.append(_free(_basis(entry), taken))
        taken.add(made[-1])
    # Lines as YAML counts them, each followed by the characters that end it.
    lines = LINE_END.split(text)
    for entry, written in reversed(list(zip(missing, made, strict=True))):
        row, column = 2 * (entry.mark.line - 1), entry.mark.column - 1
        line = lines[row]
        if entry.flow:
            lines[row] = f"{line[: column + 1]}id: {written}, {line[column + 1 :].lstrip()}"
        else:
            ending = lines[1] if len(lines) > 1 else "\n"
            lines[row] = f"{line[:column]}id: {written}{ending}{' ' * column}{line[column:]}"
    fixed = "".join(lines)
    again = _entries(parse(fixed, name))
    if len(again) != len(entries) or not all(_has_id(entry) for entry in again):
        msg = f"{name}: the ids cannot be written into this layout; write them by hand: {', '.join(made)}"
        raise QuizError(msg)
    changes = (Change(f"id: {written}", entry.mark.line) for entry, written in zip(missing, made, strict=True))
    return Mended(fixed, tuple(changes))


def _has_id(entry: Table) -> bool:
    """Tell whether an entry has an id, be it under a key that is a slip: a made one would not be the author's."""
    keys = [(key.value, isinstance(value, Scalar)) for key, value in entry.entries]
    return any(
        key == "id" or (is_text and key not in ROW.by_name and one_slip(key.casefold(), "id")) for key, is_text in keys
    )


def _entries(deck: Node) -> list[Table]:
    """Return the facts and questions of a deck; tables have ids of their own."""
    found: list[Table] = []
    for key, value in deck.entries if isinstance(deck, Table) else ():
        if key.value in {"facts", "questions"} and isinstance(value, Items):
            found += [item for item in value.items if isinstance(item, Table)]
    return [entry for entry in found if not any(key.value == "table" for key, _ in entry.entries)]


def _basis(entry: Table) -> str:
    """Return the words that an id is made from: what the entry states, before its other fields."""
    said = [value for key, value in entry.entries if _says(key.value, value)]
    return next((text for value in said if (text := first_text(value))), "") or first_text(entry)


def _says(key: str, value: Node) -> bool:
    return key in {"text", *FORMATS} or (isinstance(value, Table) and key not in ROW.by_name)


def _free(basis: str, taken: set[str]) -> str:
    base = slug(basis) or "fact"
    number = 1
    made = base
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    return made
