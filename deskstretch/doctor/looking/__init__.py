"""Looks at the computer, and brings facts. Nothing here shows, registers, starts or writes anything."""
