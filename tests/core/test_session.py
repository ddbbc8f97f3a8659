"""The rules of the day. Each test holds the whole log: a reminder too many fails like one too few."""

from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskstretch.core import events as e
from deskstretch.core.events import Signal
from deskstretch.core.hours import Range, WorkingHours
from deskstretch.core.phase import Phase
from deskstretch.core.settings import Notifications, Reminders, Settings
from deskstretch.core.stretch import Region
from deskstretch.core.tips import tip_of
from tests.desk import ALWAYS, POOL, Desk, stretch

OFFICE = Settings(zone=ZoneInfo("Europe/Berlin"))


def tuned(**reminders: object) -> Settings:
    return replace(ALWAYS, reminders=Reminders(**reminders))


class TestTheInterval:
    def test_a_reminder_comes_when_the_interval_is_over(self):
        desk = Desk()
        desk.work("44m 59s")
        assert desk.log == []
        desk.work("1s")
        assert desk.log == ["09:45 prompted one", "09:45 show One"]
        assert desk.phase is Phase.PROMPTING

    def test_the_next_interval_runs_from_the_answer(self):
        desk = Desk()
        desk.work("46m")
        desk.post(e.Done())
        desk.work("45m")
        assert desk.log == [
            "09:45 prompted one",
            "09:45 show One",
            "09:46 done one 0:00:30",
            "09:46 withdraw",
            "10:31 prompted two",
            "10:31 show Two",
        ]

    def test_already_stretched_counts_without_a_reminder(self):
        desk = Desk()
        desk.work("40m")
        desk.post(e.Done())
        desk.work("44m")
        assert desk.log == ["09:40 done"]
        assert desk.due == "10:25"

    def test_without_an_idle_source_the_person_is_taken_to_be_there(self):
        desk = Desk(senses_idle=False)
        desk.away("45m")
        assert desk.log == ["09:45 prompted one", "09:45 show One"]


