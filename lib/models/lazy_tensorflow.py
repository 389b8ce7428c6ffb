"""`tf`, which imports TensorFlow when something is first taken from it.

For modules that the web process imports for their declarations, and that inspectors and trainers compute with,
such as a kind of routing, whose title and computation stand in one file.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import tensorflow as tf
else:

    class LazyModule(ModuleType):
        """The module of this name, imported when the first of its attributes is asked for."""

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):  # asked for by tools that look at every module
                raise AttributeError(name)
            value = getattr(importlib.import_module(self.__name__), name)
            setattr(self, name, value)
            return value

    tf = LazyModule("tensorflow")

__all__ = ["tf"]
