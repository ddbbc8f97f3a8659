"""A course in the window: it follows the clock, the keys and the buttons, and tells what was done."""

import logging
import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from ..core.course import Course, Place, begin
from .asking import Asking, Question, ends_by_surprise
from .cues import Cues
from .hurting import Hurting
from .offer import Offer
from .watch import Watch
from .window_face import Face
from .window_film import FRAMES_A_SECOND
from .window_keys import Actions
from .window_projector import Projector
from .window_words import dial, farewell, farewell_dial, last_title, reading, title

_MOVING_MS = round(1000 / FRAMES_A_SECOND)
_STILL_MS = 200
"""Where nothing moves but the ring."""
_PAUSED_MS = 500
"""Nothing changes; but Python hears a signal only when it runs."""

_FAREWELL_MS = 2000
_LONG_FAREWELL_MS = 5000
"""Where it has something to say that is to be read."""

log = logging.getLogger(__name__)


class Show:
    """All of it on Tk's thread."""

    def __init__(self, root: tk.Tk, face: Face, offer: Offer, projector: Projector, cues: Cues) -> None:
        self._root = root
        self._face = face
        self._offer = offer
        self._projector = projector
        self._cues = cues
        self._course = begin(offer.stretches, offer.clock())
        self._watch = Watch(offer.clock)
        self._asking = Asking()
        self._hurting = Hurting()
        self._told = 0
        self._over = False
        self._on: tuple[object, ...] = ()
        self._coming: str | None = None
        self.failure: BaseException | None = None

    def start(self) -> None:
        """Now the first second begins."""
        self._course = begin(self._offer.stretches, self._offer.clock())
        self._watch = Watch(self._offer.clock)
        self._show_buttons()
        self._tick()

    # -- what the person does

    @property
    def actions(self) -> Actions:
        return {
            "again": self.again,
            "pause": self.pause,
            "next": self.next,
            "mute": self.mute,
            "stop": self.stop,
            "hurts": self.hurts,
        }

    def again(self) -> None:
        self._change(Course.again, anew=True)

    def pause(self) -> None:
        """Or go on; where all is over, close."""
        if self._over:
            self.stop()
        elif self._course.since is None:
            self._change(Course.resumed)
        else:
            self._cues.hush()
            self._change(Course.paused)

    def next(self) -> None:
        place = self._course.where(self._offer.clock())
        if self._over or not ends_by_surprise(place) or self._asking.sure(Question.FINISH, place):
            self._change(Course.next)
        else:
            self._tick()

    def hurts(self) -> None:
        """The first time it only asks."""
        if self._over or self._offer.hurts is None:
            return
        course, now = self._watch.look(self._course)
        place = course.where(now)
        if self._asking.sure(Question.HURTS, place):
            self._cues.hush()
            self._tell(place.number - 1)
            self._course, spent = self._hurting.leave(course, now)
            self._told = place.number
            self._offer.hurts(spent)
        self._show_buttons()
        self._tick()

    def mute(self) -> None:
        """Or not any longer."""
        self._cues.mute(muted=not self._cues.muted)
        self._show_buttons()

    def stop(self) -> None:
        """Tell what was done until now, and close. May come more than once."""
        if not self._over:
            self._over = True
            self._course, now = self._watch.look(self._course)
            self._tell(self._course.where(now).number)
        self._root.destroy()

    def failed(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """What a callback of Tk's raised: a window that closes is better than one that hangs."""
        if not isinstance(error, KeyboardInterrupt):  # which may come in the middle of a callback, too
            log.error("the window closes, because it failed", exc_info=(kind, error, traceback))
            self.failure = error
        self.stop()

    def _change(self, change: Callable[[Course, float], Course], *, anew: bool = False) -> None:
        if self._over:
            return
        course, now = self._watch.look(self._course)
        self._course = change(course, now)
        if anew:
            self._on = ()
        self._show_buttons()
        self._tick()

    # -- what time does

    def _tick(self) -> None:
        """Show this moment, and see to the next one."""
        if self._coming:
            self._root.after_cancel(self._coming)
            self._coming = None
        course, now = self._watch.look(self._course)
        self._course = self._hurting.skip(course, now)
        place = self._course.where(now)
        if self._course.finished(now):
            self._finish(place, now)
            return
        self._tell(place.number - 1)
        self._turn(place)
        moves = self._show(place)
        rest = _PAUSED_MS if place.paused else _MOVING_MS if moves else _STILL_MS
        self._coming = self._root.after(rest, self._tick)

    def _turn(self, place: Place) -> None:
        """When another stage began, or time stopped or went on."""
        on = (place.number, place.segment, place.paused)
        if on == self._on:
            return
        if on[:2] != self._on[:2] and not place.paused:
            self._cues.turn(place)
        self._on = on
        self._projector.prepare(place)
        # A screen reader tells a title that changes; this is all that Tk has for it.
        self._root.title(title(place, discreet=self._offer.discreet))

    def _show(self, place: Place) -> bool:
        """Whether something moves."""
        asks = self._asking.asks(place)
        told, shown = reading(place, self._offer.title, asks, self._face.fits), dial(place)
        if self._offer.hurts is None:
            told = replace(told, hurts="")
        self._face.show(told)
        self._face.ring.show(shown, told.count, told.unit)
        moves = self._projector.show(place)
        return moves or shown.breath is not None

    def _show_buttons(self) -> None:
        self._face.bar.show(paused=self._course.since is None, muted=self._cues.muted)

    def _finish(self, place: Place, now: float) -> None:
        """A calm word about what was done, and then it closes; at once where all was left out."""
        done, hurt = self._course.done(now), self._hurting.ids
        if not hurt and not any(spent.seconds for spent in done):
            self.stop()
            return
        self._over = True
        self._tell(place.number)
        self._cues.end()
        names = [stretch.name for stretch in self._offer.stretches if stretch.id in hurt]
        part = reading(place, self._offer.title, fits=self._face.fits).part
        self._face.show(farewell(place, done, hurt, names, part))
        self._face.ring.show(farewell_dial(done, hurt), "", "")
        self._face.bar.only_close()
        self._root.title(last_title(place, discreet=self._offer.discreet))
        self._root.bind("<Return>", lambda _: self.stop())
        self._root.after(_LONG_FAREWELL_MS if hurt else _FAREWELL_MS, self._root.destroy)

    def _tell(self, until: int) -> None:
        """Of the stretches up to this number what has not been told yet."""
        done = self._course.done(self._offer.clock())
        for spent in done[self._told : until]:
            self._offer.tell(spent)
        self._told = max(self._told, until)
