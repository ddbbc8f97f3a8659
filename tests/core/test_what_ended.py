"""What the history gets when it is over: waits, pauses and spells at the desk, whichever way they end."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from deskstretch.core import events as e
from deskstretch.core.effects import Outcome, Record
from deskstretch.core.events import Signal
from deskstretch.core.hours import WorkingHours
from deskstretch.core.phase import Phase
from deskstretch.core.rules import began, replay
from deskstretch.core.settings import Reminders, Settings
from tests.desk import ALWAYS, POOL, Desk

CALL = "in a call"


def sat(desk: Desk) -> list[str]:
    return [line for line in desk.ended if " sat " in line]


class TestAReminderThatWaited:
    def held(self, **kwargs: object) -> Desk:
        desk = Desk(**kwargs)
        desk.signal(Signal.CALL, CALL)
        desk.work("1h")
        assert desk.phase is Phase.HELD
        return desk

    def test_is_written_once_with_its_length_and_what_it_waited_for(self):
        desk = self.held()
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        assert desk.log == ["10:00:30 prompted one", "10:00:30 show One"]
        assert desk.ended == ["10:00:30 held 0:15:30 in a call"]

    def test_for_one_thing_and_then_another_is_one_wait_named_by_the_first(self):
        desk = self.held()
        desk.signal(Signal.FULLSCREEN, "a film")
        desk.signal(Signal.CALL, None)
        desk.work("10m")
        desk.signal(Signal.FULLSCREEN, None)
        desk.type("50s")
        desk.work("1m")
        assert desk.ended == ["10:10:53 held 0:25:53 in a call"]

    def test_for_typing_first_is_named_by_the_bad_moment_that_followed(self):
        desk = Desk(replace(ALWAYS, reminders=Reminders(wait_for_pause=timedelta(minutes=10))))
        desk.type("46m")
        desk.signal(Signal.CALL, CALL)
        desk.work("5m")
        desk.post(e.Skip())
        assert desk.ended == ["09:51 held 0:06:00 in a call"]

    def test_for_a_gap_in_typing_alone_is_not_written(self):
        desk = Desk(replace(ALWAYS, reminders=Reminders(wait_for_pause=timedelta(minutes=10))))
        desk.type("1h")
        assert desk.log[0] == "09:55 prompted one"
        assert desk.ended == []

    def test_for_less_than_a_minute_is_not_written(self):
        desk = Desk()
        desk.signal(Signal.CALL, CALL)
        desk.work("45m 15s")
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        assert desk.log[0] == "09:45:45 prompted one"
        assert desk.ended == []

    def test_ends_with_any_answer_too(self):
        for answer in (e.Now(), e.Done(), e.Skip(), e.PauseUntil(None)):
            desk = self.held()
            desk.post(answer)
            assert [line for line in desk.ended if "held" in line] == ["10:00 held 0:15:00 in a call"]

    def test_ended_when_the_person_left_though_the_moment_went_on(self):
        desk = Desk()
        desk.signal(Signal.DO_NOT_DISTURB, "do not disturb is on")
        desk.work("1h")
        desk.away("2h")
        desk.work("1m")
        assert desk.ended[0] == "09:59:55 held 0:14:55 do not disturb is on"

    def test_ended_when_the_computer_went_to_sleep(self):
        for senses_idle in (True, False):
            desk = self.held(senses_idle=senses_idle)
            desk.suspend("9h")
            assert desk.ended[0] == "10:00 held 0:15:00 in a call"

    def test_ended_when_the_program_did_unless_it_is_soon_back(self):
        desk = self.held()
        desk.restart("2h")
        assert desk.ended[0] == "10:00 held 0:15:00 in a call"
        desk = self.held()
        desk.restart("1m")
        assert desk.ended == []
        desk.work("1m")
        assert desk.ended == ["10:01:30 held 0:16:30 in a call"]


class TestAPause:
    def test_is_written_when_it_ends_by_itself(self):
        desk = Desk()
        desk.post(e.PauseFor(timedelta(minutes=30)))
        desk.work("1h")
        assert desk.ended == ["09:30 paused 0:30:00"]

    def test_is_written_when_the_person_resumes(self):
        desk = Desk()
        desk.post(e.PauseUntil(None))
        desk.work("10m")
        desk.post(e.Resume())
        assert desk.ended == ["09:10 paused 0:10:00"]

    def test_that_is_prolonged_is_one(self):
        desk = Desk()
        desk.post(e.PauseFor(timedelta(minutes=30)))
        desk.work("20m")
        desk.post(e.PauseFor(timedelta(minutes=30)))
        desk.work("1h")
        assert desk.ended == ["09:50 paused 0:50:00"]

    def test_by_a_slip_is_not_written(self):
        desk = Desk()
        desk.post(e.PauseFor(timedelta(hours=2)))
        desk.work("10s")
        desk.post(e.Resume())
        assert desk.ended == []

    def test_goes_on_while_the_program_is_off_and_is_over_at_its_time(self):
        desk = Desk()
        desk.post(e.PauseUntilTomorrow())
        desk.work("1m")
        desk.restart("1h")
        assert (desk.phase, desk.ended) == (Phase.PAUSED, [])
        desk.restart("20h")
        assert desk.phase is Phase.WORKING
        assert desk.ended == ["00:00 paused 15:00:00"]

    def test_of_a_state_file_that_does_not_say_since_when_is_not_written(self):
        desk = Desk()
        desk.post(e.PauseUntil(None))
        desk.session = replace(desk.session, pause=replace(desk.session.pause, since=None))
        desk.work("10m")
        desk.post(e.Resume())
        assert (desk.phase, desk.ended) == (Phase.WORKING, [])


class TestASpellAtTheDesk:
    def test_ends_with_the_last_input_before_a_natural_break(self):
        desk = Desk()
        desk.work("30m")
        desk.away("10m")
        desk.work("20m")
        desk.away("10m")
        desk.work("1m")
        # From the first look on, to the last key.
        assert desk.ended == ["09:29:55 sat 0:29:40", "09:59:55 sat 0:19:40"]

    def test_goes_on_over_a_short_absence(self):
        desk = Desk()
        desk.work("30m")
        desk.away("4m")
        desk.work("6m")
        desk.away("10m")
        desk.work("15s")
        assert desk.ended == ["09:39:55 sat 0:39:40"]

    def test_ends_with_a_stretch_from_its_start_on_and_a_new_one_begins_after_it(self):
        desk = Desk()
        desk.work("45m")
        desk.post(e.Start())
        desk.work("2m")
        desk.post(e.Done())
        desk.work("10m")
        desk.post(e.Done())
        assert desk.ended == ["09:44:55 sat 0:44:40", "09:56:55 sat 0:09:55"]

    def test_ends_with_one_that_was_stopped_and_with_one_done_by_other_means(self):
        desk = Desk()
        desk.work("20m")
        desk.post(e.Stretched("two", timedelta(seconds=20), whole=False))
        assert desk.ended == ["09:19:55 sat 0:19:40"]

    def test_goes_on_over_a_stretch_that_was_not_done(self):
        for answer in (e.Skip(), e.Snooze(), e.Dismissed()):
            desk = Desk()
            desk.work("45m")
            desk.post(answer)
            desk.work("5m")
            assert desk.ended == []

    def test_of_less_than_five_minutes_is_not_written(self):
        desk = Desk()
        desk.work("4m")
        desk.away("10m")
        desk.work("15s")
        assert desk.ended == []

    def test_goes_on_over_a_call_without_input_but_not_over_a_download_all_night(self):
        desk = Desk()
        desk.work("10m")
        desk.signal(Signal.CALL, CALL)
        desk.away("1h")
        desk.signal(Signal.CALL, None)
        desk.work("10m")
        assert sat(desk) == []
        desk.signal(Signal.KEPT_AWAKE, "a download")
        desk.post(e.PauseUntil(None))
        desk.away("12h")
        assert sat(desk) == ["10:19:55 sat 1:19:40"]

    def test_ends_with_a_lock_as_long_as_a_break_whatever_is_typed_there(self):
        desk = Desk()
        desk.work("30m")
        desk.signal(Signal.LOCKED, "the screen is locked")
        desk.away("20m")
        desk.work("30s")
        desk.signal(Signal.LOCKED, None)
        desk.work("10m")
        assert desk.ended == ["09:29:55 sat 0:29:40"]
        assert desk.session.sitting.since == desk.at("2026-03-02 09:50:45")

    def test_ends_where_a_long_sleep_begins(self):
        desk = Desk()
        desk.work("30m")
        desk.suspend("8h")
        assert desk.ended == ["09:29:55 sat 0:29:40"]

    def test_is_the_same_one_after_work_and_in_a_pause(self):
        desk = Desk(Settings(zone=ZoneInfo("Europe/Berlin")), start="2026-03-02 17:30")
        desk.post(e.PauseUntil(None))
        desk.work("1h")
        desk.away("10m")
        desk.work("15s")
        assert sat(desk) == ["18:29:55 sat 0:59:40"]

    def test_is_not_known_without_an_idle_source_and_ends_when_it_fails(self):
        desk = Desk(senses_idle=False)
        desk.work("2h")
        assert sat(desk) == []
        desk.senses_idle = True
        desk.work("30m")
        desk.senses_idle = False
        desk.work("30m")
        assert sat(desk) == ["11:29:55 sat 0:29:40"]

    def test_goes_on_over_a_short_restart(self):
        desk = Desk()
        desk.work("20m")
        desk.restart("1m")
        desk.work("20m")
        desk.away("10m")
        desk.work("15s")
        assert desk.ended == ["09:40:55 sat 0:40:40"]

    def test_ended_with_the_program_when_that_was_long_off(self):
        desk = Desk()
        desk.work("20m")
        desk.restart("14h")
        desk.work("1m")
        assert desk.ended == ["09:19:55 sat 0:19:40"]

    def test_moves_with_a_clock_that_was_set(self):
        desk = Desk()
        desk.work("20m")
        desk.now -= timedelta(hours=2)
        desk.post(e.ClockMoved(timedelta(hours=-2)))
        assert desk.ended == []
        desk.work("10m")
        desk.away("10m")
        desk.work("15s")
        assert desk.ended == ["07:29:55 sat 0:29:40"]


class TestKilledBeforeTheSessionWasSaved:
    """The row is in the history, and the saved session does not know of it."""

    def killed_after(self, desk: Desk, *events: e.Event) -> Desk:
        saved, records = desk.session, []
        desk.now += timedelta(seconds=1)
        perform = desk._perform
        desk._perform = lambda effects: (
            records.extend(effect for effect in effects if isinstance(effect, Record)),
            perform(effects),
        )
        desk.post(*events)
        del desk._perform
        known = [record for record in records if record.at > began(saved)]
        desk.session = replay(saved, known, POOL, desk.settings)
        desk.restart("10s")
        return desk

    def test_a_spell_is_not_written_again(self):
        desk = Desk()
        desk.work("45m")
        self.killed_after(desk, e.Done())
        desk.work("10m")
        desk.away("10m")
        desk.work("15s")
        assert [line.split()[1:] for line in sat(desk)] == [["sat", "0:44:40"], ["sat", "0:09:40"]]

    def test_a_spell_found_out_later_is_not_written_again(self):
        """It ended before the last saving, so that by the time alone it was known."""
        desk = Desk()
        desk.work("30m")
        desk.away("10m")
        self.killed_after(desk, e.Tick(timedelta(seconds=5)))
        desk.work("1m")
        assert sat(desk) == ["09:29:55 sat 0:29:40"]

    def test_a_break_is_not_written_again(self):
        desk = Desk()
        desk.work("30m")
        desk.away("10m")
        self.killed_after(desk, e.Tick(timedelta(seconds=5)))
        assert desk.phase is Phase.WORKING
        desk.work("1m")
        assert [line for line in desk.log if "natural break" in line] == ["09:40:01 natural break 0:10:06"]

    def test_a_break_behind_a_locked_screen_is_not_written_again(self):
        desk = Desk()
        desk.work("30m")
        desk.signal(Signal.LOCKED, "the screen is locked")
        desk.away("10m")
        self.killed_after(desk, e.Signalled(Signal.LOCKED, None))
        desk.work("1m")
        assert [line for line in desk.log if "natural break" in line] == ["09:40:01 natural break 0:10:01"]

    def test_a_wait_is_not_written_again(self):
        desk = TestAReminderThatWaited().held()
        self.killed_after(desk, e.Skip())
        desk.work("10m")
        assert [line for line in desk.ended if "held" in line] == ["10:00:01 held 0:15:01 in a call"]

    def test_a_pause_is_not_written_again(self):
        desk = Desk()
        desk.post(e.PauseUntil(None))
        desk.work("10m")
        self.killed_after(desk, e.Resume())
        assert desk.phase is Phase.WORKING
        desk.work("10m")
        assert desk.ended == ["09:10:01 paused 0:10:01"]

    def test_an_answer_that_was_saved_is_not_given_again(self):
        desk = Desk()
        desk.work("45m")
        desk.post(e.Snooze())
        snoozed = Record(Outcome.SNOOZED, desk.now, "one", timedelta(minutes=10))
        desk.work("1m")
        assert began(desk.session) < snoozed.at
        session = replay(desk.session, [snoozed], POOL, desk.settings)
        assert (session.snoozes, session.due_at) == (1, desk.session.due_at)


def test_off_duty_too_the_rows_say_when_it_was():
    desk = Desk(replace(ALWAYS, hours=WorkingHours()))
    desk.work("30m")
    desk.away("1h")
    desk.work("15s")
    assert desk.phase is Phase.OFF_DUTY
    assert desk.ended == ["09:29:55 sat 0:29:40"]
