"""Learners' pictures, and how they become what a network receives."""
