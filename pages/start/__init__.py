"""The page “start” and its own parts."""