class TestBeingAway:
    def test_a_long_absence_was_a_break_and_the_interval_starts_anew(self):
        desk = Desk()
        desk.work("30m")
        desk.away("10m")
        assert desk.phase is Phase.AWAY
        desk.work("30m")
        assert desk.log == ["09:40:15 natural break 0:10:20"]
        assert desk.due == "10:25:15"

    def test_a_short_absence_changes_nothing(self):
        desk = Desk()
        desk.work("30m")
        desk.away("4m")
        assert desk.phase is Phase.AWAY
        desk.work("11m")
        assert desk.log == ["09:45 prompted one", "09:45 show One"]

    def test_due_during_a_short_absence_it_is_shown_at_the_first_input_after_it(self):
        desk = Desk()
        desk.work("43m")
        desk.away("4m")
        assert (desk.phase, desk.log) == (Phase.AWAY, [])
        desk.work("15s")
        assert desk.log == ["09:47:15 prompted one", "09:47:15 show One"]

    def test_a_call_is_presence_and_not_a_break(self):
        desk = Desk()
        desk.signal(Signal.CALL, "in a call")
        desk.away("40m")
        desk.signal(Signal.CALL, None)
        desk.work("4m")
        assert (desk.phase, desk.log) == (Phase.WORKING, [])
        assert desk.due == "09:45"

    def test_leaving_right_after_a_call_counts_from_its_end(self):
        desk = Desk()
        desk.signal(Signal.KEPT_AWAKE, "a film")
        desk.away("30m")
        desk.signal(Signal.KEPT_AWAKE, None)
        desk.away("10m")
        desk.work("15s")
        assert desk.log == ["09:40:15 natural break 0:10:15"]

    def test_a_lock_is_being_away_from_that_moment_whatever_keeps_the_screen_awake(self):
        desk = Desk()
        desk.signal(Signal.KEPT_AWAKE, "a film")
        desk.signal(Signal.LOCKED, "locked")
        desk.work("6m")
        assert desk.phase is Phase.AWAY
        desk.signal(Signal.LOCKED, None)
        assert desk.log == ["09:06 natural break 0:06:00"]

    def test_a_lock_while_somebody_works_on_is_a_leftover(self):
        desk = Desk()
        desk.work("30m")
        desk.signal(Signal.LOCKED, "locked")
        desk.type("4m 45s")
        assert (desk.phase, desk.session.has(Signal.LOCKED)) == (Phase.AWAY, True)
        desk.type("15s")
        assert (desk.phase, desk.session.has(Signal.LOCKED)) == (Phase.WORKING, False)
        leftover, back = (reason.words for reason in desk.session.reasons[-2:])
        assert leftover == "the screen counts as locked, but somebody works: taken for a leftover"
        assert back == "back after 0 s: too short for a break, nothing changes"
        assert (desk.log, desk.due) == ([], "09:45")
        desk.signal(Signal.LOCKED, None)
        assert desk.phase is Phase.WORKING

    def test_what_was_typed_before_the_lock_does_not_make_it_a_leftover(self):
        desk = Desk()
        desk.type("10m")
        desk.signal(Signal.LOCKED, "locked")
        desk.type("30s")
        desk.away("20m")
        desk.type("1m")
        assert (desk.phase, desk.session.has(Signal.LOCKED)) == (Phase.AWAY, True)

    def test_the_absence_before_a_leftover_lasted_until_the_first_key(self):
        desk = Desk()
        desk.signal(Signal.LOCKED, "locked")
        desk.away("20m")
        desk.typing = timedelta(0)
        desk.type("5m")
        assert desk.log == ["09:25 natural break 0:20:00"]

    def test_a_natural_break_ends_a_snooze(self):
        desk = Desk()
        desk.work("45m")
        desk.post(e.Snooze())
        desk.away("8m")
        assert desk.phase is Phase.SNOOZED
        desk.work("5m")
        assert desk.log[2:] == [
            "09:45 snoozed one 0:10:00",
            "09:45 withdraw",
            "09:53:15 natural break 0:08:20",
        ]
        assert desk.phase is Phase.WORKING

    def test_nobody_there_to_see_the_reminder_is_not_a_miss(self):
        desk = Desk()
        desk.work("44m")
        desk.away("8m")
        assert desk.log == ["09:45 prompted one", "09:45 show One", "09:50 withdraw"]
        assert desk.phase is Phase.AWAY
        desk.work("1m")
        assert desk.log[3:] == ["09:52:15 natural break 0:08:20"]
        assert desk.due == "10:37:15"

    def test_stretching_with_the_hands_off_the_keys_is_not_being_away(self):
        desk = Desk(tuned(natural_break=timedelta(minutes=1)))
        desk.work("45m")
        desk.post(e.Start())
        desk.away("2m")
        desk.post(e.Done())
        assert desk.log[2:] == [
            "09:45 started one",
            "09:45 show Stretching: One",
            "09:47 done one 0:00:30",
            "09:47 withdraw",
        ]

    def test_two_missed_without_input_mean_away_whatever_keeps_the_screen_awake(self):
        desk = Desk()
        desk.signal(Signal.KEPT_AWAKE, "a forgotten player")
        desk.away("3h")
        assert [line for line in desk.log if "missed" in line] == ["09:50 missed one", "10:40 missed two"]
        assert desk.phase is Phase.AWAY
        desk.work("15s")
        assert desk.log[-1].startswith("12:00:15 natural break")


class TestABadMoment:
    def test_a_reminder_due_in_a_call_waits_until_it_ends_and_is_offered_once(self):
        desk = Desk()
        desk.work("40m")
        desk.signal(Signal.CALL, "in a call")
        desk.work("30m")
        assert (desk.phase, desk.log, desk.why) == (Phase.HELD, [], "held: in a call")
        desk.signal(Signal.CALL, None)
        desk.work("29s")
        assert desk.log == []
        desk.work("4m")
        assert desk.log == ["10:10:30 prompted one", "10:10:30 show One"]

    def test_a_second_call_right_after_the_first_is_waited_for_too(self):
        desk = Desk()
        desk.signal(Signal.CALL, "in a call")
        desk.work("50m")
        desk.signal(Signal.CALL, None)
        desk.work("10s")
        desk.signal(Signal.CALL, "in a call")
        desk.work("10m")
        assert (desk.phase, desk.log) == (Phase.HELD, [])

    def test_a_call_that_begins_while_it_shows_withdraws_it_uncounted(self):
        desk = Desk()
        desk.work("46m")
        desk.signal(Signal.CALL, "in a call")
        desk.work("10m")
        assert desk.log == ["09:45 prompted one", "09:45 show One", "09:46 withdraw"]
        assert desk.phase is Phase.HELD

    def test_a_snooze_that_ends_in_a_call_is_held(self):
        desk = Desk()
        desk.work("45m")
        desk.post(e.Snooze())
        desk.signal(Signal.FULLSCREEN, "fullscreen")
        desk.work("20m")
        assert desk.phase is Phase.HELD
        assert desk.log[2:] == ["09:45 snoozed one 0:10:00", "09:45 withdraw"]

    def test_a_natural_break_ends_a_hold(self):
        desk = Desk()
        desk.signal(Signal.DO_NOT_DISTURB, "do not disturb")
        desk.work("50m")
        desk.away("10m")
        assert desk.phase is Phase.HELD
        desk.work("15s")
        assert desk.phase is Phase.WORKING

    def test_typing_is_waited_out(self):
        desk = Desk()
        desk.type("45m 20s")
        assert (desk.phase, desk.why, desk.log) == (Phase.HELD, "held: typing", [])
        desk.work("3s")
        assert desk.log == ["09:45:23 prompted one", "09:45:23 show One"]

    def test_typing_is_waited_out_for_a_minute_at_most(self):
        desk = Desk()
        desk.type("47m")
        assert desk.log == ["09:46 prompted one", "09:46 show One"]


