"""Whatever happens, in whatever order, some things never do. And single days that once broke a promise."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck
from hypothesis import settings as run
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from deskstretch.core import effects as fx
from deskstretch.core import events as e
from deskstretch.core import snoozing
from deskstretch.core.effects import Outcome
from deskstretch.core.events import Signal
from deskstretch.core.hours import Range, WorkingHours
from deskstretch.core.phase import Phase
from deskstretch.core.refusing import refusal
from deskstretch.core.routine import Part, PartKind, Routine
from deskstretch.core.rules import next_wake, step
from deskstretch.core.session import Session, Way
from deskstretch.core.settings import Guide, Notifications, Reminders, Settings, Show
from deskstretch.core.stretch import Region
from deskstretch.core.tips import tip_of
from tests.desk import ALWAYS, POOL, Desk, stretch

ON_SCREEN = {Phase.PROMPTING, Phase.STRETCHING}
WAITING = {Phase.WORKING, Phase.AWAY, Phase.HELD, Phase.SNOOZED}
DUE = {*ON_SCREEN, Phase.HELD, Phase.SNOOZED}
BAD_MOMENTS = {Signal.CALL, Signal.FULLSCREEN, Signal.DO_NOT_DISTURB, Signal.APPLICATION}
BERLIN = ZoneInfo("Europe/Berlin")
SHORTEST = {
    Outcome.HELD: timedelta(minutes=1),
    Outcome.PAUSED: timedelta(minutes=1),
    Outcome.SAT: timedelta(minutes=5),
}
"""What is written when it is over, and how long it was at least."""


class WatchedDesk(Desk):
    """A desk that holds every single step against the promises."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        self.set_by = timedelta(0)
        """How far the clock was set ahead in all."""
        self.over: dict[Outcome, datetime] = {}
        """When the last one of each kind was over, on a clock that nobody sets."""
        super().__init__(*args, **kwargs)

    def post(self, *events: e.Event) -> None:
        for event in events:
            before = self.session
            after, effects = step(before, event, self.now, self.settings)
            if not isinstance(event, e.Tick):  # for speed: there are thousands of them
                assert step(before, event, self.now, self.settings) == (after, effects)
            self._check(before, event, after, effects)
            if isinstance(event, e.ClockMoved):
                self.set_by += event.by
            super().post(event)

    def _note_what_ended(self, record: fx.Record) -> None:
        """Two of a kind never overlap, so that all of them together are no more than what passed."""
        super()._note_what_ended(record)
        end = record.at - self.set_by
        assert SHORTEST[record.outcome] <= record.length
        assert self.over.get(record.outcome, datetime.min.replace(tzinfo=UTC)) <= end - record.length
        assert record.outcome is not Outcome.SAT or self.senses_idle
        assert bool(record.words) is (record.outcome is Outcome.HELD)
        self.over[record.outcome] = end

    def _check(
        self, before: Session, event: e.Event, after: Session, effects: tuple[fx.Effect, ...]
    ) -> None:
        self._one_reminder_at_most(before, after, effects)
        self._one_guide_at_most(before, after, event, effects)
        self._reminders_only_when_welcome(before, event, effects)
        self._phase_and_facts_agree(after)
        self._chosen_before_it_shows(event, effects)
        self._one_tip_a_day(before, effects)
        self._what_ended_is_written_once(before, event, after, effects)
        one_entry_per_answer(before, after, event, effects, self.settings)
        self._what_guides_tell_is_written_once(before, event, after, effects)
        told = isinstance(event, e.Hurts) and event.length is not None
        if not told and refusal(event, before, self.now, self.settings) is not None:
            assert not refused_and_done(event, effects)
        assert after.snoozes <= max(before.snoozes, self.settings.reminders.snooze_limit)
        assert len(after.reasons) <= 20
        assert all(moment.tzinfo is UTC for moment in moments(after))
        if not any(isinstance(effect, fx.Choose) for effect in effects):  # else the answer comes at once
            wake = next_wake(after, self.settings)
            assert wake is None or wake > self.now, f"the loop would spin: {wake} is over at {self.now}"

    def _one_reminder_at_most(
        self, before: Session, after: Session, effects: tuple[fx.Effect, ...]
    ) -> None:
        showing = before.shows
        for effect in effects:
            match effect:
                case fx.Show():
                    showing = True
                case fx.Withdraw():
                    assert showing, "there was nothing to withdraw"
                    showing = False
        assert showing is after.shows
        assert sum(isinstance(effect, fx.Show) for effect in effects) <= 1

    def _one_guide_at_most(
        self, before: Session, after: Session, event: e.Event, effects: tuple[fx.Effect, ...]
    ) -> None:
        """It is there in STRETCHING alone, and nobody forgets to close it."""
        opened = [effect for effect in effects if isinstance(effect, fx.Guide)]
        stopped = sum(isinstance(effect, fx.StopGuide) for effect in effects)
        was, is_ = before.guide is Way.WINDOW, after.guide is Way.WINDOW
        goes_on = isinstance(event, e.Hurts) and event.length is None and was and is_
        assert not is_ or after.phase is Phase.STRETCHING
        assert len(opened) == (is_ and not was) + (goes_on and stopped)
        assert all(effect.stretches == after.offered for effect in opened)
        by_itself = isinstance(event, e.Guided | e.GuideEnded | e.Hurts)
        assert stopped == (was and not is_) or (by_itself and stopped in (0, goes_on))
        # Each guide has one end, in the order in which they were opened.
        ended = isinstance(event, e.GuideEnded) and (before.leaving or was)
        assert len(before.leaving) + was + len(opened) - bool(ended) == len(after.leaving) + is_

    def _what_guides_tell_is_written_once(
        self, before: Session, event: e.Event, after: Session, effects: tuple[fx.Effect, ...]
    ) -> None:
        """Whatever the day does meanwhile: no second is lost, or charged to another stretch."""
        if not isinstance(event, e.Guided | e.Hurts) or event.length is None:
            return
        lengths = [
            (effect.stretch_id, effect.length)
            for effect in effects
            if isinstance(effect, fx.Record) and effect.outcome in (Outcome.DONE, Outcome.STOPPED)
        ]
        expected = [(event.stretch_id, event.length)] * (event.stretch_id in told_about(before))
        leaving = before.leaving[0] if before.leaving else None
        if expected and leaving and leaving.answer is Outcome.DONE:
            first = leaving.stretches[0].id
            # It was called done, and the guide tells of a later one: it has passed that one over.
            expected = [(first, leaving.spent)] * (first != event.stretch_id) + expected
        assert lengths == expected

    def _reminders_only_when_welcome(
        self, before: Session, event: e.Event, effects: tuple[fx.Effect, ...]
    ) -> None:
        shows = any(isinstance(effect, fx.Show) for effect in effects)
        asked_for = isinstance(event, e.Now | e.Undo | e.StartRoutine | e.OfferRoutine)
        asked_for |= before.routine is not None
        if not shows or asked_for or before.phase in ON_SCREEN:
            return
        assert before.phase in WAITING
        assert before.pause is None
        assert self.settings.hours.contains(self.now, self.settings.zone)
        assert not any(signal in BAD_MOMENTS for signal, _ in before.signals)
        assert before.away_since is None or isinstance(event, e.Tick | e.Signalled), "nobody is there"

    def _chosen_before_it_shows(self, event: e.Event, effects: tuple[fx.Effect, ...]) -> None:
        """What suits the moment is asked for ahead: the answer would come when the other one shows."""
        chooses = any(isinstance(effect, fx.Choose) for effect in effects)
        shows = any(isinstance(effect, fx.Show) for effect in effects)
        assert not (chooses and shows) or isinstance(event, e.SettingsChanged)

    def _one_tip_a_day(self, before: Session, effects: tuple[fx.Effect, ...]) -> None:
        today = self.now.astimezone(self.settings.zone).date()
        shown = [effect.reminder.body for effect in effects if isinstance(effect, fx.Show)]
        wanted = self.settings.notifications.tips and not self.settings.notifications.discreet
        if before.tipped_on == today or not wanted:
            assert not any(tip_of(today) in body for body in shown)

    def _what_ended_is_written_once(
        self, before: Session, event: e.Event, after: Session, effects: tuple[fx.Effect, ...]
    ) -> None:
        """Nothing is written of what goes on, and what ended is written unless it was short."""
        if isinstance(event, e.ClockMoved | e.Slept):
            return
        written = [effect.outcome for effect in effects if isinstance(effect, fx.Record)]
        hold, pause, sitting = before.hold, before.pause, before.sitting
        waited = hold and hold.moment and (before.away_since or self.now)
        over_at = pause and min(self.now, pause.until or self.now)
        for outcome, was, is_, end in (
            (Outcome.HELD, hold, after.hold, waited),
            (Outcome.PAUSED, pause, after.pause, over_at),
            (Outcome.SAT, sitting, after.sitting, sitting and sitting.until),
        ):
            gone = was is not None and (is_ is None or is_.since != was.since)
            long = bool(was and end) and end - was.since >= SHORTEST[outcome]
            assert written.count(outcome) == (gone and long), outcome

    def _phase_and_facts_agree(self, after: Session) -> None:
        phase = after.phase
        assert (after.hold is not None) is (phase is Phase.HELD)
        assert (after.started_at is not None) is (phase is Phase.STRETCHING)
        assert after.shown_at is None or phase is Phase.PROMPTING
        assert after.stretch is not None or phase not in ON_SCREEN
        assert after.guide is None or phase is Phase.STRETCHING
        assert after.sitting is None or after.sitting.since <= after.sitting.until <= self.now
        assert after.stretch is not None or not after.more
        assert after.routine is None or (after.stretch and phase in {Phase.AWAY, *DUE})
        assert after.pause is None or phase in {Phase.PAUSED, *ON_SCREEN} or after.routine
        assert after.pause is not None or phase is not Phase.PAUSED
        if (phase in WAITING or phase is Phase.OFF_DUTY) and not after.routine:
            at_work = self.settings.hours.contains(self.now, self.settings.zone)
            assert at_work is (phase in WAITING)


