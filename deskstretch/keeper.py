"""Keeps the session: takes events in, asks the core, performs what it wants, shows and saves the result."""

import logging
import random
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .bus import Bus
from .clock import Clock
from .core import effects as fx
from .core import events as e
from .core.companions import with_companions
from .core.effects import Outcome
from .core.errors import Refused
from .core.known import as_in_pool, as_in_routine
from .core.passage import passage
from .core.phase import Phase
from .core.progress.tally import Tally
from .core.reminder import Message
from .core.rotation import pick
from .core.routine import Routine
from .core.rules import begin, leave, next_wake, replay, restore, step
from .core.session import Session
from .core.settings import Settings
from .core.stretch import Stretch
from .core.view import View, view
from .memory import Memory
from .pictures import Pictures
from .ports import Guide, IdleSource, Notifier, Tray
from .presence.senses import Senses
from .presence.typing import Spell
from .storage.history import History
from .storage.state import StateFile
from .toml_rules import printable

log = logging.getLogger(__name__)

SAVED_AT_LEAST_EVERY = timedelta(minutes=1)
"""So that a program that was killed knows afterwards how long it was gone."""

DRAWN_BEFORE = timedelta(minutes=1)
_COMING = (Phase.WORKING, Phase.SNOOZED, Phase.AWAY, Phase.HELD)
"""When a reminder is on its way; off duty and in a pause none is, whenever it was due."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the session works with. ``idle`` None: time at the desk is assumed; ``guide`` None: no window
    can be opened.

    ``senses`` tell of bad moments, ``pictures`` has the stills. The buses are what several of them share;
    they are closed last.
    """

    notifier: Notifier
    tray: Tray
    idle: IdleSource | None
    history: History
    state: StateFile
    pool: tuple[Stretch, ...]
    senses: Senses | None = None
    guide: Guide | None = None
    pictures: Pictures | None = None
    bus: Bus | None = None
    system_bus: Bus | None = None
    routines: tuple[Routine, ...] = ()