class TestWhatThePersonWasDoing:
    POOL = (
        stretch("hips", region=Region.HIPS),
        stretch("neck", region=Region.NECK),
        stretch("wrists", region=Region.WRISTS),
        stretch("back", region=Region.UPPER_BACK),
    )

    def held_by_a_call(self, pool: tuple = POOL) -> Desk:
        desk = Desk(pool=pool)
        desk.signal(Signal.CALL, "in a call")
        desk.work("1h")
        return desk

    def test_after_a_call_the_neck_comes_before_its_turn(self):
        desk = self.held_by_a_call()
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        assert desk.log == ["10:00:30 prompted neck", "10:00:30 show Neck"]

    def test_another_one_after_a_call_suits_it_too(self):
        desk = self.held_by_a_call()
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        desk.post(e.Another(), e.Hurts())
        assert desk.log[2:] == [
            "10:01 swapped neck",
            "10:01 prompted back",
            "10:01 show Back",
            "10:01 hurt back",
            "10:01 prompted neck",
            "10:01 show Neck",
            "10:01 tell deskstretch: Back will not be suggested again.",
        ]

    def test_a_call_that_ends_long_before_the_reminder_changes_nothing(self):
        desk = Desk(pool=self.POOL)
        desk.signal(Signal.CALL, "in a call")
        desk.work("20m")
        desk.signal(Signal.CALL, None)
        desk.work("25m")
        assert desk.log == ["09:45 prompted hips", "09:45 show Hips"]

    def test_a_film_that_ends_is_not_a_call(self):
        desk = Desk(pool=self.POOL)
        desk.signal(Signal.FULLSCREEN, "fullscreen")
        desk.work("1h")
        desk.signal(Signal.FULLSCREEN, None)
        desk.work("1m")
        assert desk.log == ["10:00:30 prompted hips", "10:00:30 show Hips"]

    def test_what_was_snoozed_into_a_call_is_what_comes_back(self):
        desk = Desk(pool=self.POOL)
        desk.work("45m")
        desk.post(e.Snooze())
        desk.signal(Signal.CALL, "in a call")
        desk.work("20m")
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        assert desk.log[4:] == ["10:05:30 prompted hips", "10:05:30 show Hips"]

    def test_a_call_that_ends_under_a_reminder_asked_for_in_it_leaves_it_alone(self):
        desk = Desk(pool=self.POOL)
        desk.signal(Signal.CALL, "in a call")
        desk.post(e.Now())
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        assert desk.log == ["09:00 prompted hips", "09:00 show Hips"]

    def test_a_call_with_pauses_chooses_once(self):
        desk = self.held_by_a_call(pool=(*self.POOL, stretch("nape")))
        for words in (None, "in a call", None, "in a call", None):
            desk.signal(Signal.CALL, words)
        chosen = [reason for reason in desk.session.reasons if reason.words.startswith("after a call")]
        assert len(chosen) == 1
        assert desk.session.stretch.id == "neck"

    def test_without_a_stretch_for_it_the_next_one_comes(self):
        desk = self.held_by_a_call(pool=self.POOL[:1])
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        assert desk.log == ["10:00:30 prompted hips", "10:00:30 show Hips"]

    def test_after_a_long_spell_of_typing_the_wrists_come_before_their_turn(self):
        desk = Desk(pool=self.POOL)
        desk.work("10m")
        desk.type("19m 45s")
        assert desk.session.stretch.id == "hips"
        desk.type("15s")
        assert desk.why == "after 20 min at keyboard and mouse: rather wrists or shoulders"
        desk.work("15m")
        assert desk.log == ["09:45 prompted wrists", "09:45 show Wrists"]

    def test_typing_right_up_to_the_reminder_counts(self):
        desk = Desk(pool=self.POOL)
        desk.work("20m")
        desk.type("25m 20s")
        desk.work("3s")
        assert desk.log == ["09:45:23 prompted wrists", "09:45:23 show Wrists"]

    def test_a_spell_of_typing_counts_once_in_an_interval(self):
        desk = Desk(pool=self.POOL)
        desk.type("44m")
        assert [reason.words for reason in desk.session.reasons][1:] == [
            "after 20 min at keyboard and mouse: rather wrists or shoulders"
        ]

    def test_a_spell_of_typing_first_known_when_it_is_due_comes_too_late(self):
        desk = Desk(pool=self.POOL)
        desk.work("44m")
        desk.now += timedelta(minutes=1)
        desk.post(e.Tick(timedelta(seconds=5), timedelta(minutes=25)))
        assert desk.log == ["09:45 prompted hips", "09:45 show Hips"]

    def test_typing_under_a_reminder_does_not_change_it(self):
        desk = Desk(replace(ALWAYS, reminders=Reminders(answer_within=timedelta(hours=1))), pool=self.POOL)
        desk.work("45m")
        desk.type("30m")
        assert desk.log == ["09:45 prompted hips", "09:45 show Hips"]

    def test_the_next_interval_begins_without_a_preference(self):
        desk = self.held_by_a_call()
        desk.signal(Signal.CALL, None)
        desk.work("1m")
        desk.post(e.Done())
        assert desk.session.prefer == ()
        assert desk.session.stretch.id == "wrists", "it is simply next"

    def test_the_reason_says_why_this_one(self):
        desk = self.held_by_a_call()
        desk.signal(Signal.CALL, None)
        assert [reason.words for reason in desk.session.reasons[-2:]] == [
            "after a call: rather neck or upper back",
            "held: just over: in a call",
        ]
        desk.work("1m")
        assert desk.why == "offered neck: the interval is over; it is next"
        desk.change(ALWAYS)
        assert desk.session.why == "it is next", "the same stretch for the same reason"
        desk.post(e.Skip(), e.Undo())
        assert desk.why == "offered neck: asked back"


