"""The loss of the database, survived: each run's folder says all that the database knows of the run."""
