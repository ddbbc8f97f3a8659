"""The keeper with a real history and a real state file: what is performed, shown, saved and restored."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core import events as e
from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import StorageError
from deskstretch.core.hours import WorkingHours
from deskstretch.core.phase import Phase
from deskstretch.core.routine import Part, PartKind, Routine
from deskstretch.core.settings import Guide, Progress, Reminders, Settings, Show
from deskstretch.core.stretch import Level, Position, Region
from deskstretch.keeper import Keeper, Parts
from deskstretch.storage.history import History
from deskstretch.storage.state import StateFile
from tests.desk import POOL, stretch
from tests.stand_ins import Chair, Panel, Screen, Window, Wrist

SETTINGS = Settings(hours=WorkingHours.always())
SEVERAL = replace(SETTINGS, reminders=Reminders(stretches=2))
SLOW = stretch("one", hold=timedelta(seconds=90))
ROUTINES = (Routine(id="slow", name="Slow", parts=(Part(PartKind.MOBILITY, (SLOW, POOL[1])),)),)


class Office:
    """A keeper and everything around it. A second one on the same folder is the next run."""

    def __init__(self, folder, clock=None, pool=POOL, senses=None, settings=SETTINGS, guide=True):
        self.clock = clock or Wrist()
        self.screen, self.panel, self.chair, self.window = Screen(), Panel(), Chair(), Window()
        self.history, self.state = History(folder / "history.db"), StateFile(folder / "state.toml")
        parts = Parts(
            *(self.screen, self.panel, self.chair, self.history, self.state, pool, senses),
            guide=self.window if guide else None,
            routines=ROUTINES,
        )
        self.keeper = Keeper(parts, settings, self.clock)
        self.first_time = self.keeper.begin()

    def pass_time(self, minutes):
        for _ in range(minutes * 4):
            self.clock.run(seconds=15)
            self.keeper.tick()
            if self.screen.reminder and self.keeper.session.shown_at is None:
                self.keeper.take(e.Shown())

    def outcomes(self):
        """What came of the reminders; spells at the desk have tests of their own."""
        counts = self.history.counts(self.clock.wall.date())
        return {outcome: number for outcome, number in counts.items() if outcome is not Outcome.SAT}


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    yield office
    office.history.close()


def test_a_reminder_reaches_the_screen_the_tray_and_the_history(office):
    office.pass_time(45)
    assert office.screen.reminder.title == office.keeper.session.stretch.name
    assert office.panel.views[-1].phase is Phase.PROMPTING
    assert office.outcomes() == {Outcome.PROMPTED: 1}


def test_an_answer_is_in_the_history_when_it_was_taken(office):
    office.pass_time(45)
    office.keeper.take(e.Start())
    office.keeper.take(e.Done())
    office.keeper.take(e.GuideEnded(e.GuideEnd.FINISHED))
    assert office.outcomes() == {Outcome.PROMPTED: 1, Outcome.STARTED: 1, Outcome.DONE: 1}
    assert office.screen.reminder is None


def test_the_tray_is_told_only_what_changed(office):
    office.pass_time(30)
    rings = [view.ring for view in office.panel.views]
    assert rings == sorted(set(rings))


def test_what_hurts_never_comes_back(office):
    office.pass_time(45)
    hurt = office.keeper.session.stretch.id
    office.keeper.take(e.Hurts())
    offered = set()
    for _ in range(8):
        offered.add(office.keeper.session.stretch.id)
        office.keeper.take(e.Another())
    assert hurt not in offered
    assert len(offered) == 2


def test_what_was_taken_out_by_a_slip_comes_again(tmp_path, office):
    office.pass_time(45)
    hurt = office.keeper.session.stretch.id
    office.keeper.take(e.Hurts())
    office.keeper.take(e.Allow())
    assert office.history.hurts() == {}
    offered = set()
    for _ in range(8):
        office.keeper.take(e.Another())
        offered.add(office.keeper.session.stretch.id)
    assert hurt in offered


def test_after_a_call_comes_what_suits_it_and_the_reason_says_why(tmp_path):
    hips = tuple(stretch(f"hips {number}", region=Region.HIPS) for number in range(8))
    office = Office(tmp_path, pool=(*hips, stretch("neck")))
    office.keeper.take(e.Signalled(e.Signal.CALL, "in a call"))
    office.pass_time(50)
    office.keeper.take(e.Signalled(e.Signal.CALL, None))
    office.pass_time(1)
    assert office.screen.reminder.title == "Neck"
    assert office.keeper.session.reasons[-1].words == (
        "offered neck: the interval is over; neck for this moment, not seen before"
    )
    office.history.close()


def test_where_one_hurts_the_others_of_its_region_are_gentle(tmp_path):
    deep = stretch("deep", level=Level.NORMAL)
    office = Office(tmp_path, pool=(stretch("gentle"), deep, stretch("hips", region=Region.HIPS)))
    office.history.append(Record(Outcome.HURT, office.clock.wall, "gentle"))
    offered = set()
    for _ in range(8):
        office.keeper.take(e.Another())
        offered.add(office.keeper.session.stretch.id)
    assert offered == {"hips"}
    office.history.close()


def test_the_next_run_goes_on_where_this_one_was_killed(tmp_path, office):
    office.pass_time(20)
    stretch, due_at = office.keeper.session.stretch, office.keeper.session.due_at
    office.clock.run(minutes=2)
    following = Office(tmp_path, office.clock)
    assert (following.keeper.session.stretch, following.keeper.session.due_at) == (stretch, due_at)
    assert (office.first_time, following.first_time) == (True, False)
    following.history.close()


def test_a_long_time_off_starts_the_interval_anew(tmp_path, office):
    office.pass_time(20)
    office.clock.run(hours=1)
    following = Office(tmp_path, office.clock)
    assert following.keeper.session.due_at == office.clock.wall + timedelta(minutes=45)
    following.history.close()


@pytest.mark.parametrize("answer", [e.Done(), e.Skip(), e.Snooze(), e.Start(), e.Dismissed(), e.Hurts()])
def test_an_answer_counts_though_the_program_was_killed_before_it_saved_the_session(
    tmp_path, office, answer
):
    office.pass_time(46)
    assert office.keeper.session.phase is Phase.PROMPTING
    before = (tmp_path / "state.toml").read_bytes()
    office.clock.run(seconds=5)
    office.keeper.take(answer)
    session, outcomes = office.keeper.session, office.outcomes()
    (tmp_path / "state.toml").write_bytes(before)
    office.clock.run(seconds=5)
    following = Office(tmp_path, office.clock)
    after = following.keeper.session
    assert (after.phase, after.due_at, after.since) == (session.phase, session.due_at, session.since)
    assert (after.snoozes, after.started_at, after.passed) == (
        session.snoozes,
        session.started_at,
        session.passed,
    )
    assert following.outcomes() == outcomes
    following.history.close()


def test_start_opens_the_guide_and_what_it_tells_is_in_the_history(office):
    office.pass_time(45)
    known = office.keeper.session.stretch
    office.keeper.take(e.Start())
    assert (office.window.shows, office.window.settings) == ((known.id,), Guide())
    assert office.screen.reminder is None
    office.keeper.take(e.Guided(known.id, timedelta(seconds=12), whole=False))
    assert office.outcomes() == {Outcome.PROMPTED: 1, Outcome.STARTED: 1, Outcome.STOPPED: 1}


def test_an_answer_elsewhere_closes_the_guide(office):
    office.pass_time(45)
    office.keeper.take(e.Start())
    office.keeper.take(e.Done())
    assert office.window.shows is None


def test_without_a_guide_notifications_tell_what_to_do(tmp_path):
    office = Office(tmp_path, guide=False)
    office.pass_time(45)
    office.keeper.take(e.Start())
    assert office.screen.reminder.title.startswith("Begin: ")
    office.pass_time(1)
    assert office.screen.reminder.title.startswith("Done? ")
    office.history.close()


def test_when_the_program_ends_the_guide_tells_what_was_done_and_the_next_run_goes_on_with_the_card(
    tmp_path,
):
    office = Office(tmp_path)
    office.pass_time(45)
    known = office.keeper.session.stretch
    office.keeper.take(e.Start())

    def tell():
        office.keeper.take(e.Guided(known.id, timedelta(seconds=12), whole=False))
        office.keeper.take(e.GuideEnded(e.GuideEnd.FINISHED))

    office.window.on_leaving = tell
    asyncio.run(office.keeper.close())
    assert office.window.closed
    following = Office(tmp_path, office.clock)
    assert following.outcomes() == {Outcome.PROMPTED: 1, Outcome.STARTED: 1, Outcome.STOPPED: 1}
    assert following.screen.reminder.title == f"Stretching: {known.name}"
    following.history.close()


def test_an_answer_that_the_guide_had_no_time_to_confirm_is_written_by_the_next_run(tmp_path):
    office = Office(tmp_path)
    office.pass_time(45)
    office.keeper.take(e.Start())
    office.clock.run(seconds=10)
    office.keeper.take(e.Done())
    assert Outcome.DONE not in office.outcomes()
    office.history.close()
    following = Office(tmp_path, office.clock)
    assert following.outcomes()[Outcome.DONE] == 1
    following.history.close()
    later = Office(tmp_path, office.clock)
    assert later.outcomes()[Outcome.DONE] == 1
    later.history.close()


def test_the_drawing_of_pictures_ends_with_the_program(tmp_path):
    class Easel:
        closed = False

        async def close(self):
            self.closed = True

    easel = Easel()
    history, state = History(tmp_path / "history.db"), StateFile(tmp_path / "state.toml")
    parts = Parts(Screen(), Panel(), Chair(), history, state, POOL, pictures=easel)
    keeper = Keeper(parts, SETTINGS, Wrist())
    keeper.begin()
    asyncio.run(keeper.close())
    assert easel.closed


def test_a_picture_is_drawn_when_its_reminder_is_near_and_never_in_a_pause(tmp_path):
    drawn, clock = [], Wrist()
    easel = SimpleNamespace(prepare=drawn.append)
    history, state = History(tmp_path / "history.db"), StateFile(tmp_path / "state.toml")
    keeper = Keeper(
        Parts(Screen(), Panel(), Chair(), history, state, POOL, pictures=easel), SETTINGS, clock
    )
    keeper.begin()
    keeper.take(e.PauseUntil(None))
    clock.run(seconds=3 * 3600)
    keeper.tick()
    assert drawn == []
    keeper.take(e.Resume())
    coming = keeper.session.stretch.id
    clock.run(seconds=SETTINGS.reminders.interval.total_seconds() - 30)
    keeper.tick()
    assert drawn == [coming]


@pytest.mark.parametrize("whole", [True, False])
def test_what_the_guide_told_counts_though_the_program_was_killed_before_it_saved_the_session(
    tmp_path, whole
):
    office = Office(tmp_path, settings=SEVERAL)
    office.pass_time(45)
    office.keeper.take(e.Start())
    office.keeper.save()
    before = (tmp_path / "state.toml").read_bytes()
    for known in office.keeper.session.offered:
        office.clock.run(seconds=40)
        office.keeper.take(e.Guided(known.id, timedelta(seconds=20), whole))
    session = office.keeper.session
    (tmp_path / "state.toml").write_bytes(before)
    office.history.close()
    following = Office(tmp_path, office.clock, settings=SEVERAL)
    after = following.keeper.session
    assert (after.phase, after.due_at) == (Phase.WORKING, session.due_at)
    following.history.close()


def test_killed_between_two_of_a_break_the_card_goes_on_with_the_second(tmp_path):
    office = Office(tmp_path, settings=SEVERAL)
    office.pass_time(45)
    office.keeper.take(e.Start())
    before = (tmp_path / "state.toml").read_bytes()
    first, second = office.keeper.session.offered
    office.clock.run(seconds=40)
    office.keeper.take(e.Guided(first.id, timedelta(seconds=30), whole=True))
    (tmp_path / "state.toml").write_bytes(before)
    office.history.close()
    following = Office(tmp_path, office.clock, settings=SEVERAL)
    assert following.screen.reminder.title == f"Stretching: {second.name}"
    following.history.close()


def test_several_of_a_break_are_of_other_regions_and_stay_while_they_fit(tmp_path):
    pool = (*POOL, stretch("hips", region=Region.HIPS), stretch("wrists", region=Region.WRISTS))
    office = Office(tmp_path, pool=pool, settings=replace(SETTINGS, reminders=Reminders(stretches=3)))
    offered = office.keeper.session.offered
    assert {known.region for known in offered} == {Region.NECK, Region.HIPS, Region.WRISTS}
    office.keeper.use(replace(office.keeper.settings, guide=Guide(show=Show.OFF)))
    assert office.keeper.session.offered == offered
    office.keeper.use(SEVERAL)
    assert office.keeper.session.offered == offered[:2]
    office.history.close()


def test_a_routine_keeps_its_doses_over_a_restart(tmp_path, office):
    office.keeper.take(e.OfferRoutine(ROUTINES[0]))
    office.keeper.take(e.Snooze())
    following = Office(tmp_path, office.clock)
    assert following.keeper.session.offered == (SLOW, POOL[1])
    following.history.close()


def test_a_pack_that_changes_leaves_the_doses_of_a_routine_alone(office):
    office.keeper.take(e.OfferRoutine(ROUTINES[0]))
    office.keeper.use_pool((*POOL, stretch("four")))
    assert office.keeper.session.offered == (SLOW, POOL[1])


def test_sleep_is_a_break_and_may_end_in_another_zone(office):
    office.pass_time(20)
    office.clock.here = ZoneInfo("America/New_York")
    office.clock.sleep(hours=8)
    office.keeper.tick()
    assert office.outcomes() == {Outcome.NATURAL_BREAK: 1}
    assert office.keeper.settings.zone == ZoneInfo("America/New_York")


def test_after_a_flight_the_history_has_the_clock_of_where_one_is(office):
    """Also where the process itself stays in the zone it was started in, as on Windows."""
    office.clock.here = ZoneInfo("Pacific/Kiritimati")
    office.clock.sleep(hours=8)
    office.keeper.tick()
    *_, last = office.history.entries()
    assert last.offset == timedelta(hours=14)


def test_new_settings_apply_at_once(office):
    office.pass_time(20)
    office.keeper.use(replace(SETTINGS, reminders=Reminders(interval=timedelta(minutes=30))))
    office.pass_time(10)
    assert office.keeper.session.phase is Phase.PROMPTING


def test_a_history_that_cannot_be_written_is_said_once_and_reminders_go_on(tmp_path):
    (tmp_path / "history.db").mkdir()
    office = Office(tmp_path)
    office.pass_time(45)
    office.keeper.take(e.Done())
    office.pass_time(46)
    assert office.keeper.session.phase is Phase.PROMPTING
    assert [message.title for message in office.screen.messages] == ["deskstretch cannot save"]


def test_a_history_that_is_no_history_is_set_aside_and_told_once(tmp_path):
    (tmp_path / "history.db").write_text("garbage")
    office = Office(tmp_path)
    office.pass_time(46)
    [message] = office.screen.messages
    assert message.title == "Your history begins anew"
    aside = tmp_path / "history.db.aside-1"
    assert message.body == f"The history was damaged. A new one begins, the old one is kept as {aside}."
    assert office.outcomes() == {Outcome.PROMPTED: 1}
    office.history.close()


@pytest.mark.parametrize("spoil", [lambda path: path.write_text("garbage"), lambda path: path.mkdir()])
def test_trouble_at_the_very_first_start_comes_before_the_welcome(tmp_path, spoil):
    """A message takes the place of the one before it: the welcome would hide what went wrong."""
    spoil(tmp_path / "history.db")
    office = Office(tmp_path)
    assert not office.first_time
    office.history.close()


def test_looking_for_another_one_does_not_go_in_circles(tmp_path):
    """One of each region comes before any region comes again: some have but a single seated stretch."""
    pool = load_catalogue()
    office = Office(tmp_path, pool=pool)
    seen = [office.keeper.session.stretch.id]
    regions = {known.region for known in pool if known.position is Position.SEATED}
    for _ in range(len(regions) - 1):
        office.keeper.take(e.Another())
        seen.append(office.keeper.session.stretch.id)
    assert len(set(seen)) == len(seen)
    office.history.close()


class Nerves:
    """Senses that write down how they were asked, and tell what a test lines up."""

    def __init__(self):
        self.asked, self.changes = [], []

    def look(self, *, due):
        self.asked.append(due)

    def drain(self):
        changes, self.changes = self.changes, []
        return changes

    async def close(self):
        pass


def test_what_is_dear_to_ask_is_asked_only_when_it_decides_about_a_reminder(tmp_path):
    nerves = Nerves()
    office = Office(tmp_path, senses=nerves)
    office.pass_time(44)
    assert not any(nerves.asked)
    office.chair.length = timedelta(minutes=3)  # away for a moment when it falls due
    office.pass_time(1)
    assert office.keeper.session.phase is Phase.AWAY
    assert nerves.asked[-1]
    office.history.close()


def test_a_call_found_by_the_very_look_keeps_the_reminder_from_showing(tmp_path):
    nerves = Nerves()
    office = Office(tmp_path, senses=nerves)
    office.pass_time(44)
    nerves.changes = [e.Signalled(e.Signal.CALL, "in a call")]
    office.pass_time(2)
    assert (office.keeper.session.phase, office.screen.reminder) == (Phase.HELD, None)
    nerves.changes = [e.Signalled(e.Signal.CALL, None)]
    office.keeper.sense()
    office.pass_time(1)
    assert office.keeper.session.phase is Phase.PROMPTING
    office.history.close()


def test_the_day_so_far_shows_with_the_first_stretch_and_is_gone_at_midnight(office):
    office.pass_time(1)
    assert "today" not in office.panel.views[-1].tooltip
    office.keeper.take(e.Done())
    assert office.panel.views[-1].tooltip.endswith("\n30 s of 10 min today, 1 stretch")
    office.clock.run(hours=16)
    office.keeper.tick()
    assert "today" not in office.panel.views[-1].tooltip


def test_the_history_is_not_asked_at_every_look(office, monkeypatch):
    asked = []
    entries = office.history.entries
    monkeypatch.setattr(office.history, "entries", lambda *days: asked.append(days) or entries(*days))
    office.pass_time(10)
    assert asked == []
    office.keeper.take(e.Done())
    office.pass_time(10)
    assert len(asked) == 1


def test_a_history_that_cannot_be_read_is_not_asked_again_and_again(tmp_path, monkeypatch):
    def fail(*_):
        asked.append(1)
        raise StorageError("gone")

    asked = []
    monkeypatch.setattr(History, "entries", fail)
    office = Office(tmp_path)
    office.pass_time(5)
    assert (len(asked), office.keeper.forgets) == (1, True)
    office.history.close()


WEEKLY = Settings(progress=Progress(digest=True))


def test_the_week_is_told_once_with_what_the_history_knows(tmp_path):
    office = Office(tmp_path, Wrist("2026-03-06T15:50"), settings=WEEKLY)
    office.keeper.take(e.Done())
    office.pass_time(15)
    [told] = [message for message in office.screen.messages if "week" in message.title]
    assert told.title == "Your week: 1 stretch, 30 s"
    office.keeper.save()
    office.clock.run(hours=20)
    following = Office(tmp_path, office.clock, settings=WEEKLY)
    following.pass_time(5)
    assert following.screen.messages == []
    following.history.close()


def test_of_a_week_with_nothing_in_it_nothing_is_told(tmp_path):
    office = Office(tmp_path, Wrist("2026-03-06T15:50"), settings=WEEKLY)
    office.pass_time(15)
    assert office.screen.messages == []
    office.history.close()


def test_waits_pauses_and_spells_at_the_desk_are_in_the_history_with_their_words(office):
    office.keeper.take(e.Signalled(e.Signal.CALL, "in a call"))
    office.pass_time(50)
    office.keeper.take(e.PauseUntil(None))
    office.pass_time(10)
    office.chair.length = None
    office.pass_time(1)
    office.keeper.take(e.Resume())
    rows = [
        (entry.outcome, entry.length, entry.words)
        for entry in sorted(office.history.entries(), key=lambda entry: entry.length)
    ]
    assert rows == [
        (Outcome.HELD, timedelta(minutes=5), "in a call"),
        (Outcome.PAUSED, timedelta(minutes=11), ""),
        (Outcome.SAT, timedelta(minutes=59, seconds=40), ""),
    ]


def test_a_spell_that_was_written_before_the_program_was_killed_is_written_once(tmp_path, office):
    office.pass_time(30)
    office.clock.sleep(hours=2)
    before = (tmp_path / "state.toml").read_bytes()
    office.keeper.tick()
    (tmp_path / "state.toml").write_bytes(before)
    following = Office(tmp_path, office.clock)
    following.pass_time(1)
    assert following.history.counts(office.clock.wall.date())[Outcome.SAT] == 1
    following.history.close()
