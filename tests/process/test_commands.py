"""Every command that speaks to the running program: what it prints, its exit code, what is remembered."""

import json
import re
import signal
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from subprocess import TimeoutExpired

import pytest

from deskstretch.control.protocol import accept
from deskstretch.instance import SingleInstance
from tests.control.channel import connect, short_folder
from tests.control.test_client import Canned
from tests.process.home import ALWAYS_AT_WORK, UP, WITHIN_S, Home, Said, wait

NOT_RUNNING = Said(3, "", "deskstretch: not running; start it: deskstretch\n")
LATER = r"(at|tomorrow) \d\d:\d\d"


@pytest.fixture
def home() -> Iterator[Home]:
    """In a short folder: on macOS the path of a socket has room for a hundred letters."""
    with short_folder() as folder:
        home = Home(folder)
        home.settings(ALWAYS_AT_WORK)
        yield home
        home.close()


@pytest.fixture
def at_work(home: Home) -> Home:
    """With the program running."""
    home.start_and_wait()
    return home


def said(home: Home, *arguments: str) -> str:
    """What a command that has to work says."""
    result = home.run(*arguments)
    assert (result.code, result.err) == (0, ""), result
    return result.out


def refused(home: Home, *arguments: str) -> str:
    """The one line of a command that has to be refused."""
    result = home.run(*arguments)
    assert (result.code, result.out) == (1, ""), result
    assert re.fullmatch(r"deskstretch: [^\n]+\n", result.err)
    return result.err.removeprefix("deskstretch: ").removesuffix("\n")


def name(home: Home) -> str:
    """The stretch that is lined up."""
    stretch = home.ask("status")["stretch"]
    assert isinstance(stretch, dict)
    return str(stretch["name"])


# -- the stretch


def test_now_start_done(at_work: Home) -> None:
    offered = name(at_work)
    first, *steps = said(at_work, "now").splitlines()
    assert first == f"Time to stretch: {offered}"
    assert len(steps) >= 2
    assert all(step.startswith("  ") for step in steps)
    assert said(at_work, "start").splitlines() == [f"Stretching: {offered}", *steps]
    assert refused(at_work, "start") == "a stretch is under way already"
    assert refused(at_work, "another") == "a stretch is under way: finish or skip it first"
    assert re.fullmatch(rf"Done: {offered}\.\nNext: .+ {LATER}\n", said(at_work, "done"))
    assert re.fullmatch(rf"Noted: you stretched\.\nNext: .+ {LATER}\n", said(at_work, "done"))
    assert refused(at_work, "start") == "nothing to start: no stretch is offered"
    assert at_work.outcomes() == ["prompted", "started", "done", "done"]
    assert said(at_work, "status").splitlines()[-1] == "Today: 2 done"


def test_snooze(at_work: Home) -> None:
    assert refused(at_work, "snooze") == "nothing to snooze: no reminder is showing"
    said(at_work, "now")
    offered = name(at_work)
    assert refused(at_work, "snooze", "10") == 'snooze: not understood; write a length such as "10m"'
    assert refused(at_work, "snooze", "3h") == "snooze: a snooze lasts from 1m to 2h"
    assert re.fullmatch(rf"Snoozed: {offered} {LATER}\n", said(at_work, "snooze", "10m"))
    said(at_work, "now")
    assert re.fullmatch(rf"Snoozed: {offered} {LATER}\n", said(at_work, "snooze"))
    assert at_work.ask("status")["phase"] == "snoozed"
    assert at_work.outcomes("snoozed") == ["snoozed"] * 2


def test_skip_and_undo(at_work: Home) -> None:
    assert refused(at_work, "skip") == "nothing to skip: no reminder is due"
    assert refused(at_work, "undo") == "nothing to bring back: none was skipped or missed today"
    said(at_work, "now")
    offered = name(at_work)
    assert re.fullmatch(rf"Skipped: {offered}\.\nNext: .+ {LATER}\n", said(at_work, "skip"))
    assert said(at_work, "undo").startswith(f"Time to stretch: {offered}\n")
    assert refused(at_work, "undo") == "a reminder is showing already"
    assert at_work.outcomes("skipped") == ["skipped"]


def test_another(at_work: Home) -> None:
    lined_up = name(at_work)
    assert said(at_work, "another").startswith("Next: ")
    other = name(at_work)
    said(at_work, "now")
    assert said(at_work, "another").startswith("Time to stretch: ")
    assert len({lined_up, other, name(at_work)}) == 3


