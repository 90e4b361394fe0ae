"""Who may talk to the server: a browser on a page of this server, under one of its own names."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from quiz.errors import QuizError

_PORTS = {"http": 80, "https": 443}
_DOWNLOAD = {"default-src": "'none'", "style-src": "'unsafe-inline'", "img-src": "data:", "sandbox": ""}
"""An image that is sent to a browser draws itself, and nothing else: an SVG could hold a script."""


def is_alone(host: str) -> bool:
    """Tell whether nobody but this machine can reach what is served at an address.

    Raises:
        QuizError: it is neither an address nor ``localhost``.
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError as error:
        msg = f"'{host}' is no address (127.0.0.1 serves this machine alone, 0.0.0.0 everybody who has a token)"
        raise QuizError(msg) from error


@dataclass(frozen=True, slots=True)
class Place:
    """Under which names browsers may reach the server.

    Attributes:
        host: the address that is served, without brackets.
        port: its port.
        url: what it is called from outside, such as ``https://quiz.example.org`` behind a proxy; may be empty.
    """

    host: str
    port: int
    url: str = ""

    def __post_init__(self) -> None:
        """Refuse a name that no browser could use; raises QuizError."""
        parts = urlsplit(self.url)
        if self.url and (parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query):
            msg = f"'{self.url}' cannot be the server's address (such as https://quiz.example.org)"
            raise QuizError(msg)

    @property
    def alone(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return is_alone(self.host)

    @property
    def shown(self) -> str:
        """The address to open in a browser, without a slash at its end."""
        if self.url:
            return self.url.rstrip("/")
        everywhere = self.host in {"0.0.0.0", "::"}  # noqa: S104 - it is looked for, not served
        host = socket.gethostname() if everywhere else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    def secure(self, host: str) -> bool:
        """Tell whether a browser that calls the server by a name reaches it over TLS, by way of a proxy."""
        return self.url.startswith("https://") and host.lower() == urlsplit(self.url).netloc.lower()

    def origin(self, host: str) -> str | None:
        """Return the origin of the server's own pages under a name; None where the name is not the server's.

        A name that somebody else made point to this machine is none. An address in numbers cannot be made to, and
        is one wherever others are served.

        Args:
            host: what a browser named, with its port: the header ``Host``.
        """
        host = host.lower()
        if self.url and host == urlsplit(self.url).netloc.lower():
            return f"{urlsplit(self.url).scheme}://{host}"
        try:
            name, port = urlsplit(f"//{host}").hostname or "", urlsplit(f"//{host}").port or _PORTS["http"]
        except ValueError:
            return None
        if port != self.port or "@" in host or not (name in self._names() or (not self.alone and _is_address(name))):
            return None
        return f"http://{host}"

    def _names(self) -> frozenset[str]:
        names = {"localhost", "127.0.0.1", "::1", self.host}
        own = socket.gethostname().lower()
        return frozenset(names if self.alone else {*names, own, f"{own}.local"})


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def guard(place: Place) -> Middleware:
    """Make a middleware that refuses what other pages or other names ask for.

    A foreign ``Host`` is a name that somebody made point to this machine; a foreign ``Origin``
    is another page in the learner's browser. Neither may start a session here.

    Args:
        place: under which names the server may be reached.
    """

    @web.middleware
    async def refuse_foreigners(request: web.Request, handler: Handler) -> web.StreamResponse:
        own, origin = place.origin(request.headers.get("Host", "")), request.headers.get("Origin")
        socket_wanted = request.headers.get("Upgrade", "").lower() == "websocket"
        if own is None or (origin or ("" if socket_wanted else own)).lower() != own:
            raise web.HTTPForbidden(text="This server answers to its own page, under its own name only.\n")
        return await handler(request)

    return refuse_foreigners


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Say with everything that is sent that it may load nothing from elsewhere, nor be kept or shown elsewhere."""
    host = request.headers.get("Host", "")
    page = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": f"'self' ws://{host} wss://{host}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    policy = _DOWNLOAD if request.path.startswith("/download/") else page
    if response.status < web.HTTPBadRequest.status_code or request.path.startswith("/download/"):
        response.headers["Content-Security-Policy"] = "; ".join(f"{n} {v}".strip() for n, v in policy.items())
    else:
        # A refusal does not even repeat by which name it was asked.
        response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if not request.path.startswith("/static/"):
        response.headers["Cache-Control"] = "no-store"
