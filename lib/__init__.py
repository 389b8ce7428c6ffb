"""Capsule Lab's library: everything the pages ask for. See README.md for how the parts fit."""
