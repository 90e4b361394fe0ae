"""What a learner may set."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Literal

from quiz.model.limits import Limits

LeechAction = Literal["tell", "suspend"]
ReviewOrder = Literal["due", "retrievability", "random"]
NewOrder = Literal["deck", "random"]
_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class DeckSettings:
    """What a learner sets for one deck alone; what is None holds as for all decks.

    Attributes:
        retention: desired probability of recall at a review, .70 to .97.
        new_per_day: new cards of this deck a day; the limit over all decks holds as well.
        exam: the date by which the deck is to be known; learnt cards come once more in the week before.
        parameters: the 21 FSRS-6 parameters for the deck's cards; empty for those of all decks.
        previous_parameters: the parameters before the last optimising, to go back to; empty
            for those of all decks, None when there is nothing to go back to.
    """

    retention: float | None = None
    new_per_day: int | None = None
    exam: date | None = None
    parameters: tuple[float, ...] = ()
    previous_parameters: tuple[float, ...] | None = None


_PLAIN = DeckSettings()


@dataclass(frozen=True, slots=True)
class Settings:
    """How a learner studies.

    Attributes:
        new_per_day: new cards a day.
        reviews_per_day: reviews of learnt cards a day.
        retention: desired probability of recall at a review, .70 to .97.
        learning_steps: seconds until a new card is asked again, one entry a step.
        relearning_steps: the same for a forgotten card.
        rollover: hour at which a study day begins.
        timezone: name of the learner's zone (``Europe/Berlin``); empty follows the machine.
        fuzz: whether intervals are spread a little so that cards do not stay together.
        maximum_interval: longest interval in days.
        learn_ahead: seconds within which a session waits for a card in learning when nothing else is due.
        leech_after: lapses after which a card is told to be a leech; 0 for never.
        leech_action: what happens to a leech: the learner is told, or it is suspended as well.
        review_order: which due cards come first: those longest overdue, those least likely to be
            recalled, or any.
        new_order: whether new cards come in the order of the deck or in any.
        theme: name of the app's colours; empty for its own.
        keys: keys of the app, several with commas, by the id of their binding.
        sync_folder: the folder that machines share; empty for none.
        parameters: the 21 FSRS-6 parameters; the published ones when empty.
        previous_parameters: the parameters before the last optimising, to go back to; empty
            for the published ones, None when there is nothing to go back to.
        decks: what is set for single decks, by deck id.
        limit_deck_mib: what a deck may ask for at most, here and below: see ``Limits``.
        limit_table_mib: the same for a table.
        limit_media_mib: the same for an image or audio.
        limit_depth: the same for what stands in one another.
        limit_text: the same for one text.
        limit_facts: the same for facts.
    """

    new_per_day: int = 20
    reviews_per_day: int = 200
    retention: float = 0.9
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    rollover: int = 4
    timezone: str = ""
    fuzz: bool = True
    maximum_interval: int = 36_500
    learn_ahead: int = 1_200
    leech_after: int = 8
    leech_action: LeechAction = "tell"
    review_order: ReviewOrder = "due"
    new_order: NewOrder = "deck"
    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    sync_folder: str = ""
    parameters: tuple[float, ...] = ()
    previous_parameters: tuple[float, ...] | None = None
    decks: Mapping[str, DeckSettings] = field(default_factory=dict)
    limit_deck_mib: int = _LIMITS.deck_mib
    limit_table_mib: int = _LIMITS.table_mib
    limit_media_mib: int = _LIMITS.media_mib
    limit_depth: int = _LIMITS.depth
    limit_text: int = _LIMITS.text
    limit_facts: int = _LIMITS.facts

    @property
    def limits(self) -> Limits:
        """What a deck may ask for at most."""
        names = (one.name for one in fields(Limits))
        return Limits(**{name: getattr(self, f"limit_{name}") for name in names})

    def deck(self, deck: str) -> DeckSettings:
        """Return what is set for one deck alone."""
        return self.decks.get(deck, _PLAIN)

    def retention_of(self, deck: str) -> float:
        """Return the desired probability of recall of a deck's cards."""
        own = self.deck(deck).retention
        return self.retention if own is None else own

    def parameters_of(self, deck: str) -> tuple[float, ...]:
        """Return the FSRS-6 parameters of a deck's cards; empty for the published ones."""
        return self.deck(deck).parameters or self.parameters
