"""The guided stretch: what is on the screen meanwhile, what is written down, and how it ends."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskstretch.core import events as e
from deskstretch.core.effects import Outcome, Record, StopGuide
from deskstretch.core.events import GuideEnd, Signal
from deskstretch.core.phase import Phase
from deskstretch.core.rules import leave, replay, restore
from deskstretch.core.session import Way
from deskstretch.core.settings import Guide, Reminders, Settings, Show
from deskstretch.core.stretch import Sides
from tests.desk import ALWAYS, POOL, Desk, stretch

WINDOW = replace(ALWAYS, guide=Guide())
NOTICES = replace(ALWAYS, guide=Guide(show=Show.NOTIFICATIONS))


def several(count: int, settings: Settings = WINDOW) -> Settings:
    return replace(settings, reminders=Reminders(stretches=count))


def told(stretch_id: str, seconds: float, whole: bool = True) -> e.Guided:
    return e.Guided(stretch_id, timedelta(seconds=seconds), whole)


def started(settings: Settings = WINDOW, pool: tuple = POOL) -> Desk:
    """Someone has pressed Start at 09:45; the log begins there."""
    desk = Desk(settings, pool=pool)
    desk.work("45m")
    desk.log.clear()
    desk.post(e.Start())
    return desk


class TestTheWindow:
    def test_start_opens_it_and_no_card_stays_beside_it(self):
        desk = started()
        assert desk.log == ["09:45 started one", "09:45 withdraw", "09:45 guide one"]
        assert (desk.phase, desk.on_screen) == (Phase.STRETCHING, None)

    def test_done_is_recorded_by_itself_with_the_seconds_really_done(self):
        desk = started()
        desk.away("50s")
        desk.guided("one", 31.5)
        assert desk.log[3:] == ["09:45:50 done one 0:00:31.500000"]
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:30:50")

    def test_stopping_early_records_what_was_done(self):
        desk = started()
        desk.away("20s")
        desk.guided("one", 12, whole=False)
        assert desk.log[3:] == ["09:45:20 stopped one 0:00:12"]
        assert desk.phase is Phase.WORKING

    def test_closing_it_before_anything_was_done_is_skipping(self):
        desk = started()
        desk.guided("one", 0, whole=False)
        assert desk.log[3:] == ["09:45 skipped one"]
        assert [reason.words for reason in desk.session.reasons][-2:] == ["started one", "skipped: one"]
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:30")

    def test_its_end_without_a_report_ends_the_stretch(self):
        desk = started()
        desk.guide_ends()
        assert (desk.log[3:], desk.phase) == (["09:45 skipped one"], Phase.WORKING)

    def test_a_long_pause_in_it_is_the_persons_affair(self):
        desk = started()
        desk.away("20m")
        assert desk.phase is Phase.STRETCHING
        desk.guided("one", 30)
        assert desk.log[3:] == ["10:05 done one 0:00:30"]

    def test_one_that_was_forgotten_is_closed_after_half_an_hour(self):
        desk = started()
        desk.away("30m 29s")
        assert desk.log[3:] == []
        desk.away("1s")
        assert desk.log[3:] == ["10:15:30 stop guide"]
        assert desk.phase is Phase.WORKING

    @pytest.mark.parametrize("answer", [e.Done(), e.Skip(), e.Hurts()])
    def test_an_answer_in_the_tray_closes_it_and_the_day_goes_on_at_once(self, answer):
        desk = started()
        desk.away("10s")
        desk.post(answer)
        assert "09:45:10 stop guide" in desk.log[3:]
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:30:10")

    def test_in_a_call_or_behind_a_lock_the_card_asks_for_what_is_left(self):
        desk = started(several(2))
        desk.away("40s")
        desk.signal(Signal.CALL, "in a call")
        desk.guide_leaves(told("one", 30), told("two", 0.2, whole=False))
        assert desk.log[3:] == [
            "09:45:40 stop guide",
            "09:45:40 show Stretching: One",
            "09:45:40 done one 0:00:30",
            "09:45:40 show Stretching: Two",
            "09:45:40 stopped two 0:00:00.200000",
        ]

    @pytest.mark.parametrize("signal", [Signal.LOCKED, Signal.CALL])
    def test_a_lock_or_a_call_puts_the_quiet_card_in_its_place(self, signal):
        desk = started()
        desk.away("10s")
        desk.signal(signal, "it has begun")
        assert desk.log[3:] == ["09:45:10 stop guide", "09:45:10 show Stretching: One"]
        desk.guide_leaves(told("one", 5, whole=False))
        desk.post(e.Done())
        assert desk.log[5:] == [
            "09:45:10 stopped one 0:00:05",
            "09:45:10 done one",
            "09:45:10 withdraw",
        ]

    def test_a_long_sleep_closes_it_and_was_a_break(self):
        desk = started()
        desk.suspend("20m")
        assert desk.log[3:] == ["10:05 natural break 0:20:00", "10:05 stop guide"]

    def test_a_pause_lets_it_finish(self):
        desk = started()
        desk.post(e.PauseUntil(None))
        assert desk.log[3:] == []
        desk.guided("one", 30)
        assert (desk.phase, desk.log[3:]) == (Phase.PAUSED, ["09:45 done one 0:00:30"])

    def test_a_click_on_the_icon_says_what_is_under_way(self):
        desk = started()
        desk.post(e.Look())
        assert desk.log[3:] == ["09:45 tell deskstretch: Stretching: One"]

    def test_when_it_dies_the_card_asks_for_done_as_without_a_guide(self):
        desk = started()
        desk.away("20s")
        desk.guide_ends(GuideEnd.DIED)
        assert desk.log[3:] == ["09:45:20 show Stretching: One"]
        desk.away("2m 30s")
        assert desk.log[4:] == ["09:47:50 withdraw"]
        assert desk.why == "started, and not reported done in time"

    def test_after_a_restart_the_card_takes_its_place(self):
        desk = started()
        desk.restart("5s")
        assert desk.log[3:] == ["09:45:05 show Stretching: One"]
        desk.guided("one", 30)
        assert desk.phase is Phase.STRETCHING

    def test_a_report_on_another_stretch_is_no_report(self):
        desk = started()
        desk.guided("two", 30)
        assert (desk.log[3:], desk.phase) == ([], Phase.STRETCHING)

    def test_without_a_guide_there_is_the_card(self):
        desk = started(ALWAYS)
        assert desk.log == ["09:45 started one", "09:45 show Stretching: One"]
        desk.guide_ends()
        assert desk.phase is Phase.STRETCHING


def left(answer: e.Event, settings: Settings = WINDOW) -> Desk:
    """Ten seconds after Start comes this answer; the guide has not told anything yet."""
    desk = started(settings)
    desk.away("10s")
    desk.log.clear()
    desk.post(answer)
    return desk


class TestWhatALeavingGuideTells:
    """It takes a moment to leave, and the day has gone on."""

    def test_stopped_it_is_what_was_done(self):
        desk = left(e.Skip())
        desk.guide_leaves(told("one", 4.5, whole=False))
        assert desk.log == ["09:45:10 stop guide", "09:45:10 stopped one 0:00:04.500000"]
        words = [reason.words for reason in desk.session.reasons]
        assert words[-3:] == ["started one", "told to stop one", "stopped: one"]

    @pytest.mark.parametrize("reports", [(), (told("one", 0, whole=False),)])
    def test_stopped_before_anything_was_done_it_is_skipped(self, reports):
        desk = left(e.Skip())
        desk.guide_leaves(*reports)
        assert desk.log == ["09:45:10 stop guide", "09:45:10 skipped one"]

    def test_stopped_in_the_moment_it_was_over_it_is_done(self):
        desk = left(e.Skip())
        desk.guide_leaves(told("one", 30))
        assert desk.log[1:] == ["09:45:10 done one 0:00:30"]

    def test_done_has_the_seconds_really_done_and_not_those_of_the_clock(self):
        desk = left(e.Done())
        desk.guide_leaves(told("one", 4.5, whole=False))
        assert desk.log == ["09:45:10 stop guide", "09:45:10 done one 0:00:04.500000"]

    def test_done_and_not_a_word_from_the_guide_counts_by_the_clock(self):
        desk = left(e.Done())
        desk.guide_leaves()
        assert desk.log[1:] == ["09:45:10 done one 0:00:10"]

    def test_forgotten_it_tells_what_was_done_before(self):
        desk = started()
        desk.away("30m 30s")
        desk.guide_leaves(told("one", 12, whole=False))
        assert desk.log[3:] == ["10:15:30 stop guide", "10:15:30 stopped one 0:00:12"]

    def test_nothing_of_it_is_charged_to_what_was_begun_meanwhile(self):
        desk = left(e.Skip())
        desk.post(e.Begin(POOL[0]))
        desk.guide_leaves(told("one", 4, whole=False))
        assert desk.phase is Phase.STRETCHING
        desk.guided("one", 30)
        assert desk.log[1:] == [
            "09:45:10 started one",
            "09:45:10 guide one",
            "09:45:10 stopped one 0:00:04",
            "09:45:10 done one 0:00:30",
        ]

    def test_two_that_leave_are_told_apart_by_their_order(self):
        desk = left(e.Skip())
        desk.post(e.Begin(POOL[0]), e.Done())
        desk.guide_leaves(told("one", 4, whole=False))
        desk.guide_leaves(told("one", 7, whole=False))
        written = [line for line in desk.log if " one 0:" in line]
        assert written == ["09:45:10 stopped one 0:00:04", "09:45:10 done one 0:00:07"]

    def test_its_word_of_farewell_does_not_end_the_next_one(self):
        """The window stays for a moment after its last report."""
        desk = started()
        desk.post(told("one", 30))
        desk.guide = None
        desk.post(e.Begin(POOL[2]), e.GuideEnded(GuideEnd.FINISHED))
        desk.guided("three", 30)
        assert desk.log[3:] == [
            "09:45 done one 0:00:30",
            "09:45 started three",
            "09:45 guide three",
            "09:45 done three 0:00:30",
        ]

    def test_an_answer_is_not_lost_though_the_program_was_killed_meanwhile(self):
        desk = left(e.Done())
        desk.session, effects = restore(desk.session, desk.now + timedelta(hours=1), desk.settings)
        assert Record(Outcome.DONE, desk.now, "one", timedelta(seconds=10)) in effects
        assert desk.session.leaving == ()

    def test_what_was_told_before_it_was_killed_is_not_told_again(self):
        desk = left(e.Done())
        told_at = desk.now + timedelta(seconds=1)
        record = Record(Outcome.DONE, told_at, "one", timedelta(seconds=4))
        after = replay(desk.session, (record,), POOL, desk.settings)
        assert (after.phase, after.due_at) == (Phase.WORKING, desk.session.due_at)
        _, effects = restore(after, told_at, desk.settings)
        assert not any(isinstance(effect, Record) for effect in effects)

    def test_a_program_that_ends_has_it_tell_and_the_card_goes_on_after_a_restart(self):
        desk = started(several(2))
        desk.away("10s")
        desk.session, effects = leave(desk.session, desk.now, desk.settings)
        assert effects == (StopGuide(),)
        desk.guide = None
        desk.post(told("one", 4, whole=False), e.GuideEnded(GuideEnd.FINISHED))
        desk.restart("5s")
        assert desk.log[3:] == ["09:45:10 stopped one 0:00:04", "09:45:15 show Stretching: One"]

    def test_without_an_open_guide_nothing_is_to_be_left(self):
        desk = started(ALWAYS)
        assert leave(desk.session, desk.now, desk.settings) == (desk.session, ())


class TestOneOfSeveralHurts:
    def test_told_by_the_guide_it_goes_on_by_itself(self):
        desk = started(several(3))
        desk.away("10s")
        desk.post(e.Hurts("one", timedelta(seconds=4)))
        assert desk.guide == POOL
        desk.guided("two", 30)
        desk.guided("three", 30)
        assert [line for line in desk.log[3:] if "tell" not in line] == [
            "09:45:10 hurt one",
            "09:45:10 stopped one 0:00:04",
            "09:45:10 done two 0:00:30",
            "09:45:10 done three 0:00:30",
        ]

    def test_said_elsewhere_another_guide_goes_on_with_the_rest(self):
        desk = left(e.Hurts(), several(3))
        desk.guide_leaves(told("one", 4, whole=False))
        desk.guided("two", 30)
        assert [line for line in desk.log if "tell" not in line] == [
            "09:45:10 hurt one",
            "09:45:10 stop guide",
            "09:45:10 guide two three",
            "09:45:10 stopped one 0:00:04",
            "09:45:10 done two 0:00:30",
        ]
        assert desk.phase is Phase.STRETCHING

    def test_the_last_one_ends_the_break(self):
        desk = started()
        desk.post(e.Hurts("one", timedelta(seconds=4)))
        desk.guide_ends()
        assert (desk.phase, desk.session.leaving) == (Phase.WORKING, ())
        assert desk.session.hurt is not None

    def test_on_the_card_the_next_one_comes(self):
        desk = left(e.Hurts(), several(2, ALWAYS))
        assert desk.log[:2] == ["09:45:10 hurt one", "09:45:10 show Stretching: Two"]

    def test_told_on_the_way_out_it_is_taken_out_all_the_same(self):
        desk = left(e.Done())
        desk.post(e.Hurts("one", timedelta(seconds=4)))
        desk.guide_leaves()
        assert [line for line in desk.log[1:] if "tell" not in line] == [
            "09:45:10 hurt one",
            "09:45:10 stopped one 0:00:04",
        ]


class TestNotifications:
    BOTH_SIDES = (stretch("one", sides=Sides.EACH),)

    def test_they_begin_change_sides_and_ask_at_the_end(self):
        desk = started(NOTICES, self.BOTH_SIDES)
        desk.away("3m")
        assert desk.log == [
            "09:45 started one",
            "09:45 show Begin: One",
            "09:45:36 show Change sides: One",
            "09:46:11 show Done? One",
        ]
        assert (desk.phase, desk.body.split("\n")[0]) == (Phase.STRETCHING, "That was all of it.")

    def test_nobody_knows_whether_it_was_done_unless_the_person_says_so(self):
        desk = started(NOTICES)
        desk.away("2m 35s")
        assert desk.log[-1] == "09:45:36 show Done? One"
        desk.away("1s")
        assert desk.log[-1] == "09:47:36 withdraw"
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:32:36")
        other = started(NOTICES)
        other.away("40s")
        other.post(e.Done())
        assert other.log[3:] == ["09:45:40 done one 0:00:30", "09:45:40 withdraw"]

    def test_they_take_over_where_no_window_can_open(self):
        desk = started()
        desk.guide_ends(GuideEnd.UNABLE)
        assert desk.log[3:] == ["09:45 show Begin: One"]
        assert desk.session.guide is Way.NOTICES
        desk.away("36s")
        assert desk.log[4:] == ["09:45:36 show Done? One"]

    def test_after_a_sleep_what_was_missed_is_not_shown_in_a_row(self):
        desk = started(NOTICES, self.BOTH_SIDES)
        desk.now += timedelta(minutes=2)
        desk.post(e.Tick(timedelta(minutes=2)))
        assert desk.log[2:] == ["09:47 show Done? One"]

    def test_a_call_does_not_end_them(self):
        desk = started(NOTICES)
        desk.signal(Signal.CALL, "in a call")
        desk.away("36s")
        assert desk.log[2:] == ["09:45:36 show Done? One"]

    def test_one_that_a_pack_makes_shorter_meanwhile_goes_on_with_its_last_notice(self):
        desk = started(NOTICES, self.BOTH_SIDES)
        desk.away("2m")
        desk.session = replace(desk.session, stretch=POOL[0])
        desk.post(e.Look())
        assert desk.on_screen == "Done? One"


class TestSeveralABreak:
    def test_the_reminder_names_the_first_and_what_follows(self):
        desk = Desk(several(2))
        desk.work("45m")
        assert desk.on_screen == "One + 1 more"
        assert desk.body.split("\n")[2] == "Then: Two. 1 min 12 s in all."
        assert [s.id for s in desk.session.offered] == ["one", "two"]

    def test_the_guide_goes_on_to_the_next_and_each_has_its_entry(self):
        desk = started(several(3))
        assert desk.log[2] == "09:45 guide one two three"
        desk.away("40s")
        desk.guided("one", 30)
        desk.away("10s")
        desk.guided("two", 5, whole=False)
        desk.away("40s")
        desk.guided("three", 30)
        assert desk.log[3:] == [
            "09:45:40 done one 0:00:30",
            "09:45:50 stopped two 0:00:05",
            "09:46:30 done three 0:00:30",
        ]
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:31:30")

    def test_leaving_in_the_middle_ends_the_break(self):
        desk = started(several(3))
        desk.guided("one", 30)
        desk.guided("two", 5, whole=False)
        desk.guide_ends()
        assert desk.log[3:] == ["09:45 done one 0:00:30", "09:45 stopped two 0:00:05"]
        assert desk.phase is Phase.WORKING

    def test_done_on_the_reminder_is_done_with_all_of_them(self):
        desk = Desk(several(2))
        desk.work("45m")
        desk.post(e.Done())
        assert desk.log[2:] == ["09:45 done one 0:00:30", "09:45 done two 0:00:30", "09:45 withdraw"]

    def test_the_card_asks_for_one_after_the_other(self):
        desk = started(several(2, ALWAYS))
        assert desk.body.endswith("Then: Two.")
        desk.away("40s")
        desk.post(e.Done())
        desk.away("40s")
        desk.post(e.Done())
        assert desk.log[2:] == [
            "09:45:40 done one 0:00:30",
            "09:45:40 show Stretching: Two",
            "09:46:20 done two 0:00:30",
            "09:46:20 withdraw",
        ]

    def test_the_notices_of_the_next_one_wait_for_done(self):
        desk = started(several(2, NOTICES))
        desk.away("40s")
        desk.post(e.Done())
        desk.away("36s")
        assert desk.log[3:] == [
            "09:45:40 done one 0:00:30",
            "09:45:40 show Begin: Two",
            "09:46:16 show Done? Two",
        ]

    def test_a_card_that_took_the_guides_place_goes_on_with_what_is_left(self):
        desk = started(several(2))
        desk.guided("one", 30)
        desk.guide_ends(GuideEnd.DIED)
        assert desk.log[4:] == ["09:45 show Stretching: Two"]

    def test_a_snooze_keeps_them_and_skip_is_one_answer(self):
        desk = Desk(several(2))
        desk.work("45m")
        desk.post(e.Snooze())
        desk.work("10m")
        desk.post(e.Skip())
        assert desk.log[2:] == [
            "09:45 snoozed one 0:10:00",
            "09:45 withdraw",
            "09:55 prompted one",
            "09:55 show One + 1 more",
            "09:55 withdraw",
            "09:55 skipped one",
        ]

    def test_more_of_them_count_at_once_while_the_reminder_shows(self):
        desk = Desk(several(1))
        desk.work("45m")
        desk.change(several(3))
        assert desk.log[2:] == ["09:45 show One + 2 more"]
        desk.change(several(1))
        assert desk.log[3:] == ["09:45 show One"]


class TestByHand:
    def test_a_stretch_asked_for_by_name_is_guided_at_once(self):
        desk = Desk(ALWAYS)
        desk.work("10m")
        desk.post(e.Begin(POOL[2]))
        desk.guided("three", 30)
        assert desk.log == ["09:10 started three", "09:10 guide three", "09:10 done three 0:00:30"]
        assert (desk.phase, desk.due) == (Phase.WORKING, "09:55")

    def test_it_takes_the_place_of_the_reminder(self):
        desk = Desk(WINDOW)
        desk.work("45m")
        desk.post(e.Begin(POOL[2]))
        assert desk.log[2:] == ["09:45 started three", "09:45 withdraw", "09:45 guide three"]

    def test_off_duty_it_stays_off_duty_afterwards(self):
        desk = Desk(replace(WINDOW, hours=Settings().hours), start="2026-03-02 20:00")
        desk.post(e.Begin(POOL[2]))
        desk.guided("three", 30)
        assert desk.phase is Phase.OFF_DUTY

    def test_not_while_another_is_under_way(self):
        desk = started()
        desk.post(e.Begin(POOL[2]))
        assert (desk.log[3:], desk.why) == ([], "a stretch is under way: finish or skip it first")

    def test_what_was_done_in_a_terminal_is_a_break(self):
        desk = Desk(WINDOW)
        desk.work("45m")
        desk.post(e.Stretched("three", timedelta(seconds=20), whole=False))
        assert desk.log[2:] == ["09:45 stopped three 0:00:20", "09:45 withdraw"]
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:30")
