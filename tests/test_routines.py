"""Routines in the running program: from the menu, at their times, and as they are for this person."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from deskstretch.core import events as e
from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import DeskstretchError
from deskstretch.core.events import Signal
from deskstretch.core.phase import Phase
from deskstretch.core.rows import Row
from deskstretch.storage.history import History
from tests.test_program import Desk

SHOWN = '[guide]\nshow = "off"\n'


class Person(Desk):
    """A desk whose guide is a card, so that the screen shows what is under way."""

    def write(self, text: str) -> None:
        self.paths.config.write_text(SHOWN + text)
        self.program.take(e.FilesSaved())

    @property
    def title(self) -> str:
        return self.first.reminder.title if self.first.reminder else ""

    def menu(self) -> list[str]:
        """What the submenu of the routines has."""
        for row in self.program.tray.views[-1].menu:
            if isinstance(row, Row) and row.label == "Routines":
                return [row.label for row in row.rows]
        return []


def told(folder: Path, story: Callable[[Person], None]) -> None:
    async def telling() -> None:
        person = Person(folder)
        person.write("")
        person.first.messages.clear()  # the welcome
        story(person)
        await person.program.close()

    asyncio.run(telling())


def test_a_click_begins_it_at_once(tmp_path: Path) -> None:
    def story(person: Person) -> None:
        person.program.take(e.BeginRoutine("desk-reset"))
        assert person.keeper.session.phase is Phase.STRETCHING
        assert person.title == "Stretching: Shoulder rolls"
        assert [s.id for s in person.keeper.session.offered][-1] == "diaphragmatic-breathing"
        assert person.first.messages == []

    told(tmp_path, story)


def test_its_time_offers_it_and_waits_for_the_answer(tmp_path: Path) -> None:
    def story(person: Person) -> None:
        person.program.take(e.RoutineDue("desk-reset"))
        assert person.keeper.session.phase is Phase.PROMPTING
        assert person.title == "Desk reset"

    told(tmp_path, story)


def test_its_time_in_a_call_waits_until_the_call_is_over_without_a_word(tmp_path: Path) -> None:
    def story(person: Person) -> None:
        person.write('[stretches]\nexclude = ["shoulder-rolls"]\n')
        person.program.take(e.Signalled(Signal.CALL, "in a call"))
        person.program.take(e.RoutineDue("desk-reset"))
        assert person.keeper.session.phase is Phase.HELD
        assert person.first.reminder is None
        assert person.first.messages == []

    told(tmp_path, story)


def test_what_hurts_or_is_excluded_is_left_out_and_that_is_said(tmp_path: Path) -> None:
    def story(person: Person) -> None:
        person.write('[stretches]\nexclude = ["shoulder-rolls"]\n')
        history = History(person.paths.history)
        history.append(Record(Outcome.HURT, person.keeper.now() - timedelta(days=30), "seated-cat-cow"))
        history.close()
        person.program.take(e.RoutineDue("desk-reset"))
        assert person.title == "Desk reset, shortened"
        person.program.take(e.Skip())
        person.program.take(e.BeginRoutine("desk-reset"))
        assert person.title == "Stretching: Thoracic rotation"
        [message] = person.first.messages
        assert message.title == "Desk reset, without Shoulder rolls and Seated cat-cow"

    told(tmp_path, story)


@pytest.mark.parametrize("event", [e.BeginRoutine, e.RoutineDue])
def test_when_nothing_is_left_it_is_refused_with_a_reason(tmp_path: Path, event: type) -> None:
    def story(person: Person) -> None:
        person.write("[stretches.regions]\n" + "".join(f'"{region}" = 0\n' for region in REGIONS))
        with pytest.raises(DeskstretchError, match="nothing is left of Desk reset: all of it hurts, or"):
            person.program.take(event("desk-reset"))
        assert person.keeper.session.phase is Phase.WORKING

    told(tmp_path, story)


def test_ones_own_are_in_the_menu_as_soon_as_they_are_saved(tmp_path: Path) -> None:
    def story(person: Person) -> None:
        assert len(person.menu()) == 4
        person.paths.packs.mkdir()
        text = '[[routine]]\nid = "my-neck"\nname = "My neck"\nmobility = ["chin-tuck", "neck-nod"]\n'
        (person.paths.packs / "mine.toml").write_text(text)
        person.program.take(e.FilesSaved())
        assert person.menu()[4:] == ["My neck, 1 min 50 s"]
        person.program.take(e.BeginRoutine("my-neck"))
        assert person.title == "Stretching: Chin tuck"

    told(tmp_path, story)


def test_a_set_time_of_a_routine_that_is_not_there_is_among_the_warnings(tmp_path: Path) -> None:
    def story(person: Person) -> None:
        person.write('[routines]\nat = ["desk-rest 15:00", "desk-reset 9:00"]\n')
        answers: list[dict[str, list[str]]] = []
        person.program.take(e.Ask("status", None, answers.append))  # type: ignore[arg-type]
        assert answers[0]["warnings"] == [
            "routines.at: there is no routine desk-rest; did you mean desk-reset?"
        ]

    told(tmp_path, story)


REGIONS = ("neck", "shoulders", "upper back", "whole spine", "breath")
