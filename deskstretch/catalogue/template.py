"""What a new pack looks like before the person has touched it: every key, explained.

All of it is notes, so that nobody is offered an example. ``#key`` without a space is a line that every
stretch has, ``# key`` one that it may have.
"""

TEMPLATE = """\
# Stretches of your own. Every file in this folder that ends in .toml is read. What you save counts
# at once, or within 15 seconds where the system does not tell of it. A mistake is told with its
# line, and the rest goes on.
#
# Ask a professional first with pain, an injury or a condition. Mild tension, never pain.
#
# All below is an example, and none of it is offered yet. To begin, take the # away where no space
# follows it, from #[[stretch]] down to the steps and how long, and change what stands there.
# Lines like "# also = ..." are for what you may add: take their # away too where you want them.
#
# Each stretch begins with [[stretch]]. Copy the block for the next one.

#[[stretch]]

# What it is known by: small letters, digits and hyphens, and better never changed.
# The id of a stretch that comes with deskstretch puts yours in its place.
#id = "my-stretch"

# As it stands at the top of the reminder.
#name = "My stretch"

# The part of the body it is for: "neck", "shoulders", "upper back", "lower back", "hips", "legs",
# "ankles", "wrists", "eyes", "whole spine", "whole body" or "breath".
#region = "shoulders"

# Other parts it works clearly. Whoever leaves one of them alone is not offered this stretch.
# also = ["upper back"]

# "flexibility" lengthens a muscle, "mobility" moves a joint.
#kind = "mobility"

# "seated", "standing" or "floor".
#position = "seated"

# What to do: one to eight short sentences, and no numbers. The first leads into position, the others
# share the hold or each repetition, so that two of them take turns in it.
#steps = ["Sit tall with your arms hanging.", "Draw both shoulders up, back and down, slowly."]

# How long. In repetitions, with the time that each takes ...
#repetitions = 8
#tempo = "5s"
# ... or held still: then leave out the two lines above.
# hold = "20s"

# true: the last of three steps is for the second half of the repetitions, like circles the other way.
# halves = false

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

# A picture is drawn from text too: [figure.my-stretch] in this file, a few key poses. docs/figures.md
# of deskstretch tells how, `deskstretch figure --names` what it may name.


# A routine is several stretches one after the other, yours or any that `deskstretch stretches` lists.
# Take the # and the blank behind it away to use it; parts that you do not need can go. A stretch in
# braces has a dose of its own, the others have the usual one.
# [[routine]]
# id = "my-routine"
# name = "My routine"
# about = "What it is for, in a line."
# warm_up = ["shoulder-rolls"]
# mobility = ["thoracic-rotation", { stretch = "seated-cat-cow", repetitions = 5 }]
# flexibility = [{ stretch = "side-neck-stretch", hold = "15s" }]
# cool_down = ["diaphragmatic-breathing"]
"""
