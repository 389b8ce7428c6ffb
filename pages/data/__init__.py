"""The page “data” and its own parts."""
