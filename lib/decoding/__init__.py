"""Learners' files are decoded in processes that may die, so that no file can harm the web process.

`processes.py` is what the web process calls, `worker.py` what runs beside it.
"""

from lib.decoding.processes import Decoders, pictures, zips

__all__ = ["Decoders", "pictures", "zips"]
