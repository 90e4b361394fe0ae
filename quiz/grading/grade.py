"""Grade any response to any question."""

import unicodedata

from quiz.grading.assessment import Assessment, correct, near, wrong
from quiz.grading.names import Lexicon, grade_name
from quiz.grading.quantities import grade_date, grade_number
from quiz.grading.response import Arranged, Listed, Picked, Recalled, Response, Typed
from quiz.model.dates import PartialDate
from quiz.model.numbers import Number
from quiz.model.question import Format, Question
from quiz.model.review import Verdict
from quiz.model.values import Value
from quiz.text import fold

_TAKES: dict[Format, type[Response]] = {
    "choice": Picked, "multi": Picked, "truefalse": Picked,
    "cloze": Typed, "typed": Typed, "number": Typed, "date": Typed,
    "list": Listed, "order": Arranged, "match": Arranged, "flip": Recalled,
}  # fmt: skip


def grade(question: Question, response: Response, lexicon: Lexicon) -> Assessment:
    """Grade a response.

    Args:
        question: what was asked.
        response: what the learner answered; one that does not fit the format is wrong.
        lexicon: the names of the question's deck.
    """
    if not isinstance(response, _TAKES[question.format]):
        return wrong()
    if isinstance(response, Picked):
        return _grade_picked(question, response)
    if isinstance(response, Typed):
        return _grade_typed(question, response.text, 0, lexicon)
    if isinstance(response, Listed):
        return _grade_listed(question, response.texts, lexicon)
    if isinstance(response, Arranged):
        return _grade_arranged(question, response)
    if isinstance(response, Recalled):
        return correct() if response.knew else wrong()
    return wrong()


def _grade_picked(question: Question, response: Picked) -> Assessment:
    options = question.options or ()
    right = {index for index, option in enumerate(options) if option.correct}
    picked = set(response.indices)
    if picked == right:
        return correct(" ".join(options[index].feedback for index in sorted(picked) if options[index].feedback))
    feedback = " ".join(
        options[index].feedback for index in sorted(picked - right) if index < len(options) and options[index].feedback
    )
    if question.format == "multi" and not feedback:
        missed, extra = len(right - picked), len(picked - right)
        return wrong(f"{len(right & picked)} of {len(right)} found, {missed} missed, {extra} too many")
    return wrong(feedback)


def _grade_typed(question: Question, text: str, place: int, lexicon: Lexicon) -> Assessment:
    """Grade one typed answer against the answer at a place: by its type, then by its names."""
    key: Value | None = question.key[place] if place < len(question.key) else None
    accepted = (question.answers[place], *(question.accept[place] if place < len(question.accept) else ()))
    if not isinstance(key, Number | PartialDate):
        broader = question.broader[place] if place < len(question.broader) else ()
        return _grade_part_of_a_whole(text, accepted, broader, lexicon)
    # Folding would drop the sign of -40 and the point of 1.5.
    if _plain(text) in {_plain(name) for name in accepted} - {""}:
        return correct()
    return grade_number(text, key, question.tolerance) if isinstance(key, Number) else grade_date(text, key)


def _grade_part_of_a_whole(
    text: str, accepted: tuple[str, ...], broader: tuple[str, ...], lexicon: Lexicon
) -> Assessment:
    """Grade a name that lies within others: "Karachi, Pakistan" is Karachi, "Pakistan" only nearly."""
    assessment = grade_name(text, accepted, lexicon)
    if assessment.verdict is Verdict.CORRECT or not broader:
        return assessment
    answer = fold(text)
    wholes = [whole for name in broader if (whole := fold(name))]
    if answer in wholes:
        return near("right as far as it goes, but less precise")
    for whole in wholes:
        if answer.endswith(f" {whole}"):
            return grade_name(answer.removesuffix(f" {whole}"), accepted, lexicon)
    return assessment


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _grade_listed(question: Question, texts: tuple[str, ...], lexicon: Lexicon) -> Assessment:
    """Grade a list in any order: each entry may stand for one member that is still open."""
    strangers = [text for text in texts if text.strip()]
    found: dict[int, Verdict] = {}
    for wanted in (Verdict.CORRECT, Verdict.NEAR):
        for text in list(strangers):
            for place in range(len(question.answers)):
                if place not in found and _grade_typed(question, text, place, lexicon).verdict is wanted:
                    found[place] = wanted
                    strangers.remove(text)
                    break
    missing = [answer for place, answer in enumerate(question.answers) if place not in found]
    if missing:
        extra = f"; not among them: {', '.join(strangers)}" if strangers else ""
        return wrong(f"{len(found)} of {len(question.answers)}; missing: {', '.join(missing)}{extra}")
    if strangers:
        return near(f"all there, but not among them: {', '.join(strangers)}")
    if Verdict.NEAR in found.values():
        return near("all there, with a slip in the spelling")
    return correct()


def _grade_arranged(question: Question, response: Arranged) -> Assessment:
    """Grade an order or a match: every item has to be in its place."""
    options = question.options or ()
    given = [options[index].text for index in response.indices if 0 <= index < len(options)]
    right = [side for _, side in question.pairs] if question.format == "match" else list(question.answers)
    if given == right:
        return correct()
    in_place = sum(a == b for a, b in zip(given, right, strict=False))
    if (
        question.focus in given
        and len(given) == len(right)
        and given.index(question.focus) == right.index(question.focus)
    ):
        return near(f"“{question.focus}” is in its place; {in_place} of {len(right)} in all")
    return wrong(f"{in_place} of {len(right)} in place")
