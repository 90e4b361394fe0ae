"""Finding and checking decks."""

from pathlib import Path

import pytest

from quiz.errors import DeckError, QuizError
from quiz.library.library import Library
from quiz.library.shelf import OWN, Shelf, deck_files, expand
from quiz.model.settings import Settings
from quiz.store.sqlite import SqliteStore
from tests.conftest import BUILTIN
from tests.support.checking import check_deck
from tests.support.clock import FakeClock
from tests.support.decks import write_deck

BODY = "facts:\n  - {id: a, text: 'The sky is {blue}.'}\n"


def test_decks_are_found_by_id_and_by_path(tmp_path: Path, library: Library) -> None:
    """A reference with a file name's ending is a path, any other an id."""
    path = write_deck(tmp_path, BODY)
    assert library.shelf.open(str(path)).id == "small"
    assert library.shelf.open(BUILTIN).id == BUILTIN
    with pytest.raises(QuizError, match=r"there is no deck 'pakistan-rusia' \(did you mean 'pakistan-russia-defence'"):
        library.shelf.open("pakistan-rusia")
    with pytest.raises(QuizError, match="is a folder"):
        library.shelf.open(str(tmp_path))


def test_the_learners_own_decks_come_first(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> None:
    """Of two decks with one id the learner's own is taken."""
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
        write_deck(folder, BODY)
    shelf = Shelf((own, other))
    assert shelf.open("small").path == own / "small.yaml"
    assert [entry.place for entry in Library(shelf, store, clock, Settings()).entries()] == [(OWN,)]


def test_a_broken_deck_does_not_let_another_take_its_place(
    tmp_path: Path, store: SqliteStore, clock: FakeClock
) -> None:
    """While the learner's own copy has a mistake, the other deck of its id is neither listed nor opened by id."""
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
        write_deck(folder, BODY)
    library = Library(Shelf((own, other)), store, clock, Settings())
    library.study(["small"])
    copy = (own / "small.yaml").rename(own / "mine.yaml")
    copy.write_text(copy.read_text("utf-8") + "  - nonsense: [\n", encoding="utf-8")
    with pytest.raises(QuizError, match=r"mine\.yaml:\d+"):
        library.reload("small")
    library = Library(Shelf((own, other)), store, clock, Settings())
    (entry,) = library.entries()
    assert (entry.title, entry.error is None, entry.hides) == ("mine.yaml", False, "small")
    with pytest.raises(QuizError, match=r"mine\.yaml:\d+"):
        library.study(["small"])
    copy.unlink()
    assert [(entry.id, entry.hides) for entry in library.entries()] == [("small", "")]


def test_a_broken_deck_does_not_hide_the_others(tmp_path: Path, store: SqliteStore, clock: FakeClock) -> None:
    """The list shows a deck that cannot be used with its error, beside those that can."""
    write_deck(tmp_path, BODY)
    (tmp_path / "broken.yaml").write_text("deck: [", encoding="utf-8")
    entries = Library(Shelf((tmp_path,)), store, clock, Settings()).entries()
    assert [(entry.id, entry.error is None) for entry in entries] == [("broken.yaml", False), ("small", True)]


def test_paths_to_check_are_expanded(tmp_path: Path, library: Library) -> None:
    """Folders stand for the decks in them, ids for their files, nothing for every deck on the shelf."""
    path = write_deck(tmp_path, BODY)
    assert list(expand([str(tmp_path)], library.shelf)) == [path]
    (builtin,) = expand([BUILTIN], library.shelf)
    assert builtin in expand([], library.shelf)
    with pytest.raises(QuizError, match="there is no deck 'gone'"):
        expand(["gone"], library.shelf)


def test_an_unknown_time_zone_is_told(store: SqliteStore, clock: FakeClock, library: Library) -> None:
    """A zone that does not exist is a user's error."""
    with pytest.raises(QuizError, match="there is no time zone 'Mars/Base'"):
        Library(library.shelf, store, clock, Settings(timezone="Mars/Base"))


def test_the_check_tells_what_nothing_asks(tmp_path: Path) -> None:
    """A slot whose stems are ambiguous, and a fact that asks nothing, are findings with a position."""
    path = write_deck(
        tmp_path,
        "facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, claim: Bob, visit: {who: Bob, to: Rome}}\n"
        "  - {id: c, asked: [], visit: {who: Cid, to: Oslo}}\n",
    )
    findings = [(finding.mark.line, finding.code) for finding in check_deck(path)]
    assert findings == [(7, "no-question"), (8, "no-question"), (9, "no-card")]


def test_the_check_tells_the_flaws_of_hand_written_questions(tmp_path: Path) -> None:
    """Flaws of the author's own questions are found by the same rules."""
    path = write_deck(
        tmp_path,
        "questions:\n  - {id: q, choice: Which?, answer: Ann, wrong: [Bob, all of the above], explanation: So.}\n"
        "  - {id: r, typed: Who?, answer: a}\n",
    )
    findings = [(finding.code, finding.mark.line, finding.mark.column) for finding in check_deck(path)]
    assert findings == [("all-or-none", 7, 5), ("absolute-term", 7, 5), ("unexplained", 8, 5)]


def test_the_check_tells_misspelt_names(tmp_path: Path) -> None:
    """A name that is nearly an entity's is asked about; one that differs by a number is another thing."""
    path = write_deck(
        tmp_path,
        "entities:\n  person: [Beethoven, Schubert]\n  thing: [Apollo 11]\n"
        "facts:\n  - {id: a, visit: {who: Beethooven, to: Rome}}\n"
        "  - {id: b, delivery: {from: X, to: Y, what: Apollo 12}}\n",
    )
    (finding,) = [finding for finding in check_deck(path) if finding.code == "near-name"]
    assert (finding.mark.line, finding.hint.split("?")[0]) == (10, "did you mean 'Beethoven'")


def test_the_check_refuses_an_unusable_deck(tmp_path: Path) -> None:
    """What cannot be read cannot be checked further."""
    with pytest.raises(DeckError):
        check_deck(write_deck(tmp_path, "facts:\n  - {}\n"))


def test_what_is_hidden_holds_no_decks(tmp_path: Path) -> None:
    """YAML in ``.github`` or in a hidden file is no deck; a hidden folder above does not matter."""
    folder = tmp_path / ".local" / "decks"
    (folder / ".github").mkdir(parents=True)
    path = write_deck(folder, BODY)
    write_deck(folder / ".github", BODY)
    write_deck(folder, BODY, ".hidden.yaml")
    assert deck_files(folder) == [path]


def test_a_deck_opened_by_its_path_is_listed(tmp_path: Path, library: Library) -> None:
    """A deck from elsewhere stands below the others as long as the program runs, and can be studied by its id."""
    path = write_deck(tmp_path, BODY)
    library.study([str(path)])
    *others, last = library.entries()
    assert (last.id, last.place, last.cards) == ("small", ("Opened by path",), 1)
    assert "small" not in {entry.id for entry in others}
    assert library.study([last.id]).session.remaining == 1
    library.bank(BUILTIN)
    assert [entry.id for entry in library.entries()].count(BUILTIN) == 1


def test_a_question_written_by_hand_is_called_by_its_id(tmp_path: Path) -> None:
    """What is wrong with it is told with the id that its author gave it; one of a fact with the slot it asks."""
    body = (
        "questions:\n  - {id: lander, choice: Which is never it?, answer: Eagle, wrong: [Columbia, all of the above]}\n"
    )
    messages = [problem.message for problem in check_deck(write_deck(tmp_path, body))]
    assert messages
    assert all(message.startswith("choice 'lander': ") for message in messages)
