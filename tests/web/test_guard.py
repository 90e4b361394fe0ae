"""Who may talk to the server, and under which names."""

import socket

import pytest

from quiz.errors import QuizError
from quiz.web.guard import Place, is_alone


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "::1", "[::1]", "localhost"])
def test_this_machine_is_alone(host: str) -> None:
    """Every loopback address is this machine alone, an IPv6 one with or without brackets."""
    assert is_alone(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "192.168.1.2"])
def test_others_reach_other_addresses(host: str) -> None:
    """An address of the net, or of all devices, can be reached by others."""
    assert not is_alone(host)


@pytest.mark.parametrize("host", ["localhost.example.org", "2130706433", "127.1", "", "example.org", "0x7f.1"])
def test_what_is_no_address_is_refused(host: str) -> None:
    """Names and odd spellings of addresses are refused."""
    with pytest.raises(QuizError, match="is no address"):
        is_alone(host)


def test_names_of_this_machine_have_their_port() -> None:
    """A browser may name the machine in several ways, always with the port, but for the port it leaves out."""
    place = Place("::1", 8000)
    for host in ("localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:8000"):
        assert place.origin(host) == f"http://{host.lower()}"
    for host in ("localhost", "localhost:80", "evil.example:8000", "10.0.0.1:8000", "x@localhost:8000", "", "[", "a:b"):
        assert place.origin(host) is None
    assert Place("127.0.0.1", 80).origin("127.0.0.1") == "http://127.0.0.1"


def test_where_others_are_served_numbers_and_own_names_are_known() -> None:
    """An address in numbers cannot be made to point here by somebody else, a name can."""
    place = Place("0.0.0.0", 8000)
    own = socket.gethostname().lower()
    for host in ("10.0.0.1:8000", "[fe80::1]:8000", f"{own}:8000", f"{own}.local:8000"):
        assert place.origin(host) == f"http://{host}"
    for host in ("evil.example:8000", "10.0.0.1.evil.example:8000", "10.0.0.1:8001"):
        assert place.origin(host) is None


def test_a_proxy_has_a_name_of_its_own() -> None:
    """The address given for a proxy is the server's, and no other name of that domain is."""
    place = Place("127.0.0.1", 8000, "https://quiz.example.org/")
    assert place.origin("quiz.example.org") == "https://quiz.example.org"
    assert place.secure("quiz.example.org")
    assert not place.secure("127.0.0.1:8000")
    assert place.shown == "https://quiz.example.org"
    for host in ("example.org", "quiz.example.org:8000", "quiz.example.org.evil.example"):
        assert place.origin(host) is None


@pytest.mark.parametrize("url", ["quiz.example.org", "ftp://a.b", "https://", "https://a.b/path", "https://a.b?x=1"])
def test_an_address_that_no_browser_can_use_is_refused(url: str) -> None:
    """The address of a proxy is a scheme and a name."""
    with pytest.raises(QuizError, match="cannot be the server's address"):
        Place("127.0.0.1", 8000, url)