def test_hurts_and_allow(at_work: Home) -> None:
    assert refused(at_work, "hurts") == "nothing to take out: no stretch is offered"
    said(at_work, "now")
    offered = name(at_work)
    taken_out = said(at_work, "hurts")
    assert taken_out.startswith(f"{offered} is never suggested again")
    assert name(at_work) != offered
    assert at_work.outcomes("hurt") == ["hurt"]


# -- the pause


def test_pause_and_resume(at_work: Home) -> None:
    now = datetime.now(UTC)
    soon, some_day = now + timedelta(hours=2), (now + timedelta(days=30)).date()
    assert refused(at_work, "resume") == "nothing to resume: not paused"
    for argument, until in {
        None: "until you resume",
        "1h": r"until (tomorrow )?\d\d:\d\d",
        "tomorrow": "until tomorrow 00:00",
        f"{soon:%H:%M}": rf"until (tomorrow )?{soon:%H:%M}",
        f"{some_day}": f"until {some_day} 00:00",
        f"{some_day}T14:30": f"until {some_day} 14:30",
    }.items():
        assert re.fullmatch(f"Paused {until}\n", said(at_work, "pause", *[argument] * bool(argument)))
        assert at_work.ask("status")["phase"] == "paused"
    assert re.fullmatch(rf"Resumed\.\nNext: .+ {LATER}\n", said(at_work, "resume"))
    assert at_work.ask("status")["paused"] is None


def test_a_pause_that_makes_no_sense_is_refused_and_changes_nothing(at_work: Home) -> None:
    for argument in ("10", "yesterday", "2001-01-01", "25:00", "10 years", "-1h", "0m", "9" * 100_000):
        assert refused(at_work, "pause", "--", argument).startswith(("pause: ", "a request has at most"))
    assert at_work.ask("status")["phase"] == "working"


# -- the status


def test_status_tells_what_comes_why_and_what_was_done(at_work: Home) -> None:
    first, why, today = said(at_work, "status").splitlines()
    assert re.fullmatch(rf"Next: .+ {LATER} \(in 45 min\)", first)
    assert why.startswith("Chosen: ")
    assert today == "Today: 0 done"
    *glance, empty, lately, started = said(at_work, "status", "--why").splitlines()
    assert (glance, empty, lately) == ([first, why, today], "", "Lately")
    assert re.fullmatch(r"\d\d:\d\d  started; the next stretch comes .+", started)


def test_the_answer_of_a_command_is_the_status_for_scripts(at_work: Home) -> None:
    answer = json.loads(said(at_work, "now", "--json"))
    assert answer["phase"] == "prompting"
    assert answer["said"] == answer["outlook"]
    asked = said(at_work, "status", "--json")
    assert asked.count("\n") == 1
    assert (
        answer.keys() - {"said"} == json.loads(asked).keys() == at_work.ask("status").keys() - {"v", "ok"}
    )
    assert json.loads(said(at_work, "snooze", "5m", "--json"))["phase"] == "snoozed"
    assert json.loads(said(at_work, "pause", "1h", "--json"))["paused"].keys() == {"until"}


@pytest.mark.parametrize("form", ["line", "json"])
def test_watching_tells_every_change_until_the_program_ends(at_work: Home, form: str) -> None:
    watcher = at_work.start("status", "--watch", *["--json"] * (form == "json"))

    def told() -> list[str]:
        if form == "json":
            return [json.loads(line)["outlook"] for line in watcher.out.splitlines()]
        return [line.partition("  ")[2] for line in watcher.out.splitlines()]

    wait("where it stands", lambda: len(told()) == 1)
    said(at_work, "pause")
    wait("the pause", lambda: told()[1:] == ["Paused until you resume"])
    said(at_work, "done")  # which is counted, but nothing that a line would show
    said(at_work, "resume")
    wait("the end of the pause", lambda: told()[-1].startswith("Next: "))
    assert len(told()) == (3 if form == "line" else 4)
    said(at_work, "quit")
    assert (watcher.ends(), watcher.err) == (0, "")


# -- starting and ending


def test_quit_returns_when_it_has_ended_and_it_can_be_started_again_at_once(home: Home) -> None:
    first = home.start_and_wait()
    place = home.socket
    assert home.run("quit") == Said(0, "", "")
    assert not place.exists()
    again = home.start()
    assert (first.ends(), first.err) == (0, "")
    again.says(UP)
    assert again.process.poll() is None


def test_quit_waits_until_the_running_one_has_let_go_of_everything(home: Home) -> None:
    home.start_and_wait()
    place = home.socket
    said(home, "quit")
    running = SingleInstance(home.history.with_name("deskstretch.lock"))
    running.acquire()
    slow = Canned(place, accept(pid=1) + b"\n", b"", closes=True)
    slow.start()
    command = home.start("quit")
    slow.end()
    with pytest.raises(TimeoutExpired):
        command.ends(0.5)
    running.release()
    assert (command.ends(), command.err) == (0, "")


