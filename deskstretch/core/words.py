"""Times and lengths as a person says them."""

from datetime import datetime, timedelta, tzinfo


def clock(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """ "10:45" today, "tomorrow 08:00", "Mon 08:00" within a week, "2026-12-01 08:00" later."""
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    time = f"{local:%H:%M}"
    if days == 0:
        return time
    if days == 1:
        return f"tomorrow {time}"
    if 1 < days < 7:
        return f"{_WEEKDAYS[local.weekday()]} {time}"
    return f"{local:%Y-%m-%d} {time}"


def at(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """ "at 10:45" today; another day says itself: "tomorrow 00:10"."""
    words = clock(moment, now, zone)
    return words if " " in words else f"at {words}"


def span(length: timedelta) -> str:
    """ "45 s", "10 min", "1 h 30 min". From two minutes on seconds are rounded to minutes."""
    seconds = round(length.total_seconds())
    if seconds < 120:
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return f"{rest} s"
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(int(length.total_seconds() + 30) // 60, 60)
    words = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(words)


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Not strftime's: the program speaks one language, whatever the locale."""
