"""Workrave's exercises.xml: ``exercise`` with ``title``, ``description`` and a ``sequence`` of pictures."""

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.errors import CatalogueError
from .draft import Draft, Drafts, Skipped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "Workrave"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_workrave(data: bytes) -> Drafts:
    """The exercises of an XML file; raises CatalogueError, also for one of another program."""
    root = _parsed(data)
    if root.tag != "exercises":
        raise CatalogueError("is XML, and not Workrave's exercises.xml: it does not begin with <exercises>")
    return Drafts(NAME, list(_drafts(root)))


def _parsed(data: bytes) -> "Element":
    from xml.etree.ElementTree import ParseError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # defusedxml's own affair
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import fromstring
    try:
        root: Element = fromstring(data)
    except DefusedXmlException as error:
        raise CatalogueError("defines entities of its own, which no list of stretches needs") from error
    except ParseError as error:
        raise CatalogueError(f"is not valid XML: {error}") from error
    except (ValueError, LookupError) as error:
        raise CatalogueError("is XML in an encoding that is not known here") from error
    return root


def _drafts(root: "Element") -> Iterator[Draft | Skipped]:
    for exercise in root.findall("exercise"):
        name = _text(exercise, "title")
        if not _text(exercise, "description"):
            yield Skipped(name[:60].strip() or "(no name)", "it has no description")
            continue
        yield Draft(
            name=name,
            text=_text(exercise, "description"),
            whole_seconds=_seconds(exercise),
            usual_seconds=30,
        )


def _text(exercise: "Element", tag: str) -> str:
    """The text without a language or in English; in a file of one other language, that."""
    found = exercise.findall(tag)
    in_language = {element.get(_LANGUAGE, "en")[:2]: element for element in reversed(found)}
    element = in_language.get("en", found[0] if found else None)
    # Its lines are only broken to be read in the file.
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _seconds(exercise: "Element") -> float | None:
    sequence = exercise.find("sequence")
    duration = "" if sequence is None else sequence.get("duration", "").strip()
    return int(duration[:9]) if duration.isascii() and duration.isdigit() else None
