"""A text without columns, cut into exercises: a line each, or a block of lines that belong together.

People write "1. Name" and the rest below it, "- Name" and the rest indented, a name and the rest
up to the next empty line, or everything about one exercise in one line.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """What stands about one exercise: its first line without a bullet, and the lines below.

    ``is_heading``: it stands above a list and is none of its exercises.
    """

    first: str
    rest: tuple[str, ...] = ()
    is_heading: bool = False


class _Line(NamedTuple):
    text: str
    indent: int
    marker: str
    """ "1" for any number, the sign itself for a bullet, nothing for a plain line."""

    @property
    def bare(self) -> str:
        return _MARKER.sub("", self.text, count=1).strip()


Test = Callable[[str], bool]


def blocks_of(lines: Sequence[str], *, is_dose: Test, is_whole: Test) -> list[Block]:
    """The exercises in order.

    ``is_dose``: a line says how long and nothing else. ``is_whole``: it names an exercise and how long.
    """
    paragraphs = _paragraphs(lines)
    everything = [line for paragraph in paragraphs for line in paragraph]
    if not everything:
        return []
    if starter := _starter(paragraphs):
        return _by_marker(paragraphs, starter)
    if any(len(paragraph) > 1 for paragraph in paragraphs) and len(paragraphs) > 1:
        return _without_title(_by_paragraph(paragraphs, is_dose), is_whole)
    if any(is_dose(line.bare) for line in everything[1:]):
        return _up_to_the_dose(everything, is_dose, is_whole)
    if any(line.indent for line in everything):
        return _by_indent(everything)
    return [Block(line.bare) for line in everything]


def _paragraphs(lines: Sequence[str]) -> list[list[_Line]]:
    found: list[list[_Line]] = [[]]
    for text in lines:
        plain = text.expandtabs(4)
        if not plain.strip():
            found.append([])
            continue
        marker = _MARKER.match(plain.strip())
        sign = "" if marker is None else "1" if marker[0][0].isdigit() else marker[0][0]
        found[-1].append(_Line(plain.strip(), len(plain) - len(plain.lstrip()), sign))
    return [paragraph for paragraph in found if paragraph]


def _starter(paragraphs: Sequence[Sequence[_Line]]) -> str:
    """The sign that begins an exercise; none where the marked lines are the steps below a plain name."""
    firsts = [paragraph[0] for paragraph in paragraphs]
    marked = [line for line in firsts if line.marker]
    if not marked:
        # A heading right above the list: "My exercises", and the bullets in the next line.
        whole = [line for paragraph in paragraphs for line in paragraph]
        later = [line for line in whole[1:] if not line.indent]
        is_list = len(paragraphs) == 1 and bool(later) and all(line.marker for line in later)
        return later[0].marker if is_list and not _is_counted_again(later) else ""
    return marked[0].marker if len(marked) * 2 > len(firsts) or firsts[0].marker or len(firsts) <= 3 else ""


def _is_counted_again(lines: Sequence[_Line]) -> bool:
    return sum(line.text.startswith(("1.", "1)")) for line in lines) > 1


def _by_marker(paragraphs: Sequence[Sequence[_Line]], starter: str) -> list[Block]:
    """An exercise begins at each starter; other lines belong to the one above them.

    A plain line after an empty one belongs to nothing: a closing word, or prose between two lists.
    """
    indent = min(line.indent for paragraph in paragraphs for line in paragraph if line.marker == starter)
    headings: list[Block] = []
    blocks: list[list[str]] = []
    for paragraph in paragraphs:
        is_apart = True
        for line in paragraph:
            starts = line.marker == starter and line.indent <= indent
            if not (blocks or starts):
                headings.append(Block(line.bare, is_heading=True))
                continue
            is_apart = is_apart and not (line.marker or line.indent or _has_only_names(blocks))
            if starts or is_apart:
                blocks.append([line.bare])
            else:
                _add(blocks[-1], line)
    return headings + [_block(block) for block in blocks]


def _has_only_names(blocks: Sequence[Sequence[str]]) -> bool:
    """Names with their lines below an empty one: "1. Neck", nothing, "Tip your head."."""
    return bool(blocks) and len(blocks[-1]) == 1


def _without_title(blocks: Sequence[Block], is_whole: Test) -> list[Block]:
    """A first line that stands alone above blocks of several lines is what the list is called."""
    first, *others = blocks
    if first.rest or is_whole(first.first) or not all(block.rest for block in others):
        return list(blocks)
    return [first._replace(is_heading=True), *others]


def _by_paragraph(paragraphs: Sequence[Sequence[_Line]], is_dose: Test) -> list[Block]:
    blocks: list[list[str]] = []
    for paragraph in paragraphs:
        if blocks and all(is_dose(line.bare) for line in paragraph):
            blocks[-1] += [line.bare for line in paragraph]
            continue
        blocks.append([paragraph[0].bare])
        for line in paragraph[1:]:
            _add(blocks[-1], line)
    return [_block(block) for block in blocks]


def _up_to_the_dose(lines: Sequence[_Line], is_dose: Test, is_whole: Test) -> list[Block]:
    """No empty lines between: the line that says how long ends each exercise.

    Where such lines are rare, they belong to the line above them only.
    """
    doses = sum(is_dose(line.bare) for line in lines)
    is_long = doses * _MOST_LINES < len(lines)
    blocks: list[list[str]] = []
    is_open = False
    for line in lines:
        ends = is_dose(line.bare)
        if blocks and (ends or (is_open and not is_whole(line.bare))):
            _add(blocks[-1], line)
        else:
            blocks.append([line.bare])
        is_open = not (ends or is_long or is_whole(line.bare))
    return [_block(block) for block in blocks]


def _by_indent(lines: Sequence[_Line]) -> list[Block]:
    blocks: list[list[str]] = []
    for line in lines:
        if blocks and line.indent > lines[0].indent:
            _add(blocks[-1], line)
        else:
            blocks.append([line.bare])
    return [_block(block) for block in blocks]


def _add(block: list[str], line: _Line) -> None:
    """Below the others; a line that goes on in small letters is the rest of the one above it."""
    text = line.bare
    if len(block) > 1 and not line.marker and text[:1].islower() and block[-1][-1:] not in ".!?:;":
        block[-1] += f" {text}"
    else:
        block.append(text)


def _block(lines: Sequence[str]) -> Block:
    return Block(lines[0], tuple(lines[1:]))


_MOST_LINES = 8
_MARKER = re.compile(r"^(?:[-*•–·▪○]|[0-9]{1,3}[.)]|\[[ x]?\])\s+")
