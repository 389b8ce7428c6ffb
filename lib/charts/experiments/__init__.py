"""Runs of experiments side by side: their curves, their errors, and tables of them."""