def test_when_it_does_not_run_every_command_says_how_to_start_it(home: Home) -> None:
    commands = [
        "now",
        "start",
        "done",
        "snooze",
        "skip",
        "another",
        "hurts",
        "undo",
        "pause",
        "resume",
        "quit",
    ]
    for arguments in (*([command] for command in commands), ["status"], ["status", "--watch", "--json"]):
        assert home.run(*arguments) == NOT_RUNNING


def test_wrong_usage_is_exit_code_two(home: Home) -> None:
    for arguments in (["snooze", "1m", "2m"], ["status", "--frobnicate"], ["done", "well"]):
        assert home.run(*arguments).code == 2


def test_a_second_start_has_the_running_one_show_its_welcome(at_work: Home) -> None:
    welcome = "! deskstretch is here\n"
    out = at_work.folder / "out-0"
    wait("the first welcome", lambda: out.read_text().count(welcome) == 1)
    second = at_work.run()
    assert (second.code, second.out) == (1, "")
    assert "already running" in second.err
    wait("another one", lambda: out.read_text().count(welcome) == 2)


def test_a_demonstration_hears_no_commands(home: Home) -> None:
    home.start("--demo").says(UP)
    time.sleep(0.5)
    assert home.run("status") == NOT_RUNNING


def test_one_that_was_killed_leaves_a_socket_that_the_next_one_takes_over(home: Home) -> None:
    assert home.start_and_wait().end(signal.SIGKILL) == -signal.SIGKILL
    assert home.socket.is_socket()
    assert home.run("status") == NOT_RUNNING
    home.start_and_wait()


def test_with_something_in_the_way_of_the_socket_it_runs_without_commands(home: Home) -> None:
    program = home.start_and_wait()
    place = home.socket
    program.end()
    place.write_text("precious")
    program = home.start()
    program.says(UP)
    wait("the warning", lambda: "something that is no socket is in the way" in home.log.read_text())
    assert (program.end(), program.err) == (0, "")
    assert place.read_text() == "precious"


def test_with_a_path_too_long_for_a_socket_it_runs_without_commands(home: Home) -> None:
    folder = home.folder / ("x" * 100)
    folder.mkdir(mode=0o700)
    there = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    program = home.start(**there)
    program.says(UP)
    wait("the warning", lambda: "WARNING" in home.log.read_text())
    [warning] = [line for line in home.log.read_text().splitlines() if "WARNING" in line]
    assert "no commands can reach this program: " in warning
    assert warning.endswith(": AF_UNIX path too long")
    told = home.run("status", **there)
    assert (told.code, told.out, len(told.err.splitlines())) == (1, "", 1)
    assert "AF_UNIX path too long" in told.err
    assert (program.end(), program.err) == (0, "")


# -- many and bad clients

ASK = b'{"v":1,"verb":"status"}\n'


def answer(client: socket.socket) -> bytes:
    client.settimeout(WITHIN_S)
    heard = b""
    while some := client.recv(65536):
        heard += some
    client.close()
    return heard


def test_a_hundred_clients_at_once_all_get_the_answer(at_work: Home) -> None:
    expected = at_work.ask("status")
    clients = [connect(at_work.socket) for _ in range(100)]
    for client in clients:
        client.send(ASK)
        client.shutdown(socket.SHUT_WR)  # as echo '...' | nc -U does
    for client in clients:
        fields = json.loads(answer(client))
        assert fields == {**expected, "now": fields["now"]}


def test_silent_deaf_and_dying_clients_keep_nobody_waiting(at_work: Home) -> None:
    path = at_work.socket
    silent = [connect(path) for _ in range(100)]
    deaf = [connect(path) for _ in range(20)]
    for client in deaf:
        client.send(b'{"v":1,"verb":"watch"}\n')
    for rubbish in (b"", b"{", b"\x00\xff\n", b"[" * 60_000 + b"\n", b'{"v":1,"verb":"watch"}\n'):
        with connect(path) as dying:
            dying.send(rubbish)
    client = connect(path)
    begin = time.monotonic()
    client.send(ASK)
    assert answer(client).startswith(b'{"v":1,"ok":true,"phase":"working"')
    assert time.monotonic() - begin < 1
    said(at_work, "pause")  # which the deaf ones are told
    begin = time.monotonic()
    said(at_work, "quit")
    assert time.monotonic() - begin < 2
    for client in silent + deaf:
        client.close()
    assert at_work.logged_tracebacks() == ""
    assert (at_work.folder / "err-0").read_text() == ""
