"""Do not disturb of notification servers that stand in for the real ones."""

import base64
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is asked on Linux only", allow_module_level=True)

from dbus_fast import Variant

from deskstretch.presence.do_not_disturb import NOBODY, DoNotDisturb
from deskstretch.presence.silence import PATH, SERVICE
from tests.presence.fake_service import FakeService, Stage, no_tasks_left, on_a_stage
from tests.presence.test_gvdb import BANNERS_OFF, BANNERS_ON

ON = Variant("b", True)
OFF = Variant("b", False)
DUNST = "org.dunstproject.cmd0"


async def a_server(stage: Stage, product: str) -> FakeService:
    server = stage.service(SERVICE)
    server.answers["GetServerInformation"] = "ssss", [product, "somebody", "1.0", "1.2"]
    return server


async def dunst(stage: Stage, paused: Variant) -> FakeService:
    server = await a_server(stage, "dunst")
    server.properties["paused"] = paused
    return await server.start()


def test_silence_at_the_start_is_told_before_the_start_is_over():
    async def story(stage: Stage) -> None:
        await dunst(stage, ON)
        detector = DoNotDisturb(stage.report, stage.bus)
        await stage.watch(detector)
        assert stage.now == "do not disturb is on (dunst)"
        assert detector.name == "do not disturb (dunst)"

    on_a_stage(story)


def test_silence_that_comes_and_goes_is_told():
    async def story(stage: Stage) -> None:
        server = await dunst(stage, OFF)
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        assert stage.now is None
        server.set(PATH, DUNST, "paused", ON)
        await stage.says("do not disturb is on (dunst)")
        server.set(PATH, DUNST, "paused", OFF)
        await stage.says(None)

    on_a_stage(story)


def test_a_server_with_the_property_of_the_specification():
    async def story(stage: Stage) -> None:
        server = await a_server(stage, "Plasma")
        server.properties["Inhibited"] = OFF
        await server.start()
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        server.set(PATH, SERVICE, "Inhibited", ON)
        await stage.says("do not disturb is on (Plasma)")

    on_a_stage(story)


def test_a_server_that_has_no_such_thing_is_never_silent_and_not_polled():
    async def story(stage: Stage) -> None:
        server = await (await a_server(stage, "notification thing")).start()
        detector = DoNotDisturb(stage.report, stage.bus)
        await stage.watch(detector)
        asked = len(server.asked)
        detector.look(due=False)
        await stage.settled()
        assert (stage.now, len(server.asked)) == (None, asked)

    on_a_stage(story)


@pytest.mark.parametrize(
    ("modes", "silent"),
    [(["default"], False), (["default", "do-not-disturb"], True), (["DND"], True), (["away"], False)],
)
def test_the_modes_of_mako(modes, silent):
    async def story(stage: Stage) -> None:
        server = await a_server(stage, "mako")
        server.answers["ListModes"] = "as", [modes]
        await server.start()
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        assert stage.now == ("do not disturb is on (mako)" if silent else None)

    on_a_stage(story)


def test_mako_of_old_which_tells_no_changes_is_asked_at_each_tick():
    async def story(stage: Stage) -> None:
        server = await a_server(stage, "mako")
        server.answers["ListModes"] = "as", [["default"]]
        await server.start()
        detector = DoNotDisturb(stage.report, stage.bus)
        await stage.watch(detector)
        server.answers["ListModes"] = "as", [["dnd"]]
        detector.look(due=False)
        await stage.says("do not disturb is on (mako)")

    on_a_stage(story)


def test_the_switch_of_swaync():
    async def story(stage: Stage) -> None:
        server = await a_server(stage, "SwayNotificationCenter")
        server.answers["GetDnd"] = "b", [False]
        await server.start()
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        server.answers["GetDnd"] = "b", [True]
        server.emit(
            "/org/erikreider/swaync/cc",
            "org.erikreider.swaync.cc",
            "SubscribeV2",
            "ubbb",
            0,
            True,
            False,
            False,
        )
        await stage.says("do not disturb is on (SwayNotificationCenter)")

    on_a_stage(story)


def test_the_switch_of_xfce_is_asked_of_xfconf_and_nobody_is_started():
    async def story(stage: Stage) -> None:
        await (await a_server(stage, "Xfce Notify Daemon")).start()
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        assert stage.now is None
        xfconf = stage.service("org.xfce.Xfconf")
        xfconf.answers["GetProperty"] = "v", [ON]
        await xfconf.start()
        await stage.settled()
        xfconf.emit(
            "/org/xfce/Xfconf",
            xfconf.name,
            "PropertyChanged",
            "ssv",
            "xfce4-notifyd",
            "/do-not-disturb",
            ON,
        )
        await stage.says("do not disturb is on (Xfce Notify Daemon)")
        xfconf.answers.clear()
        xfconf.emit(
            "/org/xfce/Xfconf", xfconf.name, "PropertyRemoved", "ss", "xfce4-notifyd", "/do-not-disturb"
        )
        await stage.says(None)

    on_a_stage(story)


