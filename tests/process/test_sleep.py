"""The computer sleeps: wall time passes, and time awake does not."""

from pathlib import Path

from tests.process.home import ALWAYS_AT_WORK, Home


def test_two_hours_asleep_are_a_break_and_nothing_is_due_on_waking_up(home: Home, slept: Path) -> None:
    home.settings(ALWAYS_AT_WORK)
    program = home.start_and_wait()
    before = home.ask("status")
    slept.write_text("+2h\n")
    home.run("resume")  # is refused, but looks at the clocks
    after = home.ask("status")
    assert (before["phase"], after["phase"]) == ("working", "working")
    assert "the computer slept for 2 h" in [reason["words"] for reason in after["why"]]
    assert home.outcomes() == ["natural break"]
    assert after["due_at"] > before["due_at"]
    assert (program.end(), program.err) == (0, "")


def test_a_short_sleep_changes_nothing(home: Home, slept: Path) -> None:
    home.settings(ALWAYS_AT_WORK)
    program = home.start_and_wait()
    before = home.ask("status")
    slept.write_text("+90\n")
    home.run("resume")
    after = home.ask("status")
    assert after["due_at"] == before["due_at"]
    assert home.outcomes() == []
    assert (program.end(), program.err) == (0, "")
