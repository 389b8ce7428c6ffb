"""The page “predict” and its own parts."""
