"""What doctor found, on a terminal or as JSON."""

import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..doctor import Finding, Level, as_plain
from ..toml_rules import printable
from .table import is_coloured, terminal_width

_WIDEST = 100
_LONGEST = 600
"""Letters of one text; what is longer came from somewhere else."""

_SIGNS = {Level.GOOD: "✓", Level.WARNING: "!", Level.BAD: "✗"}
_PLAIN_SIGNS = {Level.GOOD: "+", Level.WARNING: "!", Level.BAD: "x"}
_COLOURS = {Level.GOOD: "32", Level.WARNING: "33", Level.BAD: "31"}
_DIM = "2"


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects with ``area``, ``level``, ``summary``, ``detail`` and ``mend``.

    For scripts: keys are only ever added, and areas too; the levels are good, warning and bad. The
    last two keys may be null. The texts are for people, and may change.
    """
    return json.dumps(as_plain(findings), indent=2)


def screen(findings: Sequence[Finding], width: int | None = None) -> str:
    """One screen: a line for each finding, what stands behind it, and an arrow before each mend."""
    width = min(width or terminal_width() or 80, _WIDEST)
    lines = [line for finding in findings for line in _lines(finding, width)]
    return "\n".join([*lines, "", *textwrap.wrap(_conclusion(findings), width)])


def _lines(finding: Finding, width: int) -> Iterator[str]:
    rich = _is_encodable("".join(_SIGNS.values()) + "→")
    sign = (_SIGNS if rich else _PLAIN_SIGNS)[finding.level]
    head = f"{sign} {finding.area:<14} "
    indent = " " * len(head)
    summary = _wrapped(finding.summary, head, indent, width)
    yield _painted(head, _COLOURS[finding.level]) + summary[0].removeprefix(head)
    yield from summary[1:]
    for line in _wrapped(finding.detail, indent, indent, width):
        yield _painted(line, _DIM)
    arrow = f"{indent}{'→' if rich else '>'} "
    yield from _wrapped(finding.mend, arrow, " " * len(arrow), width)


def _wrapped(text: str | None, first: str, rest: str, width: int) -> list[str]:
    """A command may be copied from here, so no word of it is broken."""
    if not text:
        return []
    return textwrap.wrap(
        _displayable(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _conclusion(findings: Sequence[Finding]) -> str:
    bad = sum(finding.level is Level.BAD for finding in findings)
    warnings = sum(finding.level is Level.WARNING for finding in findings)
    if bad:
        return "deskstretch cannot start until the ones with a cross are mended."
    if warnings:
        things = "1 thing" if warnings == 1 else f"{warnings} things"
        return f"Nothing keeps deskstretch from running; {things} could be better."
    return "Everything is as it should be. To see a reminder now: deskstretch doctor --test"


def _painted(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if is_coloured() else text


def _displayable(text: str) -> str:
    """Nothing that steers a terminal, and nothing that it has no letter for."""
    text = printable(text, most=_LONGEST)
    if sys.platform != "win32":
        text = text.replace(f"{Path.home()}/", "~/")
    encoding = _encoding()
    return text.encode(encoding, "replace").decode(encoding)


def _is_encodable(text: str) -> bool:
    try:
        text.encode(_encoding())
    except UnicodeEncodeError:
        return False
    return True


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"
