"""A run's network as a file that plain Keras loads, and the module of its layers."""

import io
import zipfile
from dataclasses import dataclass

from lib.inspectors.ask import question

KERAS = ".keras"


@dataclass(frozen=True)
class KerasFile:
    """A network for plain Keras.

    Attributes:
        content: of a `.keras` file.
        module_name, module: the name and the source of the module that has to be imported before it is loaded.
        outputs: the shape of each output for one image, by name.
    """

    content: bytes
    module_name: str
    module: bytes
    outputs: dict[str, tuple[int, ...]]

    def zipped(self, name: str) -> bytes:
        """Return a zip with the network, called `name`, and its module beside it."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(name + KERAS, self.content)
            archive.writestr(self.module_name, self.module, zipfile.ZIP_DEFLATED)
        return packed.getvalue()


@question("export.network", keep=0)
def write_keras(run_id: str, checkpoint: str) -> KerasFile:
    """Return a checkpoint's network for plain Keras; raise LearnerError if the run or its weights are missing."""
    ...
