"""Where the guide writes in a terminal: a page that is kept up to date, or a plain line for each stage."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TextIO

from ..core.course import Place
from ..core.errors import Unavailable
from ..core.steps import steps
from . import words
from .asking import Question
from .steps import in_force
from .terminal_page import Keys, Paper, asking, page

if TYPE_CHECKING:
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text


class Screen(Protocol):
    """Used on one thread: ``open``, ``show`` again and again, ``close`` on every way out."""

    def open(self) -> None:
        """May be called again after ``close``. Raises Unavailable, as ``show`` does, without a terminal."""

    def show(self, place: Place, keys: Keys | None) -> None:
        """Bring it up to date. ``keys``: what is said of them, None where there are none."""

    def close(self) -> None:
        """Leave the terminal as it was found. May be called more than once."""

    def say(self, line: str) -> None:
        """A line that stays, when it is closed."""


def screen_of(title: str) -> Screen:
    """The screen of this process; raises Unavailable where nobody would read it.

    The standard output when it is a terminal. Otherwise it may be read by a program, and lines go to the
    standard error output.
    """
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream is not None and not stream.closed]
    terminal = next((stream for stream in streams if stream.isatty()), None)
    if terminal is None:
        if not (sys.stdin and sys.stdin.isatty() and streams):
            raise Unavailable("there is no terminal to show it in")
        return LineScreen(streams[-1], title)
    in_unicode = (terminal.encoding or "").lower().startswith("utf")
    if not in_unicode or os.environ.get("TERM", "") in {"dumb", "unknown"}:
        return LineScreen(terminal, title)
    from rich.console import Console

    console = Console(file=terminal, highlight=False)
    return LineScreen(terminal, title) if console.legacy_windows else PageScreen(console, title)


class PageScreen:
    """A whole page over what is in the terminal, which is there again afterwards."""

    def __init__(self, console: "Console", title: str) -> None:
        self._console = console
        self._title = title
        self._live: Live | None = None
        self._shown: tuple[Paper, list[Text]] | None = None

    def open(self) -> None:
        from rich.live import Live

        # Not redirected: what others print is for whoever reads our output, not for this page.
        self._live = Live(
            console=self._console,
            screen=True,
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._shown = None
        try:
            self._live.start()
        except (OSError, ValueError) as error:
            raise Unavailable("the terminal is gone") from error

    def show(self, place: Place, keys: Keys | None) -> None:
        from rich.console import Group

        paper = self._paper()
        lines = page(place, paper, title=self._title, keys=keys)
        if self._live is None or self._shown == (paper, lines):
            return
        for line in lines:
            line.no_wrap, line.overflow = True, "crop"
        try:
            self._live.update(Group(*lines), refresh=True)
        except (OSError, ValueError) as error:
            raise Unavailable("the terminal is gone") from error
        self._shown = paper, lines

    def close(self) -> None:
        live, self._live = self._live, None
        if live:
            with suppress(OSError, ValueError):  # the terminal is gone, and needs nothing any more
                live.stop()

    def say(self, line: str) -> None:
        with suppress(OSError, ValueError):
            self._console.print(line, markup=False, emoji=False)

    def _paper(self) -> Paper:
        """Asked each time: the terminal may have been made smaller."""
        size = self._console.size
        return Paper(
            columns=size.width,
            rows=size.height,
            colour=self._console.color_system is not None and not self._console.no_color,
        )


class LineScreen:
    """A line when a stage begins: for a terminal that cannot do more, a file, a screen reader."""

    def __init__(self, out: TextIO, title: str) -> None:
        self._out = out
        self._title = title
        self._last: Place | None = None
        self._asked: Question | None = None

    def open(self) -> None:
        if self._title and self._last is None:
            self._write(self._title)

    def show(self, place: Place, keys: Keys | None) -> None:
        last, self._last = self._last, place
        if last and last.paused is not place.paused:
            self._write(f"{words.PAUSED}." if place.paused else "Going on.")
        if last is None or last.number != place.number:
            stretch = place.stretch
            self._write(f"{stretch.name}: {stretch.dose}. {words.safety(stretch)}")
        if last is None or (last.number, last.segment) != (place.number, place.segment):
            self._write(_stage(place))
        asks, before = keys.asks if keys else None, self._asked
        self._asked = asks
        if asks and asks is not before:
            self._write(asking(asks))

    def close(self) -> None:
        """What was written stays."""

    def say(self, line: str) -> None:
        with suppress(Unavailable):
            self._write(line)

    def _write(self, line: str) -> None:
        encoding = self._out.encoding or "utf-8"
        try:
            self._out.write(line.encode(encoding, errors="replace").decode(encoding) + "\n")
            self._out.flush()
        except (OSError, ValueError) as error:
            raise Unavailable("the terminal is gone") from error


def _stage(place: Place) -> str:
    """What is said when it begins: the step that leads into position, or those that belong to the work."""
    told, segment = steps(place.stretch, place.segment.side), place.segment
    now = (told[1:] or told) if segment.works and not segment.half else (told[in_force(place)],)
    return f"{words.announcement(place)}: {' '.join(now)}"
