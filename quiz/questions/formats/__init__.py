"""The formats in which a slot of a fact can be asked."""

from collections.abc import Callable, Iterator

from quiz.model.fact import Fact
from quiz.model.question import BLANK, Question
from quiz.questions.formats.arrange import matches, orders, sequences
from quiz.questions.formats.recall import clozes, dates, flips, lists, numbers, typed
from quiz.questions.formats.recognise import choices, multis, truefalses
from quiz.questions.formats.writer import Asked, Writer
from quiz.questions.stems import blank_stem, direct_stems, group_stem

REGISTRY: tuple[Callable[[Writer, Asked], Iterator[Question]], ...] = (
    choices, multis, truefalses, matches, clozes, typed, numbers, dates, orders, sequences, lists, flips,
)  # fmt: skip
"""The formats, in the order of a bank: from recognition to recall, the self-graded one last."""


def ask(writer: Writer, fact: Fact, slot: str) -> tuple[Question, ...]:
    """Write every question that asks a slot of a fact; none when none would be sound."""
    material = writer.material
    direct = tuple(direct_stems(material, fact, slot))
    blank = None if direct and not writer.fillable(fact, slot) else blank_stem(material, fact, slot)
    if direct and blank and blank.text.startswith(BLANK):
        blank = None
    own = bool(direct) and fact.kind.name in material.deck.kinds and any(t.own for t in fact.kind.asks.get(slot, ()))
    if own:
        blank = None
    group = None if direct or blank else group_stem(material, fact, slot)
    if not (direct or blank or group):
        return ()
    answers = writer.answers(group.answers if group else fact.values[slot])
    asked = Asked(fact, slot, direct, blank, group, writer.distractors.ranked(fact, slot), answers, own)
    return tuple(question for write in REGISTRY for question in write(writer, asked))
