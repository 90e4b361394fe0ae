"""Sessions over real sockets: who gets one, what may be sent, and that none is left behind."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import WSMsgType, web
from aiohttp.client import _WSRequestContextManager

from quiz.paths import Home
from quiz.web.guard import Place
from quiz.web.learners import Learner, enrol, owner
from quiz.web.limits import ServeLimits
from quiz.web.logins import COOKIE
from quiz.web.server import QuizServer
from quiz.web.sessions import _handle, _Refused
from tests.web.conftest import Enrol
from tests.web.test_browser import free_port, serve

Socket = aiohttp.ClientWebSocketResponse[bool]


class Served:
    """A server in this process, and what a browser would ask of it."""

    def __init__(self, port: int, client: aiohttp.ClientSession, server: QuizServer) -> None:
        self.port = port
        self.client = client
        self.server = server

    @property
    def address(self) -> str:
        """Where the server is."""
        return f"http://127.0.0.1:{self.port}"

    async def log_in(self, learner: Learner) -> dict[str, str]:
        """Show a token, and return the header that a browser has from then on."""
        async with self.client.get(f"{self.address}/", params={"token": learner.token}) as answer:
            assert answer.status == 200
            said = answer.headers["Set-Cookie"]
            assert "HttpOnly" in said
            assert "SameSite=Strict" in said
            return {"Cookie": f"{COOKIE}={answer.cookies[COOKIE].value}"}

    async def status(self, path: str, headers: dict[str, str]) -> int:
        """Ask for a page, and return the status of the answer."""
        async with self.client.get(f"{self.address}{path}", headers=headers) as answer:
            return answer.status

    def socket(self, headers: dict[str, str], **changed: str) -> _WSRequestContextManager:
        """Open a session as the page does."""
        return self.client.ws_connect(f"{self.address}/ws", headers={"Origin": self.address, **headers, **changed})

    @property
    def processes(self) -> list[int]:
        """The processes of all open sessions."""
        return [service._process.pid for service in self.server._sessions._open if service._process]


@asynccontextmanager
async def serving(learners: tuple[Learner, ...], **limits: float) -> AsyncIterator[Served]:
    """Serve on a free port of this machine."""
    port = free_port()
    server = QuizServer(Place("127.0.0.1", port), learners, ServeLimits(**limits))  # type: ignore[arg-type]
    runner = web.AppRunner(await server._make_app(), shutdown_timeout=3)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
        yield Served(port, client, server)
        await runner.cleanup()


async def shown(socket: Socket, words: str) -> None:
    """Wait until the app has drawn some words."""
    seen = b""
    while words.encode() not in seen:
        message = await socket.receive(timeout=30)
        assert message.type is WSMsgType.BINARY, message
        seen += message.data


async def closed(socket: Socket) -> int | None:
    """Wait until the server closes, and return its code."""
    while not socket.closed:
        await socket.receive(timeout=30)
    return socket.close_code


async def until(true: Callable[[], bool]) -> None:
    """Wait for something that comes without a message."""
    while not true():  # noqa: ASYNC110 - a process ends without telling
        await asyncio.sleep(0.05)


def environment(process: int) -> list[str]:
    """Return the environment of a process."""
    return Path(f"/proc/{process}/environ").read_text("utf-8", "replace").split("\0")


def running(process: int) -> bool:
    """Tell whether a process is there and no zombie."""
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


async def test_without_a_token_nothing_is_served(home: Home) -> None:
    """No page, no script, no download and no session, whatever the cookie; a refusal carries its headers, too."""
    (anna,) = enrol(home, ["anna"])
    async with serving((anna,)) as served:
        for cookie in ({}, {"Cookie": f"{COOKIE}={anna.token}"}, {"Cookie": f"{COOKIE}="}, {"Cookie": "x=y"}):
            for path in ("/", "/page.js", "/static/js/textual.js", "/download/x", "/?token=", "/?token=wrong", "/ws"):
                assert await served.status(path, cookie) == 401, path
            with pytest.raises(aiohttp.WSServerHandshakeError, match="401"):
                await served.socket(cookie)
        async with served.client.get(served.address) as answer:
            assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Cache-Control"] == "no-store"
        assert not served.processes


async def test_a_token_opens_the_data_of_its_learner_alone(enrolled: Enrol) -> None:
    """Each learner's session has the learner's own folder, and a socket of a foreign page is refused."""
    anna, bob = enrolled("anna", "bob")
    async with serving((anna, bob)) as served:
        cookie = await served.log_in(anna)
        assert await served.status("/", cookie) == 200
        for wrong in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}):
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await served.socket(cookie, **wrong)
        async with served.socket(cookie) as socket:
            await shown(socket, "Welcome")
            (process,) = served.processes
            assert f"QUIZ_HOME={anna.folder}" in environment(process)
        assert (anna.folder / "memory.sqlite3").exists()
        assert not (bob.folder / "memory.sqlite3").exists()


async def test_a_file_is_sent_to_its_own_learner_alone(enrolled: Enrol) -> None:
    """What one learner's session offers is not found by another, and cannot run anything in the page."""
    anna, bob = enrolled("anna", "bob")
    async with serving((anna, bob)) as served:
        hers, his = await served.log_in(anna), await served.log_in(bob)
        async with served.socket(hers) as socket:
            await shown(socket, "Welcome")
            (service,) = served.server._sessions._open
            await served.server.download_manager.create_download(
                app_service=service, delivery_key="k", file_name='../a";\r\nx.svg', open_method="browser",
                mime_type="image/svg+xml",
            )  # fmt: skip
            assert await served.status("/download/k", his) == 404
            assert await served.status("/download/k", {}) == 401
            asked = asyncio.create_task(served.client.get(f"{served.address}/download/k", headers=hers))
            async with await asked as answer:
                assert answer.headers["Content-Disposition"] == "inline; filename*=UTF-8''a%22%3B%0D%0Ax.svg"
                assert "sandbox" in answer.headers["Content-Security-Policy"]
                assert "script-src" not in answer.headers["Content-Security-Policy"]


