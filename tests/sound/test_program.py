"""Programs of the system, which are scripts here."""

import os
import sys
import threading
from pathlib import Path

import pytest

from deskstretch.clock import running_s
from deskstretch.core.errors import Unavailable
from deskstretch.sound.latest import Turn
from deskstretch.sound.program import Hung, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there no program is started")


def children() -> set[str]:
    """The numbers of all the children of this process, dead ones among them."""
    threads = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {number for thread in threads for number in thread.read_text().split()}


@pytest.fixture(autouse=True)
def nobody_left():
    """Whatever a test does: no child stays behind, dead or alive."""
    if sys.platform != "linux":
        yield
        return
    before = children()
    yield
    assert children() == before


def is_running(number: Path) -> bool:
    """A grandchild that is dead, and not yet reaped by whoever that falls to, is not."""
    try:
        stat = Path(f"/proc/{number.read_text().strip()}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def until(condition) -> None:
    patience_s = running_s() + 5
    while not condition():
        assert running_s() < patience_s
        threading.Event().wait(0.005)


def test_text_is_read_from_the_input_and_is_never_a_word_of_the_command(tmp_path, program):
    heard = tmp_path / "heard"
    speaks = program("speaks", f'echo "$#" > {heard}; /bin/cat >> {heard}')
    run([str(speaks)], Turn(), text="--version; rm ‘x’ $HOME\n", limit_s=5)
    assert heard.read_text(encoding="utf-8") == "0\n--version; rm ‘x’ $HOME\n"


def test_without_a_text_there_is_no_input(tmp_path, program):
    heard = tmp_path / "heard"
    run([str(program("plays", f"/bin/cat > {heard}"))], Turn(), limit_s=5)
    assert heard.read_text() == ""


def test_one_that_does_not_read_its_input_has_not_failed(program):
    run([str(program("deaf", "exit 0"))], Turn(), text="x" * 1_000_000, limit_s=5)


def test_one_that_fails_is_named_with_its_code(program):
    with pytest.raises(Unavailable, match=r"^plays failed \(it ended with 3\)$"):
        run([str(program("plays", "exit 3"))], Turn(), limit_s=5)


def test_one_that_cannot_even_be_started_is_said(tmp_path):
    with pytest.raises(Unavailable, match=r"^plays does not run: No such file"):
        run([str(tmp_path / "plays")], Turn(), limit_s=5)


def test_one_that_hangs_at_full_speed_is_ended_with_what_it_started(tmp_path, program):
    number = tmp_path / "number"
    hangs = program("hangs", f"/bin/sh -c 'echo $$ > {number}; while :; do :; done' & wait")
    began = running_s()
    with pytest.raises(Hung, match=r"hangs was not done after 0.4 s, and was ended"):
        run([str(hangs)], Turn(), limit_s=0.4)
    assert running_s() - began < 3
    if sys.platform == "linux":
        until(lambda: not is_running(number))


def test_one_that_is_called_off_is_gone_and_has_not_failed(tmp_path, program):
    number = tmp_path / "number"
    turn = Turn()
    sings = program("sings", f"echo $$ > {number}; exec /bin/sleep 60")
    singing = threading.Thread(target=run, args=([str(sings)], turn), kwargs={"limit_s": 30})
    singing.start()
    until(lambda: number.exists() and number.read_text().strip())
    turn.call_off()
    singing.join(5)
    assert not singing.is_alive()
    assert sys.platform != "linux" or not is_running(number)


def test_one_that_was_called_off_before_it_began_ends_at_once(program):
    turn = Turn()
    turn.call_off()
    began = running_s()
    run([str(program("sings", "exec /bin/sleep 60"))], turn, limit_s=30)
    assert running_s() - began < 5
