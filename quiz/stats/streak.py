"""Study days in a row."""

from collections.abc import Collection


def streak(days: Collection[int], today: int) -> int:
    """Count the study days in a row up to today, or up to yesterday when today has none yet."""
    last = today if today in days else today - 1
    length = 0
    while last - length in days:
        length += 1
    return length


def longest_streak(days: Collection[int]) -> int:
    """Count the study days of the longest row there ever was."""
    known = set(days)
    longest = 0
    for first in known:
        if first - 1 not in known:
            length = 1
            while first + length in known:
                length += 1
            longest = max(longest, length)
    return longest
