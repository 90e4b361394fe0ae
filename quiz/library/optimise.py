"""Optimise the parameters of a library's settings, and take them back."""

from quiz.errors import QuizError
from quiz.ids import deck_of
from quiz.library.library import Library
from quiz.library.recompute import Recomputation
from quiz.memory.optimise import Optimisation, Outcome
from quiz.settings.fields import Key, key_of

_PARAMETERS, _PREVIOUS = "parameters", "previous_parameters"


def begin(library: Library, deck: str = "") -> Optimisation:
    """Begin to fit parameters to the answers of one deck, or of all that have none of their own.

    Args:
        library: decks, answers and settings.
        deck: id of the deck; empty for all decks.

    Raises:
        QuizError: there are too few answers, or the optimiser is not installed.
    """
    settings = library.settings
    own = {name for name, deck_settings in settings.decks.items() if deck_settings.parameters}
    reviews = (review for review in library.store.reviews(deck or None) if deck or deck_of(review.card) not in own)
    current = settings.parameters_of(deck) if deck else settings.parameters
    return Optimisation(reviews, current, len(settings.relearning_steps))


def take(library: Library, outcome: Outcome, deck: str = "") -> Recomputation | None:
    """Prepare that the parameters of an outcome hold and the old ones are kept; None if it is not accepted.

    Raises:
        QuizError: the answers cannot be read.
    """
    if not outcome.accepted:
        return None
    parameters, previous = _keys(deck)
    changes = {previous: parameters.of(library.settings), parameters: outcome.parameters}
    return Recomputation(library, changes, deck)


def back(library: Library, deck: str = "") -> Recomputation:
    """Prepare that the parameters before the last optimising hold; a second time goes forth again.

    Raises:
        QuizError: there is nothing to go back to, or the answers cannot be read.
    """
    parameters, previous = _keys(deck)
    earlier = previous.of(library.settings)
    if not isinstance(earlier, tuple):
        msg = f"there are no earlier parameters{f' of {deck}' if deck else ''} to go back to"
        raise QuizError(msg)
    return Recomputation(library, {parameters: earlier, previous: parameters.of(library.settings)}, deck)


def put(library: Library, wanted: tuple[float, ...], deck: str = "") -> Recomputation | None:
    """Prepare that some parameters hold; None where they do. ``back`` brings the present ones again.

    Args:
        library: decks, answers and settings.
        wanted: the parameters; none for those of all decks, or the published ones.
        deck: id of the deck; empty for all decks that have none of their own.

    Raises:
        QuizError: the answers cannot be read.
    """
    parameters, previous = _keys(deck)
    present = parameters.of(library.settings)
    return None if present == wanted else Recomputation(library, {previous: present, parameters: wanted}, deck)


def forget(library: Library, deck: str = "") -> Recomputation | None:
    """Prepare that those of all decks hold, or the published ones; otherwise as ``put``."""
    return put(library, (), deck)


def _keys(deck: str) -> tuple[Key, Key]:
    prefix = f"decks.{deck}." if deck else ""
    return key_of(prefix + _PARAMETERS), key_of(prefix + _PREVIOUS)
