"""The page “convolution” and its own parts."""
