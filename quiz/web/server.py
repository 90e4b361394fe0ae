"""The app in a browser: each tab is a session of its own over the same data folder."""

import logging
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from quiz.web.guard import authorities, guard

_TEMPLATES = Path(__file__).parent / "templates"
_FONT_SIZE = 16
_LAST_WORDS = 3.0
"""Seconds that open sessions have to end in when the server ends."""


class QuizServer(Server):
    """Serves the app to browsers on this machine; every file of its page comes from here."""

    def __init__(self, host: str, port: int) -> None:
        """Prepare to serve.

        Args:
            host: a loopback address or ``localhost``.
            port: the port to listen on.
        """
        shown = f"[{host}]" if ":" in host else host
        super().__init__(
            _command(), host, port, title="factquiz", public_url=f"http://{shown}:{port}", templates_path=_TEMPLATES
        )

    def initialize_logging(self) -> None:
        """Tell of trouble only."""
        logging.basicConfig(level=logging.WARNING, format="quiz: %(message)s")

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
            shutdown_timeout=_LAST_WORDS,
        )

    def _announce(self, *_: object) -> None:
        """Say where the app is, once it can be reached."""
        sys.stdout.write(f"factquiz is at {self.public_url}/ in a browser on this machine; ctrl+c ends it\n")
        sys.stdout.flush()

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: the port is not open before everything has started."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(guard(authorities(self.host, self.port)))
        app.router.add_get("/page.js", self.handle_script)
        return app

    async def handle_script(self, request: web.Request) -> web.FileResponse:  # noqa: ARG002 - the signature of a handler
        """Send the page's own script."""
        return web.FileResponse(_TEMPLATES / "page.js")

    @aiohttp_jinja2.template("app_index.html")
    async def handle_index(self, request: web.Request) -> dict[str, Any]:
        """Fill the page in; its addresses are those of the name that the browser used."""
        wanted = request.query.get("fontsize", "")
        return {
            "font_size": int(wanted) if wanted.isdecimal() else _FONT_SIZE,
            "app_websocket_url": f"ws://{request.host}/ws",
            "config": {"static": {"url": "/static/"}},
            "application": {"name": self.title},
        }


def _command() -> str:
    """Return the command line, for a shell, that opens the app with this same Python."""
    words = [sys.executable, "-m", "quiz"]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