class TestTheTipOfTheDay:
    def tipped(self, desk: Desk) -> bool:
        assert desk.on_screen
        return desk.body.endswith(f"\n{tip_of(desk.now.astimezone(desk.settings.zone).date())}")

    def prompting(self, settings: Settings = ALWAYS) -> Desk:
        desk = Desk(settings)
        desk.work("45m")
        return desk

    def test_the_first_reminder_of_a_day_has_it_and_the_others_do_not(self):
        desk = Desk()
        seen = []
        for _ in range(60):
            desk.work("45m")
            seen.append((desk.now.date(), self.tipped(desk)))
            desk.post(e.Done())
        days = [day for day, _ in seen]
        assert len(set(days)) == 3
        assert [tipped for _, tipped in seen] == [
            day not in days[:number] for number, day in enumerate(days)
        ]

    def test_it_stays_while_the_reminder_does(self):
        desk = self.prompting()
        desk.post(e.Another())
        assert self.tipped(desk)
        desk.post(e.Look())
        assert self.tipped(desk)
        desk.restart("10s")
        assert self.tipped(desk)

    @pytest.mark.parametrize("answer", [e.Snooze(), e.Skip(), e.Dismissed(), e.Done()])
    def test_once_the_reminder_is_gone_so_is_the_tip_also_after_a_restart(self, answer: e.Event):
        desk = self.prompting()
        desk.post(answer)
        desk.restart("10m")
        desk.post(e.Now())
        assert not self.tipped(desk)

    def test_the_day_is_the_one_on_the_persons_calendar(self):
        desk = Desk(replace(ALWAYS, zone=ZoneInfo("Pacific/Auckland")), start="2026-03-02 23:00")
        desk.post(e.Now(), e.Skip())
        desk.work("46m")
        assert not self.tipped(desk)
        desk.work("50m")
        assert self.tipped(desk)

    def test_it_is_on_the_question_and_not_on_the_card_of_the_stretch(self):
        desk = self.prompting()
        desk.post(e.Start())
        assert not self.tipped(desk)

    @pytest.mark.parametrize("changes", [{"tips": False}, {"discreet": True}])
    def test_the_settings_can_do_without_and_at_once(self, changes: dict[str, bool]):
        desk = self.prompting()
        assert self.tipped(desk)
        desk.change(replace(ALWAYS, notifications=Notifications(**changes)))
        assert not self.tipped(desk)
        assert desk.log[2].startswith("09:45 show")