async def test_there_are_no_more_sessions_than_allowed(enrolled: Enrol) -> None:
    """One learner cannot take the places of all others, nor all together more than there are."""
    anna, bob, eve = enrolled("anna", "bob", "eve")
    async with serving((anna, bob, eve), sessions=2, sessions_each=1) as served:
        hers, his, other = [await served.log_in(one) for one in (anna, bob, eve)]
        async with served.socket(hers) as socket:
            await shown(socket, "Welcome")
            assert await served.status("/", hers) == 503
            with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
                await served.socket(hers)
            async with served.socket(his):
                assert await served.status("/", other) == 503
        await until(lambda: not served.processes)
        assert await served.status("/", hers) == 200


@pytest.mark.parametrize(
    "sent",
    ["", "x", "[]", "{}", "1", '["stdin"]', '["stdin", 1]', '["stdin", "x", "y"]',
     '["resize", {"width": 0, "height": 5}]',
     '["resize", {"width": 1e9, "height": 5}]', '["resize", {"width": 1001, "height": 5}]', '["resize", [1, 2]]',
     "[" * 100_000, '["ping", {}]', '["quit"]', '["deliver_chunk_request", "k"]'],
)  # fmt: skip
async def test_what_no_page_sends_is_recognised(sent: str) -> None:
    """Broken or unknown messages are refused before anything of a session is touched."""
    with pytest.raises(_Refused):
        await _handle(sent, None, None)  # type: ignore[arg-type]


@pytest.mark.usefixtures("compiled")
async def test_what_no_page_sends_ends_the_session(home: Home) -> None:
    """The connection is closed, and the app behind it ends."""
    async with serving((owner(home, None, alone=True),)) as served, served.socket({}) as socket:
        await socket.receive(timeout=30)
        (process,) = served.processes
        await socket.send_str('["quit"]')
        assert await closed(socket) == 1008
        await until(lambda: not running(process))


@pytest.mark.usefixtures("compiled")
async def test_a_message_has_a_size(home: Home) -> None:
    """A message that is too large closes the connection; one of the size of a paste is taken."""
    one = owner(home, None, alone=True)
    async with serving((one,), message_bytes=10_000) as served, served.socket({}) as socket:
        await shown(socket, "Welcome")
        await socket.send_str(json.dumps(["stdin", "x" * 9_000]))
        await socket.send_str(json.dumps(["ping", "1"]))
        await socket.send_str(json.dumps(["stdin", "x" * 20_000]))
        assert await closed(socket) == 1009


@pytest.mark.usefixtures("compiled")
async def test_an_idle_session_ends(home: Home) -> None:
    """Without a key for long a session ends, whatever the page says by itself."""
    async with serving((owner(home, None, alone=True),), idle_minutes=0.02) as served, served.socket({}) as socket:
        for _ in range(3):
            await socket.send_str(json.dumps(["ping", "1"]))
        assert await closed(socket) == 1001


@pytest.mark.usefixtures("compiled")
async def test_nothing_is_left_when_the_server_ends(home: Home) -> None:
    """The end of the server ends every session, those too that would not end by themselves."""
    one = owner(home, None, alone=True)
    async with serving((one,), stop_seconds=1) as served, served.socket({}) as first, served.socket({}) as second:
        await shown(first, "Welcome")
        await shown(second, "Welcome")
        processes = served.processes
        os.kill(processes[0], signal.SIGSTOP)
        await served.server.on_shutdown(web.Application())
        assert len(processes) == 2
        assert not any(running(process) for process in processes)


@pytest.mark.usefixtures("compiled")
async def test_a_killed_server_leaves_nothing_behind() -> None:
    """Where the server is killed and cannot end its sessions, they end by themselves."""
    port = free_port()
    with serve("--port", str(port)) as server:
        assert server.stdout
        assert await asyncio.to_thread(server.stdout.readline)
        origin = {"Origin": f"http://127.0.0.1:{port}"}
        async with (
            aiohttp.ClientSession() as client,
            client.ws_connect(f"{origin['Origin']}/ws", headers=origin) as socket,
        ):
            await shown(socket, "Welcome")
            (process,) = children(server.pid)
            server.kill()
            await until(lambda: not running(process))


def children(process: int) -> list[int]:
    """Return the processes that a process started."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
