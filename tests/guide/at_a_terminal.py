"""The terminal guide in a process of its own, with a clock that runs fast: ``SPEED REPORT ID...``.

Writes a line to the file REPORT for each stretch that is told. The stretches are those of the tests, and
telling one called "trouble" fails.
"""

import json
import sys
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from deskstretch.core.course import Spent
from deskstretch.core.settings import Guide
from deskstretch.core.stretch import Sides
from deskstretch.guide import terminal
from deskstretch.guide.offer import Offer, fast_clock
from tests.desk import stretch

STRETCHES = {
    each.id: each
    for each in (
        stretch("lunge", sides=Sides.EACH, hold=timedelta(seconds=20)),
        stretch("nod", hold=None, repetitions=5, tempo=timedelta(seconds=4)),
        stretch("trouble", hold=timedelta(seconds=1)),
        stretch("long", hold=timedelta(minutes=10)),
    )
}


def main(speed: str, report: str, *ids: str) -> None:
    def tell(spent: Spent) -> None:
        if spent.stretch == "trouble":
            raise RuntimeError("told of trouble")
        with Path(report).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(spent)) + "\n")

    terminal.run(
        Offer(
            stretches=tuple(STRETCHES[each] for each in ids),
            settings=Guide(sound=False),
            tell=tell,
            clock=fast_clock(float(speed)),
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