class TestAnswers:
    def prompting(self, settings: Settings = ALWAYS, **kwargs: object) -> Desk:
        desk = Desk(settings, **kwargs)
        desk.work("45m")
        assert desk.phase is Phase.PROMPTING
        desk.log.clear()
        return desk

    def test_started_and_done(self):
        desk = self.prompting()
        desk.post(e.Start())
        desk.work("20s")
        desk.post(e.Done())
        assert desk.log == [
            "09:45 started one",
            "09:45 show Stretching: One",
            "09:45:20 done one 0:00:20",
            "09:45:20 withdraw",
        ]
        assert desk.session.stretch.id == "two"

    def test_started_and_never_done_runs_on_after_the_dose_and_two_minutes(self):
        desk = self.prompting()
        desk.post(e.Start())
        desk.work("5m")
        assert desk.log == ["09:45 started one", "09:45 show Stretching: One", "09:47:30 withdraw"]
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:32:30")

    def test_snoozed_it_comes_back_until_the_limit(self):
        desk = self.prompting(tuned(snooze_limit=2))
        desk.post(e.Snooze(timedelta(minutes=5)))
        desk.work("5m")
        desk.post(e.Snooze())
        desk.work("10m")
        desk.post(e.Snooze())
        assert desk.why == "no more snoozes: 2 in a row is the limit"
        assert desk.log == [
            "09:45 snoozed one 0:05:00",
            "09:45 withdraw",
            "09:50 prompted one",
            "09:50 show One",
            "09:50 snoozed one 0:10:00",
            "09:50 withdraw",
            "10:00 prompted one",
            "10:00 show One",
            "10:00 show One",
            "10:00 tell deskstretch: No more snoozes: 2 in a row is the limit",
        ]

    @pytest.mark.parametrize("answer", [e.Skip(), e.Done(), e.Start()])
    def test_any_other_answer_forgets_the_snoozes(self, answer: e.Event):
        desk = self.prompting()
        desk.post(e.Snooze())
        desk.work("10m")
        desk.post(answer)
        desk.work("1h")
        assert desk.session.snoozes == 0

    def test_skipped_the_next_interval_runs(self):
        desk = self.prompting()
        desk.post(e.Skip())
        assert desk.log == ["09:45 withdraw", "09:45 skipped one"]
        assert desk.due == "10:30"

    def test_no_answer_is_a_miss_and_no_second_nudge(self):
        desk = self.prompting()
        desk.work("40m")
        assert desk.log == ["09:50 withdraw", "09:50 missed one"]

    def test_closed_by_its_button_is_a_miss_and_no_second_nudge(self):
        desk = self.prompting()
        desk.work("1m")
        desk.post(e.Dismissed())
        desk.work("40m")
        assert desk.log == ["09:46 withdraw", "09:46 missed one"]

    def test_the_time_to_answer_counts_from_the_moment_it_was_shown(self):
        desk = Desk(server=False)
        desk.work("2h")
        assert (desk.phase, desk.log) == (Phase.PROMPTING, ["09:45 prompted one", "09:45 show One"])
        desk.post(e.Shown())
        desk.work("4m 59s")
        assert desk.phase is Phase.PROMPTING
        desk.work("1s")
        assert desk.log[2:] == ["11:05 withdraw", "11:05 missed one"]

    def test_another_one_takes_its_place(self):
        desk = self.prompting()
        desk.post(e.Another())
        assert desk.log == ["09:45 swapped one", "09:45 prompted two", "09:45 show Two"]
        assert desk.phase is Phase.PROMPTING

    def test_what_hurts_is_written_down_and_replaced(self):
        desk = self.prompting()
        desk.post(e.Hurts())
        assert desk.log == [
            "09:45 hurt one",
            "09:45 prompted two",
            "09:45 show Two",
            "09:45 tell deskstretch: One will not be suggested again.",
        ]

    def test_a_menu_that_still_speaks_of_another_stretch_takes_out_nothing(self):
        desk = self.prompting()
        desk.post(e.Another())
        desk.log.clear()
        desk.post(e.Hurts("one"))
        assert (desk.log, desk.why) == ([], "nothing to take out: one is not offered any more")
        desk.post(e.Hurts("two"))
        assert desk.log[0] == "09:45 hurt two"

    def test_someone_who_stopped_in_pain_gets_a_rest(self):
        desk = self.prompting()
        desk.post(e.Start(), e.Hurts())
        assert desk.log == [
            "09:45 started one",
            "09:45 show Stretching: One",
            "09:45 hurt one",
            "09:45 withdraw",
            "09:45 tell deskstretch: One will not be suggested again.",
        ]
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:30")

    def test_a_slip_on_it_hurts_can_be_taken_back(self):
        desk = self.prompting()
        desk.post(e.Hurts(), e.Allow())
        assert desk.log[-1] == "09:45 allowed one"
        assert (desk.phase, desk.on_screen) == (Phase.PROMPTING, "Two")
        desk.post(e.Allow())
        assert desk.log[-1] == "09:45 allowed one", "only once"

    def test_what_hurt_yesterday_was_no_slip(self):
        desk = Desk(start="2026-03-02 23:00")
        desk.work("45m")
        desk.post(e.Hurts())
        desk.work("20m")
        desk.post(e.Allow())
        others = "none of today is left; others by: deskstretch stretches allow ID"
        assert desk.why == f"nothing to allow: {others}"

    def test_the_last_one_gone_is_said(self):
        desk = self.prompting()
        desk.pool = ()
        desk.post(e.Hurts())
        assert desk.log[1] == "09:45 withdraw"
        assert desk.log[2].startswith("09:45 tell No stretch fits your settings")
        assert desk.phase is Phase.WORKING

    def test_undo_brings_back_the_skipped_one(self):
        desk = self.prompting()
        desk.post(e.Skip())
        desk.work("5m")
        desk.post(e.Undo())
        assert desk.log[2:] == ["09:50 prompted one", "09:50 show One"]
        desk.post(e.Skip(), e.Undo())
        assert desk.phase is Phase.PROMPTING

    def test_undo_forgets_yesterday(self):
        desk = Desk(start="2026-03-02 23:00")
        desk.work("45m")
        desk.post(e.Skip())
        desk.work("20m")
        desk.post(e.Undo())
        assert desk.phase is Phase.WORKING
        assert desk.why == "nothing to bring back: none was skipped or missed today"

    def test_answers_to_nothing_change_nothing_but_the_reason(self):
        desk = Desk()
        before = desk.session
        desk.post(
            *(e.Start(), e.Snooze(), e.Skip(), e.Hurts(), e.Dismissed(), e.Shown()),
            *(e.Resume(), e.Undo(), e.Allow()),
        )
        assert replace(desk.session, reasons=before.reasons) == before
        assert desk.log == []

    def test_a_look_answers_nothing(self):
        desk = self.prompting()
        desk.post(e.Look())
        assert desk.log == ["09:45 show One"]
        desk.post(e.Skip(), e.Look())
        assert desk.log[-1] == "09:45 tell deskstretch: Next: Two at 10:30"


