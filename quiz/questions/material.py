"""What question writing knows of a deck: its facts, their relations and their wording."""

from dataclasses import dataclass, field

from quiz.facts.index import FactIndex
from quiz.facts.relations import Relations
from quiz.ids import stable_number
from quiz.kinds.render import Rendered, Renderer
from quiz.kinds.wording import Wording
from quiz.model.deck import Deck
from quiz.model.fact import Fact
from quiz.model.question import Difficulty
from quiz.model.values import Value
from quiz.text import fold


@dataclass(frozen=True, slots=True)
class Material:
    """A deck made ready for asking.

    Attributes:
        deck: the deck.
        seed: decides every arbitrary choice, together with the ids it concerns.
        difficulty: how alike right and wrong options are to be.
        relations, index, wording, renderer: tools over the deck's facts.
    """

    deck: Deck
    seed: int
    difficulty: Difficulty
    relations: Relations
    index: FactIndex
    wording: Wording
    renderer: Renderer
    _places: dict[str, int]
    _told: dict[str, tuple[Rendered | None, ...]] = field(default_factory=dict)
    _statements: dict[str, str] = field(default_factory=dict)
    _sources: dict[str, str] = field(default_factory=dict)
    _names: dict[Value, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, deck: Deck, seed: int, difficulty: Difficulty | None = None) -> "Material":
        """Prepare a deck; its own difficulty holds where none is given."""
        relations = Relations(deck.entities)
        wording = Wording(deck.entities, deck.language, deck.dates)
        index = FactIndex(deck.facts, relations)
        return cls(
            deck,
            seed,
            difficulty or deck.difficulty,
            relations,
            index,
            wording,
            Renderer(wording),
            {fact.id: place for place, fact in enumerate(deck.facts)},
        )

    def chance(self, *parts: object) -> int:
        """Return a number that looks random and depends on the seed and the parts alone."""
        return stable_number(self.seed, *parts)

    def place(self, fact: Fact) -> int:
        """Return where a fact stands in the deck, from 0."""
        return self._places[fact.id]

    def statement(self, fact: Fact) -> str:
        """State a fact in the sentence that tells most of it, the first of several; a claim is attributed."""
        known = self._statements.get(fact.id)
        if known is None:
            known = self._statements[fact.id] = self._state(fact)
        return known

    def _state(self, fact: Fact) -> str:
        told = [sentence for sentence in self.told(fact) if sentence is not None]
        if not told:
            return ""
        return self.attributed(max(told, key=lambda sentence: len(sentence.stated)).text, fact.claim)

    def told(self, fact: Fact) -> tuple[Rendered | None, ...]:
        """Put a fact into each sentence of its kind; None in the place of one that needs more than it has."""
        known = self._told.get(fact.id)
        if known is None:
            render, values = self.renderer.render, fact.values
            known = self._told[fact.id] = tuple(render(template, values) for template in fact.kind.sentences)
        return known

    def explanation(self, fact: Fact) -> str:
        """State a fact with the author's note."""
        return " ".join(part for part in (self.statement(fact), fact.note) if part)

    def source(self, fact: Fact) -> str:
        """Cite a fact."""
        known = self._sources.get(fact.id)
        if known is None:
            known = self._sources[fact.id] = "; ".join(str(citation) for citation in fact.citations)
        return known

    def folded_names(self, value: Value) -> tuple[str, ...]:
        """Return every name of a value folded, with a space at both ends, to be looked for in ``padded`` texts."""
        known = self._names.get(value)
        if known is None:
            folded = (fold(name) for name in self.wording.all_names(value))
            known = self._names[value] = tuple(f" {name} " for name in folded if name)
        return known

    def attributed(self, text: str, claim: str) -> str:
        """Say whose judgement a sentence or a stem is; a plain fact stays as it is."""
        if not claim:
            return text
        according = self.deck.language.according.format(claim)
        first, _, rest = text.partition(" ")
        if first.casefold() in _SMALL_WORDS:
            return f"{according}, {first.casefold()} {rest}"
        return f"{according}: {text}"


def padded(text: str) -> str:
    """Fold a text so that whole words can be looked for in it."""
    return f" {fold(text)} "


# Words that begin a sentence and are no names, so that they lose their capital behind
# "According to the author,".
_SMALL_WORDS = frozenset(
    "who whom whose what which when where why how put name the a an this that these those it its in on at to for "
    "from by under with without into of toward towards against between among during after before since until as "
    "if is are was were do does did can could may might will would should has have had there what's".split()
)
