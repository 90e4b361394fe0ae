"""The parts of an exam for paper: where each question is answered, and what its key says."""

from collections.abc import Iterator
from string import ascii_lowercase

from quiz.interop.exports.html_text import with_letters
from quiz.interop.exports.item import decimal
from quiz.model.numbers import Number
from quiz.model.question import BLANK, Question

LINE = '<span class="line"></span>'
_HINTS = {
    "multi": "Mark all that are right.",
    "order": "Number the lines in their order.",
    "match": "Write the letter of the partner.",
}


def stem_html(question: Question) -> str:
    """Write the stem, with a line to write on in the place of the blank."""
    return LINE.join(map(with_letters, question.stem.split(BLANK)))


def answer_area(question: Question) -> str:
    """Write what a question is answered on; its options are in the order of the version."""
    hint = _HINTS.get(question.format)
    parts = [f'<p class="hint">{hint}</p>'] if hint else []
    match question.format:
        case "choice" | "truefalse" | "multi":
            sort = "box" if question.format == "multi" else "box one"
            rows = (f'<span class="{sort}"></span>{_lettered(letter, text)}' for letter, text in _options(question))
            parts.append(_list("ul", "options", rows))
        case "order":
            rows = (f'<span class="box number"></span>{_lettered(letter, text)}' for letter, text in _options(question))
            parts.append(_list("ol", "items", rows))
        case "match":
            left = _list("ol", "items", (f"{LINE}<span>{with_letters(text)}</span>" for text, _ in question.pairs))
            right = _list("ol", "items", (_lettered(letter, text) for letter, text in _options(question)))
            parts.append(f'<div class="match">{left}{right}</div>')
        case "cloze":
            pass
        case "list":
            parts += [_to_write()] * len(question.answers)
        case _:
            parts.append(_to_write(_unit(question)))
    return "\n".join(parts)


def key_text(question: Question) -> str:
    """Say what is right in a version, by letters where there are letters."""
    letters = {text: letter for letter, text in _options(question)}
    match question.format:
        case "choice" | "truefalse" | "multi":
            return "; ".join(sorted(f"{letters[answer]} {answer}" for answer in question.answers))
        case "order":
            place = {answer: number for number, answer in enumerate(question.answers, 1)}
            return "; ".join(f"{letter} {place[text]}" for text, letter in letters.items())
        case "match":
            return "; ".join(f"{left}: {letters[right]} {right}" for left, right in question.pairs)
        case _:
            also = [name for names in question.accept for name in names]
            off = f" (± {decimal(question.tolerance)})" if question.tolerance else ""
            return "; ".join(question.answers) + off + (f" (also: {', '.join(also)})" if also else "")


def _options(question: Question) -> Iterator[tuple[str, str]]:
    """Yield letters and texts; of a match, each right side once."""
    texts = dict.fromkeys(option.text for option in question.options or ())
    return zip(ascii_lowercase, texts, strict=False)


def _lettered(letter: str, text: str) -> str:
    return f'<span class="letter">{letter}</span><span>{with_letters(text)}</span>'


def _list(tag: str, name: str, rows: Iterator[str]) -> str:
    return f'<{tag} class="{name}">{"".join(f"<li>{row}</li>" for row in rows)}</{tag}>'


def _to_write(unit: str = "") -> str:
    return f'<p class="write">{LINE}{f" <span>{with_letters(unit)}</span>" if unit else ""}</p>'


def _unit(question: Question) -> str:
    key = question.key[0] if question.key else None
    return key.unit if isinstance(key, Number) and question.format == "number" else ""
