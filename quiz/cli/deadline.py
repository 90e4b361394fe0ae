"""``quiz deadline``: plan the days up to an exam."""

import argparse
import json
import sys

from quiz.cli.context import open_library
from quiz.errors import QuizError
from quiz.library.deadline import Deadline, deadline, exam_date, exam_day
from quiz.memory.deadline import minutes, minutes_text


def run(arguments: argparse.Namespace) -> int:
    """Print the plan for people, or as JSON for programs."""
    exam = exam_day(arguments.exam) if arguments.exam else None
    with open_library() as library:
        exam = exam or exam_date(library, [arguments.deck])
        if exam is None:
            msg = "when is the exam? Say it with --exam 2026-12-24, or set it for the deck"
            raise QuizError(msg)
        planned = deadline(library, [arguments.deck], exam, arguments.minutes)
        dates = [library.calendar.date(load.day).isoformat() for load in planned.plan.days]
    if arguments.json:
        json.dump(_record(planned, dates), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(_for_people(planned, dates))
    return 0


def _record(planned: Deadline, dates: list[str]) -> dict[str, object]:
    plan = planned.plan
    return {
        "deck": planned.decks[0],
        "exam": planned.exam.isoformat(),
        "minutes": planned.minutes,
        "seconds": round(planned.seconds, 1),
        "cards": plan.cards,
        "recalled": round(plan.recalled, 1),
        "share": round(planned.share(plan.recalled), 4),
        "daily": round(plan.daily, 1),
        "nothing": round(plan.nothing, 1),
        "days": [
            {
                "date": when,
                "new": len(load.new),
                "reviews": len(load.reviews),
                "minutes": round(minutes(load, planned.seconds), 1),
            }
            for when, load in zip(dates, planned.days, strict=True)
        ],
    }


def _for_people(planned: Deadline, dates: list[str]) -> str:
    plan = planned.plan
    lines = [
        f"{planned.title}: {plan.cards} cards, exam on {planned.exam}",
        f"expected to be recalled on that day: {plan.recalled:.0f} ({planned.share(plan.recalled):.0%})",
        f"  with the daily review alone:       {plan.daily:.0f} ({planned.share(plan.daily):.0%})",
        f"  without any study:                 {plan.nothing:.0f} ({planned.share(plan.nothing):.0%})",
        "",
        f"{'day':<12}{'new':>5}{'reviews':>9}{'minutes':>9}",
    ]
    for when, load in zip(dates, planned.days, strict=True):
        lines.append(f"{when:<12}{len(load.new):>5}{len(load.reviews):>9}{minutes_text(load, planned.seconds):>9}")
    return "\n".join(lines) + "\n"
