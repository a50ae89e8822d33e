"""The load client, a process of its own: `python -m tests.bench.client`.

It knows nothing of Django. A general websocket library would cost more for 1,000 connections
than the server that is measured, so it speaks the little of the protocol that a phone needs,
keeps frames as they came, each different one once, and reads them after the work is over.
"""
