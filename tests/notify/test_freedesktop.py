"""Our client of org.freedesktop.Notifications, against a scripted server on a real bus."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if sys.platform != "linux":
    pytest.skip("D-Bus is for Linux desktops", allow_module_level=True)

from dbus_fast.aio import MessageBus
from dbus_fast.message import Message as Signal

from deskstretch.bus import Bus
from deskstretch.core.events import Dismissed, Done, Errand, Event, Look, Now, Shown, Skip, Start
from deskstretch.core.reminder import Button, Message, Reminder
from deskstretch.notify import spot
from deskstretch.notify.freedesktop import FreedesktopNotifier
from deskstretch.notify.leftover import Leftover
from deskstretch.notify.popup import DOUBLE_CLICK_S
from tests.notify.said import CARD, CAT_COW, CHIN_TUCK, SNOOZE
from tests.notify.server import EVERYTHING, PATH, SERVICE, FakeServer
from tests.private_bus import PrivateBus, private_bus

ICON = Path("/icons/with space.png")


class Scene:
    """A bus, a server on it and our notifier, with all that it posted."""

    def __init__(self, daemon: PrivateBus, bus: Bus, server: FakeServer) -> None:
        self.daemon = daemon
        self.bus = bus
        self.server = server
        self.servers = [server]
        self.posted: list[Event | Errand] = []
        self.pictures: dict[str, Path] = {}
        self.asked_for: list[str] = []
        self.notifier = FreedesktopNotifier(bus, self.posted.append, ICON, picture=self._picture)

    async def _picture(self, stretch_id: str) -> Path | None:
        self.asked_for.append(stretch_id)
        return self.pictures.get(stretch_id)

    async def another_server(self, first_id: int = 1) -> FakeServer:
        self.servers.append(FakeServer(self.daemon.address, first_id=first_id))
        await self.servers[-1].start()
        return self.servers[-1]

    async def until(self, condition: Callable[[], object], within_s: float = 5.0) -> None:
        async with asyncio.timeout(within_s):
            while not condition():
                await asyncio.sleep(0.005)

    async def settled(self) -> None:
        """What the server said before has been heard, the grace after a closed popup included."""
        await self.bus.call(SERVICE, PATH, SERVICE, "GetServerInformation")
        await asyncio.sleep(0.15)

    async def on_screen(self, reminder: Reminder) -> int:
        """Show it, and forget that Shown was posted."""
        before = len(self.posted)
        self.notifier.show(reminder)
        await self.until(lambda: len(self.posted) > before)
        assert self.posted[before:] == [Shown()]
        del self.posted[before:]
        return self.server.last.id


def play(
    story: Callable[[Scene], Awaitable[None]],
    *,
    capabilities: Sequence[str] = EVERYTHING,
    product: str = "fake",
    server_is_there: bool = True,
) -> None:
    async def act(daemon: PrivateBus) -> None:
        bus = Bus(daemon.address, answer_within_s=0.3)
        server = FakeServer(daemon.address, capabilities=capabilities, product=product)
        await bus.connect()
        if server_is_there:
            await server.start()
        scene = Scene(daemon, bus, server)
        try:
            await scene.notifier.start()
            await story(scene)
        finally:
            await scene.notifier.close()
            for each in scene.servers:
                await each.stop()
            await bus.close()

    with private_bus() as daemon:
        asyncio.run(act(daemon))


# -- what is shown


def test_a_server_that_shows_images_gets_the_stretchs_own() -> None:
    async def story(scene: Scene) -> None:
        scene.pictures["chin-tuck"] = Path("/cache/chin tuck.png")
        await scene.on_screen(replace(CHIN_TUCK, picture="chin-tuck"))
        note = scene.server.last
        assert note.hints["image-path"] == "file:///cache/chin%20tuck.png"
        assert note.icon == "file:///icons/with%20space.png"

    play(story, capabilities=[*EVERYTHING, "icon-static"])


def test_without_a_picture_the_programs_own_is_shown() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(replace(CHIN_TUCK, picture="chin-tuck"))
        assert scene.asked_for == ["chin-tuck"]
        assert scene.server.last.hints["image-path"] == "file:///icons/with%20space.png"

    play(story, capabilities=[*EVERYTHING, "icon-static"])


def test_for_a_server_that_shows_no_images_nothing_is_drawn() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(replace(CHIN_TUCK, picture="chin-tuck"))
        assert scene.asked_for == []

    play(story)


def test_a_reminder_arrives_as_the_specification_wants_it() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(CHIN_TUCK)
        note = scene.server.last
        assert (note.app, note.title, note.body) == ("deskstretch", "Chin tuck", "Sit tall.\n10 × 5 s")
        assert note.icon == note.hints["image-path"] == "file:///icons/with%20space.png"
        assert note.actions == ["start", "Start", "snooze", "Snooze 10 min", "skip", "Skip"]
        assert note.expire_ms == 0
        assert note.hints["urgency"] == 1
        assert note.hints["desktop-entry"] == "deskstretch"
        assert note.hints["resident"] is True
        assert note.hints["suppress-sound"] is True
        assert "transient" not in note.hints
        assert scene.notifier.name == "desktop notifications (fake 1.0)"

    play(story)


def test_only_a_loud_reminder_asks_for_a_sound() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(Reminder("Chin tuck", "", loud=True))
        assert scene.server.last.hints["sound-name"] == "message-new-instant"
        assert "suppress-sound" not in scene.server.last.hints

    play(story)


def test_a_message_goes_by_itself_and_an_urgent_one_stays_longer() -> None:
    async def story(scene: Scene) -> None:
        scene.notifier.tell(Message("Next", "at 10:45"))
        await scene.until(lambda: scene.server.open)
        assert scene.server.last.hints["transient"] is True
        ordinary_ms = scene.server.last.expire_ms
        scene.notifier.tell(Message("Settings", "line 7", urgent=True))
        await scene.until(lambda: len(scene.server.notified) == 2)
        assert "transient" not in scene.server.last.hints
        assert scene.server.last.expire_ms > ordinary_ms > 0
        assert len(scene.server.open) == 1, "the second takes the place of the first"
        await scene.settled()
        assert scene.posted == []

    play(story)


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [
        (("actions", "body", "body-markup"), "Neck &amp; &lt;b&gt;back&lt;/b&gt;"),
        (("actions", "body"), "Neck & <b>back</b>"),
    ],
)
def test_the_body_is_escaped_when_and_only_when_it_is_parsed(
    capabilities: Sequence[str], body: str
) -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(Reminder("A & <i>B</i>", "Neck & <b>back</b>"))
        assert (scene.server.last.title, scene.server.last.body) == ("A & <i>B</i>", body)

    play(story, capabilities=capabilities)


def test_a_server_without_buttons_is_told_how_to_answer() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(CHIN_TUCK)
        assert scene.server.last.actions == []
        assert scene.server.last.body.endswith("Answer in the tray menu.")

    play(story, capabilities=("body",))


def test_gnome_gets_a_default_action_and_it_answers_nothing() -> None:
    async def story(scene: Scene) -> None:
        popup = await scene.on_screen(CHIN_TUCK)
        assert scene.server.last.actions[0] == "default"
        scene.server.press(popup, "default")
        await scene.settled()
        assert scene.posted == []

    play(story, product="gnome-shell")


def test_who_the_server_is_is_asked_once_and_whether_it_answers_before_every_popup() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(CHIN_TUCK)
        await scene.on_screen(CAT_COW)
        note = ["GetCapabilities", "Notify"]
        assert scene.server.asked == ["GetServerInformation", *note, *note]

    play(story)


# -- replaced, never stacked


def test_another_reminder_takes_the_place_of_the_one_on_the_screen() -> None:
    async def story(scene: Scene) -> None:
        first = await scene.on_screen(CHIN_TUCK)
        second = await scene.on_screen(CAT_COW)
        assert (second, scene.server.last.replaces) == (first, first)
        scene.server.press(second, "skip")
        await scene.until(lambda: scene.posted == [Skip()])

    play(story)


def test_a_message_stands_beside_the_reminder() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(CHIN_TUCK)
        scene.notifier.tell(Message("Next", "at 10:45", (Button("look", "Show", Look()),)))
        await scene.until(lambda: len(scene.server.open) == 2)
        message = scene.server.last.id
        scene.server.press(message, "look")
        await scene.until(lambda: scene.server.closed == [message])
        assert scene.posted == [Look()]

    play(story)


@pytest.mark.parametrize(
    ("message", "stays"),
    [
        (Message("Welcome", "at 10:45", (Button("now", "Try one now", Now()),), urgent=True), False),
        (Message("Next", "at 10:45"), False),
        (Message("Settings", "line 7", urgent=True), True),
    ],
)
def test_a_message_makes_room_for_a_reminder_unless_it_warns(message: Message, stays: bool) -> None:
    async def story(scene: Scene) -> None:
        scene.notifier.tell(message)
        await scene.until(lambda: scene.server.open)
        await scene.on_screen(CHIN_TUCK)
        await scene.settled()
        titles = [note.title for note in scene.server.open.values()]
        assert titles == [message.title] * stays + ["Chin tuck"]

    play(story)


def test_the_same_reminder_again_is_shown_again() -> None:
    async def story(scene: Scene) -> None:
        popup = await scene.on_screen(CHIN_TUCK)
        scene.server.say_closed(popup, 1)
        await scene.settled()
        again = await scene.on_screen(CHIN_TUCK)
        assert again != popup
        assert scene.server.last.replaces == 0, "an id that is gone is not one to replace"

    play(story)


def test_the_last_wish_wins_over_a_popup_that_is_still_on_its_way() -> None:
    async def story(scene: Scene) -> None:
        scene.server.mute.add("Notify")
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: scene.server.held)
        scene.notifier.withdraw()
        scene.server.answer_held()
        await scene.until(lambda: scene.server.closed == [1])
        await scene.settled()
        assert scene.server.open == {}
        assert scene.posted == [], "what nobody can see was not shown"

    play(story)


def test_withdrawn_and_shown_anew_while_on_its_way_ends_with_the_new_one() -> None:
    async def story(scene: Scene) -> None:
        scene.server.mute.add("Notify")
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: scene.server.held)
        scene.notifier.withdraw()
        scene.notifier.show(CAT_COW)
        scene.server.answer_held()
        await scene.until(lambda: scene.posted)
        assert [note.title for note in scene.server.open.values()] == ["Cat-cow"]
        assert scene.posted == [Shown()]

    play(story)


def test_closing_takes_everything_off_the_screen() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(CHIN_TUCK)
        scene.notifier.tell(Message("Next", "at 10:45"))
        await scene.until(lambda: len(scene.server.open) == 2)
        await scene.notifier.close()
        assert scene.server.open == {}

    play(story)


# -- answers


@pytest.mark.parametrize("order", ["only the answer", "answer, closed", "closed, answer", "answer twice"])
def test_a_pressed_button_is_one_answer_and_no_dismissal(order: str) -> None:
    """Servers differ: mako leaves the popup, others close it, before or after the answer."""

    async def story(scene: Scene) -> None:
        popup = await scene.on_screen(CHIN_TUCK)
        if order == "closed, answer":
            scene.server.say_closed(popup, 2)
        scene.server.press(popup, "snooze")
        if order == "answer, closed":
            scene.server.say_closed(popup, 2)
        if order == "answer twice":
            scene.server.press(popup, "snooze")
        await scene.settled()
        assert scene.posted == [SNOOZE]
        scene.notifier.withdraw()
        await scene.settled()
        assert scene.server.open == {}

    play(story)


def test_a_popup_that_is_gone_when_we_take_it_down_is_no_trouble(caplog: pytest.LogCaptureFixture) -> None:
    async def story(scene: Scene) -> None:
        scene.server.refuses["CloseNotification"] = "org.freedesktop.Notifications.InvalidId"
        await scene.on_screen(CHIN_TUCK)
        scene.notifier.withdraw()
        await scene.until(lambda: "CloseNotification" in scene.server.asked)
        await scene.settled()
        await scene.on_screen(CAT_COW)

    play(story)
    assert not [record for record in caplog.records if record.levelno >= logging.INFO]


def test_the_card_of_a_started_stretch_answers_with_its_own_buttons() -> None:
    async def story(scene: Scene) -> None:
        popup = await scene.on_screen(CHIN_TUCK)
        scene.server.press(popup, "start")
        await scene.until(lambda: scene.posted == [Start()])
        scene.posted.clear()
        card = await scene.on_screen(CARD)
        await asyncio.sleep(DOUBLE_CLICK_S)
        scene.server.press(card, "start")
        scene.server.press(card, "done")
        await scene.settled()
        assert scene.posted == [Done()]

    play(story)


@pytest.mark.parametrize("server_closes", [True, False])
def test_a_double_click_on_start_does_not_press_done_on_the_card_that_takes_its_place(
    server_closes: bool,
) -> None:
    async def story(scene: Scene) -> None:
        popup = await scene.on_screen(CHIN_TUCK)
        scene.server.press(popup, "start")
        await scene.until(lambda: scene.posted == [Start()])
        scene.posted.clear()
        card = await scene.on_screen(CARD)
        scene.server.press(card, "done")
        if server_closes:
            scene.server.say_closed(card, 2)
        await scene.until(lambda: scene.posted)
        assert scene.posted == [Shown()], "neither an answer nor a dismissal, and the card is there again"
        (again,) = scene.server.open
        scene.server.press(again, "done")
        await scene.until(lambda: scene.posted == [Shown(), Done()])

    play(story)


def test_an_answer_right_behind_the_new_id_is_not_lost() -> None:
    async def story(scene: Scene) -> None:
        scene.server.right_after_notify = ("ActionInvoked", "us", ("skip",))
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: scene.posted == [Shown(), Skip()])

    play(story)


@pytest.mark.parametrize(("reason", "posted"), [(1, []), (2, [Dismissed()]), (3, []), (4, [])])
def test_only_a_popup_that_the_person_closed_is_dismissed(reason: int, posted: list[Event]) -> None:
    async def story(scene: Scene) -> None:
        popup = await scene.on_screen(CHIN_TUCK)
        scene.server.say_closed(popup, reason)
        await scene.settled()
        assert scene.posted == posted
        assert len(scene.server.notified) == 1, "it is not pushed at the person again"

    play(story)


def test_a_withdrawn_popup_answers_nothing() -> None:
    async def story(scene: Scene) -> None:
        popup = await scene.on_screen(CHIN_TUCK)
        scene.notifier.withdraw()
        await scene.until(lambda: scene.server.closed)
        scene.server.press(popup, "skip")
        scene.server.say_closed(popup, 2)
        await scene.settled()
        assert scene.posted == []

    play(story)


def test_answers_to_other_popups_and_from_other_senders_are_not_ours(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story(scene: Scene) -> None:
        popup = await scene.on_screen(CHIN_TUCK)
        stranger = await MessageBus(scene.daemon.address).connect()
        await stranger.send(Signal.new_signal(PATH, SERVICE, "ActionInvoked", "us", [popup, "skip"]))
        await stranger.send(Signal.new_signal(PATH, SERVICE, "NotificationClosed", "uu", [popup, 2]))
        scene.server.press(popup + 1, "skip")
        scene.server.say_closed(popup + 1, 2)
        scene.server.press(popup, "a key we never gave")
        scene.server.emit("ActionInvoked", "s", "misshapen")
        await scene.settled()
        assert scene.posted == []
        stranger.disconnect()
        await stranger.wait_for_disconnect()

    play(story)
    assert not [record for record in caplog.records if record.levelno >= logging.INFO]


# -- servers that fail


def test_a_reminder_waits_for_a_server_that_comes_later(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def story(scene: Scene) -> None:
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: caplog.records)
        await scene.server.start()
        await scene.until(lambda: scene.posted == [Shown()], within_s=0.5)

    play(story, server_is_there=False)
    levels = [record.levelname for record in caplog.records]
    assert levels == ["WARNING", "INFO"], "the outage once, and its end"


def test_a_reminder_is_back_when_the_server_is_back_and_old_ids_are_void() -> None:
    async def story(scene: Scene) -> None:
        old = await scene.on_screen(CHIN_TUCK)
        await scene.server.stop()
        again = await scene.another_server(first_id=old)
        await scene.until(lambda: scene.posted == [Shown()])
        assert again.titles == ["Chin tuck"]
        assert again.last.replaces == 0
        again.press(again.last.id, "skip")
        await scene.until(lambda: scene.posted == [Shown(), Skip()])

    play(story)


def test_a_withdrawn_reminder_does_not_come_back_with_the_server() -> None:
    async def story(scene: Scene) -> None:
        old = await scene.on_screen(CHIN_TUCK)
        await scene.server.stop()
        scene.notifier.withdraw()
        again = await scene.another_server(first_id=old)
        again.press(old, "skip")
        await scene.settled()
        assert again.notified == []
        assert scene.posted == []

    play(story)


def test_a_server_that_hangs_gets_no_popup_it_could_keep(caplog: pytest.LogCaptureFixture) -> None:
    """The id of a popup whose answer comes too late is lost: nobody could take it down."""

    async def story(scene: Scene) -> None:
        scene.server.mute = {"GetCapabilities", "GetServerInformation", "Notify"}
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: caplog.records)
        scene.server.answer_held()
        await scene.until(lambda: scene.posted == [Shown()])
        assert scene.server.titles == ["Chin tuck"]

    play(story)
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) == 1


def test_a_good_server_takes_over_from_one_that_never_answers() -> None:
    async def story(scene: Scene) -> None:
        scene.server.mute = {"GetCapabilities"}
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: scene.server.held)
        await scene.server.stop()
        good = await scene.another_server()
        await scene.until(lambda: scene.posted == [Shown()])
        assert good.titles == ["Chin tuck"]

    play(story)


def test_a_server_that_refuses_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spot, "PAUSES_S", (0.0, 0.01))

    async def story(scene: Scene) -> None:
        scene.server.refuses["Notify"] = "org.example.Busy"
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: scene.server.asked.count("Notify") == 3)
        assert scene.posted == []
        scene.server.refuses.clear()
        await scene.until(lambda: scene.posted == [Shown()])

    play(story)


@pytest.mark.parametrize(
    ("member", "answer"),
    [
        ("GetServerInformation", ("", [])),
        ("GetServerInformation", ("ss", ["short", "nobody"])),
        ("GetServerInformation", ("uuu", [1, 2, 3])),
        ("GetCapabilities", ("", [])),
        ("GetCapabilities", ("u", [7])),
        ("GetCapabilities", ("asas", [["actions"], []])),
        ("Notify", ("", [])),
        ("Notify", ("s", ["seven"])),
        ("Notify", ("i", [-1])),
    ],
)
def test_a_server_that_answers_nonsense_is_tried_again(
    member: str,
    answer: tuple[str, list[object]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(spot, "PAUSES_S", (0.0, 0.01))

    async def story(scene: Scene) -> None:
        await scene.server.stop()
        server = await scene.another_server()
        server.garbles[member] = answer
        await scene.notifier.start()
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: server.asked.count(member) >= 3)
        assert scene.posted == []
        server.garbles.clear()
        await scene.until(lambda: scene.posted == [Shown()])

    play(story)
    (line,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert member in line.getMessage()
    assert not line.exc_info


def test_a_server_that_dies_of_the_reminder_is_given_longer_and_longer_pauses() -> None:
    async def story(scene: Scene) -> None:
        scene.notifier.show(CHIN_TUCK)
        for times_shown in range(1, spot.HURRIED_ATTEMPTS + 2):
            await scene.until(lambda times=times_shown: len(scene.posted) == times)
            await scene.servers[-1].stop()
            await scene.another_server()
        with pytest.raises(TimeoutError):
            await scene.until(lambda: scene.servers[-1].notified, within_s=0.5)

    play(story)


def test_the_reminder_is_back_after_the_bus_was_lost() -> None:
    async def story(scene: Scene) -> None:
        await scene.on_screen(CHIN_TUCK)
        scene.daemon.stop()
        scene.daemon.start()
        again = await scene.another_server()
        await scene.until(lambda: scene.posted == [Shown()])
        assert again.titles == ["Chin tuck"]
        assert again.last.replaces == 0

    play(story)


def test_an_ordinary_message_that_came_too_late_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskstretch.notify.freedesktop.FRESH_S", 0.0)

    async def story(scene: Scene) -> None:
        scene.notifier.tell(Message("Next", "at 10:45"))
        await asyncio.sleep(0.05)
        await scene.server.start()
        scene.notifier.show(CHIN_TUCK)
        await scene.until(lambda: scene.posted)
        assert scene.server.titles == ["Chin tuck"]

    play(story, server_is_there=False)


# -- texts that attack


def test_no_text_can_break_the_call_or_the_markup() -> None:
    texts = st.text(st.characters(exclude_categories=()), max_size=40)

    async def story(scene: Scene) -> None:
        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        @given(texts, texts, texts)
        def shows(title: str, body: str, label: str) -> None:
            reminders.append(Reminder(title, body, (Button("start", label, Start()),)))

        shows()
        for reminder in reminders:
            await scene.on_screen(reminder)
            note = scene.server.last
            assert "<" not in note.body
            assert ">" not in note.body
            assert all(ord(char) >= 32 or char == "\n" for char in note.title + note.body + note.actions[1])

    reminders: list[Reminder] = []
    play(story)


def test_what_a_killed_run_left_on_the_screen_is_taken_away_by_the_next(tmp_path):
    async def story(scene):
        kept = Leftover(tmp_path / "reminder")
        killed = FreedesktopNotifier(scene.bus, scene.posted.append, ICON, kept)
        await killed.start()
        killed.show(CARD)
        await scene.until((tmp_path / "reminder").exists)
        left = scene.server.last.id
        following = FreedesktopNotifier(scene.bus, scene.posted.append, ICON, kept)
        await following.start()
        assert left in scene.server.closed
        assert not (tmp_path / "reminder").exists()
        await following.close()

    play(story)


def test_a_number_of_another_server_or_of_nobody_closes_nothing(tmp_path):
    async def story(scene):
        for text in (":1.999 7", "garbage", "", ":1.2 seven", "\u00fc 7"):
            (tmp_path / "reminder").write_text(text, encoding="utf-8")
            notifier = FreedesktopNotifier(
                scene.bus, scene.posted.append, ICON, Leftover(tmp_path / "reminder")
            )
            await notifier.start()
        assert scene.server.closed == []

    play(story)


def test_a_reminder_that_is_answered_leaves_no_number_behind(tmp_path):
    async def story(scene):
        notifier = FreedesktopNotifier(
            scene.bus, scene.posted.append, ICON, Leftover(tmp_path / "reminder")
        )
        await notifier.start()
        notifier.show(CARD)
        await scene.until((tmp_path / "reminder").exists)
        notifier.withdraw()
        await scene.until(lambda: not (tmp_path / "reminder").exists())
        await notifier.close()

    play(story)
