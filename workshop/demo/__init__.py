"""The demo: a team with a finished workshop, its catalogue, and a workshop ready to start.

It is made by sending the product's own actions as simulated participants, so that it shows what
the product does, and breaks when the product does. No row is written for which there is an action.
"""

from workshop.demo.build import Demo, SignIn, build_demo

__all__ = ["Demo", "SignIn", "build_demo"]
