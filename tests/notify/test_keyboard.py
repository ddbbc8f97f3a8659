"""Keys from a terminal, which here is a real pseudo-terminal."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals are another thing there", allow_module_level=True)

import pty
import termios

from deskstretch.core.errors import Unavailable
from deskstretch.notify.keyboard import TerminalKeyboard, keyboard

ROOT = Path(__file__).parents[2]


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a pseudo-terminal: the person's and the program's."""
    person, program = pty.openpty()
    yield person, program
    for end in (person, program):
        try:
            os.close(end)
        except OSError:
            continue


def listening(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch, type_: Callable[[int], None]
) -> list[str]:
    """The keys that arrive while ``type_`` types, until a "." or the end of the terminal."""

    async def story() -> list[str]:
        heard: list[str] = []
        keys = TerminalKeyboard(terminal[1])
        keys.start(heard.append)
        assert not termios.tcgetattr(terminal[1])[3] & (termios.ECHO | termios.ICANON)
        assert termios.tcgetattr(terminal[1])[3] & termios.ISIG, "Ctrl-C still interrupts"
        type_(terminal[0])
        async with asyncio.timeout(5):
            while "." not in heard and keys._loop:
                await asyncio.sleep(0.005)
        keys.stop()
        keys.stop()
        return heard

    # It is no controlling terminal of the test, so nobody has its foreground.
    monkeypatch.setattr(TerminalKeyboard, "_in_foreground", lambda _: True)
    return asyncio.run(story())


def test_keys_come_at_once_and_the_terminal_is_left_as_found(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = termios.tcgetattr(terminal[1])

    def type_(person: int) -> None:
        os.write(person, b"S.")

    assert listening(terminal, monkeypatch, type_) == ["s", "."]
    assert termios.tcgetattr(terminal[1]) == before


def test_keys_work_again_after_the_program_was_stopped_and_continued(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell gives the terminal back in its usual mode: the first key then needs an Enter."""

    def type_(person: int) -> None:
        usual = termios.tcgetattr(program)
        usual[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(program, termios.TCSANOW, usual)
        os.write(person, b"s\n")

    async def story() -> None:
        heard: list[str] = []
        keys = TerminalKeyboard(program)
        keys.start(heard.append)
        for expected in (["s"], ["s", "s"]):
            type_(person)
            async with asyncio.timeout(5):
                while heard != expected:
                    await asyncio.sleep(0.005)
            assert not termios.tcgetattr(program)[3] & termios.ICANON
        keys.stop()

    person, program = terminal
    monkeypatch.setattr(TerminalKeyboard, "_in_foreground", lambda _: True)
    asyncio.run(story())


def test_a_terminal_that_is_closed_ends_the_listening(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert listening(terminal, monkeypatch, os.close) == []


def test_a_terminal_that_belongs_to_another_program_is_not_touched(terminal: tuple[int, int]) -> None:
    async def story() -> None:
        with pytest.raises(Unavailable, match="another program has the terminal"):
            TerminalKeyboard(terminal[1]).start(print)

    before = termios.tcgetattr(terminal[1])
    asyncio.run(story())
    assert termios.tcgetattr(terminal[1]) == before


def test_what_is_no_terminal_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with (tmp_path / "empty").open() as file, pytest.raises(Unavailable, match="no terminal"):
        keyboard(file)
    with pytest.raises(Unavailable, match="no terminal"):
        keyboard(None)


PROGRAM = """
import asyncio, sys
from deskstretch.core.events import Quit
from deskstretch.notify.keyboard import keyboard
from deskstretch.notify.terminal import TerminalNotifier
from tests.notify.said import CHIN_TUCK

async def main():
    left = asyncio.Event()
    def post(event):
        print("POST", event, flush=True)
        if event == Quit():
            left.set()
    notifier = TerminalNotifier(post, sys.stdout, keyboard(sys.stdin))
    notifier.start()
    notifier.show(CHIN_TUCK)
    await left.wait()
    if "crash" not in sys.argv:
        await notifier.close()

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("INTERRUPTED", flush=True)
"""


@pytest.mark.parametrize(
    ("typed", "argument", "said"),
    [
        (b"zq", "", b"POST Snooze"),
        (b"q", "crash", b"POST Quit"),
        (b"\x03", "", b"INTERRUPTED"),
    ],
)
def test_a_program_at_its_own_terminal_hears_keys_and_leaves_it_sane(
    typed: bytes, argument: str, said: bytes
) -> None:
    """With a controlling terminal, as in a shell; also when it ends without closing, and with Ctrl-C."""
    person, program = pty.openpty()
    before = termios.tcgetattr(person)
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n{PROGRAM}",
            argument,
        ],
        stdin=program,
        stdout=program,
        stderr=program,
        start_new_session=True,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
    )
    os.close(program)
    said_so_far = read_until(person, b"it hurts")
    os.write(person, typed)
    said_so_far += read_until(person, said)
    child.wait(10)
    assert termios.tcgetattr(person) == before
    os.close(person)
    assert b"\x1b" not in said_so_far


def test_keys_come_at_once_again_after_ctrl_z_and_fg() -> None:
    """A shell that lets its line be edited has its own mode for the terminal, and leaves it so."""
    person, program = pty.openpty()
    usual = termios.tcgetattr(person)
    shell = subprocess.Popen(
        ["setsid", "--ctty", "sh", "-i"],
        stdin=program,
        stdout=program,
        stderr=program,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", "PS1": "$ ", "ENV": "", "PROGRAM": PROGRAM},
    )
    os.close(program)
    os.write(person, f'{sys.executable} -c "$PROGRAM"\n'.encode())
    read_until(person, b"it hurts")
    for key, answer in ((b"z", b"POST Snooze"), (b"q", b"POST Quit")):
        os.write(person, b"\x1a")
        read_until(person, b"$ ")
        termios.tcsetattr(person, termios.TCSANOW, usual)
        os.write(person, b"fg\n")
        read_until(person, b"PROGRAM")
        eventually(lambda: not termios.tcgetattr(person)[3] & termios.ICANON)
        os.write(person, key)
        read_until(person, answer)
    read_until(person, b"$ ")
    os.write(person, b"exit\n")
    shell.wait(5)
    os.close(person)


def eventually(condition: Callable[[], object], within_s: float = 5.0) -> None:
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def read_until(terminal: int, words: bytes) -> bytes:
    """What the program prints up to these words; OSError when it ended without them."""
    heard = b""
    while words not in heard:
        heard += os.read(terminal, 1024)
    return heard
