"""Who may talk to the server: a browser on this machine, on a page of this server."""

import ipaddress

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from quiz.errors import QuizError


def check_loopback(host: str) -> str:
    """Return a host's name when it is this machine alone.

    Raises:
        QuizError: others could reach it.
    """
    try:
        alone = host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        alone = False
    if not alone:
        msg = (
            f"'{host}' could be reached by others, who would see and change what you have learnt "
            "(only 127.0.0.1, ::1 and localhost are served)"
        )
        raise QuizError(msg)
    return host.strip("[]")


def authorities(host: str, port: int) -> frozenset[str]:
    """Return the hosts that a browser may name to reach the server, each with its port.

    Args:
        host: the address that is served.
        port: its port.
    """
    names = {"localhost", "127.0.0.1", "[::1]", f"[{host}]" if ":" in host else host}
    default = {name for name in names if port == 80}  # noqa: PLR2004 - the port that browsers leave out
    return frozenset({f"{name}:{port}" for name in names} | default)


def guard(allowed: frozenset[str]) -> Middleware:
    """Make a middleware that refuses what other pages or other names ask for.

    A foreign ``Host`` is a name that somebody made point to this machine; a foreign ``Origin``
    is another page in the learner's browser. Neither may start a session here. What is sent
    may load nothing from elsewhere.

    Args:
        allowed: hosts with ports that are this server.
    """
    origins = {f"http://{authority}" for authority in allowed}

    @web.middleware
    async def refuse_foreigners(request: web.Request, handler: Handler) -> web.StreamResponse:
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        socket = request.headers.get("Upgrade", "").lower() == "websocket"
        if host.lower() not in allowed or (origin or ("" if socket else "http://" + host)).lower() not in origins:
            raise web.HTTPForbidden(text="This server answers to its own page on this machine only.\n")
        response = await handler(request)
        if not response.prepared:
            _add_headers(response, host)
        return response

    return refuse_foreigners


def _add_headers(response: web.StreamResponse, host: str) -> None:
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": f"'self' ws://{host}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    response.headers["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in policy.items())
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
