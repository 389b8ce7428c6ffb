"""What the presets of the catalogue are called."""

from lib.errors import N_

MINUTE, GOOD, PAPER = N_("One minute in class"), N_("Until it is good"), N_("As in the paper")
