"""Training a run: the loop, what it records, and the process it lives in (`python -m lib.training`)."""
