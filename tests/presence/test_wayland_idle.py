"""Idle time from a compositor: one that the test plays, and a real one."""

import asyncio
import logging
import struct
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("Wayland is for Linux", allow_module_level=True)

from deskstretch.core.errors import Unavailable
from deskstretch.presence import wayland_idle
from deskstretch.presence.wayland_idle import CLOSE_MS, RETRY_AFTER_S, STEADY_MS, WaylandIdle
from deskstretch.presence.wayland_wire import request
from tests.presence.compositors import EXT, KWIN, SEAT, Compositor, error
from tests.presence.sway import headless_sway
from tests.test_bus import eventually

NOBODY_RESTS = timedelta()
MODERN = {"wl_compositor": 5, "wl_seat": 8, EXT: 2}


class Clock:
    """Monotonic seconds that stand still until told otherwise."""

    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


Story = Callable[[Compositor, WaylandIdle, Clock], Awaitable[None]]


@pytest.fixture
def with_compositor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Tells a story with a compositor that the test plays, and a source that has reached it."""

    def tell(story: Story, offers: dict[str, int] = MODERN) -> None:
        async def play() -> None:
            compositor, clock = Compositor(tmp_path / "wayland-7", offers), Clock()
            await compositor.start()
            source = WaylandIdle(clock)
            try:
                await source.connect()
                await eventually(lambda: compositor.watches)
                await story(compositor, source, clock)
            finally:
                source.close()
                await compositor.stop()

        asyncio.run(play())

    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    return tell


# -- which protocol


@pytest.mark.parametrize(
    ("offers", "name", "asked"),
    [
        ({EXT: 2, KWIN: 1}, "Wayland ext-idle-notify-v1", (2, STEADY_MS, SEAT)),
        ({EXT: 9}, "Wayland ext-idle-notify-v1", (2, STEADY_MS, SEAT)),
        ({KWIN: 1, EXT: 1}, "Wayland ext-idle-notify-v1", (1, STEADY_MS, SEAT)),
        ({KWIN: 1}, "Wayland org_kde_kwin_idle", (0, SEAT, STEADY_MS)),
    ],
)
def test_the_best_protocol_that_is_offered_is_spoken(with_compositor, offers, name, asked):
    async def story(compositor, source, clock):
        opcode, order = asked[0], asked[1:]
        [(opcode_said, (_, *order_said))] = compositor.requests
        assert source.name == name
        assert (opcode_said, tuple(order_said)) == (opcode, order)

    with_compositor(story, {"wl_seat": 1, **offers})


# -- what is told


def test_a_rest_of_a_minute_is_known_in_its_full_length_and_ends_with_the_first_input(with_compositor):
    async def story(compositor, source, clock):
        assert source.idle() == NOBODY_RESTS
        clock.now_s += 60
        compositor.idled(STEADY_MS)
        await eventually(lambda: source.idle() == timedelta(seconds=60))
        clock.now_s += 300
        assert source.idle() == timedelta(seconds=360)
        compositor.resumed(STEADY_MS)
        await eventually(lambda: source.idle() == NOBODY_RESTS)

    with_compositor(story)


def test_a_steady_look_wakes_nobody_for_a_short_pause(with_compositor):
    async def story(compositor, source, clock):
        for _ in range(20):
            source.idle()
            clock.now_s += 15
        await asyncio.sleep(0.01)
        assert list(compositor.watches.values()) == [STEADY_MS]

    with_compositor(story)


async def look_closely(compositor, source, clock):
    source.idle()
    clock.now_s += 3
    source.idle()
    await eventually(lambda: CLOSE_MS in compositor.watches.values())


def test_whoever_asks_often_is_told_of_a_pause_in_typing(with_compositor):
    async def story(compositor, source, clock):
        await look_closely(compositor, source, clock)
        clock.now_s += 2
        compositor.idled(CLOSE_MS)
        await eventually(lambda: source.idle() == timedelta(seconds=2))
        clock.now_s += 1
        assert source.idle() == timedelta(seconds=3)

    with_compositor(story)


def test_whoever_asks_seldom_again_is_not_told_any_more(with_compositor):
    async def story(compositor, source, clock):
        await look_closely(compositor, source, clock)
        clock.now_s += 15
        source.idle()
        await eventually(lambda: list(compositor.watches.values()) == [STEADY_MS])

    with_compositor(story)


def test_a_pause_that_goes_on_stays_known_when_the_questions_become_seldom(with_compositor):
    async def story(compositor, source, clock):
        await look_closely(compositor, source, clock)
        compositor.idled(CLOSE_MS)
        await eventually(lambda: source.idle() == timedelta(seconds=2))
        clock.now_s += 15
        assert source.idle() == timedelta(seconds=17)
        clock.now_s += 15
        compositor.idled(STEADY_MS)  # the last input was before we looked closely
        await eventually(lambda: source.idle() == timedelta(seconds=60))
        clock.now_s += 15
        compositor.resumed(CLOSE_MS)
        await eventually(lambda: list(compositor.watches.values()) == [STEADY_MS])
        assert source.idle() == NOBODY_RESTS

    with_compositor(story)


def test_a_close_look_at_a_long_rest_does_not_shorten_it(with_compositor):
    async def story(compositor, source, clock):
        clock.now_s += 60
        compositor.idled(STEADY_MS)
        await eventually(lambda: source.idle() == timedelta(seconds=60))
        await look_closely(compositor, source, clock)
        clock.now_s += 2
        compositor.idled(CLOSE_MS)
        await eventually(lambda: source._close in source._idled)
        assert source.idle() == timedelta(seconds=65)

    with_compositor(story)


def test_the_last_word_of_a_watch_that_was_ended_counts_for_nothing(with_compositor):
    async def story(compositor, source, clock):
        await look_closely(compositor, source, clock)
        [number] = [number for number, ms in compositor.watches.items() if ms == CLOSE_MS]
        clock.now_s += 15
        source.idle()
        compositor.say(request(number, 0))
        await eventually(lambda: CLOSE_MS not in compositor.watches.values())
        await asyncio.sleep(0.02)
        assert source.idle() == NOBODY_RESTS

    with_compositor(story)


# -- compositors that are not there, hang, die or talk nonsense


def test_a_compositor_that_dies_gives_none_said_once_and_is_found_again(with_compositor, caplog):
    async def story(compositor, source, clock):
        clock.now_s += 60
        compositor.idled(STEADY_MS)
        await eventually(lambda: source.idle() == timedelta(seconds=60))
        await look_closely(compositor, source, clock)
        compositor.idled(CLOSE_MS)
        await eventually(lambda: source._close in source._idled)
        await compositor.stop()
        await eventually(lambda: source.idle() is None)
        for _ in range(8):
            clock.now_s += 15
            assert source.idle() is None
            await asyncio.sleep(0.01)
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        await compositor.start()
        clock.now_s += RETRY_AFTER_S
        await eventually(lambda: source.idle() == NOBODY_RESTS)
        assert caplog.records[-1].message == "idle time is known again"
        await look_closely(compositor, source, clock)  # what the one before had told is forgotten
        clock.now_s += 15
        source.idle()
        await eventually(lambda: list(compositor.watches.values()) == [STEADY_MS])

    caplog.set_level(logging.INFO)
    with_compositor(story)


def test_one_that_is_gone_is_looked_for_once_a_minute(with_compositor):
    async def story(compositor, source, clock):
        visits = compositor.visits
        compositor._greeting = error("no")
        compositor.hang_up()
        await eventually(lambda: source.idle() is None)
        for _ in range(12 * 4 + 1):
            assert source.idle() is None
            await asyncio.sleep(0.003)
            clock.now_s += 15
        assert compositor.visits - visits == 12

    with_compositor(story)


@pytest.mark.parametrize(
    ("interface", "words"), [("wl_seat", "without wl_seat now"), (EXT, f"without {EXT} now")]
)
def test_a_seat_or_a_notifier_that_is_taken_away_is_looked_for_again(
    with_compositor, caplog, interface, words
):
    async def story(compositor, source, clock):
        clock.now_s += 60
        compositor.idled(STEADY_MS)
        await eventually(lambda: source.idle() == timedelta(seconds=60))
        compositor.take_away("wl_compositor")
        await asyncio.sleep(0.02)
        assert source.idle() == timedelta(seconds=60)
        compositor.take_away(interface)
        await eventually(lambda: source.idle() is None)
        assert words in caplog.text
        clock.now_s += RETRY_AFTER_S
        await eventually(lambda: source.idle() == NOBODY_RESTS)
        assert compositor.visits == 2

    with_compositor(story)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"\xff" * 64, "too early|longer|gone|nonsense|no answer"),
        (struct.pack("=II", 2, 4 << 16), "nonsense"),
        (struct.pack("=IIII", 2, 16 << 16, 1, 2**31), "nonsense"),
        (error("too many\x1b[2J clients"), "refuses: too many�"),
        (b"", "no answer from the compositor within 0.2 s"),
    ],
)
def test_nonsense_and_silence_are_unavailable_in_one_line(monkeypatch, tmp_path, said, why):
    monkeypatch.setattr("deskstretch.presence.wayland.ANSWER_WITHIN_S", 0.2)
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-7"))

    async def play():
        compositor = Compositor(tmp_path / "wayland-7", MODERN, greeting=said)
        await compositor.start()
        try:
            with pytest.raises(Unavailable, match=f"^idle time: .*({why})") as raised:
                await WaylandIdle().connect()
            assert "\n" not in str(raised.value)
        finally:
            await compositor.stop()

    asyncio.run(play())


@pytest.mark.parametrize(
    ("offers", "why"),
    [
        ({"wl_seat": 1, "wl_shm": 1}, "neither ext-idle-notify-v1 nor org_kde_kwin_idle"),
        ({EXT: 1}, "no seat"),
        ({"wl_seat": 1, EXT: 0}, "version 0 of"),
    ],
)
def test_a_compositor_that_cannot_tell_is_unavailable(with_compositor, offers, why):
    async def story(compositor, source, clock):
        raise AssertionError("not reached")

    with pytest.raises(Unavailable, match=why):
        with_compositor(story, offers)


def test_nonsense_in_the_middle_loses_the_compositor_and_raises_nothing(with_compositor, caplog):
    async def story(compositor, source, clock):
        compositor.say(struct.pack("=II", 6, 0))
        await eventually(lambda: source.idle() is None)
        assert "nonsense" in caplog.text

    with_compositor(story)


@pytest.mark.parametrize("display", ["", "wayland-4071", "/nowhere/wayland-0", "x" * 200])
def test_no_compositor_is_unavailable(monkeypatch, tmp_path, display):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", display)
    with pytest.raises(Unavailable, match=r"^idle time: "):
        asyncio.run(WaylandIdle().connect())


def test_closing_twice_or_unconnected_is_harmless_and_asks_nothing_more(with_compositor):
    async def story(compositor, source, clock):
        WaylandIdle().close()
        source.close()
        source.close()
        await eventually(lambda: compositor._writer is None or compositor._writer.transport.is_closing())
        clock.now_s += RETRY_AFTER_S
        assert source.idle() is None
        await asyncio.sleep(0.02)
        assert compositor.visits == 1

    with_compositor(story)


# -- the real thing


def test_sway_tells_of_a_rest_and_of_the_pointer_that_ends_it(monkeypatch):
    monkeypatch.setattr(wayland_idle, "STEADY_MS", 700)
    monkeypatch.setattr(wayland_idle, "CLOSE_MS", 300)

    async def watch(sway):
        source = WaylandIdle()
        await source.connect()
        assert source.idle() == NOBODY_RESTS
        await eventually(lambda: source.idle() >= timedelta(seconds=1))
        await asyncio.to_thread(sway.move_the_pointer)
        await eventually(lambda: source.idle() == NOBODY_RESTS)
        await eventually(lambda: source.idle() >= timedelta(seconds=0.3))  # the close look, set by asking
        sway.kill()
        await eventually(lambda: source.idle() is None)
        sway.start()
        source._retry_at = 0.0
        await eventually(lambda: source.idle() == NOBODY_RESTS)
        source.close()

    with headless_sway() as sway:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(sway.folder))
        monkeypatch.setenv("WAYLAND_DISPLAY", sway.socket.name)
        asyncio.run(watch(sway))


def test_it_loads_little():
    script = (
        "import sys, asyncio; before = set(sys.modules); import deskstretch.presence.wayland_idle;"
        "print(*(set(sys.modules) - before))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"dbus_fast", "ctypes", "Xlib"} & set(loaded.stdout.split())
