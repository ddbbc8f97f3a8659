"""The fields of shades in ``stats``: the days of a year, and the hours of the week."""

from collections import Counter
from datetime import date, timedelta

from rich.console import Group, RenderableType
from rich.text import Text

from ..core.progress.period import DAY, monday
from ..core.progress.summary import Summary
from ..core.set_time import SHORT_DAYS
from . import stats_words as words
from .stats_bars import QUIET, Glyphs, shade

_LABEL = 5
_WEEK = timedelta(weeks=1)


def year_field(found: Summary, width: int, drawn: Glyphs) -> RenderableType:
    """A column for each week, a line for each day of it, a shade for how much of the goal was done."""
    weeks = min((found.last - monday(found.first)).days // 7 + 1, width - _LABEL)
    begin = monday(found.last) - (weeks - 1) * _WEEK
    shares = {days.first: found.goal.share(days.tally.done, days.tally.stretched) for days in found.days}
    lines = [Text("DAY BY DAY", style=QUIET), _months(begin, weeks)]
    for weekday, name in enumerate(SHORT_DAYS):
        line = _labelled(name.capitalize() if weekday % 2 == 0 else "")
        for week in range(weeks):
            day = begin + week * _WEEK + weekday * DAY
            line.append(shade(shares[day], drawn) if day in shares else Text(" "))
        lines.append(line)
    return Group(*lines, _legend("the goal of a day", drawn))


def hours_field(found: Summary, width: int, drawn: Glyphs) -> RenderableType | None:
    """A line for each weekday, a shade for how many stretches were done in each hour."""
    done = Counter({(one.weekday, one.hour): one.tally.done for one in found.hours if one.tally.done})
    if not done:
        return None
    hours = sorted({hour for _, hour in done})
    columns = range(hours[0], hours[-1] + 1)
    each = 3 if len(columns) * 3 + _LABEL <= width else 2 if len(columns) * 2 + _LABEL <= width else 1
    most = max(done.values())
    step = {3: 1, 2: 2, 1: 4}[each]  # there is not room for the name of every one
    names = "".join(f"{hour:02}".ljust(step * each) for hour in columns[::step])
    head = Text(" " * _LABEL + names, style=QUIET)
    lines = [Text("STRETCHES BY HOUR", style=QUIET), head]
    for weekday, name in enumerate(SHORT_DAYS):
        line = _labelled(name.capitalize())
        for hour in columns:
            line.append(shade(done[weekday, hour] / most, drawn)).append(" " * (each - 1))
        lines.append(line)
    return Group(*lines, _legend(f"{most} stretches" if most > 1 else "1 stretch", drawn))


def _labelled(label: str) -> Text:
    return Text.assemble((label.ljust(_LABEL), QUIET))


def _months(begin: date, weeks: int) -> Text:
    """The months above the weeks they begin in, where there is room for three letters."""
    line = [" "] * weeks
    for week in range(weeks - 2):
        last_day = begin + week * _WEEK + 6 * DAY
        if last_day.day <= 7 and not "".join(line[max(week - 1, 0) : week]).strip():
            line[week : week + 3] = words.month(last_day)[:3]
    return Text(" " * _LABEL + "".join(line), style=QUIET)


def _legend(all_of_it: str, drawn: Glyphs) -> Text:
    """What the shades stand for."""
    legend = Text(" " * _LABEL + f"{drawn.shades[0]} nothing  ", style=QUIET)
    return legend.append(f"{drawn.shades[1:]} up to {all_of_it}")
