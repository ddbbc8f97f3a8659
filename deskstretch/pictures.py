"""The stills for reminders: a short-lived process draws them, and keeps them in the cache folder."""

import asyncio
import logging
import os
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path

from . import child

DRAWN_WITHIN_S = 10.0
"""With a cold disk and a busy computer. Whoever shows a reminder waits less."""

WAITED_FOR_S = 1.0
"""A picture that is not there by then comes with the next reminder of this stretch."""

log = logging.getLogger(__name__)


class Pictures:
    """Knows the stills, or has them drawn. Everything on the loop thread; nothing raises.

    ``core.reminder.picture_of`` makes their names. ``packs``: the folder of the person's own stretches,
    ``cache``: where the stills are kept.
    """

    def __init__(self, packs: Path, cache: Path) -> None:
        self._packs = packs
        self._cache = cache
        self._drawn: dict[str, asyncio.Task[Path | None]] = {}

    def prepare(self, picture: str) -> None:
        """Have it drawn, so that it is there when it is asked for."""
        known = self._drawn.get(picture)
        if known is None or (known.done() and not _is_there(known)):
            self._drawn[picture] = asyncio.get_running_loop().create_task(self._draw(picture))

    def forget(self) -> None:
        """The person's own stretches have changed, and their figures may have."""
        self._cancel()

    async def of(self, picture: str) -> Path | None:
        """Its file; None when the stretch has no figure, or it cannot be had soon."""
        self.prepare(picture)
        drawing = self._drawn[picture]
        # Not by wait_for: ``forget`` cancels the drawing, and must not cancel whoever waits for it.
        await asyncio.wait([drawing], timeout=WAITED_FOR_S)
        if drawing.done() and not drawing.cancelled():
            return drawing.result()
        log.info("the picture is not there yet: shown without")
        return None

    async def close(self) -> None:
        drawing = self._cancel()
        await asyncio.gather(*drawing, return_exceptions=True)

    def _cancel(self) -> list["asyncio.Task[Path | None]"]:
        drawing = [task for task in self._drawn.values() if not task.done()]
        for task in drawing:
            task.cancel()
        self._drawn.clear()
        return drawing

    async def _draw(self, picture: str) -> Path | None:
        try:
            async with asyncio.timeout(DRAWN_WITHIN_S):
                return await self._run(picture)
        except (OSError, TimeoutError) as error:
            log.warning("the picture cannot be drawn: %s", error or "it took too long")
            return None

    async def _run(self, picture: str) -> Path | None:
        """The path the process prints. It is ended when nobody waits for it any more."""
        process = await asyncio.create_subprocess_exec(
            *child.command("deskstretch.figure"),
            picture,
            str(self._packs),
            str(self._cache),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=PIPE,
            env=child.environment(),
            creationflags=child.NO_CONSOLE,
        )
        try:
            output, errors = await process.communicate()
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode:
            # The place alone: what is quoted behind it is the person's own, and logs are sent along.
            log.warning(
                "the picture cannot be drawn: %s", errors.decode(errors="replace").partition(":")[0]
            )
        path = Path(os.fsdecode(output))
        return path if output and path.is_file() else None


def _is_there(known: "asyncio.Task[Path | None]") -> bool:
    """A drawn one whose file was not cleared away since; one without a figure is known, too."""
    if known.cancelled():
        return False
    path = known.result()
    return path is None or path.is_file()
