"""Takes a request in, has the program answer it, and puts the answers into words of the protocol."""

import asyncio
from collections.abc import AsyncGenerator, Mapping

from ..core.events import Ask, Quit, StopTelling
from ..ports import Post
from .protocol import BadRequest, accept, decode_request, refuse

MOST_WAITING = 100
"""Changes kept for a watcher that does not read; of a state, the newest are what counts."""

Answer = Mapping[str, object]


class Reception:
    """Its ``replies`` fill the role ``Replies``. Everything on the loop thread."""

    def __init__(self, post: Post) -> None:
        self._post = post

    async def replies(self, line: bytes) -> AsyncGenerator[bytes, None]:
        """The reply to a request; for ``watch`` one at every change, until the generator is closed."""
        try:
            request = decode_request(line)
        except BadRequest as error:
            yield refuse(str(error))
            return
        answers: asyncio.Queue[Answer] = asyncio.Queue(MOST_WAITING)

        def tell(answer: Answer) -> None:
            if answers.full():
                answers.get_nowait()
            answers.put_nowait(answer)

        self._post(Ask(request.verb, request.argument, tell))
        leaving = False
        try:
            answer = await answers.get()
            leaving = request.verb == "quit" and "error" not in answer
            yield _line(answer)
            while request.verb == "watch":
                yield _line(await answers.get())
        finally:
            if request.verb == "watch":
                self._post(StopTelling(tell))
            elif leaving:
                # Only now: the answer has gone out, and leaving takes every client's connection down.
                self._post(Quit())


def _line(answer: Answer) -> bytes:
    error = answer.get("error")
    return accept(**answer) if error is None else refuse(str(error))
