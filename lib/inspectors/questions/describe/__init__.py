"""How a network is built: its layers, what they cost, and the lines of code behind them."""

from lib.inspectors.questions.describe.network import describe_network

__all__ = ["describe_network"]
