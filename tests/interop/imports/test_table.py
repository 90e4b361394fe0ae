"""Tables: CSV, tabs, and what Anki and Quizlet write."""

from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.interop.drafts.ids import note_id
from quiz.interop.imports.naming import drafts_of
from tests.interop.imports.support import as_deck, asked, drafted, one, read, told

H = "question,answer,options\n"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (f"{H}Who?,Grant,", ("typed", "Who?", {"answer": "Grant"})),
        (f'{H}"Who,\nwhere?","so ""x"" it is then",', ("flip", "Who, where?", {"answer": 'so "x" it is then'})),
        ("Front;Back\nHund;dog", ("typed", "Hund", {"answer": "dog"})),
        ("Frage;Antwort\nHund;dog", ("typed", "Hund", {"answer": "dog"})),
        (f"{H}2+2?,'=4,", ("typed", "2+2?", {"answer": "=4"})),
        (f"{H}-1?,-1,", ("typed", "-1?", {"answer": "-1"})),
        (f"{H}Q?,b,a|b|c", ("choice", "Q?", {"answer": "b", "wrong": (("a", ""), ("c", ""))})),
        (f"{H}Q?,2,a;b;c", ("choice", "Q?", {"answer": "b", "wrong": (("a", ""), ("c", ""))})),
        (f"{H}Q?,B,A. x;B. y", ("choice", "Q?", {"answer": "y", "wrong": (("x", ""),)})),
        (f'{H}Q?,"a, c",a|b|c', ("multi", "Q?", {"answers": ("a", "c"), "wrong": (("b", ""),)})),
        ("Question,Option 1,Option 2,Correct\nQ?,x,y,1", ("choice", "Q?", {"answer": "x", "wrong": (("y", ""),)})),
        (
            "question,answer,wrong 1,wrong 2\nQ?,x,y,z",
            ("choice", "Q?", {"answer": "x", "wrong": (("y", ""), ("z", ""))}),
        ),
        ("question,answer,type\nIt is.,TRUE,true/false", ("truefalse", "It is.", {"answer": "true"})),
        (
            "question,answer,format,tolerance\nHow far?,35 km,number,2",
            ("number", "How far?", {"answer": "35 km", "tolerance": "2"}),
        ),
        ("question,answer,format\nWhen?,2017-08,date", ("date", "When?", {"answer": "2017-08"})),
        ("question,answer,format\nIt is _____.,so,cloze", ("cloze", "It is {so}.", {})),
        ("question,answer,format,accept\nWho?,a,typed,b | c", ("typed", "Who?", {"answer": "a", "accept": ("b", "c")})),
        ("question,answer,format\nSort,a | b,order", ("order", "Sort", {"items": ("a", "b")})),
        ("question,answer,format\nName,a | b \\| c,list", ("list", "Name", {"answers": ("a", "b | c")})),
        ("question,answer,format\nJoin,a -> b | c -> d,match", ("match", "Join", {"pairs": (("a", "b"), ("c", "d"))})),
        ("question,answer\n<b>H</b><sub>2</sub>O &amp; x?,<i>so</i>", ("typed", "H₂O & x?", {"answer": "so"})),
        ("question,answer\na <tag> b?,<x>", ("typed", "a <tag> b?", {"answer": "<x>"})),
    ],
)
def test_a_row_becomes_a_question(text: str, question: tuple[object, ...]) -> None:
    """Columns are known by many names; options, keys, formats and HTML are understood."""
    assert asked(one(text, "csv")) == question


def test_our_own_export_comes_back() -> None:
    """Ids, slots, feedback, citations and tags are those that were exported."""
    text = (
        "id,format,question,answer,options,accept,feedback,tolerance,explanation,source,tags\n"
        r"space/lander/which,choice,<b>Which?,Eagle,Columbia | Eagle | a \| b,,No. |  | ,,Why.,"
        '"Book, page 1",x | y z\n'
        "space/pair/question/match,match,Join,a \\> x -> b | c -> d,,,,,,,\n"
        r"space/flip/question,flip,What?,a \| b,,,,,,,"
        "\n"
    )
    choice, match, flip = drafted(text, "csv")
    assert asked(flip) == ("flip", "What?", {"answer": "a | b"})
    assert (choice.id, choice.slot, choice.stem, choice.tags) == ("lander", "which", "<b>Which?", ("x", "y z"))
    assert choice.fields == {"answer": "Eagle", "wrong": (("Columbia", "No."), ("a | b", ""))}
    assert (choice.explanation, choice.source, choice.locator) == ("Why.", "Book, page 1", "line 2")
    assert (match.id, match.slot, match.fields) == ("pair", "", {"pairs": (("a > x", "b"), ("c", "d"))})


def test_questions_cite_the_file_or_what_its_column_says(tmp_path: Path) -> None:
    """A column with sources makes sources of the deck; other rows cite the file with their line."""
    deck = as_deck(drafted("question,answer,source\na?,b,Book\nc?,d,\n", "csv"), tmp_path)
    assert [str(one.citations[0]) for one in deck.questions] == ["Book", "f.txt (2026-11-25), line 3"]


