"""The guide in a terminal: the same course as in the window, with a ring of blocks, answered with keys."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from ..core.course import Place, begin
from ..core.errors import Unavailable
from ..core.timeline import Segment
from . import words
from .asking import Asking, Question, ends_by_surprise
from .cues import Cues, cues_for
from .hurting import Hurting
from .offer import Offer
from .terminal_keyboard import Keyboard, keyboard_of, stop_until_continued
from .terminal_keys import Key
from .terminal_page import Keys
from .terminal_screen import Screen, screen_of
from .watch import Watch

LOOK_EVERY_S = 0.1


def run(offer: Offer) -> None:
    """Lead through the stretches; returns when the last is over or the person has left.

    On the main thread. Raises Unavailable where there is no terminal. SIGTERM is leaving too, and whatever
    ends it, the terminal is left as it was found.
    """
    screen, keyboard = screen_of(offer.title), keyboard_of(sys.stdin)
    with closing(cues_for(offer.settings)) as cues, _ended_by_signal() as ended:
        Guided(offer, screen, keyboard, cues).run(ended)


class Guided:
    """One person being guided, from the first look to the last word."""

    def __init__(self, offer: Offer, screen: Screen, keyboard: Keyboard, cues: Cues) -> None:
        self._offer = offer
        self._course = begin(offer.stretches, offer.clock())
        self._screen = screen
        self._keyboard = keyboard
        self._cues = cues
        self._watch = Watch(offer.clock)
        self._asking = Asking()
        self._hurting = Hurting()
        self._told = 0
        self._on: tuple[int, Segment] | None = None
        self._left = False
        self._now = offer.clock()

    def run(self, ended: threading.Event) -> None:
        """Until the end of the course, or the person leaves, or ``ended`` is set."""
        try:
            self._open()
            self._offer.opened()
            # Ctrl-C, or a terminal that was closed: the person has left.
            with suppress(KeyboardInterrupt, EOFError, Unavailable):
                self._follow(ended)
        finally:
            self._close()
        self._say_goodbye()

    def _follow(self, ended: threading.Event) -> None:
        while not ended.is_set():
            now = self._look()
            self._tell_what_is_over(now)
            if self._left:
                return
            if self._course.finished(now):
                self._cues.end()
                return
            self._show(self._course.where(now))
            for key in self._keyboard.read(LOOK_EVERY_S):
                self._press(key, self._offer.clock())

    def _show(self, place: Place) -> None:
        self._screen.show(place, self._keys(place))
        on = place.number, place.segment
        if on != self._on and not place.paused:
            self._on = on
            self._cues.turn(place)

    def _look(self) -> float:
        course, self._now = self._watch.look(self._course)
        self._course = self._hurting.skip(course, self._now)
        return self._now

    def _press(self, key: Key, now: float) -> None:
        course = self._course
        match key:
            case Key.PAUSE:
                self._course = course.resumed(now) if course.since is None else course.paused(now)
                self._cues.hush()
            case Key.NEXT:
                place = course.where(now)
                if not ends_by_surprise(place) or self._asking.sure(Question.FINISH, place):
                    self._course = course.next(now)
            case Key.AGAIN:
                self._course, self._on = course.again(now), None
            case Key.MUTE:
                self._cues.mute(muted=not self._cues.muted)
            case Key.STOP:
                self._left = True
            case Key.HURTS:
                self._hurts(now)
            case Key.SUSPEND:
                self._suspend(now)

    def _hurts(self, now: float) -> None:
        """The first time it only asks."""
        place = self._course.where(now)
        if self._offer.hurts is None or self._course.finished(now):
            return
        if self._asking.sure(Question.HURTS, place):
            self._cues.hush()
            self._tell_what_is_over(now)
            self._course, spent = self._hurting.leave(self._course, now)
            self._told = place.number
            self._offer.hurts(spent)

    def _suspend(self, now: float) -> None:
        """Stop, with the terminal as it was found; the course waits, and goes on with Space."""
        self._course = self._course.paused(now)
        self._close()
        stop_until_continued()
        self._open()

    def _tell_what_is_over(self, now: float) -> None:
        done = self._course.done(now)
        over = len(done) if self._course.finished(now) else self._course.where(now).number - 1
        for spent in done[self._told : over]:
            self._offer.tell(spent)
        self._told = max(self._told, over)

    def _say_goodbye(self) -> None:
        """The stretch that was left is told too, with what was done of it."""
        done = self._course.done(self._now)
        for spent in done[self._told : self._told + 1]:
            self._offer.tell(spent)
        hurt = self._hurting.ids
        names = [stretch.name for stretch in self._offer.stretches if stretch.id in hurt]
        told = words.ending(done, hurt), words.left_out(names)
        self._screen.say(" ".join(filter(None, told)))

    def _keys(self, place: Place) -> Keys | None:
        if not self._keyboard.listens:
            return None
        wants = self._offer.settings
        return Keys(
            sound=wants.sound or wants.voice,
            muted=self._cues.muted,
            hurts=self._offer.hurts is not None,
            asks=self._asking.asks(place),
        )

    def _open(self) -> None:
        self._keyboard.take()
        self._screen.open()

    def _close(self) -> None:
        self._screen.close()
        self._keyboard.give_back()


@contextmanager
def _ended_by_signal() -> Iterator[threading.Event]:
    """An event that SIGTERM sets.

    SIGHUP, which would kill us, is not heard: the terminal that is gone is noticed at the next look.
    """
    ended = threading.Event()
    before = {signal.SIGTERM: signal.signal(signal.SIGTERM, lambda *_: ended.set())}
    if sys.platform != "win32":
        before[signal.SIGHUP] = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield ended
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
