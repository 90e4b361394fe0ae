"""Every setting: its name, what it does, and what it accepts."""

from dataclasses import dataclass
from typing import get_args

from quiz.errors import QuizError, did_you_mean
from quiz.ids import is_id
from quiz.model.settings import DeckSettings, LeechAction, NewOrder, ReviewOrder, Settings
from quiz.settings.rows import Keys, Span, Steps, Weights
from quiz.settings.sorts import Choice, Day, Share, Sort, Truth, Unfit, Whole, Word, Zone

DECKS = "decks"
"""The table that has a table for each deck."""
LIMIT = "limit_"
"""How the names of limits begin."""
DEFAULT = "default"
"""What a person types to have nothing set."""


@dataclass(frozen=True, slots=True)
class Field:
    """A setting.

    Attributes:
        name: its key in the file, and its attribute.
        about: what it does, in one line.
        sort: what it accepts.
        optional: whether it is left out of the file as long as it has no value.
    """

    name: str
    about: str
    sort: Sort
    optional: bool = False


_RETENTION = Share(0.70, 0.97)
_A_DAY = Whole(0, 9_999)
_PARAMETERS = Field(
    "parameters", "How your memory works, in numbers of FSRS; 'quiz optimise' finds them.", Weights(), optional=True
)
_PREVIOUS = Field("previous_parameters", "The parameters before the last optimising.", Weights(), optional=True)

FIELDS: tuple[Field, ...] = (
    Field("new_per_day", "New cards a day, over all decks.", _A_DAY),
    Field("reviews_per_day", "Reviews of learnt cards a day, over all decks.", Whole(0, 99_999)),
    Field("retention", "Chance to remember a card when it is asked again; more means more reviews.", _RETENTION),
    Field("learning_steps", "When a new card is asked again on its first day.", Steps()),
    Field("relearning_steps", "When a forgotten card is asked again.", Steps()),
    Field("learn_ahead", "How long a session waits for cards in their steps when nothing else is due.", Span()),
    Field("maximum_interval", "Longest time between two reviews, in days.", Whole(1, 36_500)),
    Field("fuzz", "Spread reviews over some days, so that cards learnt together part.", Truth()),
    Field(
        "review_order",
        "Due cards: longest overdue first, least likely recalled first, or any.",
        Choice(get_args(ReviewOrder)),
    ),
    Field("new_order", "New cards: in the order of the deck, or any.", Choice(get_args(NewOrder))),
    Field("leech_after", "Lapses after which a card counts as a leech; 0 for never.", Whole(0, 99)),
    Field(
        "leech_action", "What happens to a leech: you are told, or it is suspended too.", Choice(get_args(LeechAction))
    ),
    Field("rollover", "Hour at which a study day begins.", Whole(0, 23)),
    Field("timezone", "Your time zone; empty follows the machine.", Zone()),
    Field("theme", "Colours of the app; empty for its own.", Word()),
    Field("sync_folder", "Folder that you share with your other machines; empty for none.", Word("a path")),
    Field("keys", "Keys of the app, by what they do; 'quiz settings keys' lists the names.", Keys()),
    _PARAMETERS,
    _PREVIOUS,
    Field(f"{LIMIT}deck_mib", "Largest deck file that is read, in MiB.", Whole(1, 4_096), optional=True),
    Field(f"{LIMIT}table_mib", "Largest table beside a deck, in MiB.", Whole(1, 4_096), optional=True),
    Field(f"{LIMIT}media_mib", "Largest image or audio of a deck, in MiB.", Whole(1, 1_024), optional=True),
    Field(
        f"{LIMIT}depth", "How deep lists and mappings of a deck may stand in one another.", Whole(4, 60), optional=True
    ),
    Field(f"{LIMIT}text", "Letters of one text of a deck.", Whole(1_000, 10_000_000), optional=True),
    Field(f"{LIMIT}facts", "Facts of a deck, and its hand-written questions.", Whole(1, 10_000_000), optional=True),
)

DECK_FIELDS: tuple[Field, ...] = (
    Field("retention", "Chance to remember a card of this deck when it is asked again.", _RETENTION, optional=True),
    Field("new_per_day", "New cards of this deck a day; the limit over all decks holds too.", _A_DAY, optional=True),
    Field("exam", "Exam day; each learnt card is asked once more in the week before.", Day(), optional=True),
    _PARAMETERS,
    _PREVIOUS,
)

NAMED = {field.name: field for field in FIELDS}
DECK_NAMED = {field.name: field for field in DECK_FIELDS}


@dataclass(frozen=True, slots=True)
class Key:
    """A setting of all decks or of one.

    Attributes:
        field: the setting.
        deck: id of the deck; empty for all decks.
    """

    field: Field
    deck: str = ""

    def __str__(self) -> str:
        """Write the key as it is given to ``quiz settings``."""
        return f"{DECKS}.{self.deck}.{self.field.name}" if self.deck else self.field.name

    def of(self, settings: Settings) -> object:
        """Return the value that is set."""
        holder: Settings | DeckSettings = settings.deck(self.deck) if self.deck else settings
        value: object = getattr(holder, self.field.name)
        return value

    @property
    def default(self) -> object:
        """The value where nothing is set."""
        value: object = getattr(DeckSettings() if self.deck else Settings(), self.field.name)
        return value


def value_of(key: Key, text: str) -> object:
    """Return the value that a person typed; ``default`` is what holds where nothing is set.

    Raises:
        QuizError: the setting cannot have it.
    """
    if text.strip() == DEFAULT or (key.field.optional and not text.strip()):
        return key.default
    sort = key.field.sort
    try:
        return sort.take(sort.parse(text))
    except Unfit as unfit:
        hint = f" ({unfit.hint})" if unfit.hint else ""
        msg = f"'{key}' must be {sort.wanted}, found {unfit.found}{hint}"
        raise QuizError(msg) from unfit


def keys_of(settings: Settings) -> list[Key]:
    """List every setting of all decks, then those of the decks that have their own."""
    own = [Key(field, deck) for deck in settings.decks for field in DECK_FIELDS]
    return [*(Key(field) for field in FIELDS), *own]


def key_of(text: str) -> Key:
    """Find the setting that a key such as ``decks.elements.retention`` names.

    Raises:
        QuizError: it names none.
    """
    first, _, rest = text.partition(".")
    if first == DECKS and rest:
        deck, _, name = rest.rpartition(".")
        if not is_id(deck):
            msg = f"'{text}' names no deck's setting (write {DECKS}.DECK.retention)"
            raise QuizError(msg)
        return Key(_named(name, DECK_NAMED, "a deck"), deck)
    return Key(_named(text, NAMED, "quiz"))


def _named(name: str, known: dict[str, Field], whose: str) -> Field:
    if name not in known:
        msg = f"{whose} has no setting '{name}' ({did_you_mean(name, known)})"
        raise QuizError(msg)
    return known[name]
