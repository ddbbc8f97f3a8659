import sys
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.presence.windows import LastInputIdle, since

TICKS = st.integers(0, 2**32 - 1)
ONE_DAY_MS = 24 * 60 * 60 * 1000


def test_idle_time_is_the_difference_of_the_two_tick_counts():
    assert since(last_ms=5_000, now_ms=65_000) == timedelta(minutes=1)


def test_idle_time_goes_on_over_the_wrap_of_the_tick_count():
    assert since(last_ms=2**32 - 1_000, now_ms=2_000) == timedelta(seconds=3)


def test_a_tick_count_read_as_a_signed_number_is_understood():
    assert since(last_ms=2**31 - 500, now_ms=-(2**31) + 500) == timedelta(seconds=1)


def test_before_any_input_idle_time_is_the_time_since_the_start():
    assert since(last_ms=0, now_ms=90_000) == timedelta(seconds=90)


def test_an_input_between_the_two_readings_is_not_49_days_ago():
    assert since(last_ms=100_016, now_ms=100_000) == timedelta()


@given(last_ms=TICKS, idle_ms=st.integers(0, 49 * ONE_DAY_MS))
def test_any_idle_time_up_to_49_days_is_told_from_any_tick_count(last_ms, idle_ms):
    assert since(last_ms, (last_ms + idle_ms) % 2**32) == timedelta(milliseconds=idle_ms)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does know")
def test_elsewhere_the_idle_time_is_not_known():
    assert LastInputIdle().idle() is None


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_tells_an_idle_time():
    assert timedelta() <= LastInputIdle().idle() < timedelta(days=49)
