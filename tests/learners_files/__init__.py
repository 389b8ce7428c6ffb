"""Files as learners really have them."""
