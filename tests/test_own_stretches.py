"""The running program and the person's own stretches, with real files and a real keeper."""

import asyncio

import pytest

from deskstretch.catalogue.live import LivePool
from deskstretch.core import events as e
from deskstretch.core.effects import Outcome
from deskstretch.core.phase import Phase
from deskstretch.core.stretch import Region
from deskstretch.keeper import Keeper, Parts
from deskstretch.paths import Paths
from deskstretch.program import Program
from deskstretch.storage.history import History
from deskstretch.storage.state import StateFile
from deskstretch.tuning import Tuning
from tests.catalogue.test_packs import stretch
from tests.stand_ins import Panel, Screen, Wrist

WEIGHTS = ", ".join(f'"{region}" = {int(region is Region.NECK)}' for region in Region)
SETTINGS = f"""
[hours]
monday = ["00:00-24:00"]
[stretches]
regions = {{ {WEIGHTS} }}
exclude = ["chin-tuck", "side-neck-stretch", "neck-nod", "forward-neck-stretch", "neck-circles"]
"""
"""Nothing that ships is offered, so that what is offered can be foretold."""


class Home:
    """A person's folders and a program that runs in them."""

    def __init__(self, root):
        self.paths = Paths.scratch(root)
        self.paths.make_folders()
        self.paths.packs.mkdir()
        self.settings()
        self.screen, self.clock = Screen(), Wrist()

    def settings(self, more=""):
        self.paths.config.write_text(SETTINGS + more)

    def pack(self, name, text):
        (self.paths.packs / f"{name}.toml").write_text(text)

    def start(self):
        tuning = Tuning(self.paths, self.clock, demo=False)
        start = tuning.at_start()
        packs = LivePool(self.paths.packs)
        packs.changed(start.settings.stretches.packs_off)
        self.history = History(self.paths.history)
        state = StateFile(self.paths.state)
        parts = Parts(self.screen, Panel(), None, self.history, state, packs.pool.stretches)
        self.keeper = Keeper(parts, start.settings, self.clock)
        self.program = Program(self.keeper, parts.tray, tuning, packs, self.choose, self.sense)
        asyncio.run(self.begin())

    async def begin(self):
        self.program.begin()

    async def sense(self, moments):
        pass

    async def choose(self, preference):
        raise AssertionError("the settings never change it here")

    def tick(self, times=4):
        for _ in range(times):
            self.clock.run(seconds=15)
            self.program.tick()

    @property
    def next(self):
        stretch = self.keeper.session.stretch
        return stretch and (stretch.id, stretch.steps[0])

    @property
    def said(self):
        """Every message but the welcome."""
        return [f"{message.title}: {message.body}" for message in self.screen.messages[1:]]


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path)
    yield home
    home.history.close()


def test_own_stretches_are_offered(home):
    home.pack("mine", stretch("tower"))
    home.start()
    assert home.next == ("tower", "Breathe.")


def test_a_pack_saved_while_the_program_runs_counts_at_the_next_look(home):
    home.start()
    assert home.next is None
    home.pack("mine", stretch("tower"))
    home.tick(1)
    assert home.next == ("tower", "Breathe.")
    home.pack("mine", stretch("bow"))
    home.tick(1)
    assert home.next == ("bow", "Breathe.")
    assert home.said == []


def test_the_reminder_on_the_screen_is_rewritten_and_counted_once(home):
    home.pack("mine", stretch("tower"))
    home.start()
    home.program.take(e.Now())
    home.program.take(e.Shown())
    home.pack("mine", stretch("tower", "Breathe in."))
    home.tick()
    assert home.screen.reminder.body.startswith("Breathe in.")
    assert home.keeper.session.phase is Phase.PROMPTING
    assert home.history.counts(home.clock.wall.date()) == {Outcome.PROMPTED: 1}


def test_a_reminder_whose_stretch_is_gone_gives_way_to_another(home):
    home.pack("mine", stretch("tower"))
    home.start()
    home.program.take(e.Now())
    home.pack("mine", stretch("bow"))
    home.tick(1)
    assert home.screen.reminder.title == "Bow"


def test_a_stretch_under_way_is_left_alone_when_it_is_gone(home):
    home.pack("mine", stretch("tower"))
    home.start()
    home.program.take(e.Now())
    home.program.take(e.Start())
    home.pack("mine", stretch("bow"))
    home.tick(1)
    assert home.screen.reminder.title.endswith("Tower")
    home.program.take(e.Done())
    assert home.next == ("bow", "Breathe.")


def test_what_is_asked_back_reads_as_it_does_now(home):
    home.pack("mine", stretch("tower"))
    home.start()
    home.program.take(e.Now())
    home.program.take(e.Skip())
    home.pack("mine", stretch("tower", "Breathe in."))
    home.tick(1)
    home.program.take(e.Undo())
    assert home.screen.reminder.body.startswith("Breathe in.")


def test_a_pack_is_switched_off_and_on_in_the_settings(home):
    home.pack("mine", stretch("tower"))
    home.start()
    home.settings('packs_off = ["mine"]\n')
    home.tick(1)
    assert home.next is None
    home.settings()
    home.tick(1)
    assert home.next == ("tower", "Breathe.")


def test_a_broken_pack_is_told_once_for_each_change_and_the_others_count(home):
    home.pack("good", stretch("tower"))
    home.start()
    home.pack("mine", "broken")
    home.tick()
    told = "A mistake in your own stretches: mine.toml, line 1"
    assert len(home.said) == 1
    assert home.said[0].startswith(told)
    home.pack("good", stretch("bow"))
    home.tick()
    assert (len(home.said), home.next) == (1, ("bow", "Breathe."))
    home.pack("mine", stretch("arch").replace("neck", "nek"))
    home.tick()
    assert len(home.said) == 2
    home.pack("mine", stretch("arch"))
    home.tick()
    home.pack("mine", "broken")
    home.tick()
    assert len(home.said) == 3


def test_a_pack_that_is_broken_at_the_start_is_told(home):
    home.pack("mine", "broken")
    home.start()
    [message] = home.screen.messages
    assert message.title == "A mistake in your own stretches"
    assert message.body.startswith("mine.toml, line 1")
    assert "never pain" in message.body, "the welcome is not lost over it"


def test_many_broken_packs_are_one_message(home):
    home.start()
    for name in "abcde":
        home.pack(name, "broken")
    home.tick()
    [said] = home.said
    assert said.count("\n") == 3
    assert said.endswith("\nand 2 more: see the log")
