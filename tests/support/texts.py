"""What searches look through."""

from quiz.model.question import Bank
from quiz.model.searchable import TOGETHER


def texts_of(bank: Bank) -> dict[str, str]:
    """Return what searches look through, by card, read block by block."""
    blocks = range(-(-len(bank.ids) // TOGETHER))
    return dict(zip(bank.ids, (text for block in blocks for text in bank.texts(block)), strict=True))
