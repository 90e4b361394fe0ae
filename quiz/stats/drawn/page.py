"""All sections, in the order in which they are shown."""

from quiz.stats.drawn import activity, memory
from quiz.stats.drawn.calendar import calendar
from quiz.stats.drawn.groups import table
from quiz.stats.drawn.rows import histogram
from quiz.stats.drawn.spans import Line, Section, line, muted
from quiz.stats.summary import Summary

NARROWEST = 56
EMPTY = (
    "After your first session you will see here what you remember, how much you studied on each day, "
    "and what comes due."
)


def sections(summary: Summary, width: int, days: int = 30) -> list[Section]:
    """Draw a summary; one without reviews has no sections.

    Args:
        summary: the numbers.
        width: columns to take at most; below 56 lines are longer than that.
        days: how many days the charts by day go back, at most 90.
    """
    if not summary.reviews:
        return []
    width = max(NARROWEST, width)
    daily = summary.daily[-days:]
    found: dict[str, tuple[str, list[Line]]] = {
        "overview": ("At a glance", activity.overview(summary)),
        "calendar": ("The last year", calendar(summary.heatmap, width)),
        "retention": ("Retention of learnt cards", memory.retention(summary, width)),
        "forecast": ("Due in the next 30 days", activity.forecast(summary, width)),
        "reviews": (f"Reviews a day, last {len(daily)} days", activity.reviews_a_day(daily, width)),
        "time": (f"Minutes a day, last {len(daily)} days", activity.time_a_day(daily, width)),
        "hardest": ("Hardest facts", memory.hardest(summary.hardest, width)),
        "stability": ("Stability: days until recall falls to 90 %", histogram(summary.stability, width)),
        "difficulty": ("Difficulty, 1 to 10", histogram(summary.difficulty, width)),
        "hours": ("Time of day", activity.time_of_day(summary, width)),
        "formats": ("By format", table(summary.formats, width)),
        "decks": ("By deck", table(summary.decks, width)),
        "tags": ("By tag", [line(muted("counting …"))] if summary.tags is None else table(summary.tags, width)),
    }
    if summary.tags == ():
        del found["tags"]
    if len(summary.decks) == 1:
        del found["decks"]
    return [Section(name, title, tuple(lines)) for name, (title, lines) in found.items()]
