"""Make questions of the rows of a table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from quiz.errors import QuizError
from quiz.interop.drafts.cloze import deletions, read_cloze
from quiz.interop.drafts.draft import media_of
from quiz.interop.drafts.html_text import Text, said
from quiz.interop.drafts.ids import note_id
from quiz.interop.imports.by_format import Parts, loses_names, split_list, split_pair, told_for, with_parts
from quiz.interop.imports.clozes import add_cloze
from quiz.interop.imports.entry import Entry, recalled_or_typed
from quiz.interop.imports.plain import Markup, read_text
from quiz.interop.imports.reading import Reading
from quiz.interop.imports.table.anki_lines import AnkiLines, read_anki_lines
from quiz.interop.imports.table.columns import Columns, headless, read_columns
from quiz.interop.imports.table.options import Options, options_of
from quiz.interop.imports.table.rows import DELIMITERS, Row, delimiter_of, rows
from quiz.model.question import FORMATS, Format
from quiz.text import fold, one_line

_FORMATS: Mapping[str, Format] = {
    **{name: name for name in FORMATS},
    "multiple choice": "choice", "mc": "choice", "single choice": "choice", "multichoice": "choice",
    "checkbox": "multi", "multiple response": "multi", "multiple answers": "multi", "multi select": "multi",
    "true false": "truefalse", "true or false": "truefalse", "tf": "truefalse",
    "fill in blank": "typed", "fill in blanks": "typed", "short answer": "typed", "open ended": "flip",
    "numerical": "number", "numeric": "number", "ordering": "order", "matching": "match", "basic": "flip",
    "flashcard": "flip", "flash card": "flip",
}  # fmt: skip
_JOINED = re.compile("[-_/]")
_MARKUP_OF_ANKI = "{{c"
_OWN_HEADER = frozenset({"id", "format", "question", "answer", "options"})


def read_table(reading: Reading) -> None:
    """Read the rows of a table.

    Raises:
        QuizError: it has one column only, no column for what is asked or answered, or quotes that do not fit.
    """
    anki = read_anki_lines(reading.file)
    delimiter = anki.separator or delimiter_of(reading.file.lines[anki.count :])
    if not delimiter:
        known = ", ".join(DELIMITERS.values())
        msg = f"{reading.file.name}: this is no table: no row has two columns (they are set apart by {known})"
        raise QuizError(msg)
    table = rows(reading.file, anki.count, delimiter)
    first = next(table, None)
    if first is None:
        msg = f"{reading.file.name}: the table is empty"
        raise QuizError(msg)
    reading.title = anki.deck
    columns = _columns(reading, anki, first)
    reader = _Rows(reading, anki, columns, own=columns.by_name.keys() >= _OWN_HEADER)
    if not _is_header(first, anki):
        reader.read(first)
    for row in table:
        reader.read(row)


def _is_header(first: Row, anki: AnkiLines) -> bool:
    return not anki.count and read_columns(first.cells).enough


def _columns(reading: Reading, anki: AnkiLines, first: Row) -> Columns:
    """Find out what the columns hold, and tell what is made of none."""
    if anki.count:
        columns = _anki_columns(anki, len(first.cells))
        if "deck" in anki.special:
            reading.change(first.mark, "the decks of notes are not carried over")
        used = {*columns.by_name.values(), *anki.special.values()}
        if any(cell.strip() for place, cell in enumerate(first.cells) if place not in used):
            reading.change(first.mark, "fields of notes from the fourth on are not carried over")
        return columns
    columns = read_columns(first.cells)
    if columns.enough:
        for name in columns.unknown:
            reading.change(first.mark, f"the column '{one_line(name)}' is not carried over")
        return columns
    named = sorted(set(columns.by_name))
    if len(named) > 1 and "question" in named:
        msg = f"{first.mark}: there is no column with answers: found {', '.join(named)} (call one 'answer')"
        raise QuizError(msg)
    reading.change(first.mark, "there is no header 'question,answer': the first column asks, the second answers")
    if len(first.cells) > 2:  # noqa: PLR2004 - beside question and answer
        reading.change(first.mark, "columns from the third on are not carried over: name them in a header")
    return headless(len(first.cells))


def _anki_columns(anki: AnkiLines, width: int) -> Columns:
    """Return the columns of an export of Anki: the first that are not special ask and answer."""
    special = set(anki.special.values())
    fields = [place for place in range(width) if place not in special]
    found = dict(zip(("question", "answer", "explanation"), fields, strict=False))
    if "tags" in anki.special:
        found["tags"] = anki.special["tags"]
    return Columns(width, found)


class _Rows:
    """Reads the rows of one table."""

    def __init__(self, reading: Reading, anki: AnkiLines, columns: Columns, *, own: bool) -> None:
        self._reading = reading
        self._anki = anki
        self._columns = columns
        self._own = own
        self._markup: Markup = "guess" if anki.html is None else "html" if anki.html else "plain"
        if own:
            self._markup = "plain"

    def read(self, row: Row) -> None:
        """Take the question of a row, or leave it out."""
        if len(row.cells) > self._columns.width:
            hint = "a cell with the sign between columns stands in quotes"
            reason = f"the row has {len(row.cells)} cells, expected {self._columns.width}"
            self._reading.leave_out(row.mark, reason, hint)
        elif not self._reading.too_long(row.mark, sum(map(len, row.cells))):
            for entry in self._entries(row):
                self._reading.add(entry)

    def _entries(self, row: Row) -> Iterator[Entry]:
        question, answer = self._text(row, "question"), self._text(row, "answer")
        if self._own:
            answer.text = answer.text.replace(r"\|", "|")
        explanation = self._text(row, "explanation")
        entry = Entry(
            row.mark,
            "flip",
            said(question),
            name=self._name(row),
            explanation=said(explanation),
            source=said(self._text(row, "source")),
            tags=self._tags(row),
            media=media_of(question, answer, explanation),
        )
        if _MARKUP_OF_ANKI in question.text and not self._own:
            self._cloze(entry, question, answer)
            return
        options = options_of(row, self._columns, self._markup, own=self._own)
        form = self._format(row, options, said(answer))
        if form is None:
            return
        parts = self._parts(row, form, options, said(answer))
        if parts is None:
            return
        yield with_parts(replace(entry, format=form), parts)
        if self._reversed(row):
            other = Entry(row.mark, recalled_or_typed(entry.stem), said(answer), {"answer": entry.stem})
            yield replace(other, name=entry.name, slot="card-2", tags=entry.tags, content=entry.stem)

    def _cloze(self, entry: Entry, text: Text, extra: Text) -> None:
        parts = read_cloze(text.line)
        if not list(deletions(parts)):
            self._reading.leave_out(entry.mark, "the deletions of the cloze do not end")
            return
        told = " ".join(filter(None, (said(extra), entry.explanation)))
        add_cloze(self._reading, replace(entry, explanation=told, media=media_of(extra)), parts, text)

    def _format(self, row: Row, options: Options, answer: str) -> Format | None:
        written = self._cell(row, "format")
        if written:
            form = _FORMATS.get(written.casefold()) or _FORMATS.get(fold(_JOINED.sub(" ", written)))
            if form is None:
                hint = f"one of: {', '.join(FORMATS)}"
                self._reading.leave_out(row.mark, f"there is no format '{one_line(written)[:40]}'", hint)
            elif form == "choice" and len(options.right) > 1:
                return "multi"
            return form
        if options.wrong:
            return "multi" if len(options.right) > 1 else "choice"
        if options.right and not answer:
            return "typed"
        return recalled_or_typed(answer)

    def _parts(self, row: Row, form: Format, options: Options, answer: str) -> Parts | None:
        """Gather the parts of a question; None where it was left out."""
        several = form in {"multi", "list", "order", "match"}
        texts = self._list(row, "answer") if several else (answer,)
        pairs: tuple[tuple[str, str], ...] = ()
        if form in {"choice", "multi"}:
            if options.unknown:
                reason = f"the answer '{options.unknown}' is none of the options"
                self._reading.leave_out(row.mark, reason, "write it as its option")
                return None
            texts = options.right
        if form == "match":
            split = [split_pair(text) for text in self._raw_list(row, "answer")]
            if None in split:
                self._reading.leave_out(row.mark, "the pairs of a match are no pairs", "left -> right | left -> right")
                return None
            pairs = tuple((self._said(left), self._said(right)) for left, right in filter(None, split))
        accept = self._list(row, "accept")
        if accept and loses_names(form):
            self._reading.change(row.mark, f"further right answers of a {form} question cannot be carried over")
        feedback = told_for(options.told_right)
        if form == "truefalse":
            feedback = " ".join(self._list(row, "feedback"))
        return Parts(tuple(filter(None, texts)), options.wrong, feedback, pairs, accept, self._cell(row, "tolerance"))

    def _name(self, row: Row) -> str:
        guid = self._anki.special.get("guid")
        if guid is not None:
            return note_id(row.cells[guid].strip()) if guid < len(row.cells) and row.cells[guid].strip() else ""
        return one_line(self._cell(row, "id"))

    def _reversed(self, row: Row) -> bool:
        place = self._anki.special.get("notetype")
        name = row.cells[place] if place is not None and place < len(row.cells) else self._anki.note_type
        return "reversed" in name.lower()

    def _tags(self, row: Row) -> tuple[str, ...]:
        cell = self._cell(row, "tags")
        if self._anki.count:
            found = tuple(cell.split())
        elif self._own:
            found = split_list(cell)
        else:
            sign = next((sign for sign in "|;," if sign in cell), "\n")
            found = tuple(cell.split(sign))
        return tuple(dict.fromkeys(tag for tag in map(one_line, (*self._anki.tags, *found)) if tag))

    def _cell(self, row: Row, column: str) -> str:
        place = self._columns.by_name.get(column, -1)
        return row.cells[place].strip() if 0 <= place < len(row.cells) else ""

    def _text(self, row: Row, column: str) -> Text:
        return read_text(self._cell(row, column), self._markup)

    def _said(self, source: str) -> str:
        return said(read_text(source, self._markup))

    def _raw_list(self, row: Row, column: str) -> tuple[str, ...]:
        cell = self._cell(row, column)
        if self._own or " | " in cell:
            return split_list(cell)
        sign = next((sign for sign in "|;\n," if sign in cell), "\n")
        return tuple(cell.split(sign))

    def _list(self, row: Row, column: str) -> tuple[str, ...]:
        return tuple(text for part in self._raw_list(row, column) if (text := self._said(part)))
