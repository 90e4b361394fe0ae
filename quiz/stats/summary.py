"""Sum up what a learner remembers and did."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.model.review import Phase
from quiz.stats.forecast import Forecast, forecast
from quiz.stats.groups import Group, by_format
from quiz.stats.hardest import Hard
from quiz.stats.heatmap import Heatmap, heatmap
from quiz.stats.histogram import Bin, difficulties, stabilities
from quiz.stats.memories import MemoryTotals
from quiz.stats.recall import Recall, total
from quiz.stats.retention import Period, by_month, by_week
from quiz.stats.streak import longest_streak, streak
from quiz.stats.tally import DayTotal, HourTotal, Tally, joined

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
        decks, formats: the same few numbers for each.
        tags: the same for each tag; None as long as they are not counted, which takes longer than all else.
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
    formats: tuple[Group, ...]
    tags: tuple[Group, ...] | None = None

    @property
    def recall(self) -> Recall:
        """Recall of all learnt cards, young and mature."""
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class DeckSums:
    """The sums of one deck, over those of its cards that are in its bank.

    Attributes:
        deck: id of the deck.
        title: its title.
        cards: cards in all.
        suspended: cards that the learner left out.
        tally: the log.
        memories: all memories.
        awaited: the memories that are not suspended by the study day on which they are due.
    """

    deck: str
    title: str
    cards: int
    suspended: int
    tally: Tally
    memories: MemoryTotals
    awaited: Mapping[int, int]

    @property
    def group(self) -> Group:
        """The few numbers of the deck."""
        days = self.tally.days.values()
        recall = total(recall for day in days for recall in (day.young, day.mature))
        reviews = sum(day.reviews for day in days)
        return Group(self.deck, self.title, self.cards, reviews, recall, self.memories.mean_difficulty)


def summarise(decks: Sequence[DeckSums], hardest: Sequence[Hard], today: int, target: float) -> Summary:
    """Sum up, all but the tags.

    Args:
        decks: the sums of the decks to speak of.
        hardest: the hardest cards of them.
        today: the present study day.
        target: desired retention, 0 to 1.
    """
    cards = sum(deck.cards for deck in decks)
    counted = joined([deck.tally for deck in decks])
    memories = sum((deck.memories for deck in decks), MemoryTotals())
    days = counted.days
    awaited = sum((Counter(deck.awaited) for deck in decks), Counter[int]())
    phases = memories.phases + Counter({Phase.NEW.value: cards - memories.phases.total()})
    return Summary(
        day=today,
        cards=cards,
        suspended=sum(deck.suspended for deck in decks),
        phases={phase.value: phases[phase.value] for phase in Phase},
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
        forecast=forecast(awaited, today),
        stability=stabilities(memories.stability),
        difficulty=difficulties(memories.difficulty),
        hardest=tuple(hardest),
        decks=tuple(deck.group for deck in decks if deck.cards),
        formats=by_format(counted.formats),
    )
