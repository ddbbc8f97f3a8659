"""``deskstretch doctor``: why do I not see anything?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..paths import Paths


@click.command(
    epilog="Examples: deskstretch doctor; deskstretch doctor --test; deskstretch doctor --json",
)
@click.option("--json", "as_json", is_flag=True, help="For scripts; docs/cli.md tells the fields.")
@click.option("--test", is_flag=True, help="Show a real notification, and wait for its button.")
def doctor(*, as_json: bool, test: bool) -> int:
    """Look at everything a reminder needs, and say what is missing and what would mend it.

    Nothing is changed. Exits with 1 when something keeps deskstretch from starting.
    """
    import logging

    # Without any handler Python would print what the parts log.
    logging.getLogger().addHandler(logging.NullHandler())
    from ..paths import Paths

    paths = Paths.of_the_person()
    if test and as_json:
        raise click.UsageError("--test is for a person, --json for a script: one of them, please")
    if test:
        from .doctor_trial import run_trial

        return run_trial(paths)
    return _examine(paths, as_json=as_json)


def _examine(paths: "Paths", *, as_json: bool) -> int:
    from ..clock import SystemClock
    from ..doctor import Level, examine
    from . import doctor_page as page

    running, unanswered = _running(paths)
    findings = examine(paths, SystemClock(), running, unanswered)
    click.echo(page.as_json(findings) if as_json else page.screen(findings))
    return int(any(finding.level is Level.BAD for finding in findings))


def _running(paths: "Paths") -> tuple[Mapping[str, object] | None, str | None]:
    """What the running program says of its parts, and why it does not, if it runs and does not."""
    from functools import partial

    from ..clock import running_s
    from ..control.client import ask
    from ..control.protocol import Request
    from ..core.errors import NotRunning
    from ..doctor.probe import LIMIT_S, LookFailed, Probe

    try:
        # With the patience of a look: it may hang, and that is what the person wants to know.
        asked = Probe(partial(ask, paths.socket, Request("parts"))).start()
        return asked.result(running_s() + LIMIT_S), None
    except LookFailed as failed:
        runs = not isinstance(failed.__cause__, NotRunning)
        return None, str(failed) if runs else None
