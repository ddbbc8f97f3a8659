"""The guide's process from the program's side: what it reports is posted, and it never stays behind."""

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest

from deskstretch.core.events import Guided, GuideEnd, GuideEnded, Hurts
from deskstretch.core.settings import Guide as Guiding
from deskstretch.guide import launching
from deskstretch.guide.launch import GuideProcess
from tests.desk import POOL

OPENED = """
import json, os, sys, time
def say(line): os.write(1, line.encode() + b"\\n")
letter = json.loads(os.read(0, 65536))
say('{"opened": true}')
"""
DONE = 'say(\'{"stretch": "one", "seconds": 30.0, "whole": true}\')\n'
STAYS = "time.sleep(60)\n"
STAYS_WHATEVER = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); say('x')\n" + STAYS


class Programs:
    """Guides that are small programs, and everything that they had posted."""

    def __init__(self, program: str) -> None:
        self.posted: list[object] = []
        self.guide = GuideProcess(self.posted.append, (sys.executable, "-c", program))

    def open(self) -> None:
        self.guide.open(POOL[:2], "", Guiding(), focus=True)

    async def until(self, what: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not what():
                await asyncio.sleep(0.01)

    async def ended(self) -> list[object]:
        await self.until(lambda: any(isinstance(event, GuideEnded) for event in self.posted))
        await self.guide.close()
        return self.posted


def led(program: str) -> list[object]:
    """What a guide like this has posted at its end."""

    async def lead() -> list[object]:
        programs = Programs(program)
        programs.open()
        return await programs.ended()

    return asyncio.run(lead())


def within(seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    async def timed() -> None:
        async with asyncio.timeout(seconds):
            await work()

    asyncio.run(timed())


def test_what_was_done_is_posted_and_then_the_end():
    assert led(OPENED + DONE) == [
        Guided("one", timedelta(seconds=30), whole=True),
        GuideEnded(GuideEnd.FINISHED),
    ]


def test_what_hurts_is_posted_at_once():
    program = OPENED + """say('{"hurts": "one", "seconds": 12.0}')\n""" + DONE
    hurts, *rest = led(program)
    assert hurts == Hurts("one", timedelta(seconds=12))
    assert [type(event) for event in rest] == [Guided, GuideEnded]


def test_the_letter_says_what_to_show(tmp_path):
    program = OPENED + f"open({str(tmp_path / 'letter')!r}, 'w').write(json.dumps(letter))"
    led(program)
    written = (tmp_path / "letter").read_text()
    assert '"id": "one"' in written
    assert '"id": "two"' in written


@pytest.mark.parametrize(
    ("code", "how"), [(69, GuideEnd.UNABLE), (1, GuideEnd.DIED), (0, GuideEnd.FINISHED)]
)
def test_how_it_left_is_told_by_its_exit_code(code, how):
    assert led(f"import sys; sys.exit({code})") == [GuideEnded(how)]


def test_one_that_is_killed_died():
    assert led(OPENED + "os.kill(os.getpid(), 9)") == [GuideEnded(GuideEnd.DIED)]


def test_a_program_that_is_not_there_died():
    async def lead() -> list[object]:
        posted: list[object] = []
        guide = GuideProcess(posted.append, ("/nonexistent/guide",))
        guide.open(POOL[:1], "", Guiding(), focus=False)
        while not posted:
            await asyncio.sleep(0.01)
        await guide.close()
        return posted

    assert asyncio.run(lead()) == [GuideEnded(GuideEnd.DIED)]


@pytest.mark.parametrize(
    "nonsense",
    [
        "hello",
        '{"stretch": "one", "seconds": 1e999, "whole": true}',
        '{"stretch": "one", "seconds": -1, "whole": true}',
        '{"stretch": "one", "seconds": 30, "whole": 1}',
        '{"stretch": "one", "seconds": NaN, "whole": true}',
        '{"hurts": "one"}',
        '{"hurts": "one", "seconds": -3}',
        "[" * 3000,
        "x" * 50_000,
        "[]",
    ],
)
def test_nonsense_is_passed_over_and_logged_once(caplog, nonsense):
    posted = led(OPENED + f"say({nonsense!r})\nsay({nonsense!r})\n" + DONE)
    assert posted == [Guided("one", timedelta(seconds=30), whole=True), GuideEnded(GuideEnd.FINISHED)]
    assert len([record for record in caplog.records if "no report" in record.message]) == 1


def test_a_flood_of_nonsense_is_ended():
    assert led(OPENED + "while True: say('more')") == [GuideEnded(GuideEnd.DIED)]


def test_what_went_wrong_in_it_is_logged_without_what_could_steer_a_terminal(caplog):
    with caplog.at_level(logging.WARNING):
        led(OPENED + r"""say('{"trouble": "no display \\u001b[31m"}')""")
    [said] = [record.message for record in caplog.records if "no display" in record.message]
    assert said.isprintable()


def test_one_that_shows_nothing_is_ended(monkeypatch):
    monkeypatch.setattr(launching, "OPENS_WITHIN_S", 0.2)
    assert led("import time; time.sleep(60)") == [GuideEnded(GuideEnd.DIED)]


def test_one_that_is_open_may_take_its_time(monkeypatch):
    monkeypatch.setattr(launching, "OPENS_WITHIN_S", 1.0)
    assert led(OPENED + "time.sleep(1.5)\n" + DONE)[-1] == GuideEnded(GuideEnd.FINISHED)


LEAVES = "while os.read(0, 100): pass\n"
TELLS = 'say(\'{"stretch": "two", "seconds": 12.0, "whole": false}\')\n'


def stopped(program: str, *, by_close: bool = False) -> list[object]:
    """What it has posted when it was asked to leave, after its first word."""
    posted: list[object] = []

    async def stop() -> None:
        programs = Programs(program)
        programs.open()
        await programs.until(lambda: bool(programs.posted))
        if not by_close:
            programs.guide.stop()
            await programs.until(lambda: GuideEnded in map(type, programs.posted))
        await programs.guide.close()
        posted.extend(programs.posted)

    within(15, stop)
    return posted


@pytest.mark.parametrize("by_close", [False, True])
def test_asked_to_leave_it_tells_what_was_done_before_its_end(by_close):
    assert stopped(OPENED + DONE + LEAVES + TELLS, by_close=by_close) == [
        Guided("one", timedelta(seconds=30), whole=True),
        Guided("two", timedelta(seconds=12), whole=False),
        GuideEnded(GuideEnd.FINISHED),
    ]


@pytest.mark.parametrize("program", [OPENED + DONE + STAYS, OPENED + DONE + STAYS_WHATEVER])
def test_one_that_does_not_leave_is_ended_and_says_nothing_more(program):
    assert stopped(program) == [
        Guided("one", timedelta(seconds=30), whole=True),
        GuideEnded(GuideEnd.DIED),
    ]


def test_what_it_tells_too_late_is_not_heard():
    late = f"signal.signal(signal.SIGTERM, lambda *_: {TELLS.strip()})\n"
    assert stopped(OPENED + "import signal\n" + late + DONE + STAYS)[1:] == [GuideEnded(GuideEnd.DIED)]


def test_one_that_was_asked_to_leave_before_it_began_has_its_end_too():
    async def lead() -> None:
        programs = Programs(OPENED + DONE + LEAVES)
        for _ in range(3):
            programs.open()
        await programs.guide.close()
        assert programs.posted.count(GuideEnded(GuideEnd.FINISHED)) == 3

    within(15, lead)


def test_another_one_takes_its_place(tmp_path):
    """Never two at once: the second begins when the first is gone."""
    mark = str(tmp_path / "open")
    program = OPENED + (
        f"assert not os.path.exists({mark!r}); open({mark!r}, 'x')\n"
        "import atexit, signal\n"
        f"atexit.register(os.unlink, {mark!r})\n"
        "signal.signal(signal.SIGTERM, lambda *_: (time.sleep(0.3), sys.exit(0)))\n"
    )

    async def lead() -> None:
        programs = Programs(program + DONE + STAYS)
        programs.open()
        await programs.until(lambda: len(programs.posted) == 1)
        programs.open()
        await programs.until(lambda: len(programs.posted) == 3)
        await programs.guide.close()
        assert [type(event) for event in programs.posted] == [Guided, GuideEnded] * 2
        assert not os.path.exists(mark)

    within(20, lead)


def test_closing_when_none_is_open_is_nothing():
    async def close() -> None:
        programs = Programs(OPENED)
        programs.guide.stop()
        await programs.guide.close()

    within(1, close)


def test_the_program_that_starts_it_loads_nothing_of_what_it_shows():
    """The tray process runs all day: no Tk, no Pillow, no rich, and no guide either."""
    heavy = "{'tkinter', 'PIL', 'rich', 'deskstretch.guide.offer', 'deskstretch.figure.paint'}"
    program = (
        "import sys, deskstretch.app, deskstretch.guide.launching\n"
        f"sys.exit(' '.join({heavy} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
