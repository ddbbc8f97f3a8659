"""Two programs of one person."""

import re

from tests.process.home import UP, Home


def test_a_second_start_says_in_one_line_that_one_is_running(home: Home) -> None:
    first = home.start()
    first.says(UP)
    second = home.start()
    assert second.ends() == 1
    assert second.out == ""
    running = first.process.pid
    assert second.err == (
        f"deskstretch: already running (process {running}); --replace takes over from it\n"
    )
    assert first.end() == 0


def test_replace_takes_over_and_the_first_one_ends_cleanly(home: Home) -> None:
    first = home.start()
    first.says(UP)
    second = home.start("run", "--replace")
    second.says(UP)
    assert (first.ends(), first.err) == (0, "")
    third = home.start()
    assert third.ends() == 1
    assert re.search(rf"process {second.process.pid}\b", third.err)
    assert (second.end(), second.err) == (0, "")


def test_a_demonstration_runs_beside_the_real_one(home: Home) -> None:
    first, demonstration = home.start(), home.start("--demo")
    first.says(UP)
    demonstration.says(UP)
    assert (first.end(), demonstration.end()) == (0, 0)
