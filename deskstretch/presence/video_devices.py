"""Which of /dev/video* are cameras that somebody may be using."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class VideoDevices:
    """Cameras, as the folders of the system tell of them: ``/dev``, ``/sys`` and udev's notes."""

    dev: Path = Path("/dev")
    sys: Path = Path("/sys")
    udev: Path = Path("/run/udev/data")

    def in_use(self) -> frozenset[str]:
        """Paths of the cameras that may be open; empty when it is certain that none is. Never raises."""
        try:
            names = [name for name in os.listdir(self.dev) if name.startswith("video")]
            dev = self.dev.resolve()
        except OSError:
            return frozenset()
        return frozenset(
            str(dev / name) for name in names if self._is_camera(name) and self._may_be_open(name)
        )

    def _is_camera(self, name: str) -> bool:
        """Not what decodes films in hardware, which looks the same: there, a film would be a call.

        udev asks every device what it can do; without its note it counts as a camera.
        """
        try:
            number = os.stat(self.dev / name).st_rdev
            note = (self.udev / f"c{os.major(number)}:{os.minor(number)}").read_text(errors="replace")
        except OSError:
            return True
        return "ID_V4L_CAPABILITIES=" not in note or ":capture:" in note

    def _may_be_open(self, name: str) -> bool:
        """Whoever opens a device holds its driver. What is built into the kernel keeps no count."""
        driver = self.sys / "class" / "video4linux" / name / "device" / "driver" / "module" / "refcnt"
        try:
            return driver.read_text().strip() != "0"
        except OSError:
            return True
