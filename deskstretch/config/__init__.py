"""The settings file of the person: read it, check it, watch it, change one value in it."""
