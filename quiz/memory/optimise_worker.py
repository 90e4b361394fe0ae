"""Fit FSRS parameters, in a process of its own.

The optimiser can end the process it runs in and lets no other thread run meanwhile. It reads
one JSON object from standard input and writes one to standard output; nothing else of this
program is imported here.
"""

import json
import sys
from itertools import pairwise
from typing import Any

import fsrs_rs_python


def items(history: list[list[int]]) -> list[fsrs_rs_python.FSRSItem]:
    """Return the training items of one card: what came before each answer on a later day, and that answer.

    Args:
        history: study day and grade of each answer, oldest first.
    """
    gaps = [0, *(later[0] - earlier[0] for earlier, later in pairwise(history))]
    reviews = [fsrs_rs_python.FSRSReview(grade, gap) for (_, grade), gap in zip(history, gaps, strict=True)]
    return [fsrs_rs_python.FSRSItem(reviews[: place + 1]) for place, gap in enumerate(gaps) if gap > 0]


def fitted(task: dict[str, Any]) -> list[float]:
    """Return the parameters that fit a task's histories."""
    training = [item for history in task["cards"] for item in items(history)]
    model = fsrs_rs_python.FSRS(task["start"])
    return list(model.compute_parameters(training, num_relearning_steps=task["relearning_steps"]))


if __name__ == "__main__":
    json.dump({"parameters": fitted(json.load(sys.stdin))}, sys.stdout)
