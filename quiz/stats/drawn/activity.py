"""What was done: today and in all, by day, by hour of the day."""

from collections.abc import Sequence

from quiz.amounts import count, duration
from quiz.stats.drawn.columns import upright
from quiz.stats.drawn.spans import Line, Span, line, muted
from quiz.stats.drawn.words import day, percent_exactly
from quiz.stats.summary import Summary
from quiz.stats.tally import DayTotal

_HEIGHT = 5
_LOW = 3
_LABEL = 11
_AXIS = 8
_MINUTE = 60_000


def overview(summary: Summary) -> list[Line]:
    """Tell the most important numbers in words."""
    today = summary.today
    done = f"{count(today.reviews, 'review')}, {today.passed} right, {duration(today.took / 1_000)}"
    begun = f", {count(today.begun, 'new card')}" if today.begun else ""
    phases = ", ".join(f"{number:,} {phase}" for phase, number in summary.phases.items())
    suspended = f", {summary.suspended:,} suspended" if summary.suspended else ""
    recall = summary.recall
    return [
        _row("Today", done + begun if today.reviews else "nothing answered yet"),
        _row("Streak", f"{count(summary.streak, 'day')} in a row, longest {summary.longest:,}"),
        _row("Retention", f"{percent_exactly(recall.corrected)} without lucky guesses"),
        _row("", f"{percent_exactly(recall.observed)} as observed, {percent_exactly(summary.target)} aimed at"),
        _row("Cards", f"{summary.cards:,}{suspended}"),
        _row("", phases),
        _row("Reviews", f"{summary.reviews:,} on {count(summary.days, 'day')}, {duration(summary.time)}"),
    ]


def _row(label: str, words: str) -> Line:
    return line(muted(f"{label:<{_LABEL}}"), words)


def reviews_a_day(days: Sequence[DayTotal], width: int) -> list[Line]:
    """Draw how many answers were given on each day."""
    reviews = [day.reviews for day in days]
    mean = sum(reviews) / len(reviews)
    return [*_by_day(days, reviews, width), line(muted(f"{sum(reviews):,} in all, {mean:.1f} a day"))]


def time_a_day(days: Sequence[DayTotal], width: int) -> list[Line]:
    """Draw how many minutes were spent on each day."""
    minutes = [day.took / _MINUTE for day in days]
    answers = sum(day.reviews for day in days)
    total = sum(day.took for day in days) / 1_000
    pace = f", {total / answers:.0f} s an answer" if answers else ""
    words = f"{duration(total)} in all, {duration(total / len(days))} a day{pace}"
    return [*_by_day(days, minutes, width), line(muted(words))]


def _by_day(days: Sequence[DayTotal], values: Sequence[float], width: int) -> list[Line]:
    """Draw a bar a day, or one for the mean of several days where there is no room."""
    together = -(-len(days) // max(1, width - _AXIS))
    starts = range(len(days) % together, len(days), together)
    means = [sum(values[start : start + together]) / together for start in starts]
    weeks = {place: day(days[start].day) for place, start in enumerate(starts) if place % _marked(len(means)) == 0}
    drawn = upright(means, weeks, width, _HEIGHT)
    note = [line(muted(f"each bar is the mean of {together} days"))] if together > 1 else []
    return [*drawn, *note]


def _marked(bars: int) -> int:
    """Return how many bars lie between two dates below the axis: whole weeks, where bars are days."""
    return 7 if bars <= 31 else 14  # noqa: PLR2004 - a month has no more days


def time_of_day(summary: Summary, width: int) -> list[Line]:
    """Draw how many answers were given in each hour of the day."""
    reviews = [hour.reviews for hour in summary.hours]
    hours = {hour: f"{hour:02}" for hour in range(0, 24, 6)}
    drawn = upright(reviews, hours, width, _LOW)
    busiest = max(range(24), key=lambda hour: reviews[hour])
    right = summary.hours[busiest].passed / max(1, reviews[busiest])
    words = f"most at {busiest:02}–{(busiest + 1) % 24:02} h, {right * 100:.0f} % right then"
    return [*drawn, line(muted(words))]


def forecast(summary: Summary, width: int) -> list[Line]:
    """Draw how many cards are due on each of the next days."""
    ahead = summary.forecast
    starts = {n: "today" if n == 0 else day(summary.day + n) for n in range(0, len(ahead.days), 7)}
    backlog = line(Span(count(ahead.backlog, "card"), "mark"), " overdue, asked first") if ahead.backlog else ()
    words = f"{ahead.days[0]:,} today, {ahead.days[1]:,} tomorrow, {sum(ahead.days):,} in {len(ahead.days)} days"
    later = f", {ahead.later:,} later" if ahead.later else ""
    lines = [*upright(ahead.days, starts, width, _HEIGHT), line(muted(words + later))]
    return [backlog, *lines] if backlog else lines
