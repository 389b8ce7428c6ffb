"""The page “evaluate” and its own parts."""
