"""The page “maps” and its own parts."""
