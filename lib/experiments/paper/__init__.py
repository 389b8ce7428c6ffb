"""The catalogue of the Paper lab: the capsule paper's claims, the trainings that test them, and later evidence."""
