"""The public command `python -m lib.export`; the code is in `lib.inspectors.export`."""
