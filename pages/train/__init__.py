"""The page “train” and its own parts."""
