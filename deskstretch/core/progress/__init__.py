"""The numbers behind the history: what was done, when, and what of the body. Pure, from entries alone.

``summary.summary`` has all of them for a day, a week, a month or a year.
"""
