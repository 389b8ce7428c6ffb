"""What the Compare page and the Paper lab share: the answer to a guess, and starting runs."""
