"""Tell cards that are forgotten again and again."""

from quiz.model.review import Memory


def becomes_leech(before: Memory, after: Memory, threshold: int) -> bool:
    """Tell whether a lapse makes a card a leech, or shows again that it is one.

    As in Anki, a card is told of at the threshold and at every half of it after that.

    Args:
        before: the memory before the review.
        after: the memory after it.
        threshold: lapses that make a leech; 0 for never.
    """
    if threshold < 1 or after.lapses <= before.lapses or after.lapses < threshold:
        return False
    return (after.lapses - threshold) % max(1, -(-threshold // 2)) == 0
