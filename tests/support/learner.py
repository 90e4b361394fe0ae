"""A learner who answers questions as a test wants."""

from quiz.grading.response import Arranged, Listed, Picked, Recalled, Response, Typed, Unknown
from quiz.library.study import Study
from quiz.model.question import Question
from quiz.session.steps import Ask, Done, Feedback, Pause, Teach
from tests.support.clock import FakeClock


def right_answer(question: Question) -> Response:
    """Return a response that is right."""
    texts = [option.text for option in question.options or ()]
    if question.format in {"choice", "multi", "truefalse"}:
        return Picked(tuple(place for place, option in enumerate(question.options or ()) if option.correct))
    if question.format == "order":
        return Arranged(tuple(texts.index(answer) for answer in question.answers))
    if question.format == "match":
        return Arranged(tuple(texts.index(right) for _, right in question.pairs))
    if question.format == "list":
        return Listed(question.answers)
    return Recalled(knew=True) if question.format == "flip" else Typed(question.answers[0])


def study_all(study: Study, clock: FakeClock, *, knows: bool = True, seconds: float = 10) -> list[Question]:
    """Go through a session to its end; return the questions asked."""
    asked: list[Question] = []
    while not isinstance(study.step, Done):
        clock.pass_time(seconds=seconds)
        step = study.step
        if isinstance(step, Teach):
            study.understood()
        elif isinstance(step, Ask):
            asked.append(step.question)
            known = knows or sum(question.card == step.card.id for question in asked) > 1
            study.answer(right_answer(step.question) if known else Unknown())
        elif isinstance(step, Feedback | Pause):
            study.proceed()
    return asked
