"""The numbers as they are drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.review import Memory, Review
from quiz.stats.drawn.calendar import GLYPHS, calendar
from quiz.stats.drawn.columns import upright
from quiz.stats.drawn.page import NARROWEST, sections
from quiz.stats.drawn.rows import bar, gauge
from quiz.stats.drawn.spans import clipped, fitted, plain
from quiz.stats.heatmap import heatmap
from quiz.stats.tally import DayTotal
from quiz.text import cells
from tests.stats.support import CARDS, DAY, MEMORIES, REVIEWS, summed_up


@given(log=REVIEWS, memories=MEMORIES, width=st.integers(NARROWEST, 200), days=st.sampled_from([30, 90]))
def test_no_line_is_longer_than_the_terminal(
    log: list[Review], memories: dict[str, Memory], width: int, days: int
) -> None:
    """Whatever the numbers are, each section fits; without a review there is none."""
    drawn = sections(summed_up(CARDS, memories, log), width, days)
    assert bool(drawn) == any(not entry.card.startswith("other") for entry in log)
    for section in drawn:
        assert section.lines
        assert max(cells(plain(row)) for row in section.lines) <= width, section.title


def test_bars_are_drawn_by_hand() -> None:
    """The greatest value fills the height; small ones are still seen; a day without has no bar."""
    rows = [plain(row) for row in upright([0, 1, 100, 50], {0: "a", 3: "end"}, 40, 2)]
    assert rows == ["100 │        ███", "    │    ▁▁▁ ███ ███", "  0 └────────────────", "     a           end"]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=90), st.integers(20, 200), st.integers(1, 6))
def test_upright_bars_show_every_value_above_nought(values: list[float], width: int, height: int) -> None:
    """The lowest line has a character for each value that is not nought."""
    lowest = upright(values, {}, width, height)[height - 1][1].text
    most = max(values)
    seen = sum(character != " " for character in lowest)
    assert (seen > 0) == (most > 0)
    assert seen % sum(value > 0 for value in values) == 0 if most else True


@pytest.mark.parametrize(
    ("value", "drawn"), [(0, ""), (0.001, "▏"), (1, "█"), (1.5, "█▌"), (4, "████")]
)  # fmt: skip
def test_a_lying_bar_is_drawn_to_an_eighth(value: float, drawn: str) -> None:
    """Eighths of a column are told apart, and a value above nought is seen."""
    assert bar(value, 4, 4) == drawn


def test_the_target_stands_in_the_gauge() -> None:
    """A stroke marks the target, short of it or beyond."""
    assert plain(gauge(0.5, 0.9, 10)) == "█████····┃"
    assert plain(gauge(1.0, 0.7, 10)) == "███████┃██"
    assert plain(gauge(1.0, 1.0, 4)) == "███┃"


def test_the_calendar_tells_levels_by_glyphs_and_numbers() -> None:
    """Each level has a glyph of its own, and the legend says how many answers it stands for."""
    counts = (0, 3, 6, 9, 12)
    rows = calendar(heatmap({DAY - 7 * n: DayTotal(DAY - 7 * n, count) for n, count in enumerate(counts)}, DAY), 58)
    wednesday = plain(rows[3])
    assert wednesday.startswith("We ")
    assert wednesday.endswith("█▓▒░·")
    assert plain(rows[8]) == "a day: · none  ░ 1–3  ▒ 4–6  ▓ 7–9  █ 10+"
    assert plain(rows[9]) == "30 reviews on 4 days since 24 Apr 2023"
    assert len(set(GLYPHS)) == 5


def test_weeks_without_room_are_left_out() -> None:
    """A narrow calendar ends with today all the same."""
    rows = calendar(heatmap({DAY: DayTotal(DAY, 1)}, DAY), 43)
    assert plain(rows[3]) == "We " + "·" * 39 + "░"


@given(st.text(max_size=40), st.integers(1, 30))
def test_texts_are_fitted_to_columns(text: str, width: int) -> None:
    """A clipped text is no wider than asked for, a fitted one exactly as wide."""
    assert cells(clipped(text, width)) <= width
    assert cells(fitted(text, width)) == width
