"""Moodle's GIFT."""

import pytest

from quiz.interop.imports.naming import drafts_of
from tests.interop.imports.support import asked, drafted, one, read, told


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}",
            (
                "choice",
                "Who's buried in Grant's tomb?",
                {"answer": "no one", "wrong": (("Grant", ""), ("Jefferson", ""))},
            ),
        ),
        (
            "Grant is {~buried#No one is.\n =entombed#Right!\n ~living} in Grant's tomb.",
            (
                "choice",
                "Grant is _____ in Grant's tomb.",
                {"answer": "entombed", "wrong": (("buried", "No one is."), ("living", "")), "feedback": "Right!"},
            ),
        ),
        ("Two plus two equals {=four =4}.", ("cloze", "Two plus two equals {four}.", {"accept": ("4",)})),
        ("2 + 2 _____ 4 {=\\=}", ("cloze", "2 + 2 {c1==} 4", {})),
        ("Who? {=no one =nobody}", ("typed", "Who?", {"answer": "no one", "accept": ("nobody",)})),
        ("Who? {lone}", ("typed", "Who?", {"answer": "lone"})),
        ("A star is {=a \\*}", ("typed", "A star is", {"answer": "a *"})),
        ("Tag? {=<b>}", ("typed", "Tag?", {"answer": "<b>"})),
        ("It rises.{T}", ("truefalse", "It rises.", {"answer": "true"})),
        ("It rises.{ FALSE#It does.#Yes. }", ("truefalse", "It rises.", {"answer": "false", "feedback": "It does."})),
        ("It is{T}.", ("truefalse", "It is.", {"answer": "true"})),
        ("When? {#1822:5}", ("number", "When?", {"answer": "1822", "tolerance": "5"})),
        ("When? {#1822}", ("number", "When?", {"answer": "1822"})),
        ("Pi? {#3.141..3.142}", ("number", "Pi?", {"answer": "3.1415", "tolerance": "0.0005"})),
        ("Small? {#=1e-3#Yes}", ("number", "Small?", {"answer": "0.001"})),
        (
            "Capitals. {\n=Canada -> Ottawa\n=Italy->Rome\n}",
            ("match", "Capitals.", {"pairs": (("Canada", "Ottawa"), ("Italy", "Rome"))}),
        ),
        (
            "Two? {~%-50%No one ~%50%Grant ~%50%Grant's wife}",
            ("multi", "Two?", {"answers": ("Grant", "Grant's wife"), "wrong": (("No one", ""),)}),
        ),
        (
            "Which year? {~1914 =1815 ~1789}",
            ("choice", "Which year?", {"answer": "1815", "options": (("1789", ""), ("1815", ""), ("1914", ""))}),
        ),
    ],
)
def test_every_type_becomes_a_format(text: str, question: tuple[object, ...]) -> None:
    """Each of Moodle's types becomes the format that asks the same, with all its feedback."""
    assert asked(one(text, "gift")) == question


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("a \\= b \\{c\\} \\~ \\# \\: \\\\ {T}", "a = b {c} ~ # : \\"),
        ("one\\ntwo {T}", "one; two"),
        ("broken\nline {T}", "broken line"),
        ("[markdown]**so** {T}", "so"),
        ("[html]<p>H<sub>2</sub>O &lt; \\\\(x\\\\)</p> {T}", "H₂O < $x$"),
        ("[plain]<b> stays {T}", "<b> stays"),
        ("a < b <i>so</i> {T}", "a < b so"),
        ("if a<b and c>d {T}", "if a<b and c>d"),
        ("::name:: asked {T}", "asked"),
        ("// remark\nasked\n  // another {=\n{T}", "asked"),
    ],
)
def test_texts_are_read_as_moodle_reads_them(text: str, stem: str) -> None:
    """Escapes, formats, names and remarks are understood; a line end of the file is a space."""
    assert one(text, "gift").stem == stem


