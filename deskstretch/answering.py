"""What the running program says to a command, and to those who watch it."""

import logging
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from . import __version__
from .core import events as e
from .core.command import VERBS, event_of, stretched
from .core.errors import DeskstretchError, Refused
from .core.refusing import refusal
from .core.reply import reply
from .core.routine import Routine
from .core.status import status
from .keeper import Keeper
from .toml_rules import printable

log = logging.getLogger(__name__)

LONGEST_REFUSAL = 150
"""In letters."""

Take = Callable[[e.Event | e.Errand], None]
Tell = Callable[[Mapping[str, object]], None]


class Answering:
    """Answers an ``Ask`` by what the session is, and by letting the event happen. Loop thread.

    ``take`` lets an event happen, ``look`` reads the files of the person again, ``warnings`` are
    lines on what is wrong with them. ``find_routine`` has a routine as it is for the person, and raises
    DeskstretchError.
    """

    def __init__(
        self,
        keeper: Keeper,
        take: Take,
        look: Callable[[], None],
        warnings: Callable[[], Iterable[str]],
        find_routine: Callable[[str], Routine],
    ) -> None:
        self._keeper = keeper
        self._find_routine = find_routine
        self._warnings = warnings
        self._take = take
        self._look = look
        self._watchers: dict[Tell, Mapping[str, object]] = {}

    def answer(self, ask: e.Ask) -> None:
        """Tell what came of it, whatever comes of it: somebody waits at the other end."""
        try:
            ask.tell(self._answer(ask))
        except DeskstretchError as error:
            ask.tell({"error": str(error)})
        except Exception:
            ask.tell({"error": "something went wrong; deskstretch log shows it"})
            raise

    def stop_telling(self, tell: Tell) -> None:
        self._watchers.pop(tell, None)

    def changed(self) -> None:
        """Something may have changed: tell those who watch, if it did."""
        if not self._watchers:
            return
        now = self._status()
        for tell, told in list(self._watchers.items()):
            if _lasting(now) != _lasting(told):
                self._watchers[tell] = now
                tell(now)

    def _answer(self, ask: e.Ask) -> Mapping[str, object]:
        match ask.verb:
            case verb if verb in (*VERBS, "routine", "guide", "stretched"):
                return self._happen(verb, ask.argument)
            case _ if ask.argument is not None:
                raise Refused(f"{ask.verb} takes nothing more")
            case "status":
                return self._status()
            case "watch":
                self._watchers[ask.tell] = self._status()
                return self._watchers[ask.tell]
            case "parts":
                return {"pid": os.getpid(), "version": __version__, **self._keeper.parts()}
            case "reload":
                self._look()
                self._keeper.reread_history()
                return {}
            case "welcome":
                self._take(e.Welcome())
                return {"pid": os.getpid()}
            case "quit":
                return {"pid": os.getpid()}
            case _:
                raise Refused(f"this deskstretch does not know {ask.verb}")

    def _happen(self, verb: str, argument: str | None) -> Mapping[str, object]:
        keeper = self._keeper
        keeper.tick()  # what the time has changed counts first: the computer may just have woken up
        now, before = keeper.now(), keeper.session
        event = self._event(verb, argument, now)
        if words := refusal(event, before, now, keeper.settings):
            raise Refused(words)
        self._take(event)
        if isinstance(event, e.Now | e.Undo | e.Another) and keeper.session.stretch is None:
            raise Refused("no stretch fits your settings; deskstretch stretches says what leaves them out")
        said = reply(event, before, keeper.session, now, keeper.settings)
        return {**self._status(), "said": said}

    def _event(self, verb: str, argument: str | None, now: datetime) -> e.Event:
        if verb == "routine":
            if argument is None:
                raise Refused("routine: which one? deskstretch routine lists them")
            return e.StartRoutine(self._find_routine(argument))
        if verb == "guide":
            return e.Begin(self._keeper.find(argument or ""))
        try:
            if verb == "stretched":
                done = stretched(argument or "")
                self._keeper.find(done.stretch_id)
                return done
            return event_of(verb, argument, now, self._keeper.settings)
        except ValueError as error:
            # It may repeat what was typed: a date may have a newline in its middle, of all places.
            raise Refused(printable(f"{verb}: {error}", most=LONGEST_REFUSAL)) from error

    def _status(self) -> dict[str, Any]:
        keeper = self._keeper
        known = status(keeper.session, keeper.now(), keeper.settings, keeper.today(), keeper.tally())
        return {**known, "warnings": list(self._warnings())}


def _lasting(status: Mapping[str, object]) -> dict[str, object]:
    """The status without what changes by the mere passing of time."""
    return {key: value for key, value in status.items() if key != "now"}
