"""The part of the Data page where learners make data sets of their own."""
