"""Learners' own data sets."""
