"""Time expressions in English news and narrative: where they stand, what they mean, what was assumed.

Rules are data (`ontology/times/`); the code finds, joins and resolves. Nothing is kept between calls, and no date is made
up: a text that names no time gives no time.
"""

from kg.nlp.times.mentions import find_times

__all__ = ["find_times"]
