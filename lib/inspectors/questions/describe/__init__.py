"""Describe how a network is built: its layers, their costs, and their lines of code."""

from lib.inspectors.questions.describe.network import describe_network

__all__ = ["describe_network"]
