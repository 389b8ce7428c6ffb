"""Attacks on the app, each a command's round: kills, two servers, damaged files, hostile names, a full disk.

They take minutes and are no part of `make test`; `make attack` runs them.
"""

from lib.tensorflow_settings import set_environment

set_environment()  # here, because it must come before any of the modules imports TensorFlow
