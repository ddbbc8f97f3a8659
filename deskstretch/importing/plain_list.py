"""A list as a physiotherapist writes it: "name; steps; 30 s; each", a table as CSV, or blocks of lines.

The separators are semicolons, tabs or, in a CSV file, commas. A first line of column names may put the
columns in any order and add others. A name alone is enough. Not every text is such a list: what reads
like prose, code or a log is refused, before it becomes fifty stretches that nobody can do.
"""

import csv
import re
from collections.abc import Iterator, Sequence

from ..core.errors import CatalogueError
from .blocks import Block, blocks_of
from .dose import Dose, merged
from .dose_words import Reading, reading, said_in, starts_a_dose
from .draft import LIST, Draft, Drafts, Skipped
from .headers import Heading, headings
from .recognising import Likeness, has_address, is_debris, is_sentence_about, likeness
from .rows import draft_of_row
from .words import plain_line, steps_of

_NO_LIST = (
    "does not read like a list of exercises; write a line for each, such as"
    ' "Calf stretch; Stand facing a wall. Step one foot back.; 30 s; each"'
)


def read_list(text: str, *, is_csv: bool) -> Drafts:
    """The entries of a text; raises CatalogueError when it is none, or no list."""
    if "\0" in text:
        raise CatalogueError("is neither a text nor a file of Workrave, Safe Eyes or Stretchly")
    lines = [line for line in text.splitlines() if not _COMMENT.match(line)]
    separator = _separator([line for line in lines if line.strip()], is_csv=is_csv)
    if separator is None:
        whole = [_draft_of_block(block) for block in blocks_of(lines, is_dose=_is_dose, is_whole=_is_whole)]
        return Drafts(LIST, _recognised(whole))
    rows = list(_rows(lines, separator))
    columns = headings(rows[0]) if rows else None
    found = [draft_of_row(row, columns) for row in (rows[1:] if columns else rows)]
    if columns is None:
        return Drafts(LIST, _recognised(found))
    return Drafts(LIST, _recognised(found, is_table=True), tuple(_columns_left_out(rows[0], columns)))


def _separator(lines: Sequence[str], *, is_csv: bool) -> str | None:
    for separator in (";", "\t"):
        if sum(separator in line for line in lines) * 2 > len(lines):
            return separator
        if lines and separator in lines[0] and headings(lines[0].split(separator)):
            return separator
    comma = is_csv or (bool(lines) and "," in lines[0] and headings(lines[0].split(",")) is not None)
    return "," if comma else None


