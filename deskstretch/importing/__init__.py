"""Stretches from what people use today: Workrave, Safe Eyes, Stretchly, or a list from a physiotherapist.

Everything a file says is data: markup and control characters are taken out, and whatever is read keeps
to the rules for stretches of one's own. Which format it is shows in the content, not in the name.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..core.errors import CatalogueError
from ..core.stretch import Stretch
from .draft import LIST, Drafts, Skipped
from .pack import pack_text
from .source import Source, read_source, read_stream, text_of
from .stretches import stretch_of
from .words import plain_line

__all__ = [
    "LIST", "Imported", "Remark", "Skipped", "Source", "pack_text", "read", "read_source", "read_stream"
]  # fmt: skip

MOST_ENTRIES = 1_000

_CHECK_BOX = re.compile(r"\[[ xX]?\] ")


class Remark(NamedTuple):
    """Something that was taken otherwise than it is written."""

    stretch_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What was understood of a file; ``format`` is the name of where it comes from, such as "Workrave".

    ``guessed``: the ids whose position no word tells. ``notes`` are about the file as a whole.
    """

    format: str
    entries: tuple[Stretch, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]
    guessed: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def read(file: Path | Source, taken: Collection[str] = ()) -> Imported:
    """Find out the format of the file and read it; ids in ``taken`` are not given again.

    Raises CatalogueError, one line, for a file that cannot be read, is too large (5 MB or 1,000
    entries), is none of the formats or is a broken one of them.
    """
    source = read_source(file) if isinstance(file, Path) else file
    try:
        drafts = _drafts(source)
    except CatalogueError as error:
        raise CatalogueError(f"{source.name}: {error}") from error
    if len(drafts.found) > MOST_ENTRIES:
        raise CatalogueError(
            f"{source.name}: {len(drafts.found)} entries, at most {MOST_ENTRIES} can be imported at once"
        )
    if not drafts.found:
        raise CatalogueError(f"{source.name}: there is no stretch in it")
    return _imported(drafts, set(taken))


def _drafts(source: Source) -> Drafts:
    """The entries, read as what the first letter says: XML, JSON or anything else."""
    if source.suffix == ".toml":
        raise CatalogueError("is a pack already: copy it into the folder stretches.d beside the settings")
    text = text_of(source.data).lstrip()
    if text.startswith("<"):
        from .workrave import read_workrave

        return read_workrave(source.data.lstrip())
    if text.startswith("{") or (text.startswith("[") and not _CHECK_BOX.match(text)):
        from .json_settings import read_json

        return read_json(text)
    from .plain_list import read_list

    return read_list(text, is_csv=source.suffix == ".csv")


def _imported(drafts: Drafts, ids: set[str]) -> Imported:
    """The drafts made into stretches one by one; ``ids`` are taken, and grow."""
    entries: list[Stretch] = []
    skipped: list[Skipped] = []
    remarks: list[Remark] = []
    guessed: set[str] = set()
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for item in drafts.found:
        made = item if isinstance(item, Skipped) else stretch_of(item, drafts.format, ids)
        if isinstance(made, Skipped):
            skipped.append(Skipped(plain_line(made.name, 60) or "(no name)", made.reason))
            continue
        stretch = made.stretch
        if (content := (stretch.name, stretch.steps)) in seen:
            skipped.append(Skipped(stretch.name, "the same as one before it"))
            continue
        seen.add(content)
        ids.add(stretch.id)
        entries.append(stretch)
        remarks += [Remark(stretch.id, words) for words in made.remarks]
        if not made.is_sure:
            guessed.add(stretch.id)
    return Imported(
        drafts.format, tuple(entries), tuple(skipped), tuple(remarks), frozenset(guessed), drafts.remarks
    )
