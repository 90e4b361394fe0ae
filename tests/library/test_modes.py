"""Parts of the daily review."""

from quiz.library.library import Library
from quiz.library.modes import Mode, narrowed
from quiz.model.review import Memory, Phase
from quiz.session.plan import Plan
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import study_all

PLAN = Plan(learning=((5, "a"), (6, "b")), due=("c",), new=("d",))
MEMORIES = {"a": Memory("a", Phase.LEARNING), "b": Memory("b", Phase.RELEARNING)}


def test_each_mode_takes_its_part_of_the_plan() -> None:
    """Cards in learning go with the new ones, forgotten ones with the reviews, and nothing is lost."""
    assert narrowed(PLAN, "all", MEMORIES) == PLAN
    assert narrowed(PLAN, "new", MEMORIES) == Plan(learning=((5, "a"),), new=("d",))
    assert narrowed(PLAN, "due", MEMORIES) == Plan(learning=((6, "b"),), due=("c",))


def test_new_and_due_cards_can_be_studied_apart(library: Library, clock: FakeClock) -> None:
    """What is due waits while new cards are learnt, and the other way round."""
    study_all(library.study([BUILTIN]), clock)
    clock.pass_time(days=40)
    start = library.start([BUILTIN])
    assert start.plan.due
    assert start.plan.new
    parts: tuple[tuple[Mode, tuple[str, ...]], ...] = (("due", start.plan.due), ("new", start.plan.new))
    for mode, planned in parts:
        asked = {question.card for question in study_all(library.study([BUILTIN], mode), clock)}
        assert asked
        assert asked <= set(planned)
