"""Choosing a picture, and showing what the networks receive of it."""
