"""From parse to facts: who is said to have done what, by whom, when, and in which characters."""

from kg.facts.analyse import analyse, scenes

__all__ = ["analyse", "scenes"]
