"""What is said twice, or in two ways that cannot both be right."""

from collections.abc import Iterator

from quiz.checks.likeness import likeness, similar_pairs
from quiz.checks.rule import Rule
from quiz.checks.subject import Subject
from quiz.errors import Mark, Problem
from quiz.facts.relations import Relations
from quiz.model.fact import ON_VIEW, Fact
from quiz.model.question import Question
from quiz.model.values import Text, Value
from quiz.text import fold

RULES = (
    Rule(
        "duplicate-fact",
        "warning",
        "two facts state the same",
        "Both have the same values in every slot. Learners would be asked the same twice, as two cards with a memory "
        "each. Keep one, and let it cite both sources.",
        bad="facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, visit: {who: Ann, to: Rome}}",
        good="facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, visit: {who: Ann, to: Oslo}}",
    ),
    Rule(
        "near-duplicate",
        "advice",
        "two facts or questions say nearly the same",
        "Their words are nearly the same and so are their answers; with questions, the options count as well. If "
        "they are one, keep one of them. If they differ in something that matters, ask for it.",
        bad="questions:\n"
        "  - {id: a, typed: Who was the first human on the Moon?, answer: Neil Armstrong, explanation: E.}\n"
        "  - {id: b, typed: Who was the first human on the moon then?, answer: Neil Armstrong, explanation: E.}",
        good="questions:\n"
        "  - {id: a, typed: Who was the first human on the Moon?, answer: Neil Armstrong, explanation: E.}\n"
        "  - {id: b, typed: Who was the second one there?, answer: Buzz Aldrin, explanation: E.}",
    ),
    Rule(
        "contradiction",
        "warning",
        "two facts give different values where only one can be true",
        "The slot is `exclusive`: no other value can be true beside the one given. Two facts of the kind that agree "
        "in what is asked about give different ones. One of them is wrong, or the slot is not exclusive, or the "
        "facts are judgements and need a `claim`.",
        bad="kinds: {capital: {slots: {of: place, is: {type: place, exclusive: yes}}, sentence: '{is} is the capital "
        "of {of}.', ask: {is: 'What is the capital of {of}?'}}}\n"
        "facts:\n  - {id: a, capital: {of: Italy, is: Rome}}\n  - {id: b, capital: {of: Italy, is: Milan}}",
        good="kinds: {capital: {slots: {of: place, is: {type: place, exclusive: yes}}, sentence: '{is} is the capital "
        "of {of}.', ask: {is: 'What is the capital of {of}?'}}}\n"
        "facts:\n  - {id: a, capital: {of: Italy, is: Rome}}\n  - {id: b, capital: {of: France, is: Paris}}",
    ),
)

_ALIKE = 0.8
"""Which share of their words (Jaccard similarity) two statements have in common that say nearly the same."""
_WORDS_ALIKE = 0.85
"""How alike the texts are (0 to 1, as difflib measures it) that stand in their slots."""


def find(subject: Subject) -> Iterator[Problem]:
    """Yield what a deck says twice, and where it contradicts itself."""
    twins: set[str] = set()
    for earlier, later in _same_facts(subject):
        twins.add(later.id)
        hint = f"keep one, and let it cite both sources; the other is {_where(earlier.mark, later.mark)}"
        message = f"'{later.id}' states the same as '{earlier.id}'"
        yield Problem(later.mark, message, hint, "duplicate-fact")
    yield from _near_facts(subject, twins)
    yield from _near_questions(subject)
    yield from _contradictions(subject)


def _same_facts(subject: Subject) -> Iterator[tuple[Fact, Fact]]:
    first: dict[object, Fact] = {}
    for fact in subject.deck.facts:
        key = (fact.kind.name, fact.claim, frozenset((slot, _key(values)) for slot, values in fact.values.items()))
        earlier = first.setdefault(key, fact)
        if earlier is not fact:
            yield earlier, fact


