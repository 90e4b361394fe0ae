"""The drawing of a forgetting curve."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.app.widgets.curve import draw
from quiz.memory.forgetting import Curve

DAY = 738_000
CURVES = st.lists(
    st.tuples(st.integers(min_value=1, max_value=400), st.floats(min_value=0.01, max_value=5_000)),
    min_size=1,
    max_size=9,
)


def test_a_curve_falls_and_rises_again_with_each_answer() -> None:
    """Recall starts at the top, falls, jumps up at the next answer; answers, today and dates stand below."""
    lines = draw(Curve((DAY, DAY + 10), (5.0, 30.0)), DAY + 20, DAY + 40, 45)
    assert lines == [
        "100% ⠑⢄⠀⠀⠀⠀⠀⠀⠀⠀⡏⠑⠒⠒⠢⠤⠤⢄⣀⣀⣀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
        "     ⠀⠀⠑⠢⢄⠀⠀⠀⠀⠀⡇⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠉⠉⠉⠉⠒⠒⠒⠒⠢⠤⠤⠤⠤⢄⣀⣀⣀⣀⡀",
        "     ⠀⠀⠀⠀⠀⠉⠒⠢⢄⣀⠇⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠈",
        " 80% ⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
        "     •         •         │",
        "     2021-07-29                    2021-09-07",
    ]


@given(CURVES, st.integers(min_value=0, max_value=900), st.integers(min_value=-9, max_value=900),
       st.integers(min_value=1, max_value=160), st.integers(min_value=2, max_value=8))  # fmt: skip
def test_a_curve_fits_its_room(reviews: list[tuple[int, float]], later: int, due: int, width: int, height: int) -> None:
    """Whatever the history, lines are as wide as they may be, every column has a dot, and every answer a mark."""
    days = [DAY]
    for gap, _ in reviews[1:]:
        days.append(days[-1] + gap)
    curve = Curve(tuple(days), tuple(stability for _, stability in reviews))
    today = days[-1] + later
    lines = draw(curve, today, today + due, width, height)
    assert len(lines) == height + 2
    cells = max(12, width - 5)
    assert all(len(line) <= cells + 5 for line in lines)
    columns = zip(*(line[5:] for line in lines[:height]), strict=True)
    assert all(any(dots != "\u2800" for dots in column) for column in columns)
    assert 1 <= lines[height].count("•") <= len(days)
    assert lines[0].startswith("100% ")
