"""Undo in a session: step by step within it, and after asking beyond its beginning."""

from collections.abc import Awaitable, Callable

from textual.screen import Screen

from quiz.app.literal import literal
from quiz.app.screens.prompts import ConfirmScreen
from quiz.app.wording import local_date, thing_done, undone
from quiz.errors import QuizError
from quiz.library.study import Study
from quiz.model.state import Undoable
from quiz.session.state import Moment


async def undo(screen: Screen[None], study: Study, now: Moment, changed: Callable[[], Awaitable[None]]) -> None:
    """Go a step back; where the session began, ask whether what was done before it is to be taken back.

    A key that is held down repeats itself, so each thing from before the session is asked about:
    weeks of answers would be gone otherwise.

    Args:
        screen: tells, asks and shows.
        study: the session.
        now: the present moment.
        changed: shows the step that was gone back to.

    Raises:
        QuizError: it can no longer be taken back.
    """
    if study.undo():
        await changed()
        return
    last = study.earlier()
    if last is None:
        screen.notify("There is nothing to undo.", markup=False)
        return

    async def decided(yes: bool | None) -> None:  # noqa: FBT001 - Textual hands the result over by place
        if yes:
            await _take_back(screen, study, last, changed)

    done = thing_done(last.deed, study.name(last))
    question = f"Done last in these decks, on {local_date(last.at, now.offset)}: {done}. Take it back?"
    screen.app.push_screen(ConfirmScreen(question), decided)


async def _take_back(
    screen: Screen[None], study: Study, last: Undoable, changed: Callable[[], Awaitable[None]]
) -> None:
    name = study.name(last)
    try:
        study.undo_earlier(last)
    except QuizError as error:
        screen.notify(str(error), title="Not saved", severity="error", markup=False)
        return
    screen.notify(literal(undone(last.deed, name)).plain, markup=False)
    await changed()
