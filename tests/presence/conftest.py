import os
import shutil
import signal
import subprocess
from collections.abc import Iterator

import pytest


class XServer:
    """A private Xvfb. ``kill`` and ``start`` again keep the display's number."""

    def __init__(self) -> None:
        self.display = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *options: str) -> None:
        """Return when the server accepts connections."""
        reading, writing = os.pipe()
        number = [self.display] if self.display else []
        # -noreset: else the server starts anew, and forgets, whenever its last client leaves.
        command = [
            "Xvfb",
            *number,
            "-displayfd",
            str(writing),
            "-noreset",
            "-screen",
            "0",
            "64x64x24",
            *options,
        ]
        self._process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.display = f":{answer.readline().strip()}"
        assert self.display != ":", "Xvfb did not start"

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None
            for left in (f"/tmp/.X{self.display[1:]}-lock", f"/tmp/.X11-unix/X{self.display[1:]}"):
                if os.path.lexists(left):
                    os.unlink(left)

    def freeze(self) -> None:
        """Accept connections and answer nothing, until ``thaw``."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGCONT)

    def press_a_key(self) -> None:
        environment = os.environ | {"DISPLAY": self.display}
        subprocess.run(["xdotool", "key", "shift"], env=environment, check=True, timeout=20)


class Clock:
    """Monotonic seconds that stand still until told otherwise."""

    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def x_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[XServer]:
    """A running X server that ``$DISPLAY`` names. Skipped without Xvfb and xdotool; in CI that fails."""
    missing = [tool for tool in ("Xvfb", "xdotool") if not shutil.which(tool)]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {', '.join(missing)}")
    server = XServer()
    server.start()
    monkeypatch.setenv("DISPLAY", server.display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    try:
        yield server
    finally:
        server.kill()
