"""The app in a real browser."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from quiz.cli.main import main
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.app.conftest import only
from tests.support.decks import write_deck

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def server(home: Home, compiled: Path) -> Iterator[str]:
    """Serve the app over one small deck; return its address."""
    home.decks.mkdir(parents=True)
    write_deck(home.decks, only("choice"))
    address = f"127.0.0.1:{free_port()}"
    with serve("--port", address.rpartition(":")[2]) as running:
        assert running.stdout
        said = running.stdout.readline()
        assert said.startswith(f"factquiz is at http://{address}/"), said
        yield address


@contextmanager
def serve(*words: str) -> Iterator[subprocess.Popen[str]]:
    """Run the command, and end it."""
    running = subprocess.Popen(
        [sys.executable, "-m", "quiz", "serve", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    yield running
    running.terminate()
    running.communicate(timeout=20)


def status(address: str, path: str = "/", **headers: str) -> int:
    """Ask for a page and return the status of the answer."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(f"http://{address}{path}", headers=names), timeout=10) as answer:
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code


def test_only_its_own_page_is_answered(server: str) -> None:
    """A foreign host or origin gets 403 everywhere, a socket without an origin too; the page's own do not."""
    port = server.rpartition(":")[2]
    assert status(server) == 200
    assert status(server, Host=f"localhost:{port}") == 200
    assert status(server, Origin=f"http://{server}") == 200
    for path in ("/", "/static/js/textual.js", "/ws", "/download/x", "/nothing"):
        assert status(server, path, Host=f"evil.example:{port}") == 403
        assert status(server, path, Host="127.0.0.1") == 403
        for origin in ("http://evil.example", f"https://{server}", "null", f"http://{server}.evil.example"):
            assert status(server, path, Origin=origin) == 403
    socket_headers = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13",
                      "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip
    assert status(server, "/ws", **socket_headers) == 403
    assert status(server, "/ws", Origin="http://evil.example", **socket_headers) == 403
    with urlopen(f"http://{server}/", timeout=10) as answer:
        page = answer.read().decode()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert set(re.findall(r"\w+://[^/\"]+", page)) == {f"ws://{server}"}


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")
def test_a_question_is_answered_in_a_browser(server: str, home: Home) -> None:
    """In a browser a fact is read, a question answered and its feedback seen; nothing is asked of other machines."""
    from playwright.sync_api import sync_playwright

    requested: list[str] = []
    received: list[str] = []
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 900, "height": 500})
        page.on("request", lambda request: requested.append(request.url))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))

        def listen(web_socket: object) -> None:
            requested.append(web_socket.url)  # type: ignore[attr-defined]
            web_socket.on("framereceived", take)  # type: ignore[attr-defined]

        def take(frame: str | bytes) -> None:
            received.append(frame if isinstance(frame, str) else frame.decode("utf-8", "replace"))

        def wait_for(words: str, keys: str = "") -> None:
            received.clear()
            for key in keys.split():
                page.keyboard.press(key)
            until = time.monotonic() + 15
            while words not in plain(received):
                assert time.monotonic() < until, f"{words!r} is not in {plain(received)!r}; {complaints}"
                page.wait_for_timeout(50)

        page.on("websocket", listen)
        page.goto(f"http://{server}/")
        wait_for("Welcome")
        page.wait_for_selector("body.-first-byte")
        wait_for("New. Read it", "Enter")
        wait_for("Choose one", "Enter")
        wait_for("←\N{NO-BREAK SPACE}your\N{NO-BREAK SPACE}answer", "1")
        page.screenshot(path=os.environ.get("SHOT", str(home.folder / "page.png")))
        browser.close()
    assert {urlsplit(url).hostname for url in requested if not url.startswith("data:")} == {"127.0.0.1"}
    assert any(url.endswith(".ttf") for url in requested)
    assert complaints == []
    store = SqliteStore(home.database)
    try:
        assert [review.format for review in store.reviews()] == ["choice"]
    finally:
        store.close()


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")
def test_a_learner_comes_in_by_a_link(home: Home) -> None:
    """A link with a token opens the app, the token leaves the address, and the page cannot read the cookie."""
    from playwright.sync_api import sync_playwright

    home.decks.mkdir(parents=True)
    write_deck(home.decks, only("choice"))
    port = free_port()
    with (
        serve("--learner", "anna", "--learner", "bob", "--port", str(port)) as running,
        sync_playwright() as playwright,
    ):
        said = [running.stdout.readline() for _ in range(3)] if running.stdout else []
        links = dict(line.split() for line in said[1:])
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 900, "height": 500})
        answer = page.goto(f"http://127.0.0.1:{port}/")
        assert answer
        assert answer.status == 401
        # As from a page elsewhere: a strict cookie must not be lost on the way.
        page.set_content(f'<a href="{links["anna"]}">study</a>')
        page.click("a")
        page.wait_for_url(f"http://127.0.0.1:{port}/")
        page.wait_for_selector("body.-first-byte", timeout=30_000)
        assert page.evaluate("document.cookie") == ""
        assert [cookie["httpOnly"] for cookie in page.context.cookies()] == [True]
        browser.close()
    assert (home.folder / "learners" / "anna" / "memory.sqlite3").exists()
    assert not (home.folder / "learners" / "bob" / "memory.sqlite3").exists()
    assert not home.database.exists()


def plain(frames: list[str]) -> str:
    """Return the letters that frames of a terminal show, without its control sequences."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", "".join(frames))


def test_others_need_a_token() -> None:
    """Where others can reach the server, it asks for a token that it prints, and says that the net can listen."""
    port = free_port()
    with serve("--host", "0.0.0.0", "--port", str(port)) as running:
        said = [running.stdout.readline() for _ in range(3)] if running.stdout else []
        assert said[0] == "factquiz is served to browsers on any machine that can reach this one; ctrl+c ends it\n"
        address, _, token = said[1].strip().partition("/?token=")
        assert address == f"http://{socket.gethostname()}:{port}"
        assert len(token) >= 32
        assert "put TLS before it" in said[2]
        assert status(f"127.0.0.1:{port}") == 401
        assert status(f"127.0.0.1:{port}", f"/?token={token}") == 200
        assert status(f"127.0.0.1:{port}", f"/?token={token}", Host="evil.example") == 403


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("--host example.org", "'example.org' is no address"),
        ("--host=", "'' is no address"),
        ("--learner ../x", "'../x' cannot name a learner"),
        ("--learner a --learner a", "the learner 'a' is named twice"),
        ("--learner a --token 0123456789abcdef", "--token is for one learner"),
        ("--token short", "the token needs at least 16"),
        ("--url example.org", "'example.org' cannot be the server's address"),
    ],
)
def test_what_cannot_be_served_is_told(capsys: pytest.CaptureFixture[str], words: str, reason: str) -> None:
    """A mistake in the command is told in one line, before anything is served."""
    assert main(["serve", *words.split()]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"quiz: {reason}")
    assert said.count("\n") == 1


def test_a_port_in_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A port that another program has is told in one line."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "quiz", "serve", "--port", port], capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(f"quiz: port {port} of 127.0.0.1 cannot be served: ")
    assert done.stderr.count("\n") == 1


def test_what_is_missing_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the command tells how to get it."""
    for name in [name for name in sys.modules if name.startswith("quiz.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert main(["serve"]) == 2
    assert "pip install 'factquiz[serve]'" in capsys.readouterr().err
