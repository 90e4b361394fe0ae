"""Sessions over WebSockets: how many there may be, what a page may send, and when they end."""

import asyncio
import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.download_manager import DownloadManager

from quiz.web.learners import Learner
from quiz.web.limits import Bucket, ServeLimits
from quiz.web.service import Service

LEARNER = web.RequestKey("learner", Learner)
"""Where a request has its learner."""
_HEARTBEAT = 15.0
_LARGEST = 1_000
_WIDTH, _HEIGHT = 80, 24
_FULL = "Too many sessions are open. Close another tab, or try again later.\n"


class _Refused(Exception):  # noqa: N818 - the page is at fault
    """A page sent what no page of ours sends."""


class Sessions:
    """The open sessions of all learners."""

    def __init__(self, limits: ServeLimits, downloads: DownloadManager) -> None:
        """Begin with none.

        Args:
            limits: what browsers may ask for.
            downloads: hands files over to pages.
        """
        self._limits = limits
        self._downloads = downloads
        self._open: set[Service] = set()
        self._opening: list[Learner] = []

    def check_room(self, learner: Learner) -> None:
        """Refuse a session where there are too many, with an error of HTTP."""
        taken = [*self._opening, *(service.learner for service in self._open)]
        if len(taken) >= self._limits.sessions or taken.count(learner) >= self._limits.sessions_each:
            raise web.HTTPServiceUnavailable(text=_FULL)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Run a session until its page is closed, or nothing was done for long."""
        learner = request[LEARNER]
        self.check_room(learner)
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=self._limits.message_bytes)

        async def close() -> None:
            await socket.close(code=WSCloseCode.GOING_AWAY)

        service = Service(
            learner, socket.send_bytes, socket.send_str, close, self._downloads, self._limits.stop_seconds
        )
        self._opening.append(learner)
        try:
            await socket.prepare(request)
            await service.start(_size(request, "width", _WIDTH), _size(request, "height", _HEIGHT))
            self._open.add(service)
        finally:
            self._opening.remove(learner)
        try:
            await self._talk(socket, service)
        finally:
            await service.stop()
            self._open.discard(service)
        return socket

    async def _talk(self, socket: web.WebSocketResponse, service: Service) -> None:
        """Hand on what the page sends, as long as that is what a page sends."""
        loop = asyncio.get_running_loop()
        idle = self._limits.idle_minutes * 60
        bucket = Bucket(self._limits.messages_at_once, self._limits.messages_a_second, loop.time())
        try:
            async with asyncio.timeout(idle) as end:
                async for message in socket:
                    await asyncio.sleep(bucket.take(loop.time()))
                    if message.type is WSMsgType.TEXT and await _handle(message.data, socket, service):
                        end.reschedule(loop.time() + idle)
        except TimeoutError:
            await socket.close(code=WSCloseCode.GOING_AWAY, message=b"idle")
        except _Refused:
            await socket.close(code=WSCloseCode.POLICY_VIOLATION)
        except ConnectionResetError:
            return

    async def send_file(self, request: web.Request) -> web.StreamResponse:
        """Send a file that a session of the same learner offers; it is not found otherwise."""
        key = request.match_info["key"]
        try:
            offer = await self._downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound from None
        if not isinstance(offer.app_service, Service) or offer.app_service.learner != request[LEARNER]:
            raise web.HTTPNotFound
        response = web.StreamResponse()
        response.content_type = offer.mime_type
        response.charset = offer.encoding
        shown = "inline" if offer.open_method == "browser" else "attachment"
        name = quote(PurePath(offer.file_name).name, safe="")
        response.headers["Content-Disposition"] = f"{shown}; filename*=UTF-8''{name}"
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def end_all(self) -> None:
        """End every session, all at once."""
        await asyncio.gather(
            *(service.remote_close() for service in self._open),
            *(service.stop() for service in self._open),
            return_exceptions=True,
        )


def _size(request: web.Request, name: str, default: int) -> int:
    wanted = request.query.get(name, "")
    plain = wanted.isascii() and wanted.isdecimal() and len(wanted) <= len(str(_LARGEST))
    return max(1, min(int(wanted), _LARGEST)) if plain else default


async def _handle(text: str, socket: web.WebSocketResponse, service: Service) -> bool:
    """Do what a page asks for; tell whether the learner did something.

    Raises:
        _Refused: it is nothing that a page asks for.
    """
    match _read(text):
        case ["stdin", str(keys)]:
            await service.send_bytes(keys.encode("utf-8", "replace"))
            return True
        case ["resize", {"width": int(width), "height": int(height)}] if all(
            1 <= side <= _LARGEST for side in (width, height)
        ):
            await service.set_terminal_size(width, height)
            return True
        case ["ping", str() | int() | float() as mark]:
            await socket.send_json(["pong", mark])
        case ["blur", *_]:
            await service.blur()
        case ["focus", *_]:
            await service.focus()
        case _:
            raise _Refused
    return False


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _Refused from None