def test_the_switch_of_gnome_is_read_from_dconf_s_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "dconf/user"
    file.parent.mkdir()

    async def story(stage: Stage) -> None:
        await (await a_server(stage, "gnome-shell")).start()
        dconf = await stage.service("ca.desrt.dconf").start()
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        assert stage.now is None
        for content, words in ((BANNERS_OFF, "do not disturb is on (gnome-shell)"), (BANNERS_ON, None)):
            file.write_bytes(base64.b64decode(content))
            dconf.emit(
                *("/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer", "Notify", "sass"),
                *("/org/gnome/desktop/notifications/show-banners", [""], "tag"),
            )
            await stage.says(words)

    on_a_stage(story)


# -- servers that come, go, change, hang


def test_without_a_server_nothing_is_the_case_until_one_comes():
    async def story(stage: Stage) -> None:
        detector = DoNotDisturb(stage.report, stage.bus)
        await stage.watch(detector)
        assert (stage.now, detector.name) == (None, NOBODY)
        await dunst(stage, ON)
        await stage.says("do not disturb is on (dunst)")

    on_a_stage(story)


def test_the_silence_of_a_server_that_dies_is_over_and_counts_again_when_it_is_back():
    async def story(stage: Stage) -> None:
        first = await dunst(stage, ON)
        detector = DoNotDisturb(stage.report, stage.bus)
        await stage.watch(detector)
        await first.stop()
        await stage.says(None)
        assert detector.name == NOBODY
        second = await dunst(stage, ON)
        await stage.says("do not disturb is on (dunst)")
        second.set(PATH, DUNST, "paused", OFF)
        await stage.says(None)

    on_a_stage(story)


def test_another_server_that_takes_the_name_is_asked_in_its_own_way():
    async def story(stage: Stage) -> None:
        first = await dunst(stage, ON)
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        second = await a_server(stage, "mako")
        second.answers["ListModes"] = "as", [["dnd"]]
        await second.start()
        await stage.says("do not disturb is on (mako)")
        second.asked.clear()
        for server in (first, second):
            server.set(PATH, DUNST, "paused", OFF)
        await stage.settled()
        assert second.asked == []

    on_a_stage(story)


def test_the_silence_is_over_when_the_bus_dies_and_found_again_on_the_next():
    async def story(stage: Stage) -> None:
        await dunst(stage, ON)
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        stage.daemon.stop()
        await stage.says(None)
        stage.daemon.start()
        await dunst(stage, ON)
        await stage.says("do not disturb is on (dunst)")

    on_a_stage(story)


def test_a_server_that_never_answers_holds_up_nothing():
    async def story(stage: Stage) -> None:
        server = await dunst(stage, ON)
        server.mute = {"GetServerInformation"}
        detector = DoNotDisturb(stage.report, stage.bus)
        await stage.watch(detector)
        assert stage.now is None
        server.mute.clear()
        detector.look(due=True)
        await stage.says("do not disturb is on (dunst)")

    on_a_stage(story)


@pytest.mark.parametrize(
    "paused", [Variant("s", "true"), Variant("u", 1), Variant("as", []), Variant("v", ON)]
)
def test_a_server_that_talks_nonsense_is_not_silent(paused):
    async def story(stage: Stage) -> None:
        await dunst(stage, paused)
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        assert stage.now is None

    on_a_stage(story)


def test_a_server_that_introduces_itself_with_nonsense_is_not_silent():
    async def story(stage: Stage) -> None:
        server = await dunst(stage, ON)
        server.answers["GetServerInformation"] = "u", [7]
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        assert stage.now is None

    on_a_stage(story)


def test_the_name_of_a_server_is_data():
    async def story(stage: Stage) -> None:
        server = await a_server(stage, "evil\x1b[2J\n" + "x" * 200)
        server.properties["Inhibited"] = ON
        await server.start()
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        assert stage.now is not None
        assert stage.now.isprintable()
        assert len(stage.now) < 100

    on_a_stage(story)


def test_a_flood_of_signals_asks_a_few_times_only():
    async def story(stage: Stage) -> None:
        server = await dunst(stage, OFF)
        await stage.watch(DoNotDisturb(stage.report, stage.bus))
        server.asked.clear()
        for _ in range(60):  # some hundred would fill the socket, which ends a connection of dbus-fast
            server.set(PATH, DUNST, "paused", OFF)
        server.set(PATH, DUNST, "paused", ON)
        await stage.says("do not disturb is on (dunst)")
        assert len(server.asked) < 30

    on_a_stage(story)


def test_a_closed_detector_hears_nothing_and_leaves_nothing_behind():
    async def story(stage: Stage) -> None:
        server = await dunst(stage, OFF)
        with no_tasks_left():
            detector = DoNotDisturb(stage.report, stage.bus)
            await detector.start()
            server.mute = {"Get"}
            detector.look(due=True)
            await detector.close()
        server.mute.clear()
        server.asked.clear()
        server.set(PATH, DUNST, "paused", ON)
        await stage.settled()
        assert (stage.now, server.asked) == (None, [])

    on_a_stage(story)
