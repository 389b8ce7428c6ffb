"""The public name of picture preparation; the code is in `lib.pictures.uploads`."""

from lib.pictures.uploads import to_model_input

__all__ = ["to_model_input"]
