"""The package around items of QTI 2.1: a test for each deck, and the manifest; QTI 3 has other names for both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from quiz.interop.exports.files import package
from quiz.interop.exports.item import Selection
from quiz.interop.exports.naming import deck_ident
from quiz.interop.exports.qti2_items import MEDIA, NAMESPACE, make_item, media_of
from quiz.interop.exports.report import Report
from quiz.interop.exports.xml import child, document
from quiz.interop.named_files import NamedFiles

_VISIBLE = {"visible": "true"}


@dataclass(frozen=True, slots=True)
class Version:
    """What differs between versions of QTI.

    Attributes:
        manifest: namespace of the manifest.
        schema: name and version of the schema that the manifest names.
        suffix: what types of resources end with.
        renamed: makes the document of the version out of one of 2.1.
    """

    manifest: str
    schema: tuple[str, str]
    suffix: str
    renamed: Callable[[Element], Element]


def write_package(selections: Sequence[Selection], path: Path, report: Report, version: Version) -> None:
    """Write the package.

    Raises:
        QuizError: a medium cannot be read.
    """
    files = NamedFiles()
    root, resources = _manifest(version)
    with package(path) as archive:
        for selection in selections:
            ident = deck_ident(selection.deck)
            href = f"{ident}.xml"
            test = _resource(resources, ident, f"imsqti_test_xml{version.suffix}", href)
            for item in selection.items:
                element = make_item(item, files, report)
                place = f"items/{item.ident}.xml"
                resource = _resource(resources, item.ident, f"imsqti_item_xml{version.suffix}", place)
                for address in media_of(element):
                    child(resource, "file", "", {"href": address})
                child(test, "dependency", "", {"identifierref": item.ident})
                archive.add(place, document(version.renamed(element)))
                report.wrote()
            archive.add(href, document(version.renamed(_test(selection))))
        for name, file in files.paths.items():
            archive.add(f"{MEDIA}/{name}", file)
        archive.add("imsmanifest.xml", document(root))


def _test(selection: Selection) -> Element:
    ident = deck_ident(selection.deck)
    root = Element("assessmentTest", {"xmlns": NAMESPACE})
    root.attrib.update({"identifier": ident, "title": selection.title})
    score = {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}
    child(child(root, "outcomeDeclaration", "", score), "defaultValue/value", "0")
    modes = {"navigationMode": "nonlinear", "submissionMode": "individual"}
    part = child(root, "testPart", "", {"identifier": "part", **modes})
    child(part, "itemSessionControl", "", {"maxAttempts": "1", "showFeedback": "true"})
    section = child(part, "assessmentSection", "", {"identifier": "section", "title": selection.title, **_VISIBLE})
    for item in selection.items:
        child(section, "assessmentItemRef", "", {"identifier": item.ident, "href": f"items/{item.ident}.xml"})
    outcome = child(child(root, "outcomeProcessing"), "setOutcomeValue", "", {"identifier": "SCORE"})
    child(child(outcome, "sum"), "testVariables", "", {"variableIdentifier": "SCORE"})
    return root


def _manifest(version: Version) -> tuple[Element, Element]:
    root = Element("manifest", {"xmlns": version.manifest, "identifier": "factquiz"})
    metadata = child(root, "metadata")
    name, number = version.schema
    child(metadata, "schema", name)
    child(metadata, "schemaversion", number)
    child(root, "organizations")
    return root, child(root, "resources")


def _resource(resources: Element, ident: str, sort: str, href: str) -> Element:
    resource = child(resources, "resource", "", {"identifier": ident, "type": sort, "href": href})
    child(resource, "file", "", {"href": href})
    return resource
