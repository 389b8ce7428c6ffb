"""Measurements, each a command that prints one JSON object; nothing here is an assertion."""

from lib.tensorflow_settings import set_environment

set_environment()  # here, because it must come before any of the modules imports TensorFlow
