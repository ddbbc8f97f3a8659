"""The lock screen, told by a logind and by screen savers that stand in for the real ones."""

import asyncio
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is asked on Linux only", allow_module_level=True)

from dbus_fast import Variant

from deskstretch.bus import system_bus
from deskstretch.core.errors import Unavailable
from deskstretch.presence.lock import BELIEVED_FOR_S, LOCKED, SAVED, SAVERS, Lock
from tests.presence.fake_logind import FakeLogind
from tests.presence.fake_service import FakeService, Stage, eventually, no_tasks_left, on_a_stage


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")


async def logind(stage: Stage) -> FakeLogind:
    fake = FakeLogind(stage.daemon.address)
    stage.adopt(fake)
    await fake.start()
    return fake


async def saver(stage: Stage, name: str, *, active: bool) -> FakeService:
    fake = stage.service(name)
    fake.answers["GetActive"] = "b", [active]
    return await fake.start()


def activate(fake: FakeService, *, active: bool) -> None:
    fake.answers["GetActive"] = "b", [active]
    fake.emit("/" + fake.name.replace(".", "/"), fake.name, "ActiveChanged", "b", active)


# -- logind


def test_a_locked_session_is_told_at_the_start_and_its_end_too():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.properties["LockedHint"] = Variant("b", True)
        detector = Lock(stage.report, None, stage.bus)
        await stage.watch(detector)
        assert stage.now == LOCKED
        assert detector.name == "lock screen (org.freedesktop.login1)"
        fake.hint(locked=False)
        await stage.says(None)
        fake.hint(locked=True)
        await stage.says(LOCKED)

    on_a_stage(story)


@pytest.mark.parametrize("number", ["", "77"])
def test_a_program_outside_of_the_session_belongs_to_the_person_s_display(number, monkeypatch):
    monkeypatch.setenv("XDG_SESSION_ID", number)

    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.properties["LockedHint"] = Variant("b", True)
        await stage.watch(Lock(stage.report, None, stage.bus))
        assert stage.now == LOCKED

    on_a_stage(story)


def test_a_request_counts_at_once_and_unlock_ends_it():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        await stage.watch(Lock(stage.report, None, stage.bus))
        fake.request("Lock")
        await stage.says(LOCKED)
        fake.request("Unlock")
        await stage.says(None)

    on_a_stage(story)


def test_the_request_of_another_session_is_not_ours():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        await stage.watch(Lock(stage.report, None, stage.bus))
        fake.request("Lock", "/org/freedesktop/login1/session/_33")
        await stage.settled()
        assert stage.now is None

    on_a_stage(story)


def test_a_request_that_no_lock_screen_confirms_is_believed_for_a_minute():
    """A lock screen that is left by password need not tell logind."""

    async def story(stage: Stage) -> None:
        now_s = [1000.0]
        fake = await logind(stage)
        detector = Lock(stage.report, None, stage.bus, lambda: now_s[0])
        await stage.watch(detector)
        fake.request("Lock")
        await stage.says(LOCKED)
        now_s[0] += BELIEVED_FOR_S
        detector.look(due=False)
        assert stage.now == LOCKED
        now_s[0] += 1
        detector.look(due=False)
        assert stage.now is None

    on_a_stage(story)


def test_a_request_that_is_confirmed_counts_until_the_lock_screen_says_otherwise():
    async def story(stage: Stage) -> None:
        now_s = [1000.0]
        fake = await logind(stage)
        detector = Lock(stage.report, None, stage.bus, lambda: now_s[0])
        await stage.watch(detector)
        fake.request("Lock")
        fake.hint(locked=True)
        await eventually(lambda: detector._said == LOCKED, lambda: "not confirmed")
        now_s[0] += 10 * BELIEVED_FOR_S
        detector.look(due=True)
        await stage.settled()
        assert stage.now == LOCKED
        fake.hint(locked=False)
        await stage.says(None)

    on_a_stage(story)


def test_after_a_confirmed_request_the_lock_screen_s_word_ends_it_at_once():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        detector = Lock(stage.report, None, stage.bus)
        await stage.watch(detector)
        fake.request("Lock")
        fake.hint(locked=True)
        await eventually(lambda: detector._said == LOCKED, lambda: "not confirmed")
        fake.hint(locked=False)
        await stage.says(None)

    on_a_stage(story)


def test_the_lock_of_a_logind_that_dies_is_over_and_told_again_when_it_is_back():
    async def story(stage: Stage) -> None:
        first = await logind(stage)
        first.properties["LockedHint"] = Variant("b", True)
        await stage.watch(Lock(stage.report, None, stage.bus))
        await first.stop()
        await stage.says(None)
        second = await logind(stage)
        second.request("Lock")
        second.hint(locked=True)
        await stage.says(LOCKED)
        await second.stop()
        await stage.says(None)

    on_a_stage(story)


def test_a_request_dies_with_its_logind():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        await stage.watch(Lock(stage.report, None, stage.bus))
        fake.request("Lock")
        await stage.says(LOCKED)
        await fake.stop()
        await stage.says(None)

    on_a_stage(story)


@pytest.mark.parametrize("hint", [Variant("s", "yes"), Variant("u", 1), Variant("ab", [True])])
def test_a_logind_that_talks_nonsense_locks_nobody(hint):
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.properties["LockedHint"] = hint
        await stage.watch(Lock(stage.report, None, stage.bus))
        assert stage.now is None

    on_a_stage(story)


