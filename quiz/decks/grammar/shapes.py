"""The shapes that values in a deck have, and the forms that mappings with known keys have."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """One text; a number, a date, or yes and no are texts too.

    Attributes:
        pattern: regular expression that the whole text has to match; empty for any text.
        examples: what an editor may offer.
    """

    pattern: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Words:
    """One of a few words; capitals do not count."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """One value, or a list of them.

    Attributes:
        of: the shape of one.
        fewest: how many a list has at least.
    """

    of: "Shape"
    fewest: int = 0


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; an empty key stands for an empty one."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping whose keys are the deck's own.

    Attributes:
        of: what stands under each key.
        about: what such a key is, in a sentence; may be empty.
        keys: regular expression of the keys; empty for any.
        known: keys with a shape and a description of their own.
        reserved: keys that there cannot be.
        fewest: how many entries there are at least.
    """

    of: "Shape"
    about: str = ""
    keys: str = ""
    known: tuple["Key", ...] = ()
    reserved: tuple[str, ...] = ()
    fewest: int = 0


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A value of one of several shapes."""

    shapes: tuple["Shape", ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a form.

    Attributes:
        name: the key.
        shape: what stands under it.
        about: what it is for, in a sentence or two; an editor shows it.
        required: whether it must be there.
        hint: what would be right, said where it is missing or not as it should be.
    """

    name: str
    shape: "Shape"
    about: str = ""
    required: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Form:
    """A mapping with known keys.

    Attributes:
        what: what it is called in messages (``a fact``).
        keys: the keys that it may have; any other is a mistake.
        about: what it is for, in a sentence; an editor shows it.
        either: keys of which one and no other has to be there.
        by_name: the keys by their names.
    """

    what: str
    keys: tuple[Key, ...]
    about: str = ""
    either: tuple[str, ...] = ()
    by_name: dict[str, Key] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """File the keys by their names."""
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})

    def with_keys(self, keys: Iterable[Key]) -> "Form":
        """Return the form with further keys."""
        return Form(self.what, (*self.keys, *keys), self.about, self.either)


@dataclass(frozen=True)
class Choice:
    """A mapping that takes one of several forms, told by which key it has.

    Attributes:
        by_key: the forms, by the key that a mapping has if it is of that form; the first that fits holds.
        otherwise: the form of a mapping with none of the keys; None where one of them must be there.
        open: what stands under further keys of the last form; None where there are none.
    """

    by_key: dict[str, Form]
    otherwise: Form | None = None
    open: "Key | None" = None


Shape = Text | Flag | Words | OneOrMany | ListOf | MapOf | AnyOf | Form | Choice

TEXT = Text()
FLAG = Flag()
TEXTS = OneOrMany(TEXT)