def test_feedback_tags_and_ids_come_along() -> None:
    """General feedback explains, a last line of it cites, categories and remarks tag, a remark gives the id."""
    text = (
        "$CATEGORY: $course$/top/Default for History/US//UK/War\n\n"
        "// question: 12  name: x\n// [id:grant 1] [tag:a\\]b]\n"
        "Who? {=Grant#Good. ####He led.\\nSource\\: Book, page 3}"
    )
    draft = one(text, "gift")
    assert draft.explanation == "Good. He led."
    assert draft.source == "Book, page 3"
    assert draft.tags == ("a]b", "US/UK/War")
    assert draft.id.startswith("grant-1-")
    assert one("// [id:grant]\nWho? {=Grant}", "gift").id == "grant"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Write. {}", "f.txt:1:9: an essay has no answer to compare with"),
        ("Just a text.", "f.txt:1:1: a text without a question"),
        ("\n\nBroken {=a\n\nGood {=b}", "f.txt:3:8: the '{' is not closed"),
        ("Broken =a}", "f.txt:1:10: a '}' without '{'"),
        ("Two {=a} and {=b}", "f.txt:1:14: answers stand in one pair of braces"),
        ("::name {=a}", "f.txt:1:1: the name of the question has no end"),
        ("When? {#soon}", "f.txt:1:8: the answer is no number"),
        ("When? {#9..1}", "f.txt:1:8: the answer is no number"),
        ("Any? {~a ~b}", "f.txt:1:1: no option is right"),
        ("Any? {=%50%a}", "f.txt:1:7: no answer is right in full"),
        ("Match {=a -> b =c}", "f.txt:1:16: a pair needs '->'"),
        ("Match {=a -> b}", "f.txt:1:1: a match needs two pairs or more"),
        ("Twice {=a ~b ~b}", "f.txt:1:1: the option 'b' stands twice"),
        ("{=a}", "f.txt:1:1: it asks nothing"),
        ("x" * 50_001 + "{T}", "f.txt:1:1: it is longer than 50,000 letters"),
    ],
)
def test_what_is_no_question_is_left_out_and_told(text: str, says: str) -> None:
    """A block that is broken, or that has nothing to grade, is left out with line, column and reason."""
    reading = read(text, "gift")
    assert any(says in line for line in told(reading))
    assert len(reading.entries) == text.count("Good")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hard.{~no ~%50%half =full}", "'half' is wrong here; there it gives 50 % of the points"),
        ("From {=Nazareth =%75%Nazereth}", "'Nazereth' is wrong here"),
        ("When? {#=1822:0 =%50%1822:2}", "'1822:2' is wrong here"),
        ("When? {#=1822 =1823}", "further right numbers cannot be carried over: 1823"),
        ("When? {#1822 ~#No.}", "feedback for all other answers cannot be carried over"),
        ("Two? {~%70%a ~%30%b ~c}", "unequal shares of the points: here all right options count"),
        ("Any? {=a =b ~c}", "several options are right: all of them are to be marked"),
        ("Who? {=Gr*t =Grant}", "answers with a wildcard cannot be carried over: Gr*t"),
        ("Match {=a->b =c->d = ->e}", "a right side that belongs to nothing cannot be carried over: e"),
        ("Essay. {####Say so.}", "the essay is asked by recall, with its feedback as the answer"),
        ('[html]See <img src\\="@@PLUGINFILE@@/a.png"> {T}', "the image 'a.png' stays behind"),
    ],
)
def test_what_a_deck_cannot_hold_is_told(text: str, says: str) -> None:
    """The question is imported, and what it loses is told."""
    reading = read(text, "gift")
    assert len(reading.entries) == 1
    assert [says in line for line in told(reading)] == [True]


def test_ids_come_from_what_is_asked() -> None:
    """A question keeps its id wherever it stands and however it is answered; where several ask alike, answers count."""
    first, second = drafted("A? {=x}\n\nB? {=y}", "gift")
    assert [draft.id for draft in drafted("B? {=z}\n\nA? {=x ~y}", "gift")] == [second.id, first.id]
    alike = drafted("A? {=x}\n\nA? {=y}", "gift")
    assert len({first.id, *(draft.id for draft in alike)}) == 3
    assert {draft.id for draft in drafted("A? {=y}\n\nA? {=x}", "gift")} == {draft.id for draft in alike}


def test_the_same_twice_is_imported_once() -> None:
    """A question that stands twice, or whose id does, is left out the second time."""
    reading = read("A? {=x}\n\nA? {=x}\n\n// [id:n]\nB? {T}\n\n// [id:n]\nC? {T}", "gift")
    assert len(drafts_of(reading, "deck")) == 2
    assert [line.partition(": ")[2] for line in told(reading)] == [
        "the same stands on line 1",
        "the id 'n' stands on line 6",
    ]