class TestWhatIsOnTheScreen:
    """The stretch that is shown last is the one that is answered."""

    @pytest.mark.parametrize("answer", [e.Another(), e.Hurts()])
    def test_another_one_asked_for_while_typing_holds_it(self, answer: e.Event):
        desk = Desk()
        desk.type("45m 20s")
        desk.now += timedelta(seconds=4)
        desk.post(answer)
        desk.post(e.Tick(timedelta(seconds=4)))
        assert desk.phase is Phase.PROMPTING
        assert desk.on_screen == desk.session.stretch.name == "Two"

    def test_a_stretch_ruled_out_the_moment_it_is_due(self):
        desk = Desk()
        desk.work("44m 55s")
        desk.now += timedelta(seconds=5)
        desk.pool = POOL[1:]
        desk.change(tuned(snooze_limit=1))
        assert desk.on_screen == desk.session.stretch.name == "Two"

    def test_a_stretch_ruled_out_while_the_program_was_off(self):
        desk = Desk()
        desk.work("45m")
        desk.pool = POOL[1:]
        desk.restart("1m")
        assert desk.on_screen == desk.session.stretch.name == "Two"

    def test_a_limit_that_is_lowered_takes_the_snooze_button_away(self):
        desk = Desk()
        desk.work("45m")
        desk.log.clear()
        desk.change(tuned(snooze_limit=0))
        assert desk.log == ["09:45 show One"]

    def test_sound_alone_does_not_show_it_again(self):
        desk = Desk()
        desk.work("45m")
        desk.log.clear()
        desk.change(replace(ALWAYS, notifications=replace(ALWAYS.notifications, sound=True)))
        assert desk.log == []

    def test_one_that_was_ruled_out_cannot_be_brought_back(self):
        desk = Desk()
        desk.work("45m")
        desk.post(e.Skip())
        desk.change(replace(ALWAYS, stretches=replace(ALWAYS.stretches, exclude=("one",))))
        desk.post(e.Undo())
        assert desk.phase is Phase.WORKING
        assert desk.why == "nothing to bring back: none was skipped or missed today"


