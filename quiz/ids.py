"""Permanent ids of decks, facts, cards and questions, and numbers derived from them."""

import hashlib
import re
import unicodedata

ID_PATTERN = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_WORDS = 6


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: lower-case letters, digits, and ``.``, ``_``, ``-``."""
    return ID_PATTERN.fullmatch(text) is not None


def slug(text: str) -> str:
    """Make an id out of a name or a sentence; empty when no letter or digit is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = _NOT_IN_SLUG.sub(" ", plain).split()
    return "-".join(words[:_SLUG_WORDS])


def card_id(deck: str, fact: str, slot: str) -> str:
    """Name the card that asks one slot of one fact."""
    return f"{deck}/{fact}/{slot}"


def deck_of(card: str) -> str:
    """Return the id of the deck that a card belongs to."""
    return card.partition("/")[0]


def fact_of(card: str) -> str:
    """Return what cards of one fact have in common: the ids of the deck and the fact."""
    return card.rpartition("/")[0]


def question_id(card: str, question_format: str, variant: int = 1) -> str:
    """Name one way to ask a card; the first wording of a format has no number."""
    suffix = "" if variant == 1 else f".{variant}"
    return f"{card}/{question_format}{suffix}"


def stable_number(*parts: object, bits: int = 64) -> int:
    """Derive a number from ids and seeds that is the same on every machine and run.

    Args:
        parts: what the number depends on.
        bits: size of the number, at most 512.
    """
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    size = -(-bits // 8)
    digest = hashlib.blake2b(joined, digest_size=64).digest()
    return int.from_bytes(digest[:size], "big") >> (8 * size - bits)
