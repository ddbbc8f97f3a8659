"""Files of its own that something else has spoiled: it says so where it matters, and goes on."""

from tests.process.home import ALWAYS_AT_WORK, UP, Home, wait


def test_a_history_of_garbage_is_set_aside_and_told_once(home: Home) -> None:
    home.history.parent.mkdir(parents=True)
    home.history.write_bytes(b"garbage" * 1000)
    program = home.start()
    program.says("! Your history begins anew\n")
    program.says("aside-1.")
    assert (program.end(), program.err) == (0, "")
    assert program.out.count("begins anew") == 1
    assert home.history.with_name("history.db.aside-1").read_bytes() == b"garbage" * 1000
    home.settings(ALWAYS_AT_WORK)
    program = home.start()
    program.says(UP)
    wait("a session", lambda: home.session().get("stretch"))
    assert (program.end(), program.err) == (0, "")
    assert "begins anew" not in program.out


def test_a_state_that_makes_no_sense_costs_no_more_than_an_interval(home: Home) -> None:
    home.settings(ALWAYS_AT_WORK)
    home.state.parent.mkdir(parents=True)
    home.state.write_text("format = 1\n[session]\nphase = 'dancing'\n")
    program = home.start()
    program.says("Next: ")
    assert (program.end(), program.err) == (0, "")
    assert home.session()["phase"] == "working"
    assert "starting afresh" in home.log.read_text()
