"""What the splits of a data set are called."""

from lib.errors import N_

SPLIT_TITLES = {"train": N_("Learned from"), "validation": N_("Validation"), "test": N_("Test")}
MORE_TESTS = {"translated": N_("On translated digits")}
"""What a data set's further test splits are called."""
