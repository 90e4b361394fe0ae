"""The marked line of a list is seen without colours."""

import pytest

from quiz.app.app import QuizApp
from tests.support.app import press, screen_text


@pytest.mark.parametrize(("key", "first", "second"), [("m", "n  Learn new", "d  Review due"), ("comma", "new_", "rev")])
async def test_a_pointer_stands_at_the_marked_line(
    app: QuizApp, monkeypatch: pytest.MonkeyPatch, key: str, first: str, second: str
) -> None:
    """In the modes and in the settings one line has the pointer, which goes with the arrows."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with app.run_test() as pilot:
        await press(pilot, [key])
        (line,) = [line for line in screen_text(app).splitlines() if "▸" in line]
        assert line.partition("▸")[2].strip().startswith(first)
        await press(pilot, ["down"])
        (line,) = [line for line in screen_text(app).splitlines() if "▸" in line]
        assert line.partition("▸")[2].strip().startswith(second)


async def test_questions_of_an_exam_hang_beside_their_numbers(app: QuizApp) -> None:
    """In the overview the pointer stands at the question that was shown, and long ones wrap under themselves."""
    async with app.run_test(size=(50, 30)) as pilot:
        await press(pilot, ["m", "e", "enter", "tab", "escape"])
        screen = screen_text(app).splitlines()
        listed = [line for line in screen if line.strip()][1:-1]
        (pointed,) = [line for line in listed if "▸" in line]
        assert pointed.partition("▸")[2].split()[1] == "2"
        numbered = [line for line in listed if line[:9].strip()]
        assert len(numbered) < len(listed)
        assert all(line[9] != " " for line in listed)
