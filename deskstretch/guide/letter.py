"""What the program and the guide's process write to each other: one line of JSON each, UTF-8.

The program writes one letter: what to show. The guide writes that it is open, and what was done of each
stretch: ``{"stretch": "chin-tuck", "seconds": 43.0, "whole": true}``, or of one that hurts until it was
left: ``{"hurts": "chin-tuck", "seconds": 12.0}``.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from ..core.course import Spent
from ..core.settings import Guide, Show, Theme
from ..core.stretch import Equipment, Kind, Level, Position, Region, Sides, Stretch

UNABLE = 69
"""The exit code of a guide that cannot open here: no Tk, no display."""

MOST_SECONDS = 24 * 3600.0
"""Nobody stretches for longer; what says so is no report."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The fields are those of an Offer. Whole stretches, not ids: a routine has doses of its own."""

    stretches: tuple[Stretch, ...]
    title: str
    settings: Guide
    focus: bool
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """There is something to see."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """This stretch hurts, and was left after so many seconds of it. The guide goes on with the next one."""

    stretch: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong in the guide, for the log."""

    words: str


Report = Spent | Hurt | Opened | Trouble


def write_letter(letter: Letter) -> bytes:
    return _line(asdict(letter))


def read_letter(line: bytes) -> Letter:
    """Raises ValueError, KeyError or TypeError for what ``write_letter`` has not written."""
    fields = json.loads(line)
    settings = fields["settings"]
    settings |= {"show": Show(settings["show"]), "theme": Theme(settings["theme"])}
    stretches = tuple(map(_stretch, fields["stretches"]))
    return Letter(stretches, fields["title"], Guide(**settings), fields["focus"], fields["discreet"])


def write_report(report: Report) -> bytes:
    match report:
        case Spent():
            return _line(asdict(report))
        case Hurt(stretch_id, seconds):
            return _line({"hurts": stretch_id, "seconds": seconds})
        case Opened():
            return _line({"opened": True})
        case Trouble():
            return _line({"trouble": report.words[:500]})


def read_report(line: bytes) -> Report:
    """Raises ValueError for a line that is no report."""
    try:
        fields = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    match fields:
        case {"opened": True}:
            return Opened()
        case {"trouble": str(words)}:
            return Trouble(words)
        case {"stretch": str(stretch), "seconds": int() | float() as seconds, "whole": bool(whole)}:
            if _possible(seconds):
                return Spent(stretch, float(seconds), whole)
        case {"hurts": str(stretch), "seconds": int() | float() as seconds} if _possible(seconds):
            return Hurt(stretch, float(seconds))
    raise ValueError("no report")


def _possible(seconds: float) -> bool:
    return math.isfinite(seconds) and 0 <= seconds <= MOST_SECONDS


def _line(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, default=_plain).encode() + b"\n"


def _plain(value: object) -> float:
    assert isinstance(value, timedelta), f"{type(value).__name__} has no place in a letter"
    return value.total_seconds()


def _stretch(fields: dict[str, Any]) -> Stretch:
    hold: float | None = fields["hold"]
    known = {
        "region": Region(fields["region"]),
        "also": tuple(map(Region, fields["also"])),
        "kind": Kind(fields["kind"]),
        "position": Position(fields["position"]),
        "level": Level(fields["level"]),
        "sides": Sides(fields["sides"]),
        "equipment": Equipment(fields["equipment"]),
        "hold": None if hold is None else timedelta(seconds=hold),
        "tempo": timedelta(seconds=fields["tempo"]),
        "steps": _texts(fields["steps"]),
        "sources": _texts(fields["sources"]),
    }
    return Stretch(**{**fields, **known})


def _texts(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(items)
