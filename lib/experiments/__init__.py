"""Experiments: trainings that are repeated with several seeds, and what their runs say of a question.

`ready` (the Compare page) and `paper` (the Paper lab) are two catalogues of them; `python -m lib.experiments`
trains what is missing of either. No TensorFlow.
"""
