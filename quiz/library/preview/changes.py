"""Tell what an author changed between two versions of a deck, fact by fact."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace

from quiz.errors import Mark
from quiz.facts.index import FactIndex
from quiz.model.authored import AuthoredQuestion
from quiz.model.deck import Deck
from quiz.model.entity import Entity
from quiz.model.fact import Fact
from quiz.model.kind import Kind, Template
from quiz.model.media import Media
from quiz.model.source import Citation

_NOWHERE = Mark("", 0, 0)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different, by the ids of facts and hand-written questions, in the order of the deck.

    Attributes:
        own: those that are new or whose own text changed.
        touched: others of whose kind, source or named things the text changed.
    """

    own: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, those first whose own text changed."""
        return (*self.own, *self.touched)


def changes(old: Deck, new: Deck) -> Changes:
    """Compare two versions of a deck; where in the file something stands does not count."""
    before, after = _by_id(old), _by_id(new)
    own = [entry for entry, parts in after.items() if parts != before.get(entry)]
    entities = _differing(_entities(old), _entities(new))
    sources = _differing(_sources(old), _sources(new))
    kinds = _differing(_kinds(old), _kinds(new))
    entries: tuple[Fact | AuthoredQuestion, ...] = (*new.facts, *new.questions)
    touched = (
        entry.id
        for entry in entries
        if any(citation.source.id in sources for citation in entry.citations)
        or (
            isinstance(entry, Fact)
            and (entry.kind.name in kinds or any(ref.entity in entities for ref in FactIndex.mentioned(entry)))
        )
    )
    others = dict.fromkeys(touched).keys() - set(own)
    return Changes(tuple(own), tuple(entry for entry in after if entry in others))


def _by_id(deck: Deck) -> dict[str, list[object]]:
    """Return what is said of each fact and hand-written question itself; siblings have one id."""
    found: dict[str, list[object]] = {}
    for fact in deck.facts:
        found.setdefault(fact.id, []).append(_fact(fact))
    for question in deck.questions:
        found.setdefault(question.id, []).append(_question(question))
    return found


def _fact(fact: Fact) -> tuple[object, ...]:
    kind = fact.kind
    own = [_templates(stems) for stems in kind.asks.values() if any(stem.own for stem in stems)]
    sentence = _templates(kind.sentences) if kind.name.startswith("text: ") else ()
    return (
        kind.name, sentence, own, fact.values, _citations(fact.citations), fact.tags, fact.note, fact.claim,
        fact.confusions, fact.exclusive, fact.asked, fact.tolerance, _media(fact.media),
    )  # fmt: skip


def _question(question: AuthoredQuestion) -> tuple[object, ...]:
    bare = replace(question, mark=_NOWHERE, citations=(), media=())
    return bare, _citations(question.citations), _media(question.media)


def _citations(citations: Iterable[Citation]) -> tuple[tuple[str, str], ...]:
    return tuple((citation.source.id, citation.locator) for citation in citations)


def _media(media: Iterable[Media]) -> tuple[Media, ...]:
    return tuple(replace(one, mark=_NOWHERE) for one in media)


def _templates(templates: Iterable[Template]) -> tuple[object, ...]:
    return tuple(template.pieces for template in templates)


def _entities(deck: Deck) -> dict[str, Entity]:
    return {entity.id: replace(entity, mark=_NOWHERE) for entity in deck.entities.values()}


def _sources(deck: Deck) -> dict[str, object]:
    return {source.id: replace(source, mark=_NOWHERE, address=None) for source in deck.sources.values()}


def _kinds(deck: Deck) -> dict[str, object]:
    return {name: _kind(kind) for name, kind in deck.kinds.items() if not kind.builtin}


def _kind(kind: Kind) -> tuple[object, ...]:
    asks = {slot: _templates(stems) for slot, stems in kind.asks.items()}
    label = kind.label.pieces if kind.label else ()
    return kind.slots, _templates(kind.sentences), asks, label, kind.orders, kind.pairs


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> frozenset[Hashable]:
    return frozenset(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
