"""Killed at any instant, nothing acknowledged is lost and nothing half-written remains.

The full table, some 200 kills, is printed by ``python -m tests.benchmarks faults``.
"""

import pytest

from tests.faults.kind import Kind
from tests.faults.kinds import KINDS
from tests.faults.strike import strike


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.replace(" ", "-"))
def test_a_kill_loses_and_leaves_nothing(kind: Kind) -> None:
    """What was acknowledged is there, at most one step more, and files and databases are whole."""
    struck = strike(kind, 2, seed=1)
    assert (struck.judged.lost, struck.judged.corrupted) == ((), ())
