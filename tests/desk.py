"""A desk worker for the tests: drives the core through a day and keeps the whole log of effects."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from deskstretch.core import effects as fx
from deskstretch.core import events as e
from deskstretch.core.duration import parse_duration
from deskstretch.core.effects import Outcome
from deskstretch.core.hours import WorkingHours
from deskstretch.core.phase import Phase
from deskstretch.core.rules import begin, next_wake, restore, step
from deskstretch.core.session import Way
from deskstretch.core.settings import Guide, Settings, Show
from deskstretch.core.stretch import Kind, Position, Region, Stretch

STEADY_TICK = timedelta(seconds=15)
READING = timedelta(seconds=5)
"""Idle time of someone at the desk who is not hitting keys right now."""


def stretch(name: str, **changes: object) -> Stretch:
    plain = Stretch(
        id=name,
        name=name.capitalize(),
        region=Region.NECK,
        kind=Kind.MOBILITY,
        position=Position.SEATED,
        hold=timedelta(seconds=30),
        steps=("Sit tall.", "Breathe out."),
        benefit="Frees the neck.",
        sources=("003",),
    )
    return replace(plain, **changes)


POOL = (stretch("one"), stretch("two"), stretch("three"))
ALWAYS = Settings(hours=WorkingHours.always(), guide=Guide(show=Show.OFF))
"""Reminders at any hour, and no guide: the person says when a stretch is done."""


class Desk:
    """The rotation here is simply the next one in the pool, so that a log can be foretold."""

    def __init__(
        self,
        settings: Settings = ALWAYS,
        start: str = "2026-03-02 09:00",  # a Monday
        pool: tuple[Stretch, ...] = POOL,
        senses_idle: bool = True,
        server: bool = True,
    ) -> None:
        self.settings = settings
        self.now = self.at(start)
        self.pool = pool
        self.senses_idle = senses_idle
        self.server = server
        self.log: list[str] = []
        self.ended: list[str] = []
        """Waits, pauses and spells at the desk, as they were written when they were over."""
        self.events: list[e.Event] = []
        self.idle = READING
        self.typing = timedelta(0)
        self.on_screen: str | None = None
        self.guide: tuple[Stretch, ...] | None = None
        self.leaving = 0
        """Guides that were asked to leave and are not gone yet."""
        self.body = ""
        self.session, effects = begin(self.now, settings)
        self._perform(effects)

    # -- the passing of time

    def work(self, length: str) -> None:
        """At the desk: reading, moving the mouse now and then."""
        self._pass(parse_duration(length), typing=False, there=True)

    def type(self, length: str) -> None:
        """Hitting keys without a gap."""
        self._pass(parse_duration(length), typing=True, there=True)

    def away(self, length: str) -> None:
        """Not touching anything."""
        self._pass(parse_duration(length), typing=False, there=False)

    def suspend(self, length: str, there_after: bool = True) -> None:
        """The computer sleeps. X counts no idle time meanwhile; after it, keys are hit or not."""
        self.now += parse_duration(length)
        self.post(e.Slept(parse_duration(length)))
        if there_after:
            self.idle = READING
            self._tick()

    def until(self, clock: str) -> None:
        """Work until a time of this day or the next."""
        hour, minute = map(int, clock.split(":"))
        local = self.now.astimezone(self.settings.zone)
        target = local.replace(hour=hour, minute=minute, second=0)
        if target <= local:
            target = target + timedelta(days=1)
        self._pass(target.astimezone(UTC) - self.now, typing=False, there=True)

    # -- what the person and the desktop do

    def post(self, *events: e.Event) -> None:
        for event in events:
            self.events.append(event)
            self.session, effects = step(self.session, event, self.now, self.settings)
            self._perform(effects)

    def signal(self, signal: e.Signal, words: str | None) -> None:
        self.post(e.Signalled(signal, words))

    def guided(self, stretch_id: str, seconds: float, whole: bool = True) -> None:
        """The guide says that a stretch is over."""
        self.post(e.Guided(stretch_id, timedelta(seconds=seconds), whole))
        self._let_guide_go()

    def _let_guide_go(self) -> None:
        """After its last word it goes by itself."""
        if self.guide and self.session.guide is not Way.WINDOW:
            self.guide_ends()

    def guide_ends(self, how: e.GuideEnd = e.GuideEnd.FINISHED) -> None:
        self.guide = None
        self.post(e.GuideEnded(how))

    def guide_leaves(self, *told: e.Guided) -> None:
        """The oldest of those that were asked to leave tells this, and goes."""
        self.leaving -= 1
        self.post(*told, e.GuideEnded(e.GuideEnd.FINISHED))

    def change(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        self.post(e.SettingsChanged(before))

    def restart(self, off_for: str) -> None:
        """The program ends and starts again, with what it had saved."""
        self.now += parse_duration(off_for)
        self.on_screen = self.guide = None
        self.leaving = 0
        self.session, effects = restore(self.session, self.now, self.settings)
        self._perform(effects)

    # -- looking at it

    @property
    def phase(self) -> Phase:
        return self.session.phase

    @property
    def why(self) -> str:
        """The last reason."""
        return self.session.reasons[-1].words

    def clock(self, moment: datetime | None = None) -> str:
        local = (moment or self.now).astimezone(self.settings.zone)
        return f"{local:%H:%M}" if local.second == 0 else f"{local:%H:%M:%S}"

    @property
    def due(self) -> str:
        return self.clock(self.session.due_at)

    def at(self, text: str, zone: tzinfo | None = None) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=zone or self.settings.zone).astimezone(UTC)

    # -- how it works

    def _pass(self, length: timedelta, typing: bool, there: bool) -> None:
        end = self.now + length
        while self.leaving:  # it takes a moment, and what it had to tell it has told
            self.guide_leaves()
        self._let_guide_go()
        while self.now < end:
            wake = next_wake(self.session, self.settings)
            soon = self.now + timedelta(seconds=1)
            stop = min(end, self.now + STEADY_TICK, max(wake, soon) if wake else end)
            passed, self.now = stop - self.now, stop
            self.typing = self.typing + passed if typing else timedelta(0)
            if there:
                self.idle = timedelta(0) if typing else READING
            else:
                self.idle += passed
            self._tick()

    def _tick(self) -> None:
        self.post(e.Tick(self.idle if self.senses_idle else None, self.typing))

    def _perform(self, effects: tuple[fx.Effect, ...]) -> None:
        for effect in effects:
            match effect:
                case fx.Choose():
                    self.post(self._choose(effect))
                case fx.Guide(stretches, title):
                    assert self.guide is None, "two guides"
                    self.guide = stretches
                    self._note(" ".join(["guide", *(s.id for s in stretches), *filter(None, [title])]))
                case fx.StopGuide():
                    assert self.guide is not None, "there was no guide to stop"
                    self.guide = None
                    self.leaving += 1
                    self._note("stop guide")
                case fx.Show(reminder):
                    self.on_screen, self.body = reminder.title, reminder.body
                    self._note(f"show {reminder.title}")
                    if self.server:
                        self.post(e.Shown())
                case fx.Withdraw():
                    self.on_screen = None
                    self._note("withdraw")
                case fx.Tell(message):
                    self._note(f"tell {message.title}: {message.body}")
                case fx.TellWeek(day):
                    self._note(f"tell of the week of {day}")
                case fx.Record(Outcome.HELD | Outcome.PAUSED | Outcome.SAT):
                    self._note_what_ended(effect)
                case fx.Record(outcome, at, stretch_id, length):
                    assert at <= self.now, "a start writes what a guide did not tell, at its time"
                    words = [str(outcome), stretch_id or "", f"{length}" if length else ""]
                    self._note(" ".join(word for word in words if word))

    def _choose(self, choice: fx.Choose) -> e.Chosen:
        names = [s.id for s in self.pool]
        count = self.settings.reminders.stretches
        if choice.keep in names:
            known = [self.pool[names.index(name)] for name in (choice.keep, *choice.also) if name in names]
            others = [s for s in self.pool if s not in known]
            return e.Chosen(known[0], more=(*known[1:], *others)[: count - 1])
        after = names.index(choice.avoid) + 1 if choice.avoid in names else 0
        in_turn = self.pool[after:] + self.pool[:after]
        liked = [s for s in in_turn if s.region in choice.prefer and s.id != choice.avoid]
        picked = next(iter(liked or in_turn), None)
        others = tuple(s for s in in_turn if s is not picked)
        return e.Chosen(picked, "it is next", others[: count - 1])

    def _note_what_ended(self, record: fx.Record) -> None:
        assert record.at <= self.now
        assert record.length is not None
        words = [str(record.outcome), f"{record.length}", record.words]
        self.ended.append(" ".join([self.clock(record.at), *filter(None, words)]))

    def _note(self, words: str) -> None:
        self.log.append(f"{self.clock()} {words}")