class TestNow:
    def test_now_prompts_at_once_and_the_interval_follows_the_answer(self):
        desk = Desk()
        desk.work("10m")
        desk.post(e.Now(), e.Skip())
        assert desk.log == ["09:10 prompted one", "09:10 show One", "09:10 withdraw", "09:10 skipped one"]
        assert desk.due == "09:55"

    def test_now_prompts_while_paused_and_the_pause_goes_on(self):
        desk = Desk()
        desk.post(e.PauseUntil(None), e.Now(), e.Done())
        assert desk.phase is Phase.PAUSED

    def test_now_prompts_off_duty(self):
        desk = Desk(OFFICE, start="2026-03-01 12:00")
        assert desk.phase is Phase.OFF_DUTY
        desk.post(e.Now(), e.Done())
        assert desk.phase is Phase.OFF_DUTY

    def test_now_prompts_in_a_call_that_is_known(self):
        desk = Desk()
        desk.signal(Signal.CALL, "in a call")
        desk.post(e.Now())
        desk.work("1m")
        assert desk.phase is Phase.PROMPTING

    @pytest.mark.parametrize("settings", [OFFICE, ALWAYS])
    def test_what_was_asked_for_in_a_pause_or_off_duty_cannot_be_put_off(self, settings: Settings):
        desk = Desk(settings, start="2026-03-01 12:00")
        if settings is ALWAYS:
            desk.post(e.PauseUntil(None))
        desk.post(e.Now(), e.Snooze())
        assert desk.phase is Phase.PROMPTING
        assert desk.log[-2] == "12:00 show One", "its popup may be gone with the click"
        assert desk.log[-1].startswith("12:00 tell deskstretch: No snooze")


class TestPausing:
    def test_a_pause_ends_by_itself_with_a_fresh_interval(self):
        desk = Desk()
        desk.work("40m")
        desk.post(e.PauseFor(timedelta(hours=1)))
        desk.work("1h")
        assert (desk.phase, desk.log, desk.due) == (Phase.WORKING, [], "11:25")

    def test_a_pause_takes_the_reminder_off_uncounted(self):
        desk = Desk()
        desk.work("45m")
        desk.post(e.PauseUntil(None))
        desk.work("5h")
        assert desk.log[2:] == ["09:45 withdraw"]
        assert desk.phase is Phase.PAUSED

    def test_until_tomorrow_is_the_first_start_of_work_after_midnight(self):
        desk = Desk(OFFICE, start="2026-03-06 10:00")  # a Friday
        desk.post(e.PauseUntilTomorrow())
        assert desk.session.pause.until == desk.at("2026-03-09 08:00")

    def test_done_while_paused_is_logged_and_the_phase_stays(self):
        desk = Desk()
        desk.post(e.PauseUntil(None), e.Done())
        assert (desk.phase, desk.log) == (Phase.PAUSED, ["09:00 done"])

    def test_a_pause_survives_a_restart(self):
        desk = Desk()
        desk.post(e.PauseFor(timedelta(hours=2)))
        desk.restart("30m")
        assert desk.phase is Phase.PAUSED
        desk.work("1h 30m")
        assert desk.phase is Phase.WORKING


class TestWorkingHours:
    def test_the_first_reminder_comes_one_interval_after_the_start_of_work(self):
        desk = Desk(OFFICE, start="2026-03-02 07:00")
        desk.until("08:45")
        assert desk.log == ["08:45 prompted one", "08:45 show One"]

    def test_who_comes_late_gets_one_interval_from_the_first_input(self):
        desk = Desk(OFFICE, start="2026-03-02 07:00")
        desk.away("2h")
        desk.work("15s")
        assert (desk.phase, desk.log, desk.due) == (Phase.WORKING, [], "09:45:15")

    def test_after_hours_nothing_comes_and_a_snooze_is_dropped(self):
        desk = Desk(OFFICE, start="2026-03-02 17:14")
        desk.work("45m")
        desk.post(e.Snooze())
        desk.work("8h")
        assert desk.log[2:] == ["17:59 snoozed one 0:10:00", "17:59 withdraw"]
        assert desk.phase is Phase.OFF_DUTY

    def test_the_one_showing_at_the_end_of_work_may_still_be_answered(self):
        desk = Desk(OFFICE, start="2026-03-02 17:14")
        desk.work("47m")
        assert desk.phase is Phase.PROMPTING
        desk.post(e.Done())
        assert (desk.phase, desk.log[2:]) == (Phase.OFF_DUTY, ["18:01 done one 0:00:30", "18:01 withdraw"])

    def test_a_shift_over_midnight_is_one_day_of_work(self):
        night = (Range(time(22), time(6)),)
        desk = Desk(replace(OFFICE, hours=WorkingHours((night,) * 7)), start="2026-03-02 21:30")
        desk.until("06:30")
        prompted = [line.split()[0] for line in desk.log if "prompted" in line]
        assert prompted[0] == "22:45"
        assert prompted[-1] < "06:00"
        assert len(prompted) == 9

    def test_the_night_the_clocks_change_the_interval_keeps_its_length(self):
        zone = ZoneInfo("Europe/Berlin")
        desk = Desk(replace(ALWAYS, zone=zone), start="2026-03-29 01:30")
        desk.work("45m")
        assert desk.log[0] == "03:15 prompted one"


