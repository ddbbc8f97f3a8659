from datetime import UTC, datetime, timedelta

from deskstretch.presence.typing import Spell

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TICK = timedelta(seconds=15)


def minutes(length: float) -> timedelta:
    return timedelta(minutes=length)


class Hands:
    """Somebody's, looked at every 15 s; ``spell`` is what the last look found."""

    def __init__(self) -> None:
        self.now = NINE
        self.spell = timedelta()
        self._spell = Spell()

    def see(self, idle_s: float | None, length: timedelta = TICK) -> timedelta:
        """This reading at each look for this long."""
        until = self.now + length
        while self.now < until:
            self.now += TICK
            idle = None if idle_s is None else timedelta(seconds=idle_s)
            self.spell = self._spell.note(idle, self.now)
        return self.spell


def test_twenty_minutes_of_typing_are_twenty_minutes():
    assert minutes(19.5) < Hands().see(1, minutes(20)) <= minutes(20)


def test_short_thoughts_in_between_do_not_end_it():
    hands = Hands()
    for _ in range(10):
        hands.see(1, minutes(2))
        hands.see(10)
    assert hands.spell > minutes(20)


def test_a_minute_without_input_ends_it():
    hands = Hands()
    hands.see(1, minutes(20))
    assert hands.see(60) == timedelta()
    assert hands.see(1, minutes(5)) < minutes(5)


def test_reading_with_a_touch_now_and_then_is_none():
    hands = Hands()
    for _ in range(40):
        assert hands.see(12) < minutes(2)
        assert hands.see(2) < minutes(2)


def test_a_rest_is_counted_once_however_often_it_is_looked_at():
    spell, now = Spell(), NINE
    for second in range(0, 1200, 3):  # a look every three seconds, while a gap in typing is waited for
        now = NINE + timedelta(seconds=second)
        length = spell.note(timedelta(seconds=second % 60 if second % 60 < 10 else 0.1), now)
    assert length == now - NINE


def test_where_idle_time_is_not_known_there_is_none():
    hands = Hands()
    hands.see(1, minutes(20))
    assert hands.see(None) == timedelta()
    assert hands.see(1) == timedelta()


def test_a_sleep_and_a_clock_set_back_end_it():
    for jump in (minutes(90), -minutes(90)):
        hands = Hands()
        hands.see(1, minutes(20))
        hands.now += jump
        assert hands.see(1) == timedelta()
