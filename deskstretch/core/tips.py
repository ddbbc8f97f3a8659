"""A line a day on posture, water and breathing: what the guides ask for beside the stretches."""

from datetime import date


def tip_of(day: date) -> str:
    """The tip of this day, on the person's calendar. The next days have others."""
    return TIPS[day.toordinal() % len(TIPS)]


TIPS = (
    "Keep a glass of water within reach.",  # 003
    "Sit back until the chair holds your lower back.",  # 003
    "Breathe out longer than you breathe in.",  # 002
    "A short break now does more than a long one tonight.",  # 001 004
    "Put both feet flat on the floor.",  # 003
    "Go as far as mild tension, never to pain.",  # 000 002 004
    "Let your shoulders sink, away from your ears.",  # 003
    "Tight hips pull on the lower back: move them too.",  # 003 004
    "Refill your glass when you get up.",  # 003
    "Bring the screen up to your eyes, not your head down to it.",  # 003
    "Breathe in through the nose and let the belly rise.",  # 002
    "No bouncing: ease in and stay there.",  # 000 002 004
    "Little and often is what keeps a back supple.",  # 001 004
    "Cold and stiff? Walk a few steps before you stretch.",  # 002 003 004
    "Keep breathing while you hold; that helps to let go.",  # 000 002
    "A new position every now and then beats the perfect one.",  # 003 004
)
"""The numbers are those of the guides, as in the catalogue. Short: they stand below the steps."""
