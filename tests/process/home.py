"""A home of its own for the real program, started and ended as a person's session does it."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

from deskstretch.control.client import ask
from deskstretch.control.protocol import Request
from deskstretch.core.errors import NotRunning
from tests.own_folders import own_folders

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "deskstretch")
UP = "deskstretch runs here."
"""What the program says first where there is no desktop."""
WITHIN_S = 20.0
"""Patience for a machine that is busy with other tests; not a promise of the program."""
ALWAYS_AT_WORK = "[hours]\n" + "".join(
    f'{day} = ["00:00-24:00"]\n'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)

T = TypeVar("T")
Stream = int | IO[bytes]


def wait(what: str, look: Callable[[], T], within_s: float = WITHIN_S) -> T:
    """Wait until ``look`` finds something true; return it."""
    end = time.monotonic() + within_s
    while not (found := look()):
        assert time.monotonic() < end, f"{what}: not seen within {within_s:g} s"
        time.sleep(0.02)
    return found


class Said(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


class Running:
    """A deskstretch that was started, with what it said so far."""

    def __init__(self, process: subprocess.Popen[bytes], out: Path, err: Path) -> None:
        self.process = process
        self._out = out
        self._err = err

    @property
    def out(self) -> str:
        return self._out.read_text(encoding="utf-8", errors="replace")

    @property
    def err(self) -> str:
        return self._err.read_text(encoding="utf-8", errors="replace")

    def says(self, words: str, within_s: float = WITHIN_S) -> None:
        """Wait until it said these words on its standard output."""

        def look() -> bool:
            return words in self.out or self.process.poll() is not None

        wait(f"{words!r} in {self.out!r}", look, within_s)
        assert words in self.out, f"ended with {self.process.returncode}: {self.out!r} {self.err!r}"

    def ends(self, within_s: float = WITHIN_S) -> int:
        """Wait until it has ended; the exit code, negative for a signal."""
        return self.process.wait(within_s)

    def end(self, number: signal.Signals = signal.SIGTERM, within_s: float = 2) -> int:
        """Send a signal and wait: two seconds is what a session that ends grants."""
        self.process.send_signal(number)
        return self.ends(within_s)


class Home:
    """The folders of a person without any desktop: no display, no bus, nothing of the machine's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "config/deskstretch/config.toml"
        self.history = folder / "data/deskstretch/history.db"
        self.state = folder / "data/deskstretch/state.toml"
        self.last_good = folder / "data/deskstretch/config.last-good.toml"
        self.log = folder / "state/deskstretch/log/deskstretch.log"
        self.env = {
            "PATH": os.environ["PATH"],
            **own_folders(folder),
            "PYTHONPATH": str(ROOT),
            # What is left open at the end shows up on standard error.
            "PYTHONWARNINGS": "default",
        }
        self._started: list[subprocess.Popen[bytes]] = []

    def start(
        self,
        *arguments: str,
        command: Sequence[str] = PROGRAM,
        prefix: Sequence[str] = (),
        **env: str,
    ) -> Running:
        """Start it with nothing to read from; ``prefix`` is a command that starts another one."""
        number = len(self._started)
        out, err = self.folder / f"out-{number}", self.folder / f"err-{number}"
        with out.open("wb") as said, err.open("wb") as complained:
            process = self.spawn(
                [*prefix, *command, *arguments], subprocess.DEVNULL, said, complained, **env
            )
        return Running(process, out, err)

    def run(self, *arguments: str, **env: str) -> Said:
        """A command of the program, to its end."""
        done = subprocess.run(
            [*PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            cwd=self.folder,
            env={**self.env, **env},
            timeout=WITHIN_S,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def start_and_wait(self, *arguments: str, **env: str) -> Running:
        """Start it, and wait until it takes commands."""
        program = self.start(*arguments, **env)
        wait("an answer", self._answers)
        return program

    def ask(self, verb: str) -> Mapping[str, object]:
        """What the running program answers, without a process for the question."""
        return ask(self.socket, Request(verb))

    @property
    def socket(self) -> Path:
        """Where commands come in. Each system has its own place for it, all of them below this folder."""
        return next(self.folder.rglob("deskstretch.sock"), self.folder / "none")

    def _answers(self) -> bool:
        try:
            return bool(self.ask("status"))
        except NotRunning:
            return False

    def spawn(
        self, command: Sequence[str], stdin: Stream, stdout: Stream, stderr: Stream, **env: str
    ) -> subprocess.Popen[bytes]:
        """A process in this home, killed by ``close`` when it still runs."""
        process = subprocess.Popen(
            command,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            cwd=self.folder,
            env={**self.env, **env},
        )
        self._started.append(process)
        return process

    def close(self) -> None:
        for process in self._started:
            process.kill()
            process.wait()

    # -- what it left behind

    def settings(self, text: str) -> None:
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(text, encoding="utf-8")

    def session(self) -> dict[str, object]:
        """The saved session; empty while there is none."""
        try:
            session = tomllib.loads(self.state.read_text(encoding="utf-8"))["session"]
        except FileNotFoundError:
            return {}
        assert isinstance(session, dict)
        return session

    def logged_tracebacks(self) -> str:
        """The log, if there is a traceback in it: something went wrong that nobody thought of."""
        log = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        return log if "Traceback" in log else ""

    def outcomes(self, *which: str) -> list[str]:
        """The outcomes in the history, oldest first, read as another process reads it."""
        connection = sqlite3.connect(self.history)
        try:
            begun = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'entries'").fetchone()
            if not begun:  # killed while the file was new
                return []
            found = connection.execute("SELECT outcome FROM entries ORDER BY id").fetchall()
        finally:
            connection.close()
        return [outcome for (outcome,) in found if not which or outcome in which]


def refused() -> tuple[str, ...]:
    """A command before another one that takes away root's right to read and write everything.

    Rather than another user: the folder of the checkout may be closed to everybody else.
    """
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    assert setpriv, "setpriv is part of util-linux"
    return (setpriv, "--bounding-set=-dac_override,-dac_read_search")
