"""The measures of the figure, in centimetres: a neutral adult of 172 cm, hands and head a little large.

A picture of 64 pixels is read by its head and its hands.
"""

HIP_OUT = 9.0
"""From the middle of the pelvis to a hip joint."""

PELVIS = 9.0
"""From the hip joints up to the first bending point of the back."""

LOWER_BACK = 15.0
UPPER_BACK = 26.0
NECK = 9.0
HEAD = 10.5
"""From the top of the neck to the middle of the head."""

NECK_LEAN = 14.0
"""A relaxed neck leans forward by this, in degrees, and the head makes up for it."""

SHOULDER_OUT = 17.0
SHOULDER_DOWN = 5.0
"""Of the shoulder joints, below the base of the neck."""

UPPER_ARM = 28.0
FOREARM = 24.5
PALM = 8.0
"""From the wrist to the middle of the hand."""

HAND = 17.0
THIGH = 41.0
SHIN = 41.0
ANKLE_HEIGHT = 8.0
HEEL = 5.5
TOES = 18.0
"""The foot, behind and before the ankle."""

SEAT = 42.0
"""Height of a seat on which this body sits with level thighs."""

SITTING = 9.0
"""From a seat, or the floor, up to the hip joints of somebody who sits on it."""
