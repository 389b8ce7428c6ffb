"""Making data sets of one's own, on the Data page."""
