"""Optimise the parameters of a library's settings, and take them back."""

from quiz.errors import QuizError
from quiz.ids import deck_of
from quiz.library.library import Library
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


def take(library: Library, outcome: Outcome, deck: str = "") -> bool:
    """Write the parameters of an outcome to the settings if they are accepted, and keep the old ones.

    Returns:
        Whether they were accepted.

    Raises:
        QuizError: the settings cannot be written.
    """
    if not outcome.accepted:
        return False
    parameters, previous = _keys(deck)
    library.change({previous: parameters.of(library.settings), parameters: outcome.parameters})
    return True


def back(library: Library, deck: str = "") -> tuple[float, ...]:
    """Put the parameters back that were in use before the last optimising; a second time goes forth again.

    Returns:
        The parameters now in use; empty for those of all decks, or the published ones.

    Raises:
        QuizError: there is nothing to go back to, or the settings cannot be written.
    """
    parameters, previous = _keys(deck)
    earlier = previous.of(library.settings)
    if not isinstance(earlier, tuple):
        msg = f"{deck or 'quiz'}: no optimising was taken that could be taken back"
        raise QuizError(msg)
    library.change({parameters: earlier, previous: parameters.of(library.settings)})
    return earlier


def forget(library: Library, deck: str = "") -> None:
    """Use the parameters of all decks, or the published ones; ``back`` brings the present ones again.

    Raises:
        QuizError: the settings cannot be written.
    """
    parameters, previous = _keys(deck)
    present = parameters.of(library.settings)
    if present:
        library.change({previous: present, parameters: ()})


def _keys(deck: str) -> tuple[Key, Key]:
    prefix = f"decks.{deck}." if deck else ""
    return key_of(prefix + _PARAMETERS), key_of(prefix + _PREVIOUS)
