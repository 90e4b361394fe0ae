"""Write questions as a package of QTI 2.1, one deck a test, with images and audio.

Source: IMS Question & Test Interoperability 2.1, Content Packaging 1.1.4.
"""

from collections.abc import Sequence
from pathlib import Path

from quiz.interop.exports.item import PREFERENCE, Selection
from quiz.interop.exports.qti2_package import Version, write_package
from quiz.interop.exports.report import Report

__all__ = ["PREFERENCE", "write"]

_VERSION = Version(
    "http://www.imsglobal.org/xsd/imscp_v1p1", ("QTIv2.1 Package", "1.0.0"), "v2p1", lambda element: element
)


def write(selections: Sequence[Selection], path: Path, report: Report) -> None:
    """Write the package.

    Raises:
        QuizError: a medium cannot be read.
    """
    write_package(selections, path, report, _VERSION)
