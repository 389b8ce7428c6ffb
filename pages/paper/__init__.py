"""The page “paper” and its own parts."""
