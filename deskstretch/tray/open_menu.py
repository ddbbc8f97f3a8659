"""Is the menu open? As far as hosts tell, which differs; measured:

* lxqt-panel asks AboutToShow(0) and says "opened" and "closed", and "closed" before "clicked";
* xfce4-panel asks AboutToShowGroup([0]), and says nothing when the menu closes without a click. When it
  is opened again and changes then, its toolkit keeps it at the size it had.
"""

import asyncio
from collections.abc import Callable

AT_MOST_S = 60.0
"""A menu that nobody says is closed is taken for closed by then."""

UNTOLD_S = 20.0
"""The same for one of a host that did not even say that it was opened."""

CLICK_WITHIN_S = 0.3
"""How long after "closed" the click may come that closed it."""


class OpenMenu:
    """Calls ``closed`` when the menu has been closed for all that is known. Loop thread only."""

    def __init__(self, closed: Callable[[], None]) -> None:
        self._closed = closed
        self._ends: asyncio.TimerHandle | None = None

    def __bool__(self) -> bool:
        return self._ends is not None

    def asked_for(self) -> None:
        """A host is about to show it."""
        self._end_in(UNTOLD_S)

    def opened(self) -> None:
        """A host says so, and will say when it closes."""
        self._end_in(AT_MOST_S)

    def closing(self) -> None:
        """It was closed, and what closed it may be a click that is still to come."""
        if self._ends:
            self._end_in(CLICK_WITHIN_S)

    def over(self) -> None:
        """It is closed, or it could not be clicked or opened now."""
        if self._ends:
            self._ends.cancel()
            self._ends = None
            self._closed()

    def _end_in(self, delay_s: float) -> None:
        if self._ends:
            self._ends.cancel()
        self._ends = asyncio.get_running_loop().call_later(delay_s, self.over)
