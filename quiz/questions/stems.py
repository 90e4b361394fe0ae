"""Find stems that have exactly one answer among the facts of the deck."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from quiz.model.dates import PartialDate
from quiz.model.fact import ON_VIEW, Fact
from quiz.model.kind import Group, Placeholder, Template
from quiz.model.numbers import Number
from quiz.model.question import BLANK, Query
from quiz.model.values import Text, Value
from quiz.questions.material import Material, padded
from quiz.text import fold

_MOST_GROUPS = 6
_MOST_ANSWERS = 8
_SUBJECT = 201
"""The number of the question that a sentence turns into by asking for its subject."""
_ASKED_BY = {"person": "Who", "place": "Which place", "organisation": "Which organisation", "event": "Which event"}
_FIRST_WORD = re.compile(r"[a-z]+(?=[ .?])")
_OWN = 100
"""Stems that an author writes for one fact of a kind are numbered from here, apart from the kind's own."""


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem whose answer is alone.

    Attributes:
        text: the words.
        query: what it asks of the facts.
        direct: whether it is a question and not a sentence with a blank.
        variant: its place among the stems that the kind has for the slot, from 1; part of the
            question's id, so that another stem's coming or going does not move it.
        answers: the right values where several facts together answer it; empty where one does.
    """

    text: str
    query: Query
    direct: bool
    variant: int = 1
    answers: tuple[Value, ...] = ()


def direct_stems(material: Material, fact: Fact, slot: str) -> Iterator[Stem]:
    """Yield the questions that ask a slot, each with as few qualifiers as make it unique.

    What an author writes for one fact takes the place of what the kind asks.
    """
    seen: set[str] = set()
    templates = fact.kind.asks.get(slot, ())
    own = sum(template.own for template in templates)
    for place, template in enumerate(templates, 1):
        if seen and not template.own and templates[0].own:
            break
        stem = _narrowed(material, fact, slot, template)
        if stem is not None and stem.text not in seen:
            seen.add(stem.text)
            apart = _OWN if template.own and own < len(templates) else 0
            yield replace(stem, variant=place + apart if template.own else place - own)
    if not seen:
        last = _stem_by_sight(material, fact, slot) or _subject_stem(material, fact, slot)
        if last is not None:
            yield last


def _stem_by_sight(material: Material, fact: Fact, slot: str) -> Stem | None:
    """Return the first question whose answer is alone by what is shown with it: "Which country has this flag?"."""
    for place, template in enumerate(fact.kind.asks.get(slot, ()) if ON_VIEW in fact.values else (), 1):
        stem = _narrowed(material, fact, slot, template, shown=frozenset({ON_VIEW}))
        if stem is not None:
            return replace(stem, variant=place)
    return None


def _subject_stem(material: Material, fact: Fact, slot: str) -> Stem | None:
    """Ask for the subject of a sentence that begins with it: "{Rome} lies on the Tiber." becomes a question."""
    language = material.deck.language
    if not language.english or len(fact.values[slot]) != 1:
        return None
    for template in fact.kind.sentences:
        first, *rest = template.pieces
        if not isinstance(first, Placeholder) or first.slot != slot or first.filter or not rest:
            continue
        rendered = material.renderer.render(template, fact.values, blank=slot)
        if rendered is None or not rendered.text.startswith(f"{BLANK} ") or not rendered.text.endswith("."):
            continue
        predicate = rendered.text.removeprefix(f"{BLANK} ").removesuffix(".")
        value = fact.values[slot][0]
        if not _FIRST_WORD.match(f"{predicate}.") or "." in predicate.replace(". ", "."):
            continue
        word = _question_word(material, value)
        query = _query(fact, slot, rendered.stated)
        text = material.attributed(f"{word} {predicate}?", fact.claim)
        if word and is_unique(material, fact, query) and not gives_away(material, text, fact.values[slot]):
            return Stem(text, query, direct=True, variant=_SUBJECT)
    return None


def _question_word(material: Material, value: Value) -> str:
    """Return what asks for a subject of a type; empty where nothing natural does."""
    if isinstance(value, Number):
        return "" if value.unit or value.bound else "How many"
    if isinstance(value, PartialDate):
        return ""
    if isinstance(value, Text):
        return "What"
    kind = material.deck.entities[value.entity].type
    return _ASKED_BY.get(kind) or ("What" if kind in {"name", "thing", "term", "work", "role"} else f"Which {kind}")


def group_stem(material: Material, fact: Fact, slot: str) -> Stem | None:
    """Return a stem that several facts answer together, for the first of them; None where there is none.

    It is for slots of which no stem has its answer alone.
    """
    for template in fact.kind.asks.get(slot, ()):
        fitting = [group for group in template.groups if _fits(group, fact, slot)]
        if template.own:
            continue
        stated = material.renderer.render(template, fact.values, asked=slot, groups=fitting)
        if stated is None:
            continue
        query = _query(fact, slot, stated.stated)
        meant = [other for other in material.index.matching(query.kind, query.where) if slot in other.values]
        found = tuple(dict.fromkeys(value for other in meant for value in other.values[slot]))
        if not 1 < len(found) <= _MOST_ANSWERS or any(other.claim != fact.claim for other in meant):
            continue
        if min(meant, key=material.place) is not fact:
            return None
        if any(material.relations.overlap(a, b) for a, b in combinations(found, 2)):
            continue
        rendered = material.renderer.render(template, {**fact.values, slot: found}, asked=slot, groups=fitting)
        if rendered is None:
            continue
        text = material.attributed(rendered.text, fact.claim)
        if not gives_away(material, text, found):
            return Stem(text, query, direct=True, answers=found)
    return None


def blank_stem(material: Material, fact: Fact, slot: str) -> Stem | None:
    """Return the fact's sentence with a blank for a slot, the blank not at the beginning if possible."""
    at_the_beginning: Stem | None = None
    for template in fact.kind.sentences:
        if slot not in template.slots():
            continue
        rendered = material.renderer.render(template, fact.values, blank=slot)
        if rendered is None:
            continue
        query = _query(fact, slot, rendered.stated)
        text = material.attributed(rendered.text, fact.claim)
        if gives_away(material, text, fact.values[slot]) or not is_unique(material, fact, query):
            continue
        stem = Stem(text, query, direct=False)
        if not rendered.blank_first:
            return stem
        at_the_beginning = at_the_beginning or stem
    return at_the_beginning


