"""The page “routing” and its own parts."""