def _key(values: tuple[Value, ...]) -> tuple[object, ...]:
    """Return what tells the values of a slot apart from others, as they are compared when answers are."""
    return tuple(fold(value.text) if isinstance(value, Text) else value for value in values)


def _near_facts(subject: Subject, twins: set[str]) -> Iterator[Problem]:
    """Compare the facts that have the same names, numbers and dates by their words."""
    groups: dict[object, list[Fact]] = {}
    for fact in subject.deck.facts:
        if fact.id not in twins:
            firm = frozenset(v for values in fact.values.values() for v in values if not isinstance(v, Text))
            groups.setdefault((fact.claim, fact.values.get(ON_VIEW), firm), []).append(fact)
    for facts in groups.values():
        if len(facts) > 1:
            words = [frozenset(fold(subject.material.statement(fact)).split()) for fact in facts]
            for one, other in similar_pairs(words, _ALIKE):
                earlier, later = (facts[place] for place in sorted((one, other)))
                if likeness(_texts(earlier), _texts(later)) >= _WORDS_ALIKE:
                    yield _near(later.id, later.mark, earlier.id, earlier.mark)


def _texts(fact: Fact) -> str:
    return "; ".join(fold(v.text) for values in fact.values.values() for v in values if isinstance(v, Text))


def _near_questions(subject: Subject) -> Iterator[Problem]:
    written = subject.written
    words = [frozenset(fold(_shown(question)).split()) for question, _ in written]
    for one, other in similar_pairs(words, _ALIKE):
        (earlier, first), (later, second) = (written[place] for place in sorted((one, other)))
        differing = words[one] ^ words[other]
        numbers = any(word.isdecimal() for word in differing)
        if earlier.fact != later.fact and not numbers and _answers(earlier) == _answers(later):
            yield _near(later.fact, second, earlier.fact, first)


def _shown(question: Question) -> str:
    return " ".join((question.stem, *sorted(option.text for option in question.options or ())))


def _answers(question: Question) -> frozenset[str]:
    return frozenset(map(fold, question.answers))


def _near(later: str, mark: Mark, earlier: str, other: Mark) -> Problem:
    message = f"'{later}' says nearly the same as '{earlier}'"
    return Problem(mark, message, f"the other is {_where(other, mark)}", "near-duplicate")


def _contradictions(subject: Subject) -> Iterator[Problem]:
    """Compare facts that agree in all that a question for an exclusive slot states."""
    relations = Relations(subject.deck.entities)
    filed: dict[object, list[Fact]] = {}
    for fact in subject.deck.facts:
        for slot in sorted(fact.exclusive & fact.values.keys()):
            given = _stated(fact, slot)
            key = (fact.kind.name, slot, fact.claim, tuple((name, _key(fact.values.get(name, ()))) for name in given))
            others = filed.setdefault(key, [])
            for other in others:
                if not _agree(fact.values[slot], other.values[slot], relations):
                    message = f"'{fact.id}' gives another '{slot}' than '{other.id}'"
                    hint = f"'{slot}' has one true value; the other is {_where(other.mark, fact.mark)}"
                    yield Problem(fact.mark, message, hint, "contradiction")
                    break
            else:
                # Of facts that agree one is enough to compare with.
                if not others:
                    others.append(fact)


def _stated(fact: Fact, slot: str) -> tuple[str, ...]:
    """Return the slots that a question for a slot always states; all others where nothing asks for it."""
    for stem in fact.kind.asks.get(slot, ()):
        groups = {name for group in stem.groups for name in group.slots()}
        given = stem.slots() - groups - {slot}
        if given:
            return tuple(sorted(given))
    return tuple(sorted(fact.values.keys() - {slot} - fact.exclusive))


def _agree(a: tuple[Value, ...], b: tuple[Value, ...], relations: Relations) -> bool:
    return all(any(relations.overlap(value, other) for other in b) for value in a)


def _where(mark: Mark, seen_from: Mark) -> str:
    return f"on line {mark.line}" if mark.file == seen_from.file else f"at {mark}"