@pytest.mark.parametrize("answer", [("s", ["no path"]), ("o", ["/nowhere"]), ("u", [7]), ("", [])])
def test_a_session_that_makes_no_sense_locks_nobody(answer, monkeypatch):
    monkeypatch.delenv("XDG_SESSION_ID")

    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.answers |= {"GetSessionByPID": answer, "GetUser": answer}
        fake.properties["Display"] = Variant("(ss)", ["2", "no path"])
        del fake.properties["LockedHint"]
        await stage.watch(Lock(stage.report, None, stage.bus))
        assert stage.now is None

    on_a_stage(story)


def test_a_logind_that_never_answers_holds_up_nothing():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.mute = {"GetSession", "Get"}
        async with asyncio.timeout(2):
            await stage.watch(Lock(stage.report, None, stage.bus))
        assert stage.now is None

    on_a_stage(story)


def test_an_unlocking_that_nobody_signalled_is_found_at_the_next_look():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.properties["LockedHint"] = Variant("b", True)
        detector = Lock(stage.report, None, stage.bus)
        await stage.watch(detector)
        assert stage.now == LOCKED
        fake.properties["LockedHint"] = Variant("b", False)
        detector.look(due=False)
        await stage.says(None)

    on_a_stage(story)


def test_while_nothing_is_locked_a_look_asks_only_when_a_reminder_is_due():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        detector = Lock(stage.report, None, stage.bus)
        await stage.watch(detector)
        asked = len(fake.asked)
        detector.look(due=False)
        await stage.settled()
        assert len(fake.asked) == asked

    on_a_stage(story)


# -- screen savers


@pytest.mark.parametrize(("name", "words"), SAVERS.items())
def test_a_screen_saver_is_told_when_it_comes_and_goes(name, words):
    async def story(stage: Stage) -> None:
        fake = await saver(stage, name, active=False)
        await stage.watch(Lock(stage.report, stage.bus, None))
        assert stage.now is None
        activate(fake, active=True)
        await stage.says(words)
        activate(fake, active=False)
        await stage.says(None)

    on_a_stage(story)


def test_a_screen_saver_that_comes_later_and_dies_while_it_is_on():
    async def story(stage: Stage) -> None:
        detector = Lock(stage.report, stage.bus, None)
        await stage.watch(detector)
        assert "nothing tells of it yet" in detector.name
        fake = await saver(stage, "org.xfce.ScreenSaver", active=True)
        await stage.says(SAVED)
        await fake.stop()
        await stage.says(None)

    on_a_stage(story)


def test_while_one_of_two_says_so_the_screen_is_locked():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        gnome = await saver(stage, "org.gnome.ScreenSaver", active=True)
        await stage.watch(Lock(stage.report, stage.bus, stage.bus))
        fake.hint(locked=True)
        await stage.settled()
        asked = len(gnome.asked)
        activate(gnome, active=False)
        await eventually(lambda: len(gnome.asked) > asked, lambda: "not asked")
        await stage.settled()
        assert stage.now == LOCKED
        fake.hint(locked=False)
        await stage.says(None)

    on_a_stage(story)


def test_a_screen_saver_that_talks_nonsense_is_not_on():
    async def story(stage: Stage) -> None:
        fake = stage.service("org.gnome.ScreenSaver")
        fake.answers["GetActive"] = "s", ["true"]
        await fake.start()
        await stage.watch(Lock(stage.report, stage.bus, None))
        assert stage.now is None

    on_a_stage(story)


# -- the buses


def test_without_any_bus_it_cannot_be_known():
    with pytest.raises(Unavailable, match="neither session bus nor system bus"):
        asyncio.run(Lock(lambda _: None, None, None).start())


def test_a_computer_without_a_system_bus_says_so_in_words(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    with pytest.raises(Unavailable, match=r"^system bus: .+nothing"):
        asyncio.run(system_bus().connect())


def test_a_system_bus_that_dies_is_looked_for_again():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        fake.properties["LockedHint"] = Variant("b", True)
        await stage.watch(Lock(stage.report, None, stage.bus))
        stage.daemon.stop()
        await stage.says(None)
        stage.daemon.start()
        fake = await logind(stage)
        fake.hint(locked=True)
        await stage.says(LOCKED)

    on_a_stage(story)


def test_a_closed_detector_leaves_nothing_behind():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        with no_tasks_left():
            detector = Lock(stage.report, stage.bus, stage.bus)
            await detector.start()
            await detector.close()
        fake.asked.clear()
        fake.request("Lock")
        fake.hint(locked=True)
        await stage.settled()
        assert (stage.now, fake.asked) == (None, [])

    on_a_stage(story)


def test_what_was_missed_is_made_good_when_a_reminder_is_due():
    async def story(stage: Stage) -> None:
        fake = await logind(stage)
        detector = Lock(stage.report, None, stage.bus)
        await stage.watch(detector)
        fake.properties["LockedHint"] = Variant("b", True)
        fake.asked.clear()
        detector.look(due=False)
        await stage.settled()
        assert fake.asked == []
        detector.look(due=True)
        await eventually(lambda: stage.now == LOCKED, lambda: str(stage.told))

    on_a_stage(story)
