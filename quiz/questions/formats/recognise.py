"""Formats whose answer is recognised among options, or in a statement."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quiz.model.dates import PartialDate
from quiz.model.numbers import Number
from quiz.model.question import BLANK, Option, Query, Question
from quiz.model.values import Ref, Value
from quiz.questions.distractors import ENOUGH, FEWEST, MOST, enough
from quiz.questions.flaws.soft import cues
from quiz.questions.formats.writer import Asked, Writer
from quiz.questions.quantities import scale
from quiz.questions.ranked import Distractor
from quiz.questions.stems import Stem

_MOST_RIGHT = 5
_MOST_OPTIONS = 7


def choices(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Offer the right value among wrong ones that leave no cue."""
    if not asked.single:
        return
    key, name = asked.values[0], asked.answers.names[0]
    ordered = isinstance(key, Number | PartialDate)
    for stem in asked.stems:
        chosen = _without_cues(writer, asked, stem)
        if not chosen:
            continue
        options = [Option(name, correct=True), *map(_wrong, chosen)]
        if ordered:
            places = {name: scale(key)} | {found.name: scale(found.value) for found in chosen}
            options.sort(key=lambda option: places[option.text])
        else:
            writer.random("options", asked, stem.variant).shuffle(options)
        yield writer.question(
            asked,
            "choice",
            stem,
            [found.likeness for found in chosen],
            options=tuple(options),
            guess=1 / len(options),
            pinned=ordered,
        )


def _without_cues(writer: Writer, asked: Asked, stem: Stem) -> list[Distractor]:
    """Pick the best wrong options beside which nothing gives the key away; none where every set does.

    More are looked for only where the best ones leave a cue.
    """
    key = asked.answers.names[0]
    for most in (MOST, ENOUGH):
        fitting = writer.distractors.fitting(asked.fact, asked.slot, stem, asked.ranked, most)
        for chosen in enough(fitting):
            if next(cues(stem.text, key, [found.name for found in chosen]), None) is None:
                return chosen
            if most == MOST == len(fitting):
                break
        if len(fitting) < most:
            break
    return []


def _wrong(found: Distractor) -> Option:
    return Option(found.name, False, found.feedback)  # noqa: FBT003 - by place, as very many are made


def multis(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Offer all of several right values among wrong ones."""
    if asked.ordered or not 1 < len(asked.values) <= _MOST_RIGHT:
        return
    for stem in asked.stems:
        wide = replace(stem, answers=asked.values)
        wrong = _telling(writer.distractors.fitting(asked.fact, asked.slot, wide, asked.ranked), asked.values)
        wrong = wrong[: max(FEWEST, min(MOST, _MOST_OPTIONS - len(asked.values)))]
        if len(wrong) < FEWEST:
            continue
        options = [Option(name, correct=True) for name in asked.answers.names]
        options += map(_wrong, wrong)
        writer.random("multi", asked, stem.variant).shuffle(options)
        yield writer.question(
            asked,
            "multi",
            stem,
            [found.likeness for found in wrong],
            options=tuple(options),
            guess=1 / ((1 << len(options)) - 1),
        )


def _telling(found: list[Distractor], values: Sequence[Value]) -> list[Distractor]:
    """Keep what can stand beside several right values: names of one type, and texts that an author chose.

    Texts of other facts are members of other groups, and seen to be.
    """
    if isinstance(values[0], Number | PartialDate):
        return []
    return found if isinstance(values[0], Ref) else [option for option in found if option.likeness >= 1]


def truefalses(writer: Writer, asked: Asked) -> Iterator[Question]:
    """Put up the fact's sentence for judgement, as it is or with one slot changed.

    Of the slots of a fact at most two are asked so, one by a true and one by a false sentence.
    """
    fact, material = asked.fact, writer.material
    key = asked.values[0]
    if not asked.single or asked.own or (isinstance(key, Number) and key.bound):
        return
    place = writer.turn(fact, asked.slot)
    if place > 1:
        return
    stem = _statement(writer, asked, key)
    if stem is None:
        return
    truth = bool(material.chance("truth", fact.id) & 1) == bool(place)
    wrong = _other_values(writer, asked, stem, FEWEST if truth else MOST)
    if len(wrong) < FEWEST:
        return
    shown, feedback, likeness = stem, "", 0.0
    if not truth:
        other = wrong[material.chance("false", fact.id, asked.slot) % len(wrong)]
        changed = _statement(writer, asked, other.value)
        if changed is None:
            return
        shown, likeness = changed, other.likeness
        feedback = f"Not {other.name} but {asked.answers.names[0]}."
    language = material.deck.language
    options = (
        Option(language.true, truth, "" if truth else feedback),
        Option(language.false, not truth, f"{asked.answers.names[0]} is right." if truth else ""),
    )
    yield writer.question(
        asked,
        "truefalse",
        Stem(language.is_true.format(shown.text), shown.query, direct=False),
        (likeness,),
        answers=(language.true if truth else language.false,),
        accept=(),
        key=(),
        options=options,
        guess=0.5,
        pinned=True,
    )


def _other_values(writer: Writer, asked: Asked, stem: Stem, most: int) -> list[Distractor]:
    """Return the best values for a false statement, judged by the sentence without its own value."""
    rest = replace(stem, text=stem.text.replace(asked.answers.names[0], BLANK, 1))
    return writer.distractors.fitting(asked.fact, asked.slot, rest, asked.ranked, most)[:most]


def _statement(writer: Writer, asked: Asked, value: Value) -> Stem | None:
    """State the fact with a value in the slot."""
    fact, slot = asked.fact, asked.slot
    own = value == fact.values[slot][0]
    told, render = writer.material.told(fact), writer.material.renderer.render
    for place, template in enumerate(fact.kind.sentences):
        if slot not in template.slots():
            continue
        rendered = told[place] if own else render(template, {**fact.values, slot: (value,)}, replaced=(slot,))
        if rendered is not None and slot in rendered.stated:
            where = {name: values for name, values in fact.values.items() if name in rendered.stated - {slot}}
            text = writer.material.attributed(rendered.text, fact.claim)
            return Stem(text, Query(fact.kind.name, slot, where), direct=False)
    return None
