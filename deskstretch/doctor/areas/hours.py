"""Whether it is working time now."""

from datetime import datetime, tzinfo

from ...core.hours import WorkingHours
from ...core.words import clock
from ..finding import Area, Finding, Level


def hours_finding(hours: WorkingHours, now: datetime, zone: tzinfo) -> Finding:
    today = hours.days[now.astimezone(zone).weekday()]
    detail = f"Today: {', '.join(map(str, today)) or 'free'}. It is {clock(now, now, zone)} ({zone})."
    edge = hours.next_edge(now, zone)
    if hours.contains(now, zone):
        until = f" until {clock(edge, now, zone)}" if edge else ", day and night"
        return Finding(Area.HOURS, Level.GOOD, f"on duty{until}", detail)
    if edge is None:
        return Finding(
            Area.HOURS,
            Level.WARNING,
            "no working hours are set: no reminder ever comes",
            mend='give a day some in the settings, such as monday = ["08:00-18:00"] below [hours]',
        )
    return Finding(Area.HOURS, Level.GOOD, f"off duty until {clock(edge, now, zone)}: no reminders", detail)