def _narrowed(
    material: Material, fact: Fact, slot: str, template: Template, shown: frozenset[str] = frozenset()
) -> Stem | None:
    """Return a stem with as few qualifiers as make its answer alone, with or without what is shown with it."""
    fitting = [group for group in template.groups if _fits(group, fact, slot)]
    kept = [group for group in fitting if group.kept]
    usable = [group for group in fitting if not group.kept][:_MOST_GROUPS]
    for size in range(len(usable) + 1):
        for groups in combinations(usable, size):
            rendered = material.renderer.render(template, fact.values, asked=slot, groups=(*kept, *groups))
            if rendered is None:
                return None
            if slot in rendered.stated:
                continue
            stated = frozenset(fact.values) if template.own else rendered.stated | shown
            query = _query(fact, slot, stated)
            text = material.attributed(rendered.text, fact.claim)
            if is_unique(material, fact, query) and not gives_away(material, text, fact.values[slot]):
                return Stem(text, query, direct=True)
    return None


def _fits(group: Group, fact: Fact, slot: str) -> bool:
    return slot not in group.slots() and group.slots() <= fact.values.keys()


def _query(fact: Fact, slot: str, stated: frozenset[str]) -> Query:
    where = {name: values for name, values in fact.values.items() if name in stated and name != slot}
    return Query(fact.kind.name, slot, where)


def is_unique(material: Material, fact: Fact, query: Query) -> bool:
    """Tell whether all facts that a query means give the same answer as one fact."""
    key = fact.values[query.ask]
    same = material.relations.same
    for values in material.index.answers(query):
        if len(values) != len(key) or not all(any(same(value, k) for k in key) for value in values):
            return False
    return True


def gives_away(material: Material, text: str, key: tuple[Value, ...]) -> bool:
    """Tell whether a stem contains its own answer: a name or alias of it, or the year of a date."""
    words = padded(text)
    for value in key:
        if isinstance(value, PartialDate):
            if f" {value.year} " in words:
                return True
            continue
        if any(name in words for name in material.folded_names(value)):
            return True
        worded = fold(material.wording.words(value)) if isinstance(value, Number) else ""
        if worded and f" {worded} " in words:
            return True
    return False