class Keeper:
    """Owns the session. Everything here runs on the loop thread."""

    def __init__(self, parts: Parts, settings: Settings, clock: Clock) -> None:
        self._parts = parts
        self._clock = clock
        self._reading = clock.read()
        self._since = self._reading.wall
        self._view: View | None = None
        self._saved: Session | None = None
        self._saved_at = self._reading.wall
        self._spell = Spell()
        self._random = random.Random()  # noqa: S311 - breaks ties between stretches, nothing secret
        self._memory = Memory(parts.history, parts.state, self.tell)
        self.settings = settings
        self.session: Session

    def begin(self) -> bool:
        """Go on where the last run left off, or start afresh.

        Whether this is the very first start, and nothing went wrong that the person should read first.
        """
        now = self._reading.wall
        saved, records = self._memory.load(self._parts.pool)
        saved = saved and as_in_routine(saved, self._parts.routines)
        if saved is None:
            self.session, effects = begin(now, self.settings)
        else:
            lost = [record for record in records if record.at <= now]
            saved = replay(saved, lost, self._parts.pool, self.settings)
            self.session, effects = restore(saved, now, self.settings)
        self._perform(effects, now)
        self._publish(now)
        return saved is None and self._memory.sound

    def take(self, event: e.Event) -> None:
        """Let an event happen now. Sleep and a changed clock are noticed first."""
        before, self._reading = self._reading, self._clock.read()
        now = self._reading.wall
        happened = passage(before, self._reading)
        if happened:
            # After a sleep the computer may be in another zone, with other working hours.
            self.settings = replace(self.settings, zone=self._clock.zone())
            self._decide(happened, now)
        self._decide(event, now)
        self._publish(now)

    def tick(self) -> None:
        """Look again: at the clock, at the moment and at the idle time."""
        idle, senses = self._parts.idle, self._parts.senses
        if senses:
            senses.look(due=self._is_due())
            self.sense()
        self._prepare_picture()
        rested = idle.idle() if idle else None
        self.take(e.Tick(rested, self._spell.note(rested, self.now())))

    def sense(self) -> None:
        """Take in what the senses have to tell."""
        for change in self._parts.senses.drain() if self._parts.senses else ():
            self.take(change)

    def use(self, settings: Settings) -> None:
        """Apply new settings; nothing happens when they are the ones in force."""
        before, self.settings = self.settings, settings
        if settings != before:
            self.take(e.SettingsChanged(before))

    def use_routines(self, routines: tuple[Routine, ...]) -> None:
        """Have these in the menu."""
        self._parts = replace(self._parts, routines=routines)
        self._publish(self.now())

    def find(self, stretch_id: str) -> Stretch:
        """The stretch of this id; raises Refused when there is none."""
        for stretch in self._parts.pool:
            if stretch.id == stretch_id:
                return stretch
        raise Refused(f"there is no stretch {printable(stretch_id, most=60)}")

    def use_pool(self, pool: tuple[Stretch, ...]) -> None:
        """Offer from this pool. What is lined up reads as the pool has it now, or gives way to another."""
        if pool == self._parts.pool:
            return
        self._parts = replace(self._parts, pool=pool)
        if self._parts.pictures:
            self._parts.pictures.forget()
        before, self.session = self.session, as_in_pool(self.session, pool)
        self.take(e.SettingsChanged(self.settings))  # which has everything looked up anew
        rewritten = self.session.stretch != before.stretch and _same_id(self.session, before)
        if rewritten and self.session.shows:
            self.take(e.Look())

    def remind_through(self, notifier: Notifier) -> Notifier:
        """Show everything on this notifier from now on; the one before it, to be closed."""
        before, self._parts = self._parts.notifier, replace(self._parts, notifier=notifier)
        if self.session.shows:
            self.take(e.Look())
        return before

    def tell(self, message: Message) -> None:
        self._parts.notifier.tell(message)

    @property
    def on_a_desktop(self) -> bool:
        """Whether there is a session bus, which every Linux desktop has; other systems need none."""
        return self._parts.bus is not None

    @property
    def hurts(self) -> Mapping[str, datetime]:
        """The ids of the stretches that hurt, and since when."""
        return self._memory.past()[1]

    @property
    def forgets(self) -> bool:
        """Whether history or state could not be written."""
        return self._memory.fails

    def now(self) -> datetime:
        """The time, in UTC."""
        return self._clock.read().wall

    def today(self) -> Mapping[Outcome, int]:
        """How often each outcome came today, on the person's calendar."""
        return self._memory.today(self.now().astimezone(self.settings.zone).date())

    def tally(self) -> Tally:
        """The numbers of today, on the person's calendar."""
        return self._tally(self.now())

    def reread_history(self) -> None:
        """A command may have changed it: what is shown of it is counted anew."""
        self._memory.reread()
        self._publish(self.now())

    def parts(self) -> dict[str, object]:
        """What fills the roles, by name; None for one that nothing fills. Ready for JSON."""
        parts = self._parts
        return {
            "tray": parts.tray.name,
            "notifier": parts.notifier.name,
            "idle": parts.idle.name if parts.idle else None,
            "guide": parts.guide.name if parts.guide else None,
            "senses": list(parts.senses.names) if parts.senses else [],
            "since": self._since.isoformat(timespec="seconds"),
        }

    @property
    def next_wake(self) -> datetime | None:
        """When to tick at the latest, in UTC; None when only events matter."""
        return next_wake(self.session, self.settings)

    def save(self) -> None:
        """Save the session as it is now, for the next run to go on from."""
        now = self._clock.read().wall
        self._save(replace(self.session, at=now), now)

    async def close(self) -> None:
        """Take everything off the screen and let go of the parts, within two seconds."""
        parts = self._parts
        async with AsyncExitStack() as stack:  # whatever fails, the rest is let go of
            stack.callback(parts.history.close)
            for bus in (parts.bus, parts.system_bus):
                if bus:
                    stack.push_async_callback(bus.close)
            if parts.idle:
                stack.callback(parts.idle.close)
            if parts.senses:
                stack.push_async_callback(parts.senses.close)
            if parts.pictures:
                stack.push_async_callback(parts.pictures.close)
            stack.push_async_callback(parts.notifier.close)
            if parts.guide:
                stack.callback(self.save)
                stack.push_async_callback(parts.guide.close)
                self._leave()

    def _leave(self) -> None:
        """Ask an open guide to tell what was done. It posts that until it is closed."""
        now = self._clock.read().wall
        self.session, effects = leave(self.session, now, self.settings)
        self._perform(effects, now)

    def _prepare_picture(self) -> None:
        """Have the still drawn when its reminder is near, so that this need not wait for it."""
        session, pictures = self.session, self._parts.pictures
        if session.phase not in _COMING or session.due_at - self.now() >= DRAWN_BEFORE:
            return
        if pictures and session.stretch and not self.settings.notifications.discreet:
            pictures.prepare(session.stretch.id)

    def _is_due(self) -> bool:
        """Whether what the moment is decides about a reminder now, or before the next look."""
        match self.session.phase:
            case Phase.HELD | Phase.PROMPTING:
                return True
            case Phase.WORKING | Phase.SNOOZED | Phase.AWAY:
                return self.now() >= self.session.due_at
            case _:
                return False

    def _decide(self, event: e.Event, now: datetime) -> None:
        # The name alone: what is in it may be a stretch of the person's own, in all its words.
        log.debug("%s", type(event).__name__)
        reasons = self.session.reasons
        self.session, effects = step(self.session, event, now, self.settings)
        for reason in self.session.reasons:
            if reason not in reasons:
                log.info("%s", reason.words)
        self._perform(effects, now)

    def _perform(self, effects: tuple[fx.Effect, ...], now: datetime) -> None:
        for effect in effects:
            match effect:
                case fx.Show(reminder):
                    self._parts.notifier.show(reminder)
                case fx.Withdraw():
                    self._parts.notifier.withdraw()
                case fx.Tell(message):
                    self.tell(message)
                case fx.Record():
                    self._memory.record(effect, self.settings.zone)
                case fx.TellWeek(day):
                    if digest := self._memory.week(day, self._parts.pool, self.settings):
                        self.tell(digest)
                case fx.Choose():
                    self._decide(self._choose(effect, now), now)
                case fx.Guide():
                    self._open_guide(effect, now)
                case fx.StopGuide():
                    if self._parts.guide:
                        self._parts.guide.stop()

    def _open_guide(self, wanted: fx.Guide, now: datetime) -> None:
        if guide := self._parts.guide:
            guide.open(
                wanted.stretches,
                wanted.title,
                self.settings.guide,
                focus=wanted.focus,
                discreet=self.settings.notifications.discreet,
            )
        else:
            self._decide(e.GuideEnded(e.GuideEnd.UNABLE), now)

    def _choose(self, choice: fx.Choose, now: datetime) -> e.Chosen:
        past, hurts = self._memory.past()
        pool, stretches = self._parts.pool, self.settings.stretches
        seed = self._random.getrandbits(32)
        first = pick(
            pool,
            past,
            stretches,
            avoid=choice.avoid,
            keep=choice.keep,
            prefer=choice.prefer,
            hurts=hurts,
            now=now,
            seed=seed,
        )
        count = self.settings.reminders.stretches
        return with_companions(
            first, count, pool, past, stretches, keep=choice.also, hurts=hurts, now=now, seed=seed
        )

    def _publish(self, now: datetime) -> None:
        """Bring the tray and the state file up to date, each only when something changed."""
        seen = view(self.session, now, self.settings, self._parts.routines, self._tally(now))
        if seen != self._view:
            self._view = seen
            self._parts.tray.show(seen)
        due = now - self._saved_at >= SAVED_AT_LEAST_EVERY
        if due or self._saved is None or _lasting(self.session) != _lasting(self._saved):
            self._save(self.session, now)

    def _tally(self, now: datetime) -> Tally:
        return self._memory.tally(now.astimezone(self.settings.zone).date())

    def _save(self, session: Session, now: datetime) -> None:
        self._saved, self._saved_at = session, now
        self._memory.save(session)


def _same_id(one: Session, other: Session) -> bool:
    return bool(one.stretch and other.stretch and one.stretch.id == other.stretch.id)


def _lasting(session: Session) -> Session:
    """The session without what changes at every look."""
    sitting = session.sitting and replace(session.sitting, until=session.sitting.since)
    return replace(
        session, at=session.since, last_input_at=None, there_at=None, sitting=sitting, reasons=()
    )
