"""Make questions of ours of GIFT questions, and say what of them is lost."""

from collections.abc import Iterator
from dataclasses import replace

from quiz.errors import Mark
from quiz.interop.drafts.draft import Value, media_of
from quiz.interop.drafts.html_text import Text, said
from quiz.interop.imports.entry import Entry
from quiz.interop.imports.gift.answers import Answer, general_feedback, read_answers, read_range
from quiz.interop.imports.gift.blocks import Block, blocks, show
from quiz.interop.imports.gift.question import BrokenError, Question, bare, take_apart
from quiz.interop.imports.moodle_points import (
    ANSWERED,
    GAP,
    Scored,
    category_path,
    choice_fields,
    choice_format,
    right_in_full,
    take_citation,
    typed_entry,
)
from quiz.interop.imports.naming import own_name
from quiz.interop.imports.reading import Reading
from quiz.model.question import BLANK
from quiz.text import one_line

_TRUTHS = {"T": "true", "TRUE": "true", "F": "false", "FALSE": "false"}


def read_gift(reading: Reading) -> None:
    """Read the questions of a GIFT file; a block that is broken is left out."""
    for block in blocks(reading.file):
        if reading.too_long(block.offset, len(block.text)):
            continue
        try:
            entry = _Entries(reading, block, take_apart(block)).entry()
        except BrokenError as error:
            reading.leave_out(error.offset, error.reason, error.hint)
        else:
            reading.add(entry)