class TestSleepAndClocks:
    def test_a_long_sleep_was_a_break(self):
        desk = Desk()
        desk.work("30m")
        desk.suspend("1h")
        assert desk.log == ["10:30 natural break 1:00:00"]
        assert desk.due == "11:15"

    def test_a_long_sleep_is_one_break_also_when_nobody_is_back_yet(self):
        desk = Desk()
        desk.work("30m")
        desk.idle = timedelta(minutes=3)
        desk.suspend("1h", there_after=False)
        desk.away("10m")
        desk.work("15s")
        assert [line for line in desk.log if "natural" in line] == ["10:40:15 natural break 1:10:15"]

    def test_a_long_sleep_is_a_break_without_an_idle_source(self):
        desk = Desk(senses_idle=False)
        desk.work("30m")
        desk.suspend("1h")
        assert desk.log == ["10:30 natural break 1:00:00"]

    def test_sleep_takes_the_reminder_away_and_is_not_a_miss(self):
        desk = Desk()
        desk.work("45m")
        desk.suspend("1h")
        assert desk.log[2:] == ["10:45 withdraw", "10:45 natural break 1:00:00"]

    def test_a_short_sleep_gives_the_time_to_answer_back(self):
        desk = Desk()
        desk.work("49m")
        desk.suspend("4m")
        assert desk.phase is Phase.PROMPTING
        desk.work("1m")
        assert desk.log[2:] == ["09:54 withdraw", "09:54 missed one"]

    def test_a_clock_set_back_moves_the_deadlines_back(self):
        desk = Desk()
        desk.work("30m")
        desk.now -= timedelta(hours=2)
        desk.post(e.ClockMoved(-timedelta(hours=2)))
        desk.work("14m 59s")
        assert desk.log == []
        desk.work("1s")
        assert desk.log == ["07:45 prompted one", "07:45 show One"]


class TestRestarting:
    def test_a_short_stop_goes_on_where_it_was(self):
        desk = Desk()
        desk.work("30m")
        desk.restart("1m")
        assert desk.due == "09:45"

    def test_a_long_stop_starts_afresh(self):
        desk = Desk()
        desk.work("30m")
        desk.restart("20m")
        assert (desk.due, desk.log) == ("10:35", [])

    def test_a_reminder_that_was_showing_is_shown_again(self):
        desk = Desk()
        desk.work("46m")
        desk.restart("1m")
        assert desk.log[2:] == ["09:47 show One"]
        assert desk.phase is Phase.PROMPTING


class TestNewSettings:
    def test_a_longer_interval_moves_the_reminder_and_keeps_the_phase(self):
        desk = Desk()
        desk.work("30m")
        desk.change(tuned(interval=timedelta(minutes=60)))
        assert (desk.phase, desk.due) == (Phase.WORKING, "10:00")

    def test_an_interval_shorter_than_what_has_passed_is_due_in_half_a_minute(self):
        desk = Desk()
        desk.work("30m")
        desk.change(tuned(interval=timedelta(minutes=20)))
        assert desk.log == []
        desk.work("30s")
        assert desk.log[0] == "09:30:30 prompted one"

    def test_discreet_changes_the_reminder_on_the_screen(self):
        desk = Desk()
        desk.work("45m")
        desk.change(replace(ALWAYS, notifications=replace(ALWAYS.notifications, discreet=True)))
        assert desk.on_screen == "Time for a short break"

    def test_new_working_hours_apply_at_once(self):
        desk = Desk()
        desk.change(replace(ALWAYS, hours=WorkingHours()))
        assert desk.phase is Phase.OFF_DUTY

    def test_a_pool_that_lost_the_next_stretch_offers_another(self):
        desk = Desk()
        desk.pool = (stretch("four"),)
        desk.change(tuned(interval=timedelta(minutes=50)))
        assert desk.session.stretch.id == "four"


def test_the_last_twenty_reasons_are_kept():
    desk = Desk()
    for minutes in range(30):
        desk.post(e.PauseFor(timedelta(minutes=minutes + 1)))
    assert len(desk.session.reasons) == 20
    assert desk.why == "paused for 30 min"
