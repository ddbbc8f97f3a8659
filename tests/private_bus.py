"""A session bus of our own for a test: empty, unknown to the desktop, and easy to kill and bring back."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# No service folders: nothing may start behind the test's back.
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>{address}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""


class PrivateBus:
    """A dbus-daemon at an address that stays the same over ``stop`` and ``start``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = f"unix:path={folder}/bus"
        self._daemon: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Return when the daemon accepts connections."""
        config = self.folder / "bus.conf"
        config.write_text(CONFIG.format(address=self.address))
        command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
        # Its own session: the hangup of a terminal would kill it.
        self._daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        assert self._daemon.stdout is not None
        assert self._daemon.stdout.readline(), "dbus-daemon did not start"

    def stop(self) -> None:
        """Kill the daemon; everybody connected notices."""
        if self._daemon:
            self._daemon.kill()
            self._daemon.wait()
            assert self._daemon.stdout is not None
            self._daemon.stdout.close()
            self._daemon = None
            (self.folder / "bus").unlink(missing_ok=True)


@contextmanager
def private_bus() -> Iterator[PrivateBus]:
    """A running bus, gone afterwards. Without dbus-daemon the test is skipped; in CI it fails."""
    if not shutil.which("dbus-daemon"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "dbus-daemon is not installed (package: dbus)"
        )
    with tempfile.TemporaryDirectory(prefix="bus") as folder:
        bus = PrivateBus(Path(folder))
        bus.start()
        try:
            yield bus
        finally:
            bus.stop()
