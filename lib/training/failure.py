"""Why a training broke off, in words, where the error itself is none for a learner."""

import errno
import os
import re
import sys

from lib.errors import N_, LearnerError
from lib.models.lazy_tensorflow import tf

NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
_SAID_OF_FILES = "|".join(re.escape(os.strerror(number)) for number in errno.errorcode)
# TensorFlow writes "{…} /folder/file; No space left on device [Op:…] name:", in the error that it has for memory.
_FILE_TROUBLE = re.compile(rf"(?:^|\}}\}} )(?P<path>/[^;]*); (?P<error>{_SAID_OF_FILES})")


def put_in_words(error: Exception) -> LearnerError | None:
    """Return what to tell the learner of what broke off a training; None for what nobody thought of."""
    if isinstance(error, LearnerError):
        return error
    if isinstance(error, OSError) and error.errno in NO_SPACE:
        return _no_space(error.filename or "", error.strerror or "")
    if isinstance(error, MemoryError):  # PaddlePaddle's too
        return _no_memory()
    if "tensorflow" in sys.modules and isinstance(error, tf.errors.OpError):
        trouble = _FILE_TROUBLE.search(error.message or "")
        if trouble and trouble["error"] in map(os.strerror, NO_SPACE):
            return _no_space(trouble["path"], trouble["error"])
        if trouble is None and isinstance(error, tf.errors.ResourceExhaustedError):
            return _no_memory()
    return None


def _no_memory() -> LearnerError:
    return LearnerError(N_("The device ran out of memory. Try a smaller batch size."))


def _no_space(path: str, error: str) -> LearnerError:
    return LearnerError(
        N_("{path} could not be written ({error}). Free some space there, then continue the run."),
        path=path,
        error=error,
    )
