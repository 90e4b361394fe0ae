"""What QTI 1.2 makes of answers: conditions, marks and feedback.

Conditions are tried in their order; one that says ``continue="No"`` ends the trying. The general
feedback comes first, as Canvas writes it.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from quiz.interop.exports.xml import child

Test = tuple[str, str]
"""The name of a test and what the answer is tested against; ``not`` is the opposite of ``varequal``."""


def add_processing(item: Element) -> Element:
    """Begin the conditions of a question with its general feedback."""
    processing = child(item, "resprocessing")
    attributes = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    child(child(processing, "outcomes"), "decvar", "", attributes)
    condition(processing, [], feedback="general_fb", share="")
    return processing


def condition(
    processing: Element,
    tests: Sequence[Test],
    *,
    response: str = "response1",
    joined: str = "",
    share: str = "100",
    action: str = "Set",
    feedback: str = "",
) -> None:
    """Add a condition.

    Args:
        processing: where to.
        tests: what the answer is tested for; one of them is enough unless they are joined. Any
            answer will do when there are none.
        response: what is tested.
        joined: ``and`` where all tests must hold; ``or`` says that one of them is enough.
        share: mark in percent; none when empty.
        action: ``Set`` or ``Add`` for the mark.
        feedback: id of what is told; nothing when empty.
    """
    ends = not feedback and action == "Set"
    element = child(processing, "respcondition", "", {"continue": "No" if ends else "Yes"})
    variables = child(element, "conditionvar")
    where = child(variables, joined) if joined else variables
    for name, value in tests:
        of = {"respident": response}
        if name == "not":
            child(child(where, "not"), "varequal", value, of)
        elif name == "between":
            least, most = value.split(" ")
            both = child(where, "and")
            child(both, "vargte", least, of)
            child(both, "varlte", most, of)
        else:
            child(where, name, value, of)
    if not tests:
        child(variables, "other")
    if share:
        child(element, "setvar", share, {"action": action, "varname": "SCORE"})
    if feedback:
        child(element, "displayfeedback", "", {"feedbacktype": "Response", "linkrefid": feedback})


def number_tests(exact: str, least: str, most: str) -> list[Test]:
    """Return the tests for a number with what it may be off; one of them is enough."""
    return [("varequal", exact), ("between", f"{least} {most}")]
