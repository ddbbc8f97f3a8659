"""The running program and its settings file, with real files and a real keeper."""

import asyncio
import sys
from dataclasses import replace

import pytest

from deskstretch import child
from deskstretch.catalogue.live import LivePool
from deskstretch.core import events as e
from deskstretch.core.demo import quickened
from deskstretch.core.errors import Refused
from deskstretch.core.phase import Phase
from deskstretch.core.settings import Backend, Moments
from deskstretch.keeper import Keeper, Parts
from deskstretch.paths import Paths
from deskstretch.program import SENSES_AFTER_S, Program
from deskstretch.storage.history import History
from deskstretch.storage.state import StateFile
from deskstretch.tuning import Tuning
from tests.stand_ins import Panel, Screen, Wrist


class Desk:
    """A program on a screen; another screen is chosen for another way to be reminded."""

    def __init__(self, root):
        self.paths = Paths.scratch(root)
        self.paths.make_folders()
        self.first, self.second = Screen(), Screen()
        self.chosen, self.sensed = [], []
        self.clock = clock = Wrist()
        tuning = Tuning(self.paths, clock, demo=False)
        start = tuning.at_start()
        packs = LivePool(self.paths.packs)
        packs.changed(())
        history, state = History(self.paths.history), StateFile(self.paths.state)
        pool = packs.pool
        parts = Parts(self.first, Panel(), None, history, state, pool.stretches, routines=pool.routines)
        self.keeper = Keeper(parts, start.settings, clock)
        self.program = Program(self.keeper, parts.tray, tuning, packs, self.choose, self.sense)
        self.program.begin()

    async def sense(self, moments):
        self.sensed.append(moments)

    async def choose(self, preference):
        self.chosen.append(preference)
        return self.second


def test_another_way_to_be_reminded_takes_over_what_is_on_the_screen(tmp_path):
    async def story():
        desk = Desk(tmp_path)
        desk.program.take(e.Now())
        assert desk.first.reminder
        desk.paths.config.write_text('[notifications]\nbackend = "plain"\n')
        desk.program.tick()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert desk.chosen == [Backend.PLAIN]
        assert desk.second.reminder == desk.first.reminder
        assert desk.first.closed
        desk.program.take(e.Done())
        assert desk.second.reminder is None
        await desk.program.close()
        assert desk.second.closed

    asyncio.run(story())


def test_a_click_changes_the_file_and_counts_at_once(tmp_path):
    async def story():
        desk = Desk(tmp_path)
        desk.program.take(e.ChangeSetting("reminders.interval", "30m"))
        assert 'interval = "30m"' in desk.paths.config.read_text()
        assert (
            desk.keeper.session.due_at - desk.keeper.session.since
            == desk.keeper.settings.reminders.interval
        )
        assert desk.chosen == []
        await desk.program.close()

    asyncio.run(story())


def test_a_mistake_in_the_file_is_told_and_what_was_in_force_stays(tmp_path):
    async def story():
        desk = Desk(tmp_path)
        before = desk.keeper.settings
        desk.paths.config.write_text("[reminders]\ninterval = 45\n")
        desk.program.tick()
        desk.program.tick()
        told = [message for message in desk.first.messages if "mistake" in message.title]
        assert len(told) == 1
        assert "config.toml, line 2" in told[0].body
        assert desk.keeper.settings == before
        await desk.program.close()

    asyncio.run(story())


def test_a_mended_file_takes_the_complaint_off_the_screen_and_is_said_once(tmp_path):
    async def story():
        desk = Desk(tmp_path)
        desk.paths.config.write_text("[reminders]\ninterval = 45\n")
        desk.program.take(e.FilesSaved())
        desk.paths.config.write_text('[reminders]\ninterval = "30m"\n')
        desk.program.take(e.FilesSaved())
        desk.program.tick()
        titles = [message.title for message in desk.first.messages if "settings" in message.title]
        assert titles == ["Your settings file has a mistake", "Your settings file is fine again"]
        await desk.program.close()

    asyncio.run(story())


def test_what_makes_a_bad_moment_is_sensed_from_the_start_and_as_the_settings_say(tmp_path):
    async def story():
        desk = Desk(tmp_path)
        await asyncio.sleep(SENSES_AFTER_S + 0.1)
        assert desk.sensed == [Moments()]
        desk.paths.config.write_text("[moments]\ncalls = false\n")
        desk.program.tick()
        desk.program.tick()
        await asyncio.sleep(0)
        assert desk.sensed == [Moments(), Moments(calls=False)]
        await desk.program.close()

    asyncio.run(story())


@pytest.mark.parametrize(("minutes", "comes"), [(10, True), (29, True), (31, False)])
def test_a_routine_whose_time_falls_into_a_stretch_comes_when_that_is_over(tmp_path, minutes, comes):
    async def story():
        desk = Desk(tmp_path)
        desk.program.take(e.Begin(desk.keeper.find("chin-tuck")))
        desk.program.take(e.RoutineDue("desk-reset"))
        assert desk.keeper.session.phase is Phase.STRETCHING
        assert desk.keeper.session.reasons[-1].words == "Desk reset waits: a stretch is under way"
        for _ in range(minutes):  # a slow one
            desk.clock.run(minutes=1)
            desk.keeper.session = replace(desk.keeper.session, started_at=desk.clock.wall)
            desk.program.tick()
        assert desk.keeper.session.routine is None
        desk.program.take(e.Done())
        routine = desk.keeper.session.routine
        assert (routine is not None and routine.id == "desk-reset") is comes
        desk.program.take(e.Skip())
        desk.program.tick()
        assert desk.keeper.session.routine is None
        await desk.program.close()

    asyncio.run(story())


def test_your_progress_is_opened_by_a_process_of_its_own(tmp_path, monkeypatch):
    opened = tmp_path / "opened"
    script = f"import sys; open({str(opened)!r}, 'w').write(sys.argv[1]); sys.exit('deskstretch: no disk')"
    monkeypatch.setattr(child, "command", lambda module: (sys.executable, "-c", script))

    async def story():
        desk = Desk(tmp_path)
        desk.first.messages.clear()
        desk.program.take(e.OpenReport())
        async with asyncio.timeout(20):
            while not desk.first.messages:
                await asyncio.sleep(0.01)
        assert opened.read_text() == "report"
        assert [message.body for message in desk.first.messages] == ["no disk"]
        await desk.program.close()

    asyncio.run(story())


def test_a_demonstration_has_no_progress_to_show(tmp_path):
    async def story():
        desk = Desk(tmp_path)
        desk.keeper.use(quickened(desk.keeper.settings))
        with pytest.raises(Refused, match="a demonstration keeps nothing"):
            desk.program.take(e.OpenReport())
        await desk.program.close()

    asyncio.run(story())
