"""A summary for scripts. Keys are only ever added; docs/cli.md tells them."""

import json
from datetime import timedelta

from ..core.hours import WEEKDAYS
from ..core.progress.days import Days
from ..core.progress.summary import Summary
from ..core.progress.tally import Tally


def as_json(found: Summary) -> str:
    """Times are in whole seconds, shares from 0 to 1, days as ``2026-03-02``."""
    return json.dumps(plain(found), indent=2, ensure_ascii=False)


def plain(found: Summary) -> dict[str, object]:
    goal = found.goal
    return {
        "period": found.period.value,
        "today": str(found.today),
        "first": str(found.first),
        "last": str(found.last),
        "goal": {
            "words": str(goal),
            "seconds": None if goal.minutes is None else _seconds(goal.minutes),
            "stretches": goal.stretches,
        },
        "total": _days(found.whole),
        "before": _days(found.before),
        "days": [_days(days) for days in found.days],
        "parts": [_days(days) for days in found.parts],
        "hours": [
            {"weekday": WEEKDAYS[one.weekday], "hour": one.hour, **_answers(one.tally)}
            for one in found.hours
        ],
        "best_hours": list(found.best_hours),
        "regions": [
            {
                "region": one.region.value,
                "done": one.stretches,
                "beside": one.beside,
                "stretched_seconds": _seconds(one.stretched),
                "share": round(one.share, 4),
                "wanted": round(one.wanted, 4),
            }
            for one in found.regions
        ],
        "waits": [
            {"words": one.words, "times": one.times, "seconds": _seconds(one.length)} for one in found.waits
        ],
        "favourites": [{"id": one.stretch_id, "done": one.done} for one in found.favourites],
        "never_done": list(found.never_done),
        "streak": {
            "weeks": found.streak.weeks,
            "longest": found.streak.longest,
            "this_week": found.streak.this_week,
        },
        "suggestions": [{"words": one.words, "commands": list(one.commands)} for one in found.suggestions],
    }


def _days(days: Days) -> dict[str, object]:
    counted = days.tally
    return {
        "first": str(days.first),
        "last": str(days.last),
        "offered": counted.offered,
        **_answers(counted),
        "natural_breaks": counted.natural_breaks,
        "away_seconds": _seconds(counted.away),
        "stretch_days": days.stretch_days,
        "goal_days": days.goal_days,
        "at_desk_seconds": _seconds(days.at_desk),
        "longest_sitting_seconds": None if days.longest is None else _seconds(days.longest),
    }


def _answers(counted: Tally) -> dict[str, int]:
    return {
        "done": counted.done,
        "stopped": counted.stopped,
        "snoozed": counted.snoozed,
        "skipped": counted.skipped,
        "missed": counted.missed,
        "stretched_seconds": _seconds(counted.stretched),
    }


def _seconds(length: timedelta) -> int:
    return round(length.total_seconds())