def refused_and_done(event: e.Event, effects: tuple[fx.Effect, ...]) -> bool:
    """Whether an answer was written or another stretch asked for. (What time brings may happen.)"""
    of_time = (Outcome.MISSED, Outcome.PROMPTED, Outcome.NATURAL_BREAK, *SHORTEST)
    written = [effect for effect in effects if isinstance(effect, fx.Record)]
    swaps = isinstance(event, e.Another) and any(isinstance(effect, fx.Choose) for effect in effects)
    return swaps or any(record.outcome not in of_time for record in written)


def told_about(session: Session) -> set[str]:
    """The ids of what the oldest guide may tell about."""
    if session.leaving:
        return {stretch.id for stretch in session.leaving[0].stretches}
    return {stretch.id for stretch in session.offered if session.guide is Way.WINDOW}


def one_entry_per_answer(
    before: Session, after: Session, event: e.Event, effects: tuple[fx.Effect, ...], settings: Settings
) -> None:
    prompting, due = before.phase is Phase.PROMPTING, before.phase in DUE and before.stretch is not None
    may_snooze = prompting and snoozing.refusal(before, after.at, settings) is None
    entries = [effect for effect in effects if isinstance(effect, fx.Record)]
    assert all(entry.at == before.at or entry.at.tzinfo is UTC for entry in entries)
    no_answer = (Outcome.PROMPTED, *SHORTEST)
    answers = [entry.outcome for entry in entries if entry.outcome not in no_answer]
    match event:
        case e.Start():
            assert answers == [Outcome.STARTED] * prompting
        case e.Done() | e.Skip() if before.guide is Way.WINDOW:
            assert answers == []  # the guide has the last word
            assert after.leaving[-1].answer in (Outcome.DONE, Outcome.SKIPPED)
        case e.Done():
            several = due and before.phase is not Phase.STRETCHING
            assert answers == [Outcome.DONE] * (len(before.offered) if several else 1)
        case e.Guided():
            told = event.stretch_id in told_about(before)
            said_done = told and before.leaving and before.leaving[0].answer is Outcome.DONE
            first = said_done and before.leaving[0].stretches[0].id == event.stretch_id
            outcome = Outcome.DONE if event.whole or first else Outcome.STOPPED
            assert answers[-1:] == [outcome] * told
            assert len(answers) <= 2
            if told and not before.leaving:
                assert len(after.offered) < len(before.offered) or after.phase not in ON_SCREEN
        case e.GuideEnded():
            waits = before.leaving and before.leaving[0].answer
            assert answers in ([], [waits], [Outcome.SKIPPED], [Outcome.MISSED])
            assert not waits or answers[:1] == [waits]
        case e.Hurts(_, timedelta()):
            told = event.stretch_id in told_about(before)
            assert answers == [Outcome.HURT, Outcome.STOPPED] * told
        case e.Stretched():
            assert answers == [Outcome.DONE if event.whole else Outcome.STOPPED]
        case e.Begin() | e.StartRoutine():
            assert answers == [Outcome.STARTED] * (before.phase is not Phase.STRETCHING)
        case e.Snooze():
            assert answers == [Outcome.SNOOZED] * may_snooze
        case e.Skip():
            assert answers == [Outcome.SKIPPED] * due
        case e.Hurts():
            assert answers == [Outcome.HURT] * due
        case e.Allow():
            assert answers in ([], [Outcome.ALLOWED])
        case e.Another():
            swaps = before.stretch and before.phase is not Phase.STRETCHING and not before.routine
            assert answers == [Outcome.SWAPPED] * bool(swaps)
        case e.Dismissed():
            assert answers == [Outcome.MISSED] * prompting
        case e.Tick() | e.Slept() | e.Signalled():
            assert answers in ([], [Outcome.MISSED], [Outcome.NATURAL_BREAK])
        case e.SettingsChanged() | e.Chosen() | e.OfferRoutine():
            assert answers in ([], [Outcome.MISSED])  # a shorter time to answer is over at once
        case _:
            assert answers == []


