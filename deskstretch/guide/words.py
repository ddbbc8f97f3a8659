"""What a guide says: the few words beside the picture and the ring, the same in a window and a terminal."""

import math
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta

from ..core.course import Place, Spent
from ..core.stretch import Stretch
from ..core.timeline import Breathing, Segment, Stage, breath_of
from ..core.words import span

SAFETY = "Mild tension, never pain."
"""What holds for every stretch; ``safety`` puts a stretch's own caution in its place."""

PAUSED = "Paused"

HURTS = "It hurts"


def heading(place: Place) -> str:
    """What to do now, in a word or two: "Get ready", "Hold", "Change sides"."""
    if place.paused:
        return PAUSED
    return _HEADINGS[place.segment.stage]


def which(place: Place) -> str:
    """The side and the round: "Left side, 2 of 2", "Right side", "Round 1 of 2"; empty with neither."""
    return _which(place.side, place.segment)


def count(place: Place) -> str:
    """For the middle of a ring: the seconds that are left, or which repetition it is: "12", "3/10"."""
    if place.repetition:
        return f"{place.repetition}/{place.segment.repetitions}"
    return str(seconds_left(place.remaining))


def counting(place: Place) -> str:
    """The same in words, for a line or a voice: "12 s", "3 of 10"."""
    if place.repetition:
        return f"{place.repetition} of {place.segment.repetitions}"
    return span(timedelta(seconds=seconds_left(place.remaining)))


def breathing(place: Place) -> str:
    """The pace of a breathing exercise: "Breathe in 4", counting down; empty for all others."""
    breath = breath_of(place.stretch, place.segment)
    if breath is None:
        return ""
    way, left = breath.at(min(place.elapsed, place.segment.length - timedelta.resolution))
    verb = "Breathe in" if way is Breathing.IN else "Breathe out"
    return f"{verb} {seconds_left(left)}"


def upcoming(place: Place) -> str:
    """What follows: "Next: left side", "Next: hold 20 s", "Next: Chin tuck", "Then you are done"."""
    following = place.upcoming
    if following is None:
        return f"Next: {place.after.name}" if place.after else "Then you are done"
    match following.stage:
        case Stage.SWITCH | Stage.REST:
            told = _which(following.side, following) or "once more"
            return f"Next: {told[:1].lower()}{told[1:]}"
        case Stage.REPEAT if following.half == 2:
            return "Next: the second half"
        case Stage.REPEAT:
            return f"Next: {following.repetitions} times, {span(following.tempo)} each"
        case _:
            return f"Next: hold {span(following.length)}"


def announcement(place: Place) -> str:
    """A whole stage in one line, for where nothing counts along: "Hold 20 s, left side, 2 of 2"."""
    segment = place.segment
    told = _HEADINGS[segment.stage]
    if segment.stage is Stage.HOLD:
        told = f"Hold {span(segment.length)}"
    elif segment.stage is Stage.REPEAT:
        told = f"{segment.repetitions} times, {span(segment.tempo)} each"
    side = _which(segment.side, segment)
    return f"{told}, {side[:1].lower()}{side[1:]}" if side else told


def number(place: Place) -> str:
    """Which stretch of a course of several: "Stretch 2 of 3"; empty for a single one."""
    return f"Stretch {place.number} of {place.count}" if place.count > 1 else ""


def part(place: Place, title: str, fits: Callable[[str], bool]) -> str:
    """Which stretch of what: "Desk reset · 3 of 5"; without the ``title`` of a routine, ``number``.

    Of a title the end is left out where there is no room for it.
    """
    if not title:
        return number(place)
    end = f" · {place.number} of {place.count}" if place.count > 1 else ""
    for length in range(len(title), 0, -1):
        told = (title if length == len(title) else f"{title[:length].rstrip()}…") + end
        if fits(told):
            return told
    return number(place)


def safety(stretch: Stretch) -> str:
    """The one line that is worth a look before somebody begins."""
    return stretch.caution or SAFETY


def ending(done: Sequence[Spent], hurt: Collection[str] = ()) -> str:
    """What to say when a course is over: "Well done: 1 min 20 s.", or what was done of it.

    ``hurt``: the ids of those that were left because they hurt.
    """
    seconds = round(sum(spent.seconds for spent in done))
    if not seconds:
        return "Stopped."
    told = span(timedelta(seconds=seconds))
    return f"Well done: {told}." if whole(done, hurt) else f"Stopped after {told}."


def whole(done: Sequence[Spent], hurt: Collection[str] = ()) -> bool:
    """Whether all was done that could be: something, and of what does not hurt everything."""
    rest = [spent for spent in done if spent.stretch not in hurt]
    return bool(rest) and all(spent.whole for spent in rest)


def left_out(names: Sequence[str]) -> str:
    """What becomes of those that hurt: "Chin tuck will not be suggested again."; empty without any."""
    told = names[0] if len(names) == 1 else f"{len(names)} stretches"
    return f"{told} will not be suggested again." if names else ""


def seconds_left(length: timedelta) -> int:
    """Whole seconds as they are counted down: 1 until the very end."""
    # Not a hair more than the second that was shown before: the clock does not come out even.
    return max(0, math.ceil(length.total_seconds() - 0.001))


def _which(side: str | None, segment: Segment) -> str:
    turn = f"{segment.round} of {segment.rounds}" if segment.rounds > 1 else ""
    if side is None:
        told = [f"Round {turn}" if turn else "", _HALVES[segment.half]]
    else:
        told = [f"{side.capitalize()} side", turn, _HALVES[segment.half]]
    joined = ", ".join(filter(None, told))
    return joined[:1].upper() + joined[1:]


_HALVES = ("", "first half", "second half")
_HEADINGS = {
    Stage.READY: "Get ready",
    Stage.HOLD: "Hold",
    Stage.REPEAT: "Move",
    Stage.SWITCH: "Change sides",
    Stage.REST: "Rest",
}
