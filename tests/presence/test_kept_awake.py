"""What keeps the screen awake, told by desktops and by a logind that stand in for the real ones."""

import asyncio
import os
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is asked on Linux only", allow_module_level=True)

from dbus_fast import Variant
from dbus_fast.message import Message

from deskstretch.core.errors import Unavailable
from deskstretch.presence.asking import inhibitors as by
from deskstretch.presence.kept_awake import KeptAwake
from tests.presence.fake_logind import FakeLogind
from tests.presence.fake_service import FakeService, Reply, Stage, no_tasks_left, on_a_stage

ME = os.getuid()
FILM = ("idle", "vlc", "plays a film", "block", ME, 4711)


async def logind(stage: Stage) -> FakeLogind:
    fake = FakeLogind(stage.daemon.address)
    stage.adopt(fake)
    await fake.start()
    return fake


class Gnome(FakeService):
    """The session manager. ``held``: flags and application of each inhibitor."""

    def __init__(self, address: str) -> None:
        super().__init__(address, by.GNOME)
        self.answers |= {"IsInhibited": self._is_inhibited, "GetInhibitors": self._inhibitors}
        self.hold()

    def hold(self, *held: tuple[int, str]) -> None:
        self.held = held

    def _reply(self, call: Message, member: str) -> Message:
        if member in ("GetFlags", "GetAppId"):
            flags, name = self.held[int((call.path or "")[-1])]
            reply: Reply = ("u", [flags]) if member == "GetFlags" else ("s", [name])
            return Message.new_method_return(call, *reply)
        return super()._reply(call, member)

    def _is_inhibited(self, flags: int) -> Reply:
        return "b", [any(held & flags for held, _ in self.held)]

    def _inhibitors(self) -> Reply:
        return "ao", [[f"/org/gnome/SessionManager/Inhibitor{n}" for n, _ in enumerate(self.held)]]

    def tell(self, member: str) -> None:
        self.emit(
            "/org/gnome/SessionManager", by.GNOME, member, "o", "/org/gnome/SessionManager/Inhibitor1"
        )


# -- logind


def test_whoever_holds_back_idle_keeps_the_screen_awake():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.hold(FILM)
        detector = KeptAwake(stage.report, None, stage.bus)
        await stage.watch(detector)
        assert stage.now == "kept awake by vlc"
        assert detector.name == "kept awake (org.freedesktop.login1)"
        fake.hold()
        fake.tell_inhibited()
        await stage.says(None)
        fake.hold(("sleep:idle", "mpv", "plays too", "block", ME, 4712))
        fake.tell_inhibited()
        await stage.says("kept awake by mpv")

    on_a_stage(story)


@pytest.mark.parametrize(
    "held",
    [
        ("handle-power-key:handle-lid-switch", "gsd-media-keys", "", "block", ME, 1),
        ("sleep", "NetworkManager", "", "delay", 0, 2),
        ("shutdown", "Unattended Upgrades", "", "delay", 0, 3),
        ("sleep", "a download", "", "block", ME, 4),
        ("idle", "of another person", "", "block", ME + 1, 5),
        ("idle", "only delays", "", "delay", ME, 6),
    ],
)
def test_what_desktops_hold_all_day_is_not_presence(held):
    async def story(stage: Stage) -> None:
        (await logind(stage)).hold(held)
        await stage.watch(KeptAwake(stage.report, None, stage.bus))
        assert stage.now is None

    on_a_stage(story)


@pytest.mark.parametrize(
    "answer", [("s", ["idle"]), ("as", [["idle", "vlc"]]), ("a(ss)", [[["idle", "vlc"]]]), ("", [])]
)
def test_a_logind_that_talks_nonsense_keeps_nobody_awake(answer):
    async def story(stage: Stage) -> None:
        (await logind(stage)).answers["ListInhibitors"] = answer
        await stage.watch(KeptAwake(stage.report, None, stage.bus))
        assert stage.now is None

    on_a_stage(story)


def test_the_name_of_a_program_is_data():
    async def story(stage: Stage) -> None:
        (await logind(stage)).hold(("idle", "x\x1b]0;y\x07\n" * 40, "", "block", ME, 1))
        await stage.watch(KeptAwake(stage.report, None, stage.bus))
        assert stage.now is not None
        assert stage.now.isprintable()
        assert len(stage.now) < 80

    on_a_stage(story)


def test_what_a_logind_told_that_dies_is_over():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.hold(FILM)
        await stage.watch(KeptAwake(stage.report, None, stage.bus))
        await fake.stop()
        await stage.says(None)
        (await logind(stage)).hold(FILM)
        await stage.says("kept awake by vlc")

    on_a_stage(story)


# -- GNOME


def test_gnome_names_the_one_that_holds_back_idle():
    async def story(stage: Stage) -> None:
        fake = Gnome(stage.daemon.address)
        stage.adopt(fake)
        fake.hold((4, "org.gnome.Software"), (8 | 4, "org.videolan.VLC.desktop"))
        await fake.start()
        await stage.watch(KeptAwake(stage.report, stage.bus, None))
        assert stage.now == "kept awake by org.videolan.VLC"
        fake.hold((4, "org.gnome.Software"))
        fake.tell("InhibitorRemoved")
        await stage.says(None)
        fake.hold((8, "firefox"))
        fake.tell("InhibitorAdded")
        await stage.says("kept awake by firefox")

    on_a_stage(story)


