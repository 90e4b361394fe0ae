"""What question writing knows of a deck: its facts, their relations and their wording."""

from dataclasses import dataclass

from quiz.facts.index import FactIndex
from quiz.facts.relations import Relations
from quiz.ids import stable_number
from quiz.kinds.render import Renderer
from quiz.kinds.wording import Wording
from quiz.model.deck import Deck
from quiz.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Material:
    """A deck made ready for asking.

    Attributes:
        deck: the deck.
        seed: decides every arbitrary choice, together with the ids it concerns.
        relations, index, wording, renderer: tools over the deck's facts.
    """

    deck: Deck
    seed: int
    relations: Relations
    index: FactIndex
    wording: Wording
    renderer: Renderer

    @classmethod
    def of(cls, deck: Deck, seed: int) -> "Material":
        """Prepare a deck."""
        relations = Relations(deck.entities)
        wording = Wording(deck.entities)
        return cls(deck, seed, relations, FactIndex(deck.facts, relations), wording, Renderer(wording))

    def chance(self, *parts: object) -> int:
        """Return a number that looks random and depends on the seed and the parts alone."""
        return stable_number(self.seed, *parts)

    def statement(self, fact: Fact) -> str:
        """State a fact in a sentence; a claim is attributed."""
        for template in fact.kind.sentences:
            rendered = self.renderer.render(template, fact.values)
            if rendered is not None:
                return attributed(rendered.text, fact.claim)
        return ""

    def explanation(self, fact: Fact) -> str:
        """State a fact with the author's note."""
        return " ".join(part for part in (self.statement(fact), fact.note) if part)

    @staticmethod
    def source(fact: Fact) -> str:
        """Cite a fact."""
        return "; ".join(str(citation) for citation in fact.citations)


# Words that begin a sentence and are no names, so that they lose their capital behind
# "According to the author,".
_SMALL_WORDS = frozenset(
    "who whom whose what which when where why how put name the a an this that these those it its in on at to for "
    "from by under with without into of toward towards against between among during after before since until as "
    "if is are was were do does did can could may might will would should has have had there what's".split()
)


def attributed(text: str, claim: str) -> str:
    """Say whose judgement a sentence or a stem is; a plain fact stays as it is."""
    if not claim:
        return text
    first, _, rest = text.partition(" ")
    if first.casefold() in _SMALL_WORDS:
        return f"According to {claim}, {first.casefold()} {rest}"
    return f"According to {claim}: {text}"
