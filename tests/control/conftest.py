"""The control channel, each kind on its own system."""

import sys

if sys.platform == "win32":
    collect_ignore = ["test_unix_server.py", "test_client.py", "test_fuzz.py"]  # they need unix sockets
