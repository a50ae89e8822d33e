"""Simulated participants: what they say (`words`), what they do in each step, who drives them.

They act as phones do: they join, keep a secret of their own in memory, and everything they do
goes through the writer's door. What a rehearsal must not touch is in `commands.real`.
"""
