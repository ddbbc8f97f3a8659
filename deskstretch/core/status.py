"""The state of the day as plain values, for ``deskstretch status --json`` and whoever reads that.

The keys and what they hold are a promise to scripts (docs/cli.md): new ones may come, none changes.
"""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from .effects import Outcome
from .goal import Goal
from .outlook import outlook
from .phase import Phase
from .progress.tally import NOTHING, Tally
from .progress.words import today_in_words
from .session import Session
from .settings import Settings
from .stretch import Stretch

_COUNTED = (
    *(Outcome.DONE, Outcome.STOPPED, Outcome.STARTED, Outcome.SKIPPED, Outcome.MISSED),
    Outcome.NATURAL_BREAK,
)

_COUNTING = (Phase.WORKING, Phase.AWAY, Phase.SNOOZED)
"""The phases that end by the clock; in the others the next reminder depends on the person."""


def status(
    session: Session,
    now: datetime,
    settings: Settings,
    today: Mapping[Outcome, int],
    tally: Tally = NOTHING,
) -> dict[str, object]:
    """Ready for JSON. Moments are local, with their offset from UTC; ``today`` counts what came of it.

    ``tally``: the numbers of the day, for the goal.
    """
    zone = settings.zone
    hold, pause = session.hold, session.pause
    return {
        "phase": session.phase.value,
        "outlook": outlook(session, now, settings),
        "now": _local(now, zone),
        "due_at": _local(session.due_at if session.phase in _COUNTING and session.stretch else None, zone),
        "stretch": _stretch(session.stretch, session.why),
        "more": [{"id": other.id, "name": other.name} for other in session.more],
        "routine": session.routine and {"id": session.routine.id, "name": session.routine.name},
        "guide": session.guide and session.guide.value,
        "held": hold and {"by": hold.words, "since": _local(hold.since, zone)},
        "paused": pause and {"until": _local(pause.until, zone)},
        "away_since": _local(session.away_since, zone),
        "started_at": _local(session.started_at, zone),
        "snoozes": session.snoozes,
        "today": {
            **{outcome.value.replace(" ", "_"): today.get(outcome, 0) for outcome in _COUNTED},
            **_against(settings.progress.goal, tally),
        },
        "why": [{"at": _local(reason.at, zone), "words": reason.words} for reason in session.reasons],
    }


def _against(goal: Goal, tally: Tally) -> dict[str, object]:
    """The day against its goal, spelled as ``stats --json`` spells it."""
    return {
        "stretched_seconds": round(tally.stretched.total_seconds()),
        "goal": {
            "words": str(goal),
            "seconds": goal.minutes and round(goal.minutes.total_seconds()),
            "stretches": goal.stretches,
        },
        "goal_reached": goal.is_reached(tally.done, tally.stretched),
        "words": today_in_words(tally, goal) if tally.done else "",
    }


def _stretch(stretch: Stretch | None, why: str) -> dict[str, object] | None:
    if stretch is None:
        return None
    return {
        "id": stretch.id,
        "name": stretch.name,
        "why": why,
        "steps": list(stretch.steps),
        "dose": stretch.dose,
        "caution": stretch.caution,
        "seconds": round(stretch.duration.total_seconds()),
    }


def _local(moment: datetime | None, zone: tzinfo) -> str | None:
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None
