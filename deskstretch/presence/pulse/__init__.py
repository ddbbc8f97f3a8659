"""A small client of PulseAudio's native protocol, which PipeWire speaks too: who records from a microphone.

Why not libpulse: with pulsectl-asyncio it costs the running program 2.4 to 2.7 MB (1.75 MB of it private),
and it is a shared library that a wheel cannot bring; pulsectl alone costs 2.2 MB and a thread. This costs
less than 0.2 MB, no thread, and no wake-up while nobody begins or ends a recording.
"""
