"""The page “architecture” and its own parts."""
