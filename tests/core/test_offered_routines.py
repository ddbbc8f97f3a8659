"""A routine that was asked for: when it comes, how long it waits, and what becomes of the day around it."""

from dataclasses import replace
from datetime import timedelta

from deskstretch.core import events as e
from deskstretch.core.events import Signal
from deskstretch.core.phase import Phase
from deskstretch.core.routine import Part, PartKind, Routine
from deskstretch.core.settings import Guide, Reminders, Settings
from tests.desk import ALWAYS, POOL, Desk, stretch

SLOW = stretch("two", hold=timedelta(seconds=60))
RESET = Routine(id="desk-reset", name="Desk reset", parts=(Part(PartKind.MOBILITY, (POOL[2], SLOW)),))
WINDOW = replace(ALWAYS, guide=Guide())
OFFICE = replace(WINDOW, hours=Settings().hours)
OFFER = e.OfferRoutine(RESET)


class TestWhenItComes:
    def test_it_is_offered_with_what_is_in_it_and_how_long_it_takes(self):
        desk = Desk(WINDOW)
        desk.work("10m")
        desk.post(OFFER)
        assert desk.log == ["09:10 prompted three", "09:10 show Desk reset"]
        assert desk.body.startswith("2 stretches, 1 min 42 s\nThree, Two")

    def test_it_comes_while_paused_and_the_pause_goes_on_after_it(self):
        desk = Desk(WINDOW)
        desk.post(e.PauseUntil(None))
        desk.work("10m")
        desk.post(OFFER, e.Start())
        desk.guided("three", 30)
        desk.guided("two", 60)
        assert desk.log == [
            "09:10 prompted three",
            "09:10 show Desk reset",
            "09:10 started three",
            "09:10 withdraw",
            "09:10 guide three two Desk reset",
            "09:10 done three 0:00:30",
            "09:10 done two 0:01:00",
        ]
        assert (desk.phase, desk.session.routine) == (Phase.PAUSED, None)

    def test_it_comes_off_duty(self):
        desk = Desk(OFFICE, start="2026-03-02 19:00")
        desk.post(OFFER)
        assert desk.log == ["19:00 prompted three", "19:00 show Desk reset"]
        desk.post(e.Skip())
        assert (desk.phase, desk.session.routine) == (Phase.OFF_DUTY, None)

    def test_it_waits_for_the_end_of_a_call(self):
        desk = Desk(WINDOW)
        desk.signal(Signal.CALL, "in a call")
        desk.post(OFFER)
        desk.work("20m")
        assert (desk.phase, desk.log) == (Phase.HELD, [])
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        assert desk.log == ["09:20:30 prompted three", "09:20:30 show Desk reset"]

    def test_after_half_an_hour_of_waiting_it_is_left_out_and_the_interval_goes_on(self):
        desk = Desk(WINDOW)
        desk.work("10m")
        desk.signal(Signal.CALL, "in a call")
        desk.post(OFFER)
        desk.work("30m")
        assert (desk.phase, desk.due, desk.session.stretch) == (Phase.WORKING, "09:45", POOL[0])
        assert desk.why == "Desk reset is left out: it has waited for 30 min"

    def test_left_out_off_duty_it_is_off_duty_again(self):
        desk = Desk(OFFICE, start="2026-03-02 19:00")
        desk.signal(Signal.FULLSCREEN, "a film")
        desk.post(OFFER)
        assert desk.phase is Phase.HELD
        desk.work("30m")
        assert (desk.phase, desk.log) == (Phase.OFF_DUTY, [])

    def test_for_someone_away_it_waits_for_the_first_input_and_a_break_is_no_answer_to_it(self):
        desk = Desk(WINDOW)
        desk.away("10m")
        desk.post(OFFER)
        desk.away("10m")
        desk.work("15s")
        assert desk.log == [
            "09:20:15 natural break 0:20:15",
            "09:20:15 prompted three",
            "09:20:15 show Desk reset",
        ]

    def test_in_place_of_a_reminder_that_shows(self):
        desk = Desk(WINDOW)
        desk.work("45m")
        desk.post(OFFER)
        assert desk.log[2:] == ["09:45 withdraw", "09:45 prompted three", "09:45 show Desk reset"]

    def test_not_while_a_stretch_is_under_way(self):
        desk = Desk(WINDOW)
        desk.post(e.Now(), e.Start(), OFFER)
        assert (desk.phase, desk.session.routine) == (Phase.STRETCHING, None)


class TestWhatIsAnswered:
    def offered(self, settings: Settings = WINDOW) -> Desk:
        desk = Desk(settings)
        desk.post(OFFER)
        desk.log.clear()
        return desk

    def test_a_snooze_keeps_it_also_into_the_evening(self):
        desk = Desk(OFFICE, start="2026-03-02 17:55")
        desk.post(OFFER, e.Snooze(timedelta(minutes=10)))
        assert desk.phase is Phase.SNOOZED
        desk.work("10m")
        assert desk.log[-2:] == ["18:05 prompted three", "18:05 show Desk reset"]
        desk.post(e.Snooze(timedelta(minutes=10)))
        assert desk.phase is Phase.SNOOZED

    def test_it_survives_settings_that_change_and_a_restart(self):
        desk = self.offered()
        desk.change(replace(WINDOW, reminders=Reminders(interval=timedelta(minutes=20))))
        desk.restart("10s")
        assert desk.on_screen == "Desk reset"
        assert desk.session.more == (SLOW,)

    def test_after_a_long_restart_it_is_gone(self):
        desk = self.offered()
        desk.restart("20m")
        assert (desk.phase, desk.session.routine, desk.session.stretch) == (Phase.WORKING, None, POOL[0])

    def test_there_is_no_other_one_for_it(self):
        desk = self.offered()
        desk.post(e.Another())
        assert (desk.on_screen, desk.why) == (
            "Desk reset",
            "a routine is offered: start, snooze or skip it",
        )

    def test_a_skipped_one_is_not_what_is_brought_back(self):
        desk = self.offered()
        desk.post(e.Skip())
        assert desk.log == ["09:00 withdraw", "09:00 skipped three"]
        assert desk.session.passed is None

    def test_what_hurts_is_left_out_of_it(self):
        desk = self.offered()
        desk.post(e.Hurts("three"))
        assert [s.id for s in desk.session.offered] == ["two"]
        assert desk.on_screen == "Desk reset"
        desk.post(e.Hurts("two"))
        assert (desk.phase, desk.on_screen) == (Phase.WORKING, None)

    def test_afterwards_the_rotation_has_its_say_again(self):
        desk = self.offered()
        desk.post(e.Start())
        desk.guided("three", 30)
        desk.guided("two", 60)
        assert (desk.session.routine, desk.session.stretch, desk.session.more) == (None, POOL[0], ())


def test_one_that_is_begun_at_once_opens_the_guide_with_its_name():
    desk = Desk(WINDOW)
    desk.work("10m")
    desk.post(e.StartRoutine(RESET))
    assert desk.log == ["09:10 started three", "09:10 guide three two Desk reset"]
    desk.guide_ends()
    assert (desk.phase, desk.due, desk.session.routine) == (Phase.WORKING, "09:55", None)
