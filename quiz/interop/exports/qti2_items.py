"""Questions as items of QTI 2.1; QTI 3 has the same parts under other names.

Source: IMS Question & Test Interoperability Assessment Test, Section and Item Information Model,
2.1. Every item has the outcomes SCORE (0 or 1), FEEDBACK (the options that were chosen, where
something is told for them) and GENERAL (what is told in any case).
"""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, fromstring

from quiz.interop.exports.html_text import with_letters
from quiz.interop.exports.item import Item, decimal, plain
from quiz.interop.exports.naming import option_ident, title
from quiz.interop.exports.qti2_marks import add_marks
from quiz.interop.exports.report import Report
from quiz.interop.exports.typed import BY_HAND, typed_answers
from quiz.interop.exports.xml import child
from quiz.interop.named_files import NamedFiles
from quiz.model.media import Media
from quiz.model.question import BLANK

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
MEDIA = "media"
"""The folder of media in a package; items are in a folder beside it."""
_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "svg": "image/svg+xml", "mp3": "audio/mpeg", "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav",
    "m4a": "audio/mp4", "flac": "audio/flac",
}  # fmt: skip
_RESPONSE = {"responseIdentifier": "RESPONSE"}


def make_item(item: Item, files: NamedFiles, report: Report) -> Element:
    """Make the item of a question.

    Raises:
        QuizError: a medium cannot be read.
    """
    attributes = {"identifier": item.ident, "title": title(item), "adaptive": "false", "timeDependent": "false"}
    root = Element("assessmentItem", {"xmlns": NAMESPACE})
    root.attrib.update({name: plain(value) for name, value in attributes.items()})
    body = Element("itemBody")
    for one in item.media("question"):
        body.append(_medium(one, files))
    keys = _ask(body, item, report)
    feedback = {option_ident(item, one.text): one.feedback for one in item.options if one.feedback}
    add_marks(root, item, keys, several=item.format == "multi", told=bool(feedback))
    root.insert(_place(root), body)
    for ident, text in feedback.items():
        _modal(root, "FEEDBACK", ident, (_paragraph(text),))
    _modal(
        root, "GENERAL", "told", (_paragraph(item.background), *(_medium(one, files) for one in item.media("answer")))
    )
    return root


def _place(root: Element) -> int:
    """Say where the body goes: behind the declarations."""
    return sum(element.tag.endswith("Declaration") for element in root)


def _ask(body: Element, item: Item, report: Report) -> tuple[str, ...]:
    """Add the stem with what takes the answer, and return what is right."""
    match item.format:
        case "choice" | "multi" | "truefalse":
            return _choice(body, item)
        case "match":
            return _match(body, item)
        case "order":
            return _order(body, item)
        case "list" | "flip":
            report.lessen(item, BY_HAND)
            _prompt(child(body, "extendedTextInteraction", "", _RESPONSE), item.stem)
            return ()
        case "number" if item.number:
            _entry(body, item)
            return (decimal(item.number.value),)
        case _:
            _entry(body, item)
            return typed_answers(item, report)


def _choice(body: Element, item: Item) -> tuple[str, ...]:
    most = "0" if item.format == "multi" else "1"
    shuffle = str(not item.question.pinned).lower()
    interaction = child(body, "choiceInteraction", "", {**_RESPONSE, "shuffle": shuffle, "maxChoices": most})
    _prompt(interaction, item.stem)
    for option in item.options:
        identifier = {"identifier": option_ident(item, option.text)}
        _fill(child(interaction, "simpleChoice", "", identifier), with_letters(option.text))
    return tuple(option_ident(item, option.text) for option in item.options if option.correct)


def _match(body: Element, item: Item) -> tuple[str, ...]:
    pairs = item.question.pairs
    most = {"maxAssociations": str(len(pairs))}
    interaction = child(body, "matchInteraction", "", {**_RESPONSE, "shuffle": "true", **most})
    _prompt(interaction, item.stem)
    rights = [option.text for option in item.options]
    sides = (("l", dict.fromkeys((left for left, _ in pairs), 1)), ("r", {text: rights.count(text) for text in rights}))
    for side, texts in sides:
        group = child(interaction, "simpleMatchSet")
        for text, times in texts.items():
            attributes = {"identifier": f"{side}{option_ident(item, text)}", "matchMax": str(times)}
            _fill(child(group, "simpleAssociableChoice", "", attributes), with_letters(text))
    return tuple(f"l{option_ident(item, left)} r{option_ident(item, right)}" for left, right in pairs)


def _order(body: Element, item: Item) -> tuple[str, ...]:
    interaction = child(body, "orderInteraction", "", {**_RESPONSE, "shuffle": "false"})
    _prompt(interaction, item.stem)
    for option in item.options:
        identifier = {"identifier": option_ident(item, option.text)}
        _fill(child(interaction, "simpleChoice", "", identifier), with_letters(option.text))
    return tuple(option_ident(item, answer) for answer in item.question.answers)


def _entry(body: Element, item: Item) -> None:
    """Put the entry of a word or a number into the blank, or below the stem."""
    before, blank, after = item.stem.partition(BLANK)
    length = max(map(len, item.accepted), default=0)
    entry = f'<textEntryInteraction responseIdentifier="RESPONSE" expectedLength="{length + 4}"/>'
    if blank:
        _fill(child(body, "p"), f"{with_letters(before)}{entry}{with_letters(after)}")
        return
    _fill(child(body, "p"), with_letters(item.stem))
    _fill(child(body, "p"), entry)


def _prompt(interaction: Element, stem: str) -> None:
    _fill(child(interaction, "prompt"), with_letters(stem))


def _modal(root: Element, outcome: str, ident: str, content: Iterable[Element]) -> None:
    attributes = {"outcomeIdentifier": outcome, "showHide": "show", "identifier": ident}
    child(root, "modalFeedback", "", attributes).extend(content)


def _paragraph(text: str) -> Element:
    return _fill(Element("p"), with_letters(text))


def _medium(media: Media, files: NamedFiles) -> Element:
    name = files.name(media.path)
    address = f"../{MEDIA}/{name}"
    paragraph = Element("p")
    if media.sort == "image":
        child(paragraph, "img", "", {"src": address, "alt": media.alt})
    else:
        sort = _TYPES.get(name.rpartition(".")[2], "audio/mpeg")
        child(paragraph, "object", media.alt, {"data": address, "type": sort})
    if media.credit:
        child(paragraph, "br")
        _fill(child(paragraph, "small"), with_letters(media.credit))
    return paragraph


def _fill(element: Element, html: str) -> Element:
    """Put HTML into an element."""
    parsed = fromstring(f"<p>{html}</p>")  # noqa: S314 - it was written a moment ago
    element.text = parsed.text
    element.extend(parsed)
    return element


def media_of(element: Element) -> Sequence[str]:
    """Return the addresses of the media that an item shows, from the package's root."""
    found = (node.get("src") or node.get("data") or "" for node in element.iter() if node.tag in {"img", "object"})
    return tuple(dict.fromkeys(address.removeprefix("../") for address in found))
