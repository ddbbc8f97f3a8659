"""What the tray process costs (start-up, memory, wake-ups, CPU time), and how long a command takes.

Beside it a bare process, which imports only asyncio, apscheduler.schedulers.asyncio and dbus_fast.aio; for
the command one that imports nothing. Linux; needs xvfb and dbus. ``make bench`` runs it;
``make bench ARGS=10`` watches for 10 seconds instead of 60.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.desktop.rig import Desktop  # noqa: E402 - the checkout is not a package
from tests.tray.fake_panel import FakePanel  # noqa: E402

BARE = """
import asyncio, apscheduler.schedulers.asyncio, dbus_fast.aio
print("ready", flush=True)
asyncio.run(asyncio.sleep(1000))
"""
STARTS = 7
COMMAND = [sys.executable, "-m", "deskstretch", "status"]
COMMANDS = 15
SETTLE_S = 3


def main() -> None:
    quiet_s = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory(prefix="bench") as home:
        desktop = Desktop(Path(home))
        desktop.start_display()
        desktop.start_bus()
        try:
            asyncio.run(_bench(desktop, quiet_s))
        finally:
            desktop.stop()


async def _bench(desktop: Desktop, quiet_s: float) -> None:
    panel = FakePanel(desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    await panel.open()
    (desktop.home / "config/deskstretch").mkdir(parents=True)
    (desktop.home / "config/deskstretch/config.toml").write_text(_ALWAYS)
    bare_s, tray_s = [], []
    for _ in range(STARTS):  # in turn, so that both meet the same machine
        bare_s.append(_start_bare(desktop))
        tray_s.append(await _start_tray(desktop, panel))
    print(f"start, median of {STARTS}, in ms:   bare {median(bare_s) * 1000:.0f}", end="")
    print(
        f"   tray item registered {median(tray_s) * 1000:.0f}   ratio {median(tray_s) / median(bare_s):.2f}"
    )

    bare = _bare(desktop)
    tray = _tray(desktop)
    while subprocess.run(COMMAND, env=desktop.env, cwd=ROOT, capture_output=True, check=False).returncode:
        await asyncio.sleep(0.1)
    bare_s, status_s = [], []
    for _ in range(COMMANDS):
        bare_s.append(_run([sys.executable, "-c", "pass"], desktop))
        status_s.append(_run(COMMAND, desktop))
    print(f"command, median of {COMMANDS}, in ms: bare {median(bare_s) * 1000:.0f}", end="")
    print(f"   status {median(status_s) * 1000:.0f}")
    tray_mb, wakeups, cpu_s = await _watched(tray, quiet_s)
    bare_mb = _pss_mb(bare.pid)
    print(f"memory (PSS), in MB:           bare {bare_mb:.1f}   tray {tray_mb:.1f}", end="")
    print(f"   ratio {tray_mb / bare_mb:.2f}")
    print(f"quiet for {quiet_s:g} s:                 {wakeups / quiet_s:.2f} wake-ups a second", end="")
    print(f"   {cpu_s / quiet_s * 3600:.2f} CPU seconds an hour")
    tray.terminate()
    tray.wait()
    (desktop.home / "config/deskstretch/config.toml").write_text(_ALWAYS + _SENSELESS)
    tray = _tray(desktop)
    less_mb, fewer, less_s = await _watched(tray, quiet_s)
    print(f"of that the senses:             {tray_mb - less_mb:+.1f} MB", end="")
    print(f"   {(wakeups - fewer) / quiet_s:+.2f} wake-ups a second", end="")
    print(f"   {(cpu_s - less_s) / quiet_s * 3600:+.2f} CPU seconds an hour")
    for process in (bare, tray):
        process.terminate()
        process.wait()
    await panel.close()


async def _watched(tray: "subprocess.Popen[bytes]", quiet_s: float) -> tuple[float, int, float]:
    """Its memory in MB, and what it did while nobody touched anything: wake-ups, CPU seconds."""
    await asyncio.sleep(SETTLE_S)
    before = _wakeups(tray.pid), _cpu_s(tray.pid)
    await asyncio.sleep(quiet_s)
    return _pss_mb(tray.pid), _wakeups(tray.pid) - before[0], _cpu_s(tray.pid) - before[1]


def _start_bare(desktop: Desktop) -> float:
    begin = time.perf_counter()
    process = _bare(desktop)
    took = time.perf_counter() - begin
    process.kill()
    process.wait()
    return took


async def _start_tray(desktop: Desktop, panel: FakePanel) -> float:
    known = len(panel.registered)
    begin = time.perf_counter()
    process = _tray(desktop)
    while len(panel.registered) == known:
        await asyncio.sleep(0.001)
    took = time.perf_counter() - begin
    process.terminate()
    while process.poll() is None:
        await asyncio.sleep(0.01)
    return took


def _bare(desktop: Desktop) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", BARE], env=desktop.env, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def _tray(desktop: Desktop) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "deskstretch"],
        env=desktop.env,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _run(command: list[str], desktop: Desktop) -> float:
    """The seconds a command takes, from exec to exit."""
    begin = time.perf_counter()
    subprocess.run(command, env=desktop.env, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def _pss_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _wakeups(pid: int) -> int:
    """How often its threads gave the processor up and were woken again."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        lines = status.read_text().splitlines()
        total += next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
    return total


def _cpu_s(pid: int) -> float:
    """From the scheduler's own count in ns: the ticks of /proc/PID/stat are too coarse for a minute."""
    files = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(file.read_text().split()[0]) for file in files) / 1e9


_ALWAYS = "[hours]\n" + "".join(
    f'{day} = ["00:00-00:00"]\n'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
_SENSELESS = """
[moments]
calls = false
fullscreen = false
do_not_disturb = false
kept_awake = false
"""

if __name__ == "__main__":
    os.chdir(ROOT)
    main()
