"""What a new pack looks like before the person has touched it: every key, explained."""

import re

from ..toml_rules import printable

_NAME = "My stretch"


def template(name: str = _NAME) -> str:
    """The text of a pack with one stretch called ``name``. It loads as it is, whatever the name."""
    name = " ".join(printable(name, most=50).split()) or _NAME
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return _TEMPLATE.replace("@id@", identifier(name)).replace("@name@", quoted)


def identifier(name: str) -> str:
    """An id made of a name: "Desk twist (2)" becomes "desk-twist-2"; "my-stretch" when nothing is left."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    return "-".join(word[:40] for word in words[:10]) or "my-stretch"


_TEMPLATE = """\
# Stretches of your own. Every file in this folder that ends in .toml is read; save it, and
# deskstretch uses it within 15 seconds. A mistake is told with its line, and the rest goes on.
#
# Ask a professional first with pain, an injury or a condition. Mild tension, never pain.
#
# Each stretch begins with [[stretch]]. Copy the block for the next one.
# A line that begins with # is a note: take the # away to use it.

[[stretch]]

# What it is known by: small letters, digits and hyphens, and better never changed.
# The id of a stretch that comes with deskstretch puts yours in its place.
id = "@id@"

# As it stands at the top of the reminder.
name = "@name@"

# The part of the body it is for: "neck", "shoulders", "upper back", "lower back", "hips", "legs",
# "ankles", "wrists", "eyes", "whole spine", "whole body" or "breath".
region = "shoulders"

# Other parts it works clearly. Whoever leaves one of them alone is not offered this stretch.
# also = ["upper back"]

# "flexibility" lengthens a muscle, "mobility" moves a joint.
kind = "mobility"

# "seated", "standing" or "floor".
position = "seated"

# What to do: one to eight short sentences.
steps = [
    "Sit tall with your arms hanging.",
    "Draw both shoulders up, back and down, slowly.",
]

# How long. In repetitions, with the time that each takes ...
repetitions = 8
tempo = "5s"
# ... or held still: then take out the two lines above.
# hold = "20s"

# How many rounds, from 1 to 10.
# sets = 1

# "none"; "each": all of it once a side; "both": the sides take turns.
# sides = "none"

# "gentle", "normal" or "deep".
# level = "gentle"

# What it needs: "none", "chair back", "desk", "wall", "mat" or "roller".
# equipment = "none"

# true: nobody around you notices.
# discreet = false

# What it is good for, what to watch, who leaves it out, and who taught it to you.
# benefit = "Loosens the shoulders."
# caution = "Ease off if it pinches."
# not_for = "A recent shoulder injury."
# sources = ["my physiotherapist"]
"""
