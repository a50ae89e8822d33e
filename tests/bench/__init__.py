"""The benchmark: `python -m tests.bench NAME` measures the real product on this machine.

Processes: the product itself (`manage.py serve`), a load client that plays all the phones, and
the bench, which sets up, gives orders to the client, reads the truth by a database connection of
its own, and prints. Everything lies in a temporary folder and listens on 127.0.0.1 only.
"""
