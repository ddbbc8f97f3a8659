"""A tip is one short line, and another one tomorrow."""

from datetime import date, timedelta

from deskstretch.core.tips import TIPS, tip_of

ANY_DAY = date(2026, 3, 2)


def test_no_two_days_of_a_week_have_the_same_and_all_get_their_turn():
    tips = [tip_of(ANY_DAY + timedelta(days=number)) for number in range(2 * len(TIPS))]
    for start in range(len(TIPS)):
        assert len(set(tips[start : start + 7])) == 7
    assert set(tips) == set(TIPS)


def test_the_same_day_has_the_same_tip():
    assert tip_of(ANY_DAY) == tip_of(date(2026, 3, 2))


def test_a_tip_is_one_short_sentence_or_two_without_a_shout():
    assert len(set(TIPS)) == len(TIPS)
    for tip in TIPS:
        assert len(tip) <= 60
        assert tip.isascii()
        assert tip.isprintable()
        assert tip.endswith(".")
        assert "!" not in tip
