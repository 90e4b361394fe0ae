"""The app in a browser: each tab is a session of its own over the data folder of its learner."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from quiz.web.guard import Place, add_headers, guard
from quiz.web.learners import Learner
from quiz.web.limits import ServeLimits
from quiz.web.login import authorise
from quiz.web.logins import Logins
from quiz.web.service import COMMAND
from quiz.web.sessions import LEARNER, Sessions
from quiz.web.trouble import tell_trouble

_TEMPLATES = Path(__file__).parent / "templates"
_FONT_SIZE = 16
_LARGEST_FONT = 72


class QuizServer(Server):
    """Serves the app to browsers; every file of its page comes from here."""

    def __init__(self, place: Place, learners: Sequence[Learner], limits: ServeLimits) -> None:
        """Prepare to serve.

        Args:
            place: the address, and under which names it may be reached.
            learners: who may use it; one without a token is everybody.
            limits: what browsers may ask for.
        """
        super().__init__(
            " ".join(COMMAND),
            place.host,
            place.port,
            title="factquiz",
            public_url=place.shown,
            templates_path=_TEMPLATES,
        )
        self._place = place
        self._learners = learners
        self._limits = limits
        self._logins = Logins(learners, limits.login_hours, time.monotonic)
        self._sessions = Sessions(limits, self.download_manager)

    def initialize_logging(self) -> None:
        """Tell of trouble only."""
        tell_trouble()

    def serve(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of the server
        """Serve until the program is interrupted or told to end.

        Args:
            debug: whether to tell more.

        Raises:
            OSError: the port cannot be had.
        """
        self.debug = debug
        self.initialize_logging()
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            print=self._announce,
            access_log=None,
            shutdown_timeout=self._limits.stop_seconds,
        )

    def _announce(self, *_: object) -> None:
        """Say where the app is, once it can be reached."""
        where = "on this machine" if self._place.alone else "on any machine that can reach this one"
        if not self._learners[0].token:
            sys.stdout.write(f"factquiz is at {self.public_url}/ in a browser {where}; ctrl+c ends it\n")
        else:
            sys.stdout.write(f"factquiz is served to browsers {where}; ctrl+c ends it\n")
            width = max(len(one.name) for one in self._learners)
            for one in self._learners:
                sys.stdout.write(f"{one.name:<{width}}  {self.public_url}/?token={one.token}\n".lstrip())
        if not self._place.alone and not self.public_url.startswith("https:"):
            sys.stdout.write("Whoever listens on the net can read tokens and answers: put TLS before it (--url).\n")
        sys.stdout.flush()

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: the port is not open before everything has started."""

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 - the signature of the server
        """End every session; each answer is stored already."""
        await self._sessions.end_all()

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(guard(self._place))
        app.middlewares.append(authorise(self._logins, self._place))
        app.on_response_prepare.append(add_headers)
        app.router.add_get("/page.js", self.handle_script)
        return app

    async def handle_script(self, request: web.Request) -> web.FileResponse:  # noqa: ARG002 - the signature of a handler
        """Send the page's own script."""
        return web.FileResponse(_TEMPLATES / "page.js")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open a session."""
        return await self._sessions.serve(request)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Send a file that a session of the same learner offers."""
        return await self._sessions.send_file(request)

    @aiohttp_jinja2.template("app_index.html")
    async def handle_index(self, request: web.Request) -> dict[str, Any]:
        """Fill the page in; its addresses are those of the name that the browser used."""
        self._sessions.check_room(request[LEARNER])
        wanted = request.query.get("fontsize", "")
        size = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) <= len("72") else _FONT_SIZE
        scheme = "wss" if self._place.secure(request.host) else "ws"
        return {
            "font_size": max(1, min(size, _LARGEST_FONT)),
            "app_websocket_url": f"{scheme}://{request.host}/ws",
            "config": {"static": {"url": "/static/"}},
            "application": {"name": self.title},
        }
