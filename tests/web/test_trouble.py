"""What the server tells of trouble."""

import logging

from quiz.web.trouble import OneLine


def test_trouble_is_one_line_whatever_a_stranger_sent() -> None:
    """An error is told with its reason, without a traceback and without anything that drives the terminal."""
    error = ValueError("400, message:\n  bad header \x1b]0;x\x07" + "y" * 10_000)
    raised = (ValueError, error, error.__traceback__)
    told = OneLine().format(logging.LogRecord("web", logging.ERROR, "", 0, "Error from %s", ("1.2.3.4",), raised))
    assert told.startswith("quiz: Error from 1.2.3.4: ValueError: 400, message: bad header ]0;xyyy")
    assert told.isprintable()
    assert len(told) < 1_000
