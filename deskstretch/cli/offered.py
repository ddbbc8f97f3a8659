"""What the settings offer of the stretches, why they leave one out, and which setting changes that."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..core.stretch import Equipment, Level, Stretch
from .known import Known


class Reason(NamedTuple):
    """``words``: what about the stretch it is; ``setting``: the key that keeps it out."""

    words: str
    setting: str


def why_not(stretch: Stretch, known: Known) -> str:
    """Why a stretch is not offered now, in a word or two; empty for one that is."""
    return known.mark(stretch.id) or ", ".join(reason.words for reason in reasons(stretch, known))


def reasons(stretch: Stretch, known: Known) -> list[Reason]:
    """What the settings have against a stretch.

    The same rules as in core/rotation.py, and a test holds the two together: there they choose, here
    they explain.
    """
    settings, levels = known.settings.stretches, tuple(Level)
    found = []
    if stretch.position not in settings.positions:
        found.append(Reason(stretch.position, "stretches.positions"))
    if levels.index(stretch.level) > levels.index(settings.level):
        found.append(Reason(stretch.level, "stretches.level"))
    if stretch.equipment not in (Equipment.NONE, *settings.equipment):
        found.append(Reason(stretch.equipment, "stretches.equipment"))
    if settings.discreet and not stretch.discreet:
        found.append(Reason("not discreet", "stretches.discreet"))
    regions = (stretch.region, *stretch.also)
    found += [Reason(name, "stretches.regions") for name in regions if settings.regions.get(name, 1) <= 0]
    return found


def in_words(stretches: Sequence[Stretch], known: Known) -> list[str]:
    """How many are offered, and a line for each setting that keeps some out."""
    out = [stretch for stretch in stretches if why_not(stretch, known)]
    count = "1 stretch" if len(stretches) == 1 else f"{len(stretches)} stretches"
    if not out:
        return [f"{count}, {'offered' if len(stretches) == 1 else 'all of them offered'} now."]
    by_setting: dict[str, Counter[str]] = {}
    for reason in (reason for stretch in out for reason in reasons(stretch, known)):
        by_setting.setdefault(reason.setting, Counter())[reason.words] += 1
    marks = Counter(mark for stretch in out if (mark := known.mark(stretch.id)))
    return [
        f"{count}, {len(stretches) - len(out)} of them offered now. Not offered:",
        *(f"  {_counted(counts)}: {key} in the settings" for key, counts in by_setting.items()),
        *([f"  {_counted(marks)}: `deskstretch stretches allow ID` brings one back"] if marks else []),
    ]


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {words}" for words, number in counts.most_common())
