"""Whether reminders know when to be quiet."""

from dataclasses import dataclass

from ..finding import Area, Finding, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentFacts:
    """``sensed``: what works here, by name; ``missing``: what does not, and why; ``now``: what it tells."""

    sensed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def moments_finding(facts: MomentFacts) -> Finding:
    missing = "".join(f" Not here: {reason}." for reason in facts.missing)
    if not facts.sensed:
        summary = "nothing tells of calls and other bad moments"
        return Finding(
            Area.MOMENTS,
            Level.WARNING,
            summary,
            missing.strip() or None,
            "before a call: deskstretch pause 1h",
        )
    summary = "nothing is in the way of a reminder"
    if facts.now:
        summary = f"a reminder would wait: {'; '.join(facts.now)}"
    return Finding(Area.MOMENTS, Level.GOOD, summary, f"Sensed: {', '.join(facts.sensed)}.{missing}")
