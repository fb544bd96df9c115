"""Propositions: states of affairs that somebody asserts – status, name, characterisation, figure, purpose, tenure."""

from kg.facts.propositions.denials import find_denied_grounds
from kg.facts.propositions.evaluations import find_evaluations
from kg.facts.propositions.figures import find_figures
from kg.facts.propositions.framings import find_characterisations
from kg.facts.propositions.holdings import find_holdings
from kg.facts.propositions.landstatus import find_land_statuses
from kg.facts.propositions.leading import find_followings, find_leaders
from kg.facts.propositions.loaded import find_loaded_words
from kg.facts.propositions.naming import find_names_used
from kg.facts.propositions.purposes import find_purposes
from kg.facts.propositions.serving import find_servings
from kg.facts.propositions.statuses import find_statuses
from kg.facts.propositions.tenures import find_tenures
from kg.facts.propositions.territories import find_territories
from kg.facts.propositions.weighing import find_weighings

FINDERS = (
    find_tenures,
    find_servings,
    find_leaders,
    find_followings,
    find_figures,
    find_statuses,
    find_land_statuses,
    find_holdings,
    find_territories,
    find_names_used,
    find_characterisations,
    find_purposes,
    find_weighings,
    find_evaluations,
    find_denied_grounds,
    find_loaded_words,
)

__all__ = ["FINDERS"]
