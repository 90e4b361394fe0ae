"""Read a deck file into a checked deck."""

from collections.abc import Iterable, Iterator, Sized
from pathlib import Path
from typing import cast

from quiz.decks.authored import read_question
from quiz.decks.entities import Register, read_entities, read_types
from quiz.decks.facts import FactReader
from quiz.decks.fields import Fields, Problems, entries, report_shape
from quiz.decks.grammar.deck import DECK
from quiz.decks.grammar.facts import RESERVED
from quiz.decks.kinds import kind_names, read_builtin_kinds, read_kinds
from quiz.decks.media import MediaReader
from quiz.decks.nodes import Node, Scalar, Table, parse, read_text
from quiz.decks.sources import Citations, read_sources
from quiz.decks.tables import is_table, read_table
from quiz.errors import DeckError, Mark, did_you_mean
from quiz.garbage import uncollected
from quiz.ids import is_id
from quiz.model.authored import AuthoredQuestion
from quiz.model.deck import Deck, Ignore
from quiz.model.fact import Fact
from quiz.model.kind import Kind
from quiz.model.language import LANGUAGES, DateStyle
from quiz.model.limits import at_most, limits
from quiz.model.question import Difficulty
from quiz.text import one_line


def read_deck(path: Path, name: str | None = None, files: set[Path] | None = None) -> Deck:
    """Read and check a deck file and the tables beside it.

    Args:
        path: the deck file.
        name: the file as the user calls it, for messages; the path when None.
        files: takes in every table, image and audio that the deck names, also where the deck cannot
            be used and where the file is not there; for those who watch them.

    Raises:
        QuizError: the file cannot be read.
        DeckError: the deck cannot be used; carries every problem found.
    """
    shown = name or str(path)
    with uncollected():
        return read_nodes(parse(read_text(path, shown), shown), path, files)


def read_nodes(root: Node, path: Path, files: set[Path] | None = None) -> Deck:
    """Read and check a deck whose text is parsed.

    Args:
        root: what the text holds.
        path: the deck file, beside which tables and media lie.
        files: takes in every file that the deck names.

    Raises:
        DeckError: the deck cannot be used; carries every problem found.
    """
    problems = Problems()
    fields = Fields(root, DECK, problems)
    deck_id = fields.scalar("deck")
    if deck_id and not is_id(deck_id.value):
        message = f"'{one_line(deck_id.value)}' cannot be a deck id"
        problems.add(deck_id.mark, message, "use lower-case letters, digits and '-'", "bad-id")
    register = Register(read_types(fields.node("types"), problems), problems)
    read_entities(fields.node("entities"), register, problems)
    kinds = {**read_builtin_kinds(), **_own_kinds(fields, register, problems)}
    broken = kind_names(fields.node("kinds"), problems) - kinds.keys()
    sources = read_sources(fields.node("sources"), problems)
    default = fields.scalar("source")
    default_id = default.value.partition(",")[0].strip() if default else ""
    if default and default.value not in sources and isinstance(fields.node("sources"), Table | None):
        hint = did_you_mean(default_id, sources)
        if default_id in sources:
            hint = f"a deck's own source is an id alone: 'source: {default_id}'; facts say where with 'at'"
        problems.add(default.mark, f"there is no source '{one_line(default.value)}'", hint, "unknown-source")
    citations = Citations(sources, default_id, problems)
    reader = FactReader(kinds, broken, register, citations, MediaReader(path.parent, problems, files), problems)
    facts: list[Fact] = []
    for node in fields.items("facts"):
        if is_table(node):
            facts += read_table(node, path, reader)
        elif fact := reader.read(node):
            facts.append(fact)
        if _too_many(facts, node.mark, problems):
            break
    questions = [question for node in fields.items("questions") for question in read_question(node, reader)]
    _too_many(questions, fields.mark, problems)
    title, description = fields.text("title"), fields.text("description")
    settings = {name: fields.word(name) for name in ("language", "dates", "difficulty")}
    ignores = tuple(_read_ignores(fields.node("ignore"), problems))
    _report_repeated_ids([*facts, *questions], problems)
    if not problems.found and not facts and not questions:
        problems.add(fields.mark, "the deck has no facts and no questions", "add 'facts:'", "empty-deck")
    if problems.found or deck_id is None:
        raise DeckError(problems.found)
    return Deck(
        id=deck_id.value,
        title=title or deck_id.value,
        path=path,
        sources=sources,
        entities=register.entities,
        kinds=kinds,
        facts=tuple(facts),
        questions=tuple(questions),
        description=description,
        language=LANGUAGES[settings["language"] or "en"],
        dates=cast("DateStyle | None", settings["dates"]),
        difficulty=cast("Difficulty", settings["difficulty"] or "normal"),
        ignores=ignores,
        mark=deck_id.mark,
    )


def _too_many(found: Sized, mark: Mark, problems: Problems) -> bool:
    """Report more facts, or questions, than a deck may have."""
    most = limits().facts
    if len(found) > most:
        problems.add(mark, "the deck is too large", at_most(most, "facts", " facts"), "too-large")
    return len(found) > most


def _read_ignores(node: Node | None, problems: Problems) -> Iterator[Ignore]:
    """Read which findings the check is not to report for the deck, each with a reason."""
    for code, reason in entries(node, "'ignore'", problems):
        if not isinstance(reason, Scalar):
            report_shape(reason, f"'{one_line(code.value)}'", "a reason in words", problems)
        else:
            yield Ignore(one_line(code.value), one_line(reason.value), code.mark)


def _own_kinds(fields: Fields, register: Register, problems: Problems) -> dict[str, Kind]:
    """Read the deck's own kinds; none may take a word that facts use otherwise."""
    kinds = read_kinds(fields.node("kinds"), register.types, problems)
    for name in kinds.keys() & set(RESERVED):
        problems.add(kinds[name].mark, f"a kind cannot be called '{name}'", "facts use that key otherwise", "bad-id")
    return kinds


def _report_repeated_ids(entries: Iterable[Fact | AuthoredQuestion], problems: Problems) -> None:
    """Report ids that stand twice; hand-written questions may share one if each asks a slot of its own."""
    first: dict[str, Fact | AuthoredQuestion] = {}
    slots: set[tuple[str, str]] = set()
    for entry in entries:
        other = first.setdefault(entry.id, entry)
        slot = entry.slot if isinstance(entry, AuthoredQuestion) else ""
        siblings = bool(slot) and isinstance(other, AuthoredQuestion) and (entry.id, slot) not in slots
        slots.add((entry.id, slot))
        if other.mark != entry.mark and not siblings:
            where = f"first on line {other.mark.line}"
            if other.mark.file != entry.mark.file:
                where = f"first at {other.mark}"
            problems.add(entry.mark, f"the id '{entry.id}' stands twice", where, "duplicate-id")
