"""The routines as data: ``[[routine]]`` tables, in the folder ``routines`` and in the person's packs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..core.routine import Routine
from ..core.stretch import Stretch
from .document import Document, read_document
from .entry import BadEntry, claim
from .routine_entry import Draft, built, read_routine


@dataclass(frozen=True, slots=True)
class Written:
    """A routine where it stands in a file, its form checked."""

    document: Document
    index: int
    draft: Draft

    @property
    def id(self) -> str:
        return self.draft.id

    def read(self, known: Mapping[str, Stretch]) -> Routine:
        """With its stretches looked up; raises CatalogueError, with file, line, id, key and the mend."""
        try:
            return built(self.draft, known)
        except BadEntry as bad:
            raise self.document.wrong_routine(self.index, bad.key, str(bad)) from bad


def load_routines(shipped: Iterable[Stretch]) -> tuple[Routine, ...]:
    """The routines that come with the program, made of the stretches that do."""
    known = {stretch.id: stretch for stretch in shipped}
    paths = sorted((Path(__file__).parent / "routines").glob("*.toml"))
    return tuple(written.read(known) for path in paths for written in routines_in(read_document(path)))


def routines_in(document: Document) -> tuple[Written, ...]:
    """The routines of a file, as far as they can be read without knowing every stretch.

    Raises CatalogueError for the first thing wrong.
    """
    found_in: dict[str, str] = {}
    found = []
    for index, table in enumerate(document.routines):
        try:
            draft = read_routine(table)
            claim(draft.id, document.name, found_in)
        except BadEntry as bad:
            raise document.wrong_routine(index, bad.key, str(bad)) from bad
        found.append(Written(document, index, draft))
    return tuple(found)


def with_own(routine: Routine, own: Mapping[str, Stretch]) -> Routine:
    """A shipped routine with the person's own stretches in place of the shipped ones of the same id.

    In their own dose: a stretch that is held may have taken the place of one that is repeated.
    """
    parts = tuple(
        replace(part, stretches=tuple(own.get(stretch.id, stretch) for stretch in part.stretches))
        for part in routine.parts
    )
    return replace(routine, parts=parts)
