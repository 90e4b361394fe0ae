"""What a stranger may write where a deck has a text, and a deck that says it everywhere."""

from pathlib import Path
from typing import Any

import yaml

ATTACKS = {
    "colours of a terminal": "\x1b[31mred\x1b[0m",
    "link of a terminal": "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07",
    "title of a terminal": "\x1b]0;pwned\x07 and \x1b]52;c;cm0gLXJm\x07",
    "answer of a terminal": '\x1b[6n\x1bP$q"p\x1b\\\x05',
    "eight-bit controls": "\x9b31mred\x9d0;pwned\x9c",
    "overwritten letters": "good\b\b\b\bevil\rtrue\x7f\x0c\x0b",
    "nul": "a\0b",
    "order of letters": "\u202egnp.exe\u202c \u2067x\u2069 \u200fy",
    "letters without width": "pass\u200bword \u2060 \ufeff \u00adsoft \u180e",
    "hidden tags": "a\U000e0041\U000e0042\U000e007f",
    "line ends": "one\u2028two\u2029three\x85four\r\nfive",
    "marks in a heap": "Z" + "\u0301\u0489\u0336" * 200,
    "action of Textual": "[@click=app.quit]free[/] [@click=screen.leave()]x[/@click]",
    "link of Rich": "[link=http://evil.example]here[/link] [red on red]x[/red on red]",
    "broken markup": "[/] [[] [/red] [ \\[ [bold",
    "variables of Textual": "$error [$text-error on $error]x[/]",
    "script": "<script>alert(1)</script>",
    "handler": "\"><img src=x onerror=alert(1)>' onmouseover='alert(1)",
    "other ways into HTML": "</style></title></textarea>--><svg/onload=alert(1)><iframe src=javascript:alert(1)>",
    "HTML in entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "end of CDATA": "]]><script>alert(1)</script><![CDATA[",
    "XML": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "fields of Anki": "{{Front}} {{FrontSide}} {{#Back}}x{{/Back}} {{c1::hidden::hint}} {{c9::x}}",
    "sounds and programs of Anki": "[sound:../../x.mp3] [sound:|calc] [latex]\\input{/etc/passwd}[/latex] [$]x[/$]",
    "templates": "{{7*7}} {% raise %} ${7*7} #{7*7} <%= 7*7 %> {0.__class__} %(x)s %n%s",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "other formulas": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula after a blank": "\t=1+1",
    "formula with a sign": "+1+1",
    "formula with a minus": "-1+1|x",
    "links of Markdown": "[x](javascript:alert(1)) ![y](http://evil.example/z.png) <http://evil.example> `x`",
    "commands of GIFT": "=right ~wrong {T} $CATEGORY: evil :: // \\n",
    "shell": "$(reboot) `reboot` ; reboot | reboot && reboot",
    "SQL": "'); DROP TABLE reviews;--",
    "maths without end": "$\\def\\a{\\a\\a}\\a$ $\\input{/etc/passwd}$ \\(" + "{" * 200 + "\\)",
    "very long": "word " * 2_000,
    "one long word": "w" * 5_000,
}  # fmt: skip

_ALONE = (
    "formula",
    "other formulas",
    "formula after a blank",
    "formula with a sign",
    "formula with a minus",
    "very long",
)
"""What does harm at the beginning of a text, or takes its time."""


def packs() -> dict[str, str]:
    """Return all attacks, several in one text where they do not get into each other's way."""
    together = [name for name in ATTACKS if name not in _ALONE]
    groups = [together[start : start + 9] for start in range(0, len(together), 9)]
    return {", ".join(names): "\n".join(ATTACKS[name] for name in names) for names in [*groups, *([n] for n in _ALONE)]}


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)


def hostile_deck(folder: Path, attack: str, only: str = "") -> Path:
    """Write a deck that has a text wherever a deck has one: in facts, questions of every format, and media.

    Args:
        folder: takes the deck and its image.
        attack: the text.
        only: the format of the one question to write, without facts; the deck's id ends with it.
    """
    (folder / "i.png").write_bytes(_PNG)
    common = {"at": attack, "note": attack, "tags": [attack[:40]]}
    asked = {"explanation": attack, **common}
    people = [{"name": f"Ann {attack}", "aliases": [f"Anna {attack}"]}, f"Bob {attack}", f"Cid {attack}"]
    deck: dict[str, Any] = {
        "deck": "hostile",
        "title": attack,
        "description": attack,
        "source": "s",
        "sources": {"s": {"title": attack, "author": attack, "publisher": attack, "date": attack}},
        "entities": {"person": people},
        "kinds": {
            "k": {
                "slots": {"who": "person", "what": "text", "when": "date"},
                "sentence": "{who} said {what} in {when}: " + _in_template(attack),
                "ask": {"who": "Who said {what}? " + _in_template(attack)},
                "label": "{what}",
                "order": {"when": "In which order? " + _in_template(attack)},
                "match": {"who": {"what": "Who said what? " + _in_template(attack)}},
            }
        },
        "facts": [
            {"id": f"f{n}", "k": {"who": f"{name} {attack}", "what": f"{n} {attack}", "when": f"{1990 + n}"}, **common}
            for n, name in enumerate(("Ann", "Bob", "Cid"), 1)
        ],
        "questions": [
            {"id": "q1", "choice": f"Which? {attack}", "answer": f"a {attack}",
             "wrong": [{"text": f"b {attack}", "feedback": attack}, f"c {attack}"], **asked},
            {"id": "q2", "multi": f"Which ones? {attack}", "answers": [f"a {attack}", f"b {attack}"],
             "wrong": [f"c {attack}"], **asked},
            {"id": "q3", "truefalse": f"So it is. {attack}", "answer": "false", "feedback": attack, **asked},
            {"id": "q4", "cloze": f"The sky is {{blue}}. {_in_template(attack)}", **asked},
            {"id": "q5", "typed": f"Who? {attack}", "answer": f"a {attack}", "accept": [f"b {attack}"], **asked},
            {"id": "q6", "number": f"How far? {attack}", "answer": "35 km", **asked},
            {"id": "q7", "date": f"When? {attack}", "answer": "2017-08-29", **asked},
            {"id": "q8", "order": f"In which order? {attack}", "items": [f"{n} {attack}" for n in "abc"], **asked},
            {"id": "q9", "match": f"Which? {attack}", "pairs": {f"a {attack}": f"b {attack}", "c": "d"}, **asked},
            {"id": "q10", "list": f"Which are they? {attack}", "answers": [f"a {attack}", f"b {attack}"], **asked},
            {"id": "q11", "flip": f"What is it? {attack}", "answer": attack,
             "image": {"file": "i.png", "alt": attack, "credit": attack, "on": "question"}, **asked},
        ],
    }  # fmt: skip
    if only:
        written = [question for question in deck["questions"] if only in question]
        deck |= {"deck": f"hostile-{only}", "facts": [], "questions": written}
    path = folder / f"{deck['deck']}.yaml"
    text = yaml.dump(deck, Dumper=_Plain, default_style='"', allow_unicode=True, sort_keys=False, width=10**6)
    path.write_text(text, encoding="utf-8")
    return path


class _Plain(yaml.CSafeDumper):
    """Writes each text out, however often it stands in the deck."""

    def ignore_aliases(self, data: object) -> bool:
        """Write no alias; a deck has none."""
        return True


def _in_template(attack: str) -> str:
    """Write a text so that a sentence or stem says it as it is."""
    for sign in "{}[]":
        attack = attack.replace(sign, sign * 2)
    return attack