def moments(value: object) -> list[datetime]:
    """Every moment anywhere in a value."""
    if isinstance(value, datetime):
        return [value]
    if isinstance(value, tuple):
        return [*chain.from_iterable(map(moments, value))]
    if is_dataclass(value):
        return [*chain.from_iterable(moments(getattr(value, field.name)) for field in fields(value))]
    return []


OFFICE = WorkingHours.office()
NIGHTS = WorkingHours(((Range(time(22), time(6)),),) * 7)
SPLIT = WorkingHours(((Range(time(9), time(12)), Range(time(13), time(17))),) * 5 + ((), ()))


def evenly(*values: object) -> st.SearchStrategy:
    """Any of these, as likely as the others: ``sampled_from`` alone keeps to a few favourites in a run."""
    return st.integers(0, 2**20).map(lambda seed: Random(seed).choice(values))


minutes = st.sampled_from([0.5, 1, 5, 10, 20, 45, 90]).map(lambda number: timedelta(minutes=number))
settings_of_someone = st.builds(
    Settings,
    reminders=st.builds(
        Reminders,
        interval=st.sampled_from([5, 20, 45, 90]).map(lambda number: timedelta(minutes=number)),
        snooze=st.sampled_from([(timedelta(minutes=10),), (timedelta(minutes=1), timedelta(hours=2))]),
        snooze_limit=st.integers(0, 3),
        natural_break=st.sampled_from([1, 5, 60]).map(lambda number: timedelta(minutes=number)),
        wait_for_pause=st.sampled_from([0, 1]).map(lambda number: timedelta(minutes=number)),
        answer_within=st.sampled_from([0.5, 5, 30]).map(lambda number: timedelta(minutes=number)),
        stretches=st.sampled_from([1, 1, 2, 3]),
    ),
    hours=evenly(*[WorkingHours.always()] * 6, OFFICE, OFFICE, NIGHTS, SPLIT, WorkingHours()),
    notifications=st.builds(Notifications, discreet=st.booleans(), tips=st.booleans()),
    guide=st.builds(Guide, show=st.sampled_from([Show.WINDOW, *Show])),
    zone=st.sampled_from([BERLIN, UTC]),
)


