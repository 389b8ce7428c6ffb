"""The public command `python -m lib.probe`; the code behind it is in `lib.inspectors`."""
