"""The ``Guide`` port: a guide in a process of its own. What starts it is loaded for the first one."""

import asyncio
from collections.abc import Sequence

from ..core.settings import Guide as Guiding
from ..core.stretch import Stretch
from ..ports import Post


class GuideProcess:
    """Fills the role ``Guide``. ``command`` starts the process; tests have one of their own."""

    name = "a window in a process of its own"

    def __init__(self, post: Post, command: Sequence[str] = ()) -> None:
        self._post = post
        self._command = command
        self._leave: asyncio.Event | None = None
        self._ending: set[asyncio.Task[None]] = set()

    def open(
        self,
        stretches: tuple[Stretch, ...],
        title: str,
        settings: Guiding,
        *,
        focus: bool,
        discreet: bool = False,
    ) -> None:
        from .launching import lead
        from .letter import Letter, write_letter

        self.stop()
        letter = write_letter(Letter(stretches, title, settings, focus, discreet))
        self._leave = asyncio.Event()
        leading = lead(letter, self._post, self._command, self._leave, after=tuple(self._ending))
        task = asyncio.get_running_loop().create_task(leading)
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    def stop(self) -> None:
        if self._leave:
            self._leave.set()
            self._leave = None

    async def close(self) -> None:
        self.stop()
        await asyncio.gather(*self._ending, return_exceptions=True)