MIXED = (*POOL, stretch("wrists", region=Region.WRISTS))

RESET = Routine(id="reset", name="Reset", parts=(Part(PartKind.MOBILITY, (*MIXED[2:], POOL[0])),))
SHORT = Routine(id="short", name="Short", parts=(Part(PartKind.MOBILITY, POOL[:1]),))

answers = evenly(
    *(e.Now(), e.Start(), e.Done(), e.Snooze(), e.Skip(), e.Another(), e.Hurts(), e.Undo(), e.Allow()),
    *(e.Look(), e.Dismissed(), e.Shown(), e.Resume(), e.PauseUntil(None), e.PauseUntilTomorrow()),
    *(e.OfferRoutine(RESET), e.StartRoutine(RESET), e.OfferRoutine(SHORT), e.Begin(POOL[1])),
    *(e.Stretched("two", timedelta(seconds=20), whole=False), e.Start(), e.Start()),
)
lengths = evenly("1s", "14s", "1m", "3m", "6m", "20m", "45m", "50m")


class AnyDay(RuleBasedStateMachine):
    @initialize(
        settings=settings_of_someone,
        start=st.sampled_from(["2026-03-02 07:30", "2026-03-27 17:20", "2026-03-29 00:50"]),
        pool=evenly(POOL, MIXED, MIXED, POOL[:1], ()),
        senses_idle=evenly(True, True, False),
        server=evenly(True, True, True, False),
    )
    def begin(self, settings: Settings, start: str, pool: tuple, senses_idle: bool, server: bool) -> None:
        self.desk = WatchedDesk(settings, start, pool, senses_idle, server)

    @rule(kind=evenly("work", "work", "type", "away", "suspend"), length=lengths)
    def time_passes(self, kind: str, length: str) -> None:
        getattr(self.desk, kind)(length)

    @rule(length=st.sampled_from(["1m", "8m", "15h"]))
    def the_computer_sleeps_and_nobody_is_back(self, length: str) -> None:
        self.desk.suspend(length, there_after=False)

    @rule(kind=st.sampled_from(["work", "type", "away"]))
    def the_reminder_comes_due(self, kind: str) -> None:
        due = self.desk.session.due_at - self.desk.now
        if timedelta(0) < due < timedelta(hours=2):
            getattr(self.desk, kind)(f"{-(-due // timedelta(seconds=1))}s")

    @rule(answer=answers)
    def the_person_answers(self, answer: e.Event) -> None:
        self.desk.post(answer)

    @rule(answer=answers)
    def one_is_asked_for_and_answered(self, answer: e.Event) -> None:
        self.desk.post(e.Now(), answer)

    @rule(length=lengths, whole=st.booleans(), which=st.integers(0, 3))
    def the_guide_tells(self, length: str, whole: bool, which: int) -> None:
        offered = self.desk.session.offered
        stretch_id = offered[min(which, len(offered) - 1)].id if offered and which < 3 else "unknown"
        if which == 1:
            self.desk.post(e.Hurts(stretch_id, timedelta(seconds=20)))
        else:
            self.desk.guided(stretch_id, 20, whole)
        self.desk.away(length)

    @rule(answer=answers, then=answers, begun=st.booleans(), which=st.integers(0, 2), whole=st.booleans())
    def the_guide_tells_while_it_leaves(
        self, answer: e.Event, then: e.Event, begun: bool, which: int, whole: bool
    ) -> None:
        desk = self.desk
        desk.post(e.Now(), *[e.Start()] * begun, answer, then)
        if desk.leaving:
            ids = [stretch.id for stretch in desk.session.leaving[0].stretches] or ["unknown"]
            told = e.Guided(ids[min(which, len(ids) - 1)], timedelta(seconds=20), whole)
            desk.guide_leaves(*[told] * (which != 2))

    @rule(how=st.sampled_from(e.GuideEnd))
    def the_guide_ends(self, how: e.GuideEnd) -> None:
        if self.desk.guide and not self.desk.leaving:
            self.desk.guide_ends(how)

    @rule(length=minutes)
    def the_person_snoozes(self, length: timedelta) -> None:
        self.desk.post(e.Snooze(length))

    @rule(length=minutes, by_clock=st.booleans())
    def the_person_pauses(self, length: timedelta, by_clock: bool) -> None:
        self.desk.post(e.PauseUntil(self.desk.now + length) if by_clock else e.PauseFor(length))

    @rule(signal=evenly(*Signal), begins=st.booleans())
    def the_desktop_tells(self, signal: Signal, begins: bool) -> None:
        self.desk.signal(signal, str(signal) if begins else None)

    @rule(settings=settings_of_someone)
    def settings_change(self, settings: Settings) -> None:
        self.desk.change(replace(settings, zone=self.desk.settings.zone))

    @rule(pool=evenly(POOL, POOL, (stretch("four"),), ()))
    def the_pool_changes(self, pool: tuple) -> None:
        self.desk.pool = pool
        self.desk.change(self.desk.settings)

    @rule(off_for=st.sampled_from(["1s", "2m", "3h"]))
    def the_program_restarts(self, off_for: str) -> None:
        self.desk.restart(off_for)
        self.desk.work("1s")

    @rule(by=st.sampled_from([-120, -5, 5, 90, 1440]).map(lambda number: timedelta(minutes=number)))
    def the_clock_is_set(self, by: timedelta) -> None:
        self.desk.now += by
        self.desk.post(e.ClockMoved(by))

    @rule()
    def the_server_dies_or_returns(self) -> None:
        self.desk.server = not self.desk.server
        if self.desk.server and self.desk.on_screen:
            self.desk.post(e.Shown())


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = run(
    max_examples=120, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


class TestDaysThatOnceBrokeAPromise:
    def prompting(self, settings: Settings = ALWAYS, **kwargs: object) -> Desk:
        desk = WatchedDesk(settings, **kwargs)
        desk.work(f"{settings.reminders.interval.seconds}s")
        assert desk.phase is Phase.PROMPTING
        desk.log.clear()
        return desk

    def paused_and_asked_for(self) -> Desk:
        desk = WatchedDesk()
        desk.post(e.PauseUntil(None), e.Now())
        desk.log.clear()
        return desk

    def test_a_film_that_begins_leaves_a_reminder_asked_for_in_a_call_alone(self):
        desk = WatchedDesk()
        desk.signal(Signal.CALL, "in a call")
        desk.post(e.Now())
        desk.signal(Signal.KEPT_AWAKE, "a film")
        desk.signal(Signal.CALL, "in a call with two")
        assert desk.phase is Phase.PROMPTING

    def test_asked_for_in_a_pause_and_nobody_there_the_pause_goes_on(self):
        desk = self.paused_and_asked_for()
        desk.away("10m")
        desk.work("2h")
        assert desk.phase is Phase.PAUSED
        assert not any("show" in line for line in desk.log)

    def test_asked_for_in_a_pause_and_a_call_begins_the_pause_goes_on(self):
        desk = self.paused_and_asked_for()
        desk.signal(Signal.CALL, "in a call")
        desk.signal(Signal.CALL, None)
        desk.work("1h")
        assert (desk.phase, desk.log) == (Phase.PAUSED, ["09:00 withdraw"])

    def test_a_pause_that_runs_out_under_a_reminder_is_over(self):
        desk = WatchedDesk()
        desk.post(e.PauseFor(timedelta(minutes=1)), e.Now())
        desk.work("2m")
        assert (desk.phase, desk.session.pause) == (Phase.PROMPTING, None)

    def test_asked_for_off_duty_and_nobody_there_it_is_off_duty_again(self):
        desk = WatchedDesk(replace(ALWAYS, hours=WorkingHours()))
        desk.post(e.Now())
        desk.away("5m")
        assert desk.phase is Phase.OFF_DUTY

    def test_the_stretch_under_way_stays_whatever_the_settings_allow(self):
        desk = self.prompting()
        desk.post(e.Start())
        desk.pool = POOL[1:]
        desk.change(ALWAYS)
        desk.work("30s")
        desk.post(e.Done())
        assert desk.log[-2:] == ["09:45:30 done one 0:00:30", "09:45:30 withdraw"]

    def test_a_stretch_under_way_ends_by_itself_also_when_none_fits_any_more(self):
        desk = self.prompting()
        desk.post(e.Start())
        desk.pool = ()
        desk.change(ALWAYS)
        desk.work("3m")
        assert desk.phase is Phase.WORKING

    def test_an_interval_edited_while_the_program_was_off_applies_after_a_short_stop(self):
        desk = WatchedDesk()
        desk.work("30m")
        desk.settings = replace(ALWAYS, reminders=Reminders(interval=timedelta(hours=1)))
        desk.restart("1m")
        assert desk.due == "10:00"
        desk.settings = replace(ALWAYS, reminders=Reminders(interval=timedelta(minutes=20)))
        desk.restart("1m")
        assert desk.due == "09:32:30"

    def test_a_shorter_interval_never_puts_off_what_is_due_in_a_moment(self):
        desk = WatchedDesk()
        desk.work("44m 50s")
        desk.change(replace(ALWAYS, reminders=Reminders(interval=timedelta(minutes=20))))
        assert desk.due == "09:45"

    def test_what_waits_for_someone_away_still_waits_when_the_interval_grows(self):
        desk = WatchedDesk()
        desk.work("43m")
        desk.away("4m")
        desk.change(replace(ALWAYS, reminders=Reminders(interval=timedelta(hours=1))))
        desk.work("15s")
        assert desk.log == ["09:47:15 prompted one", "09:47:15 show One"]

    def test_a_break_that_was_counted_is_not_counted_again(self):
        """Asked for from afar, right after a break, and never seen: only the time since then is away."""
        settings = replace(ALWAYS, reminders=Reminders(answer_within=timedelta(seconds=30)))
        desk = WatchedDesk(settings)
        desk.post(e.Tick(timedelta(seconds=100)), e.Done(), e.Now())
        desk.now += timedelta(seconds=30)
        desk.post(e.Tick(timedelta(seconds=115)))
        assert desk.phase is Phase.AWAY
        assert desk.session.away_since == desk.at("2026-03-02 09:00")

    def test_a_routine_that_was_snoozed_before_a_long_sleep_is_given_up_at_once(self):
        desk = WatchedDesk()
        desk.work("1m")
        desk.post(e.OfferRoutine(RESET), e.Snooze())
        desk.suspend("15h", there_after=False)
        assert desk.session.routine is None
        assert desk.why == "Reset is left out: it has waited for 30 min"

    def test_a_lock_says_so(self):
        desk = WatchedDesk()
        desk.signal(Signal.LOCKED, "the screen is locked")
        assert desk.why == "away from the desk: the screen is locked"

    def test_all_day_all_week_until_tomorrow_is_midnight_and_not_next_week(self):
        whole_day = (Range(time(0), time(0)),)
        workdays = WorkingHours((whole_day,) * 5 + ((), ()))
        desk = WatchedDesk(replace(ALWAYS, hours=workdays, zone=BERLIN), start="2026-03-03 15:00")
        desk.post(e.PauseUntilTomorrow())
        assert desk.session.pause.until == desk.at("2026-03-04 00:00")
