"""Starts the guide's process, hears its reports, and ends it. By asyncio, without a shell."""

import asyncio
import logging
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from datetime import timedelta

from .. import child
from ..core.course import Spent
from ..core.events import Guided, GuideEnd, GuideEnded, Hurts
from ..ports import Post
from ..toml_rules import printable
from .letter import UNABLE, Hurt, Opened, Trouble, read_report

log = logging.getLogger(__name__)

OPENS_WITHIN_S = 20.0
"""Patience with a cold disk; a guide that shows nothing after it is taken for stuck."""

LEAVES_WITHIN_S = 0.7
"""Once it was asked to: its time to tell what was done. A window looks up twice a second at least."""

ENDS_WITHIN_S = 0.5
LONGEST_LINE = 4096
"""In bytes. A report is far shorter."""

MOST_NONSENSE = 100
"""Lines that are no report. Whoever says more than that is ended."""


async def lead(
    letter: bytes,
    post: Post,
    command: Sequence[str],
    leave: asyncio.Event,
    *,
    after: Sequence[asyncio.Task[None]],
) -> None:
    """From the start of the process to its end, which is posted once, whatever happens.

    ``command``: what starts it, if not the usual. ``leave``: set, it is asked to, and what it tells then
    is posted too. ``after`` are those that must have ended first.
    """
    how = GuideEnd.DIED
    try:
        if after:
            await asyncio.wait(after)  # never two windows
        if leave.is_set():
            how = GuideEnd.FINISHED
        else:
            how = await _run(letter, post, command or child.command("deskstretch.guide"), leave)
    except OSError as error:
        log.warning("the guide cannot be started: %s", error)
    finally:
        post(GuideEnded(how))


async def _run(letter: bytes, post: Post, command: Sequence[str], leave: asyncio.Event) -> GuideEnd:
    """How it ended. Raises OSError when it cannot be started."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=child.environment(),
        creationflags=child.NO_CONSOLE,
    )
    assert process.stdin is not None, "a pipe"
    process.stdin.write(letter)  # and left open: its end asks the guide to leave
    following = asyncio.create_task(_follow(process, post))
    leaving = asyncio.create_task(leave.wait())
    try:
        await asyncio.wait((following, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not following.done():
            process.stdin.close()
            await asyncio.wait((following,), timeout=LEAVES_WITHIN_S)
        if following.done():
            following.result()
    finally:
        for task in (following, leaving):
            task.cancel()
        await asyncio.gather(following, leaving, return_exceptions=True)
        await _end(process)
    return _how(process.returncode)


async def _follow(process: Process, post: Post) -> None:
    """Until it has ended."""
    await _hear(process, post)
    await process.wait()


async def _hear(process: Process, post: Post) -> None:
    """Post what it reports, until it says no more; or until it is no guide."""
    assert process.stdout is not None, "a pipe"
    hear = _Hearing(post)
    try:
        async with asyncio.timeout(OPENS_WITHIN_S) as patience:
            async for line in _lines(process.stdout):
                hear.line(line)
                if hear.opened:
                    patience.reschedule(None)
                if hear.nonsense > MOST_NONSENSE:
                    break
            else:
                return
    except TimeoutError:
        log.warning("the guide showed nothing within %g s", OPENS_WITHIN_S)
    await _end(process)


class _Hearing:
    """What one guide has said so far."""

    def __init__(self, post: Callable[[Guided | Hurts], None]) -> None:
        self._post = post
        self.opened = False
        self.nonsense = 0

    def line(self, line: bytes) -> None:
        try:
            report = read_report(line)
        except ValueError:
            if not self.nonsense:
                log.warning("the guide says what is no report: %s", printable(ascii(line), most=80))
            self.nonsense += 1
            return
        match report:
            case Opened():
                self.opened = True
            case Trouble(words):
                log.warning("the guide: %s", printable(words, most=300))
            case Hurt(stretch_id, seconds):
                self._post(Hurts(stretch_id, timedelta(seconds=seconds)))
            case Spent(stretch_id, seconds, whole):
                self._post(Guided(stretch_id, timedelta(seconds=seconds), whole))


async def _lines(stream: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """Line by line; of one that is too long the begin. (``readline`` would lose the next one with it.)"""
    rest = b""
    while chunk := await stream.read(LONGEST_LINE):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield line
        rest = rest[: LONGEST_LINE + 1]


async def _end(process: Process) -> None:
    """Have it end, if it has not. What it says now nobody hears."""
    assert process.stdin is not None, "a pipe"
    process.stdin.close()
    for kill in (process.terminate, process.kill):
        if process.returncode is None:
            with suppress(ProcessLookupError):
                kill()
        with suppress(TimeoutError):
            async with asyncio.timeout(ENDS_WITHIN_S):
                await _gone(process)
                return


async def _gone(process: Process) -> None:
    """Until it has ended, with nothing unread: asyncio keeps a pipe open that somebody might read."""
    assert process.stdout is not None, "a pipe"
    while await process.stdout.read(65536):
        pass
    await process.wait()


def _how(code: int | None) -> GuideEnd:
    if code == 0:
        return GuideEnd.FINISHED
    log.info("the guide left with %s", code)
    return GuideEnd.UNABLE if code == UNABLE else GuideEnd.DIED
