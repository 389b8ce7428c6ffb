"""Starts trainers and looks after them; never imports TensorFlow."""

from lib.engine.base import Engine
from lib.engine.local import LocalEngine
from lib.engine.supervisor import Supervisor

__all__ = ["Engine", "LocalEngine", "Supervisor"]
