"""The page “compare” and its own parts."""
