"""Find stems that have exactly one answer among the facts of the deck."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from quiz.model.dates import PartialDate
from quiz.model.fact import Fact
from quiz.model.kind import Group, Template
from quiz.model.question import Query
from quiz.model.values import Value
from quiz.questions.material import Material, attributed
from quiz.text import contains_words

_MOST_GROUPS = 6
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
    """

    text: str
    query: Query
    direct: bool
    variant: int = 1


def direct_stems(material: Material, fact: Fact, slot: str) -> Iterator[Stem]:
    """Yield the questions that ask a slot, each with as few qualifiers as make it unique."""
    seen: set[str] = set()
    templates = fact.kind.asks.get(slot, ())
    own = sum(template.own for template in templates)
    for place, template in enumerate(templates, 1):
        stem = _narrowed(material, fact, slot, template)
        if stem is not None and stem.text not in seen:
            seen.add(stem.text)
            apart = _OWN if template.own and own < len(templates) else 0
            yield replace(stem, variant=place + apart if template.own else place - own)


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
        text = attributed(rendered.text, fact.claim)
        if gives_away(material, text, fact.values[slot]) or not is_unique(material, fact, query):
            continue
        stem = Stem(text, query, direct=False)
        if not rendered.blank_first:
            return stem
        at_the_beginning = at_the_beginning or stem
    return at_the_beginning


def _narrowed(material: Material, fact: Fact, slot: str, template: Template) -> Stem | None:
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
            stated = frozenset(fact.values) if template.own else rendered.stated
            query = _query(fact, slot, stated)
            text = attributed(rendered.text, fact.claim)
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
    for value in key:
        words = [str(value.year)] if isinstance(value, PartialDate) else material.wording.all_names(value)
        if any(contains_words(text, word) for word in words):
            return True
        if not isinstance(value, PartialDate) and contains_words(text, material.wording.words(value)):
            return True
    return False
