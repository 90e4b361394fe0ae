"""Named things: misspelt names, names that nothing uses, aliases that say nothing."""

from collections.abc import Iterator

from quiz.checks.likeness import Spellings
from quiz.checks.rule import Rule
from quiz.checks.subject import Subject
from quiz.errors import Problem
from quiz.facts.index import FactIndex
from quiz.model.entity import Entity
from quiz.text import fold

RULES = (
    Rule(
        "near-name",
        "warning",
        "a name looks like a misspelling of another",
        "Facts that spell a name in two ways are about two things to the program: questions about one of them do "
        "not know the other, and each may be a wrong option beside the other. If both names are right, declare "
        "the second one under `entities`; if they are one thing, make one an alias of the other.",
        bad="entities: {person: [Viktor Bondarev]}\nfacts:\n  - {id: visit, visit: {who: Viktor Bondarew, to: Rome}}",
        good="entities: {person: [Viktor Bondarev]}\nfacts:\n  - {id: visit, visit: {who: Viktor Bondarev, to: Rome}}",
    ),
    Rule(
        "unused-entity",
        "advice",
        "nothing asks about an entity or its peers",
        "No fact and no question mentions the entity, and none has an answer of its type, so that it cannot even be "
        "a wrong option. Its type may be misspelt or too narrow, or it can go.",
        bad="entities: {place: [Rome], person: [Ann]}\nfacts:\n  - {id: sky, text: 'The sky is {blue}.'}",
        good="entities: {place: [Rome], person: [Ann]}\nfacts:\n  - {id: visit, visit: {who: Ann, to: Rome}}",
    ),
    Rule(
        "needless-alias",
        "advice",
        "an alias says nothing new",
        "Capitals, accents, articles and punctuation do not count when answers are compared, so an alias that differs "
        "in these alone changes nothing.",
        bad="entities: {place: [{name: São Paulo, aliases: [Sao Paulo]}]}\n"
        "facts:\n  - {id: visit, visit: {who: Ann, to: São Paulo}}",
        good="entities: {place: [{name: São Paulo, aliases: [Sampa]}]}\n"
        "facts:\n  - {id: visit, visit: {who: Ann, to: São Paulo}}",
    ),
)


def find(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the names of a deck."""
    yield from _near_names(subject)
    used = _used_types(subject)
    pointed_at = _pointed_at(subject)
    for entity in subject.deck.entities.values():
        if not entity.declared:
            continue
        if entity.type not in used and entity.id not in pointed_at:
            hint = f"facts have no answer of the type '{entity.type}'"
            yield Problem(entity.mark, f"nothing mentions '{entity.name}'", hint, "unused-entity")
        seen: set[str] = {fold(entity.name)}
        for alias in entity.aliases:
            if fold(alias) in seen:
                hint = "capitals, accents and punctuation do not count"
                message = f"the alias '{alias}' says nothing new of '{entity.name}'"
                yield Problem(entity.mark, message, hint, "needless-alias")
            seen.add(fold(alias))


def _near_names(subject: Subject) -> Iterator[Problem]:
    """Find names that facts mention and that look like a misspelling of an entity or of an earlier name."""
    known = Spellings()
    whose: dict[str, Entity] = {}
    mentioned = {value.entity for fact in subject.deck.facts for value in FactIndex.mentioned(fact)}
    for entity in sorted(subject.deck.entities.values(), key=lambda entity: not entity.declared):
        if not entity.declared:
            close = known.near(entity.name) if entity.id in mentioned else ""
            if close:
                yield _misspelt(entity, whose[close], close)
                continue
        for name in entity.names:
            known.add(name)
            whose[name] = entity


def _misspelt(entity: Entity, other: Entity, close: str) -> Problem:
    if other.declared:
        message = f"'{entity.name}' is no entity of the deck"
        return Problem(
            entity.mark, message, f"did you mean '{close}'? If not, declare it under 'entities'", "near-name"
        )
    message = f"'{entity.name}' is nearly '{close}' of line {other.mark.line}"
    return Problem(entity.mark, message, "if both are right, declare them under 'entities'", "near-name")


def _used_types(subject: Subject) -> frozenset[str]:
    """Return the types of entities that something mentions: their peers can be wrong options beside them."""
    texts = " ".join(
        f" {fold(text)} "
        for question, _ in subject.written
        for text in (question.stem, *question.answers, *(option.text for option in question.options or ()))
    )
    return frozenset(
        entity.type
        for entity in subject.deck.entities.values()
        if entity.id in subject.mentioned or any(f" {fold(name)} " in texts for name in entity.names)
    )


def _pointed_at(subject: Subject) -> frozenset[str]:
    """Return the entities that one which something mentions lies within, or is easily taken for."""
    return frozenset(
        other
        for entity in subject.deck.entities.values()
        if entity.id in subject.mentioned
        for other in (*entity.within, *entity.like)
    )
