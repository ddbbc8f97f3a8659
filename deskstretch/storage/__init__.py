"""What deskstretch remembers: the history (SQLite), the session (TOML), and how files are written."""
