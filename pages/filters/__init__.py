"""The page “filters” and its own parts."""
