"""Sum up what a learner remembers and did."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quiz.model.question import Bank
from quiz.model.review import Brief, Memory, Phase
from quiz.stats.forecast import Forecast, forecast
from quiz.stats.groups import Group, by_deck, by_format, by_tag
from quiz.stats.hardest import Hard, hardest
from quiz.stats.heatmap import Heatmap, heatmap
from quiz.stats.histogram import Bin, difficulties, stabilities
from quiz.stats.recall import Recall, total
from quiz.stats.retention import Period, by_month, by_week
from quiz.stats.streak import longest_streak, streak
from quiz.stats.tally import DayTotal, HourTotal, Tally

CHART_DAYS = 90


@dataclass(frozen=True, slots=True)
class Summary:
    """A learner's numbers for one deck or several.

    Attributes:
        day: the present study day.
        cards: cards in all.
        suspended: cards that the learner left out.
        phases: cards by phase; those never answered are new.
        reviews: answers given, without those taken back.
        days: study days with an answer.
        streak: study days in a row up to today, or up to yesterday when today has none yet.
        longest: study days of the longest row there ever was.
        time: time spent on answers, in seconds.
        today: what was answered today.
        daily: what was answered on each of the last 90 days, today last.
        heatmap: the last year.
        hours: what was answered by the hour of the day, 24 entries.
        young: recall of learnt cards with less than 21 days of stability.
        mature: recall of the others.
        weeks: recall by week.
        months: recall by month.
        target: desired retention, 0 to 1.
        forecast: cards due on the next days, without suspended ones.
        stability: cards that were answered, by their stability.
        difficulty: cards that were answered, by their difficulty.
        hardest: cards with most lapses, then most often missed.
        decks, tags, formats: the same few numbers for each.
    """

    day: int
    cards: int
    suspended: int
    phases: Mapping[str, int]
    reviews: int
    days: int
    streak: int
    longest: int
    time: int
    today: DayTotal
    daily: tuple[DayTotal, ...]
    heatmap: Heatmap
    hours: tuple[HourTotal, ...]
    young: Recall
    mature: Recall
    weeks: tuple[Period, ...]
    months: tuple[Period, ...]
    target: float
    forecast: Forecast
    stability: tuple[Bin, ...]
    difficulty: tuple[Bin, ...]
    hardest: tuple[Hard, ...]
    decks: tuple[Group, ...]
    tags: tuple[Group, ...]
    formats: tuple[Group, ...]

    @property
    def recall(self) -> Recall:
        """Recall of all learnt cards, young and mature."""
        return self.young + self.mature


def summarise(
    banks: Sequence[Bank],
    memories: Mapping[str, Memory | Brief],
    counted: Tally,
    today: int,
    target: float,
    *,
    suspended: Collection[str] = (),
) -> Summary:
    """Sum up.

    Args:
        banks: the banks of the decks to speak of.
        memories: memories by card id; those of cards in no bank do not count.
        counted: the log, without the reviews of cards that are in no bank.
        today: the present study day.
        target: desired retention, 0 to 1.
        suspended: ids of cards that the learner left out.
    """
    cards = [card for bank in banks for card in bank.ids]
    in_banks = frozenset().union(*(bank.known for bank in banks))
    known = memories if memories.keys() <= in_banks else {c: m for c, m in memories.items() if c in in_banks}
    phases = Counter(memory.phase for memory in known.values())
    phases[Phase.NEW] += len(cards) - len(known)
    days = counted.days
    left_out = in_banks.intersection(suspended)
    return Summary(
        day=today,
        cards=len(cards),
        suspended=len(left_out),
        phases={phase.value: phases[phase] for phase in Phase},
        reviews=sum(day.reviews for day in days.values()),
        days=len(days),
        streak=streak(days, today),
        longest=longest_streak(days),
        time=round(sum(day.took for day in days.values()) / 1_000),
        today=days.get(today, DayTotal(today)),
        daily=tuple(days.get(day, DayTotal(day)) for day in range(today - CHART_DAYS + 1, today + 1)),
        heatmap=heatmap(days, today),
        hours=counted.hours,
        young=total(day.young for day in days.values()),
        mature=total(day.mature for day in days.values()),
        weeks=by_week(days, today),
        months=by_month(days, today),
        target=target,
        forecast=forecast((memory for card, memory in known.items() if card not in left_out), today),
        stability=stabilities(known.values()),
        difficulty=difficulties(known.values()),
        hardest=hardest(banks, known, counted.cards),
        decks=by_deck(banks, known, counted.cards),
        tags=by_tag(banks, known, counted.cards),
        formats=by_format(counted.formats, known),
    )
