"""The page a guide shows in a terminal: the ring beside the words, and below it where it is narrow.

Texts of stretches are only ever put in ``rich.text.Text``, which reads no markup.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import product

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ..core.course import Place
from ..core.steps import steps
from . import words
from .asking import Question
from .steps import in_force
from .terminal_ring import ring

WIDEST = 78
BESIDE = 62
"""Columns from which on the ring has its place beside the words."""

_GAP = 4

WORKING, WAITING, STANDING = "green", "cyan", "yellow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What there is to write on. ``colour``: whether it has colours."""

    columns: int
    rows: int
    colour: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What is said of the keys. ``sound``: there is something to mute; ``muted``: and it is.

    ``hurts``: there is a key to say so; ``asks``: the question that the next one may answer.
    """

    sound: bool = False
    muted: bool = False
    hurts: bool = False
    asks: Question | None = None


class Fullness(Enum):
    """How much is said: the steps not in force give way first, then the blank lines and the caution."""

    ALL = "all"
    ONE_STEP = "one step"
    BARE = "bare"


def page(place: Place, paper: Paper, *, title: str = "", keys: Keys | None = None) -> list[Text]:
    """The lines, not more than there are rows. ``title``: of the routine; no ``keys``, no row of them."""
    margin = max(1, (paper.columns - WIDEST) // 2)
    width = max(1, min(paper.columns - margin - 1, WIDEST))
    foot = _keys(place, keys, width) if keys else []
    room = paper.rows - len(foot) - 1
    asks = keys.asks if keys else None
    body = next(_layouts(place, paper, title, width, room, asks), None)
    if body is None:
        lines = [*_asked(asks, width), *_scrap(place, width), *foot][: paper.rows]
    else:
        above = (room - len(body)) // 3
        lines = [Text()] * above + body + [Text()] + foot
    lines = [_moved(line, margin) for line in lines]
    for line in lines:
        line.truncate(paper.columns)
    return lines


def _layouts(
    place: Place, paper: Paper, title: str, width: int, room: int, asks: Question | None
) -> Iterator[list[Text]]:
    """Those that take at most ``room`` rows, from the fullest to the barest."""
    sizes = [rows for rows in (11, 9, 7) if rows <= room and 2 * rows <= width]
    for full, rows in product(Fullness, sizes):
        beside = width >= BESIDE
        told = _told(place, width - 2 * rows - _GAP if beside else width, title, full, asks)
        if beside and len(told) <= room:
            yield _side_by_side(_ring(place, paper, rows), told)
        elif not beside and len(told) + 1 + rows <= room:
            margin = (width - 2 * rows) // 2
            yield [*told, Text(), *(_moved(line, margin) for line in _ring(place, paper, rows))]
    for full in Fullness:
        told = _told(place, width, title, full, asks)
        if len(told) + 2 <= room:
            yield [*told, Text(), _bar(place, width)]


def _scrap(place: Place, width: int) -> list[Text]:
    """What matters most first, for a terminal with next to no room."""
    step = _steps(place, width, Fullness.BARE)
    return [_bar(place, width), *_wrapped(_now(place, _colour(place)), width), *step]


def _side_by_side(left: Sequence[Text], right: Sequence[Text]) -> list[Text]:
    """The shorter of the two in the middle of the longer; the left one is as wide in every line."""
    tall, width = max(len(left), len(right)), left[0].cell_len + _GAP
    lines = []
    pairs = zip(_in_the_middle(left, tall), _in_the_middle(right, tall), strict=True)
    for picture, words_beside in pairs:
        line = picture.copy()
        line.pad_right(width - picture.cell_len)
        lines.append(line + words_beside)
    return lines


def _told(place: Place, width: int, title: str, full: Fullness, asks: Question | None) -> list[Text]:
    """Everything that is in words."""
    blank = [] if full is Fullness.BARE else [Text()]
    above = words.part(place, title, lambda part: cell_len(part) <= width)
    colour = _colour(place)
    lines = _wrapped(Text(above, style="dim"), width) if above else []
    lines += _wrapped(Text(place.stretch.name, style="bold"), width) + blank
    lines += _wrapped(_now(place, colour), width) + blank
    lines += _steps(place, width, full) + blank
    if asks is not Question.FINISH:
        lines += _wrapped(Text(words.upcoming(place), style="dim"), width)
    if full is not Fullness.BARE and asks is not Question.HURTS:
        lines += _wrapped(Text(words.safety(place.stretch), style="dim"), width)
    return lines + _asked(asks, width)


def _asked(asks: Question | None, width: int) -> list[Text]:
    return _wrapped(Text(asking(asks), style=f"bold {STANDING}"), width) if asks else []


def asking(question: Question) -> str:
    """A question, with the key that answers it."""
    return f"{question} Then H once more." if question is Question.HURTS else question


def _now(place: Place, colour: str) -> Text:
    """ "Hold · Left side, 2 of 2"."""
    told = Text((not place.paused and words.breathing(place)) or words.heading(place), f"bold {colour}")
    side = words.which(place)
    return told.append(f" · {side}", "not bold default") if side else told


def _steps(place: Place, width: int, full: Fullness) -> list[Text]:
    """The step in force, marked, and maybe among the others."""
    now = in_force(place)
    lines: list[Text] = []
    for number, step in enumerate(steps(place.stretch, place.side)):
        if number != now and full is not Fullness.ALL:
            continue
        mark, style = ("> ", "bold") if number == now else ("  ", "dim")
        wrapped = _wrapped(Text(step, style=style), width - 2)
        lines += [Text(mark if not row else "  ", style) + line for row, line in enumerate(wrapped)]
    return lines


def _ring(place: Place, paper: Paper, rows: int) -> list[Text]:
    return ring(place.share, rows, colour=_colour(place), middle=_count(place), track=paper.colour)


def _bar(place: Place, width: int) -> Text:
    """The ring's stand-in where there is no room for one."""
    told = words.counting(place)
    length = max(0, min(40, width - cell_len(told) - 2))
    done = round(length * place.share)
    line = Text("█" * done, _colour(place)).append("·" * (length - done), "dim")
    return line.append(f"  {told}", "bold")


def _keys(place: Place, keys: Keys, width: int) -> list[Text]:
    """As many to a line as fit; what a key does is never torn from it."""
    offered = [("Space", "go on" if place.paused else "pause"), ("→", "next"), ("←", "again")]
    if keys.sound:
        offered.append(("M", "sound on" if keys.muted else "mute"))
    if keys.hurts:
        offered.append(("H", "it hurts"))
    lines = [Text()]
    for key, does in (*offered, ("Esc", "stop")):
        item = Text(key, "bold").append(f" {does}", "not bold dim")
        if lines[-1] and lines[-1].cell_len + 3 + item.cell_len > width:
            lines.append(Text())
        lines[-1] = lines[-1] + Text("   ") + item if lines[-1] else item
    return lines


def _count(place: Place) -> str:
    return words.count(place) if place.repetition else words.counting(place)


def _colour(place: Place) -> str:
    if place.paused:
        return STANDING
    return WORKING if place.segment.works else WAITING


def _wrapped(text: Text, width: int) -> list[Text]:
    return list(text.wrap(_console(), max(1, width)))


def _moved(line: Text, columns: int) -> Text:
    return Text(" " * max(0, columns)) + line


def _in_the_middle(lines: Sequence[Text], rows: int) -> list[Text]:
    above = (rows - len(lines)) // 2
    return [Text()] * above + list(lines) + [Text()] * (rows - len(lines) - above)


@cache
def _console() -> Console:
    """rich wants one for wrapping; nothing is written on it."""
    return Console(width=WIDEST)
