"""Choosing a run and a checkpoint, who trains now, and what a run says of a picture."""
