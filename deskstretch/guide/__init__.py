"""The guide: leads a person through stretches, in a window or a terminal, in a process of its own."""
