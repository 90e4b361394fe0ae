"""A deck as its author wrote it, checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import NOWHERE, Mark
from quiz.model.authored import AuthoredQuestion
from quiz.model.entity import Entity
from quiz.model.fact import Fact
from quiz.model.kind import Kind
from quiz.model.language import ENGLISH, DateStyle, Language
from quiz.model.question import Difficulty
from quiz.model.source import Source


@dataclass(frozen=True, slots=True)
class Ignore:
    """A finding that the check is not to report.

    Attributes:
        code: code of the rule.
        reason: why it does not matter here; empty where none is given, which is a finding of its own.
        mark: where the deck says so.
        line: the line that it holds for, in the file of ``mark``; None for the whole deck.
    """

    code: str
    reason: str
    mark: Mark
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck file with the tables beside it.

    Attributes:
        id: permanent name of the deck.
        title: what people call it.
        path: the deck file.
        description: what it is about; may be empty.
        language: what it is written in.
        dates: how its dates are written; as is usual in the language when None.
        difficulty: how alike right and wrong options are to be.
        ignores: findings that the check is not to report for this deck.
        mark: where its id stands.
        sources, entities, kinds: by id or name; kinds include the built-in ones.
        facts: in the order of the file.
        questions: hand-written questions in the order of the file.
    """

    id: str
    title: str
    path: Path
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    kinds: Mapping[str, Kind]
    facts: tuple[Fact, ...]
    questions: tuple[AuthoredQuestion, ...]
    description: str = ""
    language: Language = ENGLISH
    dates: DateStyle | None = None
    difficulty: Difficulty = "normal"
    ignores: tuple[Ignore, ...] = ()
    mark: Mark = NOWHERE
