"""Who may talk to the server."""

import pytest

from quiz.errors import QuizError
from quiz.web.guard import authorities, check_loopback


@pytest.mark.parametrize(
    ("host", "name"),
    [("127.0.0.1", "127.0.0.1"), ("127.0.0.9", "127.0.0.9"), ("[::1]", "::1"), ("localhost", "localhost")],
)
def test_this_machine_is_served(host: str, name: str) -> None:
    """Every loopback address will do, an IPv6 one with or without brackets."""
    assert check_loopback(host) == name


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "localhost.example.org", "2130706433", "127.1", ""])
def test_no_other_is(host: str) -> None:
    """Addresses of the net, of all devices, names and odd spellings are refused."""
    with pytest.raises(QuizError, match="could be reached by others"):
        check_loopback(host)


def test_names_of_this_machine_have_their_port() -> None:
    """A browser may name the machine in several ways, always with the port, but for the port it leaves out."""
    assert authorities("::1", 8000) == {"localhost:8000", "127.0.0.1:8000", "[::1]:8000"}
    assert {"localhost", "127.0.0.1"} <= authorities("127.0.0.1", 80)
    assert "evil.example:8000" not in authorities("localhost", 8000)