def _rows(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    # With the line ends again: a quoted cell may hold several lines.
    table = csv.reader((f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=True)
    try:
        for row in table:
            if any(cell.strip() for cell in row):
                yield [_BULLET.sub("", row[0].strip()), *row[1:]]
    except csv.Error as error:
        raise CatalogueError(f"is not a table that can be read: {error}") from error


def _columns_left_out(row: Sequence[str], columns: Sequence[Heading]) -> Iterator[str]:
    names = [plain_line(cell, 30) for cell, heading in zip(row, columns, strict=True) if not heading.column]
    if names := [f'"{name}"' for name in names if name]:
        yield f"These columns are left out: {', '.join(names[:9])}"


def _draft_of_block(block: Block) -> Draft | Skipped:
    if block.is_heading:
        return Skipped(block.first[:200], "is a heading")
    name, text, dose = _first_line(block.first)
    below = [reading(line) for line in block.rest]
    steps = [line for line, read in zip(block.rest, below, strict=True) if not _says_only_how(read)]
    doses = merged([dose, *(read.dose for read in below if _says_only_how(read))])
    if not name:
        return Skipped(plain_line(block.first, 60) or "(no name)", "it has no name")
    return Draft(name=name, text="\n".join(filter(None, (text, *steps))), dose=doses)


def _first_line(line: str) -> tuple[str, str, Dose]:
    """The name, the steps and the dose of "Chin tuck: draw your chin back, 10x" or "Chin tuck (10x)"."""
    name, dose = _without_dose(line)
    match = _NAME_AND_STEPS.match(name)
    if match is None or len(match[1].split()) > 8:
        return name, "", dose
    return match[1].strip(), match[2].strip(), dose


def _without_dose(line: str) -> tuple[str, Dose]:
    """The line without the dose at its end or its beginning, as much of it as is nothing else."""
    places = [match.start() for match in _WORD_START.finditer(line)]
    for place in places[-_MOST_DOSE_WORDS:]:
        # "Squat hold 30 s": that hold belongs to the name.
        is_of_the_name = line[place:].lower().startswith("hold") and line[:place].rstrip()[-1:].isalnum()
        if place and not is_of_the_name and (dose := _dose_alone(line[place:])):
            return _TOWARDS_A_DOSE.sub("", line[:place]), dose
    for place in reversed(places[1:_MOST_DOSE_WORDS]):
        if dose := _dose_alone(line[:place]):
            return line[place:].strip(), dose
    return line, Dose()


def _dose_alone(words: str) -> Dose | None:
    """The dose, if there is nothing else; a bare number ("level 2") is none."""
    if words.strip(" ().").isdigit() or not starts_a_dose(words):
        return None
    read = reading(words)
    return read.dose if read.is_pure else None


def _is_dose(line: str) -> bool:
    return _says_only_how(reading(line))


def _says_only_how(read: Reading) -> bool:
    return not read.rest and (read.dose.is_said or bool(read.dose.sides) or bool(read.dose.remarks))


def _is_whole(line: str) -> bool:
    name, dose = _without_dose(line)
    return dose.is_said and bool(name)


def _recognised(found: Sequence[Draft | Skipped], *, is_table: bool = False) -> list[Draft | Skipped]:
    """The entries, without those that are no exercise; raises CatalogueError where most are none."""
    sorted_out = [_checked(item, is_table=is_table) for item in found]
    drafts = sum(isinstance(item, Draft) for item in sorted_out)
    strange = sum(isinstance(item, Skipped) and item.reason == _STRANGE for item in sorted_out)
    if strange > drafts:
        raise CatalogueError(_NO_LIST)
    return sorted_out


def _checked(item: Draft | Skipped, *, is_table: bool) -> Draft | Skipped:
    if isinstance(item, Skipped):
        return item
    if is_debris(item.name) or has_address(item.text):
        return Skipped(item.name[:200], _STRANGE)
    like = likeness(item.name, item.text)
    if like is Likeness.OTHER:
        return Skipped(item.name[:200], "is no stretch")
    has_dose = item.is_dose_clear and (item.dose.is_said or bool(item.dose.sides))
    if not has_dose and len(item.text) < 2_000:
        has_dose = said_in(steps_of(item.text) or (item.name,), also_times=True).is_said
    is_named = like is Likeness.EXERCISE and not is_sentence_about(item.name)
    if is_named or (has_dose and (is_table or len(item.name) <= _MOST_NAME)):
        return item
    return Skipped(item.name[:200], _STRANGE)


# A table may begin with a column of numbers that is called "#".
_COMMENT = re.compile(r"\s*#(?!\s*[,;\t])")
_STRANGE = 'does not read like an exercise; with a dose, such as "; 30 s", it is taken'
_MOST_DOSE_WORDS = 14
_MOST_NAME = 120
_BULLET = re.compile(r"^(?:[-*•–]|[0-9]{1,3}[.)])\s+")
_WORD_START = re.compile(r"(?<!\S)\S")
_TOWARDS_A_DOSE = re.compile(r"(?:[\s:,(/|–—-]|\bfor)+$", re.IGNORECASE)
_NAME_AND_STEPS = re.compile(r"^(.{2,60}?)(?::\s+|\s+[-–—]\s+)(\S.*)$")
