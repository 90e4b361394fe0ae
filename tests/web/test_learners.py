"""Learners of the server, their folders and tokens."""

import stat
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.paths import Home
from quiz.web.learners import Learner, enrol, owner
from quiz.web.limits import Bucket
from quiz.web.logins import Logins


def test_each_learner_has_a_folder_and_a_token(home: Home) -> None:
    """New learners get both, tokens differ, and only the owner of the machine can read them."""
    anna, bob = enrol(home, ["anna", "bob"])
    assert anna.folder != bob.folder
    assert anna.folder.parent == home.folder / "learners"
    assert anna.token != bob.token
    assert len(anna.token) >= 32
    assert stat.S_IMODE((anna.folder / "token").stat().st_mode) == 0o600
    assert stat.S_IMODE(anna.folder.stat().st_mode) == 0o700


def test_a_token_stays_until_its_file_is_deleted(home: Home) -> None:
    """An address given to a learner is good after a restart, and can be taken back."""
    (first,) = enrol(home, ["anna"])
    assert enrol(home, ["anna"]) == (first,)
    (first.folder / "token").unlink()
    assert enrol(home, ["anna"])[0].token != first.token


def test_learners_share_the_decks_of_the_server(home: Home) -> None:
    """A deck in the server's folder is in everybody's."""
    (anna,) = enrol(home, ["anna"])
    (home.decks / "x.yaml").write_text("deck: x\n")
    assert (Home(anna.folder).decks / "x.yaml").exists()


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "A", "a b", "a\0", "\x1b", "x" * 61, "-", ".", "a\\b", "ä"])
def test_a_name_leads_nowhere(home: Home, name: str) -> None:
    """A learner's name is an id, so that it names a folder in one place."""
    with pytest.raises(QuizError, match="cannot name a learner"):
        enrol(home, [name])
    assert not home.folder.exists()


def test_other_troubles_are_told(home: Home, tmp_path: Path) -> None:
    """A name that stands twice, a folder that is a link, and a file that holds no token."""
    with pytest.raises(QuizError, match="named twice"):
        enrol(home, ["anna", "anna"])
    (anna,) = enrol(home, ["anna"])
    (anna.folder / "token").write_text("short")
    with pytest.raises(QuizError, match="is no token"):
        enrol(home, ["anna"])
    (anna.folder.parent / "eve").symlink_to(tmp_path)
    with pytest.raises(QuizError, match="is a link"):
        enrol(home, ["eve"])


def test_a_server_for_one_asks_for_a_token_where_others_reach_it(home: Home) -> None:
    """Alone it needs none unless one is given; else one is made, and one that can be guessed is refused."""
    assert owner(home, None, alone=True) == Learner("", home.folder)
    assert owner(home, "x" * 16, alone=True).token == "x" * 16
    made = {owner(home, None, alone=False).token for _ in range(10)}
    assert len(made) == 10
    for bad in ("", "x" * 15, "ü" * 20, "a b\n" * 10):
        with pytest.raises(QuizError, match="the token needs at least"):
            owner(home, bad, alone=False)


def test_a_browser_is_known_by_its_cookie(tmp_path: Path) -> None:
    """A token gives a cookie that is no token; nothing else does, and an unused cookie ends."""
    now = [0.0]
    anna, bob = Learner("anna", tmp_path, "a" * 20), Learner("bob", tmp_path, "b" * 20)
    logins = Logins([anna, bob], 1.0, lambda: now[0])
    cookie = logins.log_in(bob.token)
    assert cookie
    assert cookie not in {anna.token, bob.token}
    assert logins.learner(cookie) == bob
    assert logins.learner(bob.token) is None
    for wrong in ("", "a" * 19, "b" * 21, "\udc80", "ä"):
        assert logins.log_in(wrong) is None
        assert logins.learner(wrong) is None
    now[0] = 3_500.0
    assert logins.learner(cookie) == bob
    now[0] = 7_000.0
    assert logins.learner(cookie) == bob
    now[0] = 11_000.0
    assert logins.learner(cookie) is None


def test_what_comes_too_often_waits() -> None:
    """As many as may come at once need not wait; then they come at the rate that is allowed."""
    bucket = Bucket(3, 10, 0.0)
    assert [bucket.take(0.0) for _ in range(3)] == [0, 0, 0]
    assert bucket.take(0.0) == pytest.approx(0.1)
    assert bucket.take(0.0) == pytest.approx(0.2)
    assert bucket.take(1.0) == 0
