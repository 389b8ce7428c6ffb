"""The public command `python -m lib.probe`; the code is in `lib.inspectors.read_files`."""