def test_places_in_one_document_make_one_source(tmp_path: Path) -> None:
    """Sources that differ behind the last comma alone are one document; years tell works apart."""
    rows = ["Atlas, page 12", "Atlas, page 14", "Lee, 2001", "Lee, 2003", "Map, page 1"]
    text = "question,answer,source\n" + "".join(f'q{place}?,x,"{row}"\n' for place, row in enumerate(rows))
    deck = as_deck(drafted(text, "csv"), tmp_path)
    assert [str(one.citations[0]) for one in deck.questions] == rows
    assert [source.title for source in deck.sources.values()] == ["Atlas", "Lee, 2001", "Lee, 2003", "Map, page 1"]


def test_a_file_that_nothing_cites_is_no_source(tmp_path: Path) -> None:
    """A deck has no source that ``quiz check`` would then report as unused."""
    deck = as_deck(drafted("question,answer,source\na?,b,Book\n", "csv"), tmp_path)
    assert list(deck.sources) == ["book"]


ANKI = """\
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
g1\tBasic\tD\tWho <b>is</b> it?\tGrant\tx leech
g2\tCloze\tD\t{{c1::Paris}} is in {{c2::France::land}}\textra\t
g3\tBasic (and reversed card)\tD\ta\t"b ""c""
d"\t
"""


def test_a_text_of_anki_has_the_ids_of_its_package() -> None:
    """Notes keep the ids that the import of a package gives them; clozes and reversed cards are known."""
    first, cloze, there, back = drafted(ANKI, "csv")
    assert asked(first) == ("typed", "Who is it?", {"answer": "Grant"})
    assert first.tags == ("x", "leech")
    assert [first.id, cloze.id, there.id, back.id] == [note_id(guid) for guid in ("g1", "g2", "g3", "g3")]
    assert (cloze.stem, cloze.explanation) == ("{c1=Paris} is in {c2=France} (land)", "extra")
    assert (there.slot, back.slot, back.stem) == ("", "card-2", 'b "c" d')


def test_quotes_of_tables_with_tabs_may_be_letters() -> None:
    """Quizlet puts nothing in quotes: those that do not fit are letters."""
    text = 'Hund\tdog\n"so" he said\tx\n5" disk\tfloppy\n'
    reading = read(text, "csv")
    assert [entry.stem for entry in reading.entries] == ["Hund", '"so" he said', '5" disk']
    assert told(reading) == [
        "f.txt:1:1: there is no header 'question,answer': the first column asks, the second answers"
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{H}Q?,z,a|b", "f.txt:2:1: the answer 'z' is none of the options"),
        (f"{H}Q?,,", "f.txt:2:1: it has no answer"),
        (f"{H},x,", "f.txt:2:1: it asks nothing"),
        (f"{H}Q?,a,b,c", "f.txt:2:1: the row has 4 cells, expected 3"),
        ("question,answer,format\nQ?,a,essay", "f.txt:2:1: there is no format 'essay' (one of: choice,"),
        ("question,answer,format\nQ?,soon,number", "f.txt:2:1: its answer is no number"),
        ("question,answer,format\nQ?,a | b,match", "f.txt:2:1: the pairs of a match are no pairs"),
        ("question,answer,format,accept\nQ?,a | b,list,c", "f.txt:2:1: further right answers of a list question"),
        ("question,answer,mood\nQ?,a,b", "f.txt:1:1: the column 'mood' is not carried over"),
        ("a,b,c\nd,e,f", "f.txt:1:1: columns from the third on are not carried over"),
        ("#separator:tab\n#deck column:3\na\tb\tD\tc\td", "f.txt:3:1: the decks of notes are not carried over"),
        ("#separator:tab\na\tb\tc\td", "f.txt:2:1: fields of notes from the fourth on are not carried over"),
        ("question,answer\nQ?,{{c1::x", ""),
    ],
)
def test_what_is_lost_is_told(text: str, says: str) -> None:
    """Rows that cannot be used are left out, columns that nothing is made of are named."""
    assert any(line.startswith(says) for line in told(read(text, "csv"))) is bool(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('question,answer\n"open,b\nc,d\n', "f.txt:2:1: no CSV: unexpected end of data"),
        ('question,answer\n"a"b,c\n', "f.txt:2:1: no CSV: ',' expected after '\"'"),
        ("only\none\n", "f.txt: this is no table: no row has two columns"),
        ("\n\n", "f.txt: this is no table"),
        ("question,explanation\na,b\n", "f.txt:1:1: there is no column with answers: found explanation, question"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused(text: str, says: str) -> None:
    """Where cells end, or which of them answer, must be known: else nothing is imported."""
    with pytest.raises(QuizError) as refused:
        read(text, "csv")
    assert str(refused.value).startswith(says)


def test_rows_of_another_deck_are_told() -> None:
    """Of a file with questions of several decks one is chosen."""
    text = "id,question,answer\na/x/question,Q?,1\nb/x/question,R?,2\n"
    reading = read(text, "csv")
    assert [draft.stem for draft in drafts_of(reading, "b")] == ["R?"]
    assert told(reading) == ["f.txt:2:1: it belongs to the deck 'a' (import it with --deck a)"]
    with pytest.raises(QuizError, match="questions of the decks a, b; choose one with --deck"):
        drafts_of(read(text, "csv"), "c")
