"""Whether the settings can be read, and whose they are."""

from dataclasses import dataclass

from ..finding import Area, Finding, Level

MEND = "correct the file; deskstretch takes it over by itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFacts:
    """``path``: the person's own file, ``site``: the one of whoever looks after the computer.

    ``problem``: what is wrong with the person's. ``complaints``: with the site's. ``notes``: what
    should be written otherwise. ``last_good``: whether there is a copy to start with all the same.
    """

    path: str
    exists: bool
    site: str | None = None
    problem: str | None = None
    complaints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    last_good: bool = False


def settings_finding(facts: SettingsFacts) -> Finding:
    files = facts.path if facts.exists else f"no file yet, so the defaults hold ({facts.path})"
    site = f"Under it: {facts.site}" if facts.site else None
    if facts.problem and not facts.last_good:
        return _finding(
            Level.BAD, f"wrong, so deskstretch does not start: {facts.problem}", facts.path, MEND
        )
    if facts.problem:
        summary = f"wrong, so the last good ones hold: {facts.problem}"
        return _finding(Level.WARNING, summary, facts.path, MEND)
    if facts.complaints:
        summary = f"the site's file is wrong and left out: {facts.complaints[0]}"
        return _finding(Level.WARNING, summary, facts.site, "tell whoever looks after this computer")
    if facts.notes:
        return _finding(Level.WARNING, files, site, "; ".join(facts.notes))
    return _finding(Level.GOOD, files, site)


def _finding(level: Level, summary: str, detail: str | None = None, mend: str | None = None) -> Finding:
    return Finding(Area.SETTINGS, level, summary, detail, mend)
