"""Scripts of the world: nothing is cut, nothing sticks out, and options stand in a column."""

import pytest
from textual.content import Content
from textual.widgets import Input

from quiz.app.app import QuizApp
from quiz.app.controls.block import LineBlock
from tests.app.conftest import MakeApp
from tests.support.app import press, seen, step, to_question

WORDS = {
    "arabic": "مَن كتب كتاب القانون في الطب في القرن الحادي عشر للميلاد وأين كان يعيش حين كتبه",
    "hebrew": "מי כתב את הספר הזה במאה העשרים והיכן הוא חי כאשר כתב אותו ומדוע",
    "mixed": "Who wrote שירת הים and القانون في الطب (12 vols.), and when, in 1025 or in 1050",
    "japanese": "平家物語を書いたのは誰で、それはいつのことで、その時どこに住んでいたのでしょうか、選んでください",
    "korean": "훈민정음을 만든 사람은 누구이고 언제 어디에서 만들었는지 알맞은 답을 고르시오 그리고 그 까닭은 무엇인가",
    "hindi": "रामचरितमानस किसने लिखी और यह कब और कहाँ लिखी गई थी सही उत्तर चुनिए और कारण बताइए कि क्यों",
    "thai": "ใครเป็นผู้ประดิษฐ์อักษรไทยและประดิษฐ์ขึ้นเมื่อใดและที่ไหนจงเลือกคำตอบที่ถูกต้องที่สุดเพียงข้อเดียว",
    "emoji": "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧 🇩🇪🇫🇷🇪🇸 ❤️👍🏽 " * 6,
    "unbroken": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
}


def rows(app: QuizApp) -> list[tuple[str, int]]:
    """Return the lines of the screen with the cells that they take."""
    strips = app.screen._compositor.render_strips()
    return [(strip.text, strip.cell_length) for strip in strips]


@pytest.mark.parametrize("script", WORDS)
async def test_every_script_wraps(make_app: MakeApp, script: str) -> None:
    """At 60 columns a stem and its options wrap within the width, all letters show, and options are aligned."""
    words = WORDS[script].strip()
    first = words.split()[0]
    body = (
        f'questions:\n  - {{id: q, choice: "{words}?", answer: "{words} 1", wrong: ["{words} 2", "{first}!"],\n'
        f'     explanation: "{words}."}}\n'
    )
    app = make_app(body)
    async with app.run_test(size=(60, 40)) as pilot:
        await to_question(pilot, app, "choice")
        for keys in ([], ["down"], ["1"]):
            await press(pilot, keys)
            await pilot.pause()
            shown = rows(app)
            assert {cells for _, cells in shown} == {60}
            assert all(Content(text).cell_length == 60 for text, _ in shown)
            letters = "".join("".join(text for text, _ in shown).split())
            assert letters.count("".join(words.split())) >= 3
        assert len(seen(app, LineBlock)) == 1
        assert step(app)


@pytest.mark.parametrize("script", ["arabic", "japanese", "emoji"])
async def test_a_line_of_any_script_can_be_typed(make_app: MakeApp, script: str) -> None:
    """A typed answer in any script is taken as it is."""
    words = WORDS[script].split()[0]
    app = make_app(f'questions:\n  - {{id: q, typed: "Which?", answer: "{words}"}}\n')
    async with app.run_test(size=(60, 20)) as pilot:
        await to_question(pilot, app, "typed")
        app.screen.query_one(Input).insert_text_at_cursor(words)
        await press(pilot, ["enter"])
        assert step(app).passed
        assert {cells for _, cells in rows(app)} == {60}


LETTERS = ["a", "ש", " ", "שִׁ", "مَ", "ن", "日", "本", "e\u030b\u0323", "👨\u200d👩\u200d👧", "👍🏽", "❤️", "x"]
"""Letters of one cell and of two, with accents and vowel signs, and joined ones."""


@pytest.mark.parametrize("question", ["typed: Which?, answer: {}", 'cloze: "It is {{{}}}."'], ids=["typed", "cloze"])
async def test_the_cursor_goes_by_letters(make_app: MakeApp, question: str) -> None:
    """A key goes over one letter whatever it is made of, in the order of typing, and deleting takes whole letters.

    No letter is torn by the cursor, and no line gets wider or narrower.
    """
    typed = "".join(LETTERS)
    app = make_app(f"questions:\n  - {{id: q, {question.format(typed)}}}\n")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_question(pilot, app, question.partition(":")[0])
        line = app.screen.query_one(Input)
        line.insert_text_at_cursor(typed)
        for place in range(len(LETTERS) - 1, -1, -1):
            line.action_cursor_left()
            await pilot.pause()
            ahead = "".join(LETTERS[:place])
            assert (line.cursor_position, line._cursor_offset) == (len(ahead), Content(ahead).cell_length)
            shown = rows(app)
            assert typed.replace(" ", "") in "".join("".join(text.split()) for text, _ in shown)
            assert {cells for _, cells in shown} == {60}
            assert all(Content(text).cell_length == 60 for text, _ in shown)
        await press(pilot, ["right", "delete"])
        assert line.value == typed.replace(LETTERS[1], "", 1)
        await press(pilot, ["end", "backspace", "backspace", "backspace"])
        assert line.value.endswith("👧")
        await press(pilot, ["backspace", "backspace"])
        assert line.value.endswith("e\u030b")
        await press(pilot, ["shift+right", "home", "shift+right"])
        assert line.selected_text == "a"
