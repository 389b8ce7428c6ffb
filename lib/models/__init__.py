"""The networks that learners train: one folder an architecture, and what they are made of."""
