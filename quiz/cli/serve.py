"""``quiz serve``: the app in a browser on this machine."""

import argparse

from quiz.errors import QuizError


def run(arguments: argparse.Namespace) -> int:
    """Serve the app until ctrl+c."""
    try:
        from quiz.web.guard import check_loopback  # noqa: PLC0415 - an extra that need not be installed
        from quiz.web.server import QuizServer  # noqa: PLC0415 - the same
    except ModuleNotFoundError as error:
        msg = f"serving needs more than is installed: pip install 'factquiz[serve]' ({error.name} is missing)"
        raise QuizError(msg) from error
    server = QuizServer(check_loopback(arguments.host), arguments.port)
    try:
        server.serve()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        msg = f"port {arguments.port} of {arguments.host} cannot be served: {reason} (choose another with --port)"
        raise QuizError(msg) from error
    return 0