def test_an_inhibitor_that_goes_while_it_is_asked_for_its_name_still_counts():
    async def story(stage: Stage) -> None:
        fake = Gnome(stage.daemon.address)
        stage.adopt(fake)
        fake.hold((8, "firefox"))
        fake.answers["GetInhibitors"] = "ao", [[]]
        await fake.start()
        await stage.watch(KeptAwake(stage.report, stage.bus, None))
        assert stage.now == "kept awake by a program"

    on_a_stage(story)


def test_the_desktop_is_believed_before_logind():
    async def story(stage: Stage) -> None:
        (await logind(stage)).hold(("idle", "root", "user session inhibited", "block", ME, 1))
        fake = Gnome(stage.daemon.address)
        stage.adopt(fake)
        fake.hold((8, "firefox"))
        await fake.start()
        await stage.watch(KeptAwake(stage.report, stage.bus, stage.bus))
        assert stage.now == "kept awake by firefox"
        await fake.stop()
        await stage.says("kept awake by root")

    on_a_stage(story)


# -- KDE and XFCE


def test_plasma_of_old_lists_those_who_hold_something():
    async def story(stage: Stage) -> None:
        fake = stage.service(by.KDE)
        fake.answers |= {
            "HasInhibition": lambda policies: ("b", [bool(policies & 4)]),
            "ListInhibitions": ("a(ss)", [[["VLC", "plays a film"]]]),
        }
        await fake.start()
        await stage.watch(KeptAwake(stage.report, stage.bus, None))
        assert stage.now == "kept awake by VLC"
        fake.answers["HasInhibition"] = "b", [False]
        path = "/org/kde/Solid/PowerManagement/PolicyAgent"
        fake.emit(path, f"{by.KDE}.PolicyAgent", "InhibitionsChanged", "a(ss)as", [], ["VLC"])
        await stage.says(None)

    on_a_stage(story)


def test_plasma_of_today_tells_what_each_one_holds():
    async def story(stage: Stage) -> None:
        fake = stage.service(by.KDE)
        fake.answers["HasInhibition"] = "b", [True]
        held = [["sleep", "a download", "", "block", 3], ["idle", "org.kde.haruna", "a film", "block", 3]]
        fake.properties["ActiveInhibitions"] = Variant("a(ssssu)", held)
        await fake.start()
        await stage.watch(KeptAwake(stage.report, stage.bus, None))
        assert stage.now == "kept awake by org.kde.haruna"

    on_a_stage(story)


def test_the_power_manager_of_xfce():
    async def story(stage: Stage) -> None:
        fake = stage.service(by.XFCE)
        fake.answers["GetInhibitors"] = "as", [["vlc", "firefox"]]
        await fake.start()
        await stage.watch(KeptAwake(stage.report, stage.bus, None))
        assert stage.now == "kept awake by vlc"
        fake.answers["GetInhibitors"] = "as", [[]]
        path = "/org/freedesktop/PowerManagement/Inhibit"
        fake.emit(path, "org.freedesktop.PowerManagement.Inhibit", "HasInhibitChanged", "b", False)
        await stage.says(None)

    on_a_stage(story)


NONSENSE = [("s", ["yes"]), ("", []), ("a(is)", [[[1, "x"]]]), ("as", [["no path"]]), ("ai", [[1]])]


@pytest.mark.parametrize("name", [by.GNOME, by.KDE, by.XFCE])
@pytest.mark.parametrize("answer", NONSENSE)
def test_a_desktop_that_answers_nonsense_keeps_nobody_awake(name, answer):
    async def story(stage: Stage) -> None:
        fake = stage.service(name)
        fake.answers |= {"IsInhibited": answer, "HasInhibition": answer}
        fake.answers["GetInhibitors"] = ("ai", [[1]])
        await fake.start()
        await stage.watch(KeptAwake(stage.report, stage.bus, None))
        assert stage.now is None

    on_a_stage(story)


@pytest.mark.parametrize("name", [by.GNOME, by.KDE])
@pytest.mark.parametrize("answer", [*NONSENSE, ("b", [True]), ("aa{sv}", [[{}]])])
def test_a_desktop_that_names_nobody_in_earnest_crashes_nothing(name, answer):
    async def story(stage: Stage) -> None:
        fake = stage.service(name)
        fake.answers |= {"IsInhibited": ("b", [True]), "HasInhibition": ("b", [True])}
        for member in ("GetInhibitors", "GetFlags", "GetAppId", "ListInhibitions"):
            fake.answers[member] = answer
        if answer[1]:
            fake.properties["ActiveInhibitions"] = Variant(answer[0], answer[1][0])
        await fake.start()
        await stage.watch(KeptAwake(stage.report, stage.bus, None))
        assert stage.now in (None, "kept awake by a program")

    on_a_stage(story)


# -- the buses


def test_a_desktop_that_never_answers_holds_up_nothing():
    async def story(stage: Stage) -> None:
        fake = stage.service(by.GNOME)
        fake.mute = {"IsInhibited"}
        await fake.start()
        (await logind(stage)).hold(FILM)
        async with asyncio.timeout(2):
            await stage.watch(KeptAwake(stage.report, stage.bus, stage.bus))
        assert stage.now == "kept awake by vlc"

    on_a_stage(story)


def test_without_any_bus_it_cannot_be_known():
    with pytest.raises(Unavailable, match="neither session bus nor system bus"):
        asyncio.run(KeptAwake(lambda _: None, None, None).start())


def test_a_closed_detector_leaves_nothing_behind():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        with no_tasks_left():
            detector = KeptAwake(stage.report, stage.bus, stage.bus)
            await detector.start()
            detector.look(due=True)
            await detector.close()
        fake.asked.clear()
        fake.hold(FILM)
        fake.tell_inhibited()
        await stage.settled()
        assert (stage.now, fake.asked) == (None, [])

    on_a_stage(story)
