"""The networks that learners train, one folder for each architecture, and what they are made of."""
