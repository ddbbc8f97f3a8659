"""deskstretch: a break reminder in the system tray that suggests short seated stretches."""

__version__ = "0.1.0"