class _Entries:
    """Makes an entry of one question."""

    def __init__(self, reading: Reading, block: Block, question: Question) -> None:
        self._reading = reading
        self._block = block
        self._question = question
        inner, feedback = general_feedback(question.answers or "")
        self._answers = inner
        self._told = [question.text(feedback)] if feedback else []
        self._source = "".join(map(take_citation, self._told))
        self._stem = self._asked(BLANK)

    def entry(self) -> Entry:
        """Return the question.

        Raises:
            BrokenError: it cannot be carried over.
        """
        answers = self._answers.strip()
        if self._question.answers is None:
            raise BrokenError(self._block.offset, "a text without a question", "answers stand in braces")
        if not answers:
            return self._essay()
        if answers.startswith("#"):
            return self._number(answers[1:])
        if "~" in answers:
            return self._options()
        if "=" in answers and "->" in answers:
            return self._match()
        if answers.partition("#")[0].strip() in _TRUTHS:
            return self._truth()
        return self._short()

    def _essay(self) -> Entry:
        if not self._told:
            hint = "feedback after '####' would be one"
            raise BrokenError(self._question.offset, "an essay has no answer to compare with", hint)
        (answer,) = self._told
        first, _, rest = answer.text.partition("\n")
        self._told = []
        if first.startswith(ANSWERED):
            answer, self._told = Text(first.removeprefix(ANSWERED).strip(), answer.images), [Text(rest)]
        if not self._own():
            self._reading.change(self._block.offset, "the essay is asked by recall, with its feedback as the answer")
        return self._made(Entry(self._mark, "flip", said(self._asked("")), {"answer": said(answer)}), answer)

    def _number(self, source: str) -> Entry:
        answers, _, other = source.partition("~")
        if other.strip(" \t\n#"):
            self._lost("feedback for all other answers", source)
        skipped = self._answers.index("#") + 1
        found = read_answers(answers, lone=True)
        full = right_in_full(self._reading, (self._scored(one, bare(one.text), skipped) for one in found))
        ranges = [read_range(one.text) for one in full]
        if not full or None in ranges:
            hint = "such as 5, 5:0.5 or 4.5..5.5"
            raise BrokenError(self._question.offset, "the answer is no number", hint)
        (number, tolerance), *others = [one for one in ranges if one]
        fields: dict[str, Value] = {"answer": number}
        if tolerance:
            fields["tolerance"] = tolerance
        if others:
            self._lost("further right numbers", ", ".join(one for one, _ in others))
        self._told[:0] = [Text(one.feedback) for one in full]
        return self._made(Entry(self._mark, "number", said(self._stem), fields))

    def _options(self) -> Entry:
        found = [one for one in read_answers(self._answers) if one.text or one.feedback]
        read = [self._question.text(one.text) for one in found]
        scored = [self._scored(one, said(text)) for one, text in zip(found, read, strict=True)]
        single = any(one.right for one in found)
        fields = choice_fields(self._reading, self._mark, scored, single=single)
        return self._made(Entry(self._mark, choice_format(fields), said(self._stem), fields), *read)

    def _match(self) -> Entry:
        pairs: list[tuple[str, str]] = []
        for one in read_answers(self._answers):
            left, sign, right = f"{one.text}{'#' if one.feedback else ''}{one.feedback}".partition("->")
            if not sign:
                raise BrokenError(self._question.offset + one.offset, "a pair needs '->'", "'=left -> right'")
            if left.strip():
                pairs.append((said(self._question.text(left)), bare(right)))
            else:
                self._lost("a right side that belongs to nothing", show(right))
        places = {right: left for left, right in pairs}
        lines = [places.get(str(number), "") for number in range(1, len(pairs) + 1)]
        if self._own() and all(lines):
            # An order of ours, which GIFT has no way to write.
            return self._made(Entry(self._mark, "order", said(self._stem), {"items": tuple(lines)}))
        return self._made(Entry(self._mark, "match", said(self._stem), {"pairs": tuple(pairs)}))

    def _truth(self) -> Entry:
        truth, *told = self._answers.split("#", 2)
        wrong, right, *_ = (*(said(self._question.text(one)) for one in told), "", "")
        fields: dict[str, Value] = {"answer": _TRUTHS[truth.strip()]}
        if wrong:
            fields["feedback"] = wrong
        if right:
            self._told.insert(0, Text(right))
        return self._made(Entry(self._mark, "truefalse", said(self._asked("")), fields))

    def _short(self) -> Entry:
        found = read_answers(self._answers, lone=True)
        full = right_in_full(self._reading, (self._scored(one, bare(one.text)) for one in found))
        entry = typed_entry(self._reading, Entry(self._mark, "typed", said(self._asked(GAP))), full)
        if entry is None:
            raise BrokenError(self._question.offset, "no answer is right in full", "'=answer'")
        self._told[:0] = [Text(one.feedback) for one in full]
        return self._made(entry)

    def _made(self, entry: Entry, *answers: Text) -> Entry:
        return replace(
            entry,
            name=self._own() or self._block.name,
            source=self._source,
            explanation=" ".join(_each_once(said(text) for text in self._told)),
            tags=self._tags(),
            media=media_of(self._stem, *answers, *self._told),
        )

    @property
    def _mark(self) -> Mark:
        return self._reading.file.mark(self._block.offset)

    def _asked(self, blank: str) -> Text:
        """Return what is asked, with a blank where the answers stand in its midst."""
        before, after = self._question.before, self._question.after
        return self._question.text(f"{before}{blank}{after}" if after.strip() else before)

    def _own(self) -> str:
        return next((name for name in (self._block.name, self._question.title) if own_name(name)), "")

    def _tags(self) -> tuple[str, ...]:
        path = category_path(self._block.category)
        if self._own():
            # Our own exports have a category a deck.
            self._reading.title = self._reading.title or "/".join(path)
            path = []
        category = ("/".join(path),) if path else ()
        return tuple(dict.fromkeys(one for one in (*map(one_line, self._block.tags), *category) if one))

    def _scored(self, answer: Answer, text: str, skipped: int = 0) -> Scored:
        """Return an answer with its points; ``skipped`` letters stand before all answers."""
        mark = self._reading.file.mark(self._question.offset + skipped + answer.offset)
        return Scored(mark, text, said(self._question.text(answer.feedback)), answer.weight)

    def _lost(self, what: str, found: str) -> None:
        self._reading.change(self._question.offset, f"{what} cannot be carried over: {one_line(show(found))}")


def _each_once(texts: Iterator[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]
