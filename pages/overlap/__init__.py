"""The page “overlap” and its own parts."""
