"""The public names of data sets, of their import and of picture preparation; the code is in `lib.datasets` and
`lib.pictures`.
"""

from lib.datasets import load

__all__ = ["load"]
