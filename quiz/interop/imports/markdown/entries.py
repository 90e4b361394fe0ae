"""Make questions of the sections of a Markdown file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quiz.errors import Mark
from quiz.interop.drafts.cloze import read_cloze
from quiz.interop.drafts.draft import media_of
from quiz.interop.drafts.html_text import said
from quiz.interop.imports.clozes import CLOSED, OPENED, add_cloze, marked_parts
from quiz.interop.imports.entry import Entry, recalled_or_typed
from quiz.interop.imports.markdown.conventions import Card, cards, cloze_marks, tags_in
from quiz.interop.imports.markdown.own import TASK, is_own, read_own
from quiz.interop.imports.markdown.sections import Section, front_matter, sections
from quiz.interop.imports.plain import read_markdown
from quiz.interop.imports.reading import Reading
from quiz.text import one_line

_MARKUP_OF_ANKI = "{{c"
_NUMBER = re.compile(r"^\d{1,3}[.)][ \t]+")
_Found = list[tuple[Section, list[Card]]]


def read_markdown_file(reading: Reading) -> None:
    """Read the questions of a Markdown file.

    A heading asks, and what stands below it answers, where it ends with a question mark, and
    everywhere in a file that has no questions of another kind.
    """
    begin, head = front_matter(reading)
    found = [(section, [] if is_own(section) else list(cards(section.lines))) for section in sections(reading, begin)]
    by_heading = not any(card.sort != "loose" for _, inside in found for card in inside)
    by_heading = by_heading and not any(is_own(section) for section, _ in found)
    titles = [section for section, _ in found if section.level == 1]
    title = titles[0] if len(titles) == 1 else None
    reading.title = " ".join(head.get("title", ())) or (one_line(read_markdown(title.heading).line) if title else "")
    common = tuple(head.get("tags", ()))
    for section, inside in found:
        if is_own(section):
            read_own(reading, section)
            continue
        alone = by_heading and section.level > 0 and section is not title and not section.parent
        asks = section.heading.endswith("?") or alone
        tags = (*common, *_above(section, title, own=not asks))
        if asks and not any(card.sort != "loose" for card in inside):
            _heading(reading, section, tags)
        else:
            _inside(reading, section, inside, tags)


def _above(section: Section, title: Section | None, *, own: bool) -> Iterator[str]:
    """Yield the headings that a question stands under, without the title of the file."""
    path = (*section.above, section.heading) if own and section.heading else section.above
    for heading in path:
        if title is None or heading != title.heading:
            yield one_line(read_markdown(heading).line)


def _heading(reading: Reading, section: Section, tags: Sequence[str]) -> None:
    """Read a heading that asks."""
    if section.empty:
        if not section.parent:
            reading.leave_out(section.mark, "a heading with nothing below it", "the answer stands below the question")
        return
    back = "\n".join(line.text for line in section.lines)
    _sides(reading, section.mark, _NUMBER.sub("", section.heading), back, tags)


def _inside(reading: Reading, section: Section, inside: Sequence[Card], tags: Sequence[str]) -> None:
    for card in inside:
        mark = Mark(section.mark.file, card.number, 1)
        if card.sort == "loose":
            _, named = tags_in(card.front)
            bare = one_line(tags_in(card.front)[0])
            tags = tuple(dict.fromkeys((*tags, *named))) if not bare else tags
            if bare:
                reading.leave_out(mark, f"text that belongs to no question: '{bare[:40]}'")
        elif card.sort == "cloze":
            _cloze(reading, mark, card.front, tags)
        elif not reading.too_long(mark, len(card.front) + len(card.back)):
            _sides(reading, mark, card.front, card.back, tags, both=card.sort == "both")


def _sides(reading: Reading, mark: Mark, front: str, back: str, tags: Sequence[str], *, both: bool = False) -> None:
    """Read a question and its answer; a task list below it is a list of options."""
    if reading.too_long(mark, len(front) + len(back)):
        return
    front, named = tags_in(front)
    if not both:
        back, more = tags_in(back)
        named = (*named, *more)
    tags = tuple(dict.fromkeys((*tags, *named)))
    lines = f"{front}\n{back}".split("\n")
    tasks = [task for line in lines if (task := TASK.match(line))]
    if tasks:
        _options(reading, Entry(mark, "choice", "", tags=tags), lines)
        return
    question, answer = read_markdown(front), read_markdown(back)
    asked, right = said(question), said(answer)
    if not right:
        reading.leave_out(mark, "a question without an answer")
        return
    media = media_of(question, answer)
    entry = Entry(mark, recalled_or_typed(right), asked, {"answer": right}, tags=tags, media=media)
    reading.add(entry)
    if both:
        other = replace(entry, format=recalled_or_typed(asked), stem=right, fields={"answer": asked}, slot="reverse")
        reading.add(replace(other, content=asked, media=()))


def _options(reading: Reading, entry: Entry, lines: Sequence[str]) -> None:
    """Read a question whose options are a task list, ticked where they are right."""
    first = next(place for place, line in enumerate(lines) if TASK.match(line))
    last = max(place for place, line in enumerate(lines) if TASK.match(line))
    asked = read_markdown("\n".join(lines[:first]))
    told = said(read_markdown("\n".join(lines[last + 1 :])))
    options = [(task[1] != " ", said(read_markdown(task[2]))) for line in lines if (task := TASK.match(line))]
    right = tuple(text for ticked, text in options if ticked)
    wrong = tuple((text, "") for ticked, text in options if not ticked)
    entry = replace(entry, stem=said(asked), explanation=told, media=media_of(asked))
    if len(right) == 1:
        reading.add(replace(entry, format="choice", fields={"answer": right[0], "wrong": wrong}))
    else:
        reading.add(replace(entry, format="multi", fields={"answers": right, "wrong": wrong}))


def _cloze(reading: Reading, mark: Mark, source: str, tags: Sequence[str]) -> None:
    if reading.too_long(mark, len(source)):
        return
    source, named = tags_in(source)
    entry = Entry(mark, "cloze", "", tags=tuple(dict.fromkeys((*tags, *named))))
    if _MARKUP_OF_ANKI in source:
        text = read_markdown(source)
        parts = read_cloze(text.line)
    else:
        text = read_markdown(cloze_marks(source, OPENED, CLOSED))
        parts = marked_parts(text.line)
    add_cloze(reading, entry, parts, text)
