"""Mistakes that popular capsule implementations made, and the test that would catch each here.

A file a mistake. Its check takes an implementation; the check passes on ours and must fail on every
mutant that makes the mistake. Numbers are those of the list in the project's notes on capsules; two of
its entries are about training and are tested there: 9, the test set used to pick the epoch, and 10,
accuracy over the full batches only.
"""
