"""From a learner's own picture to a network's input."""

from lib.inspectors.answers.prepared_picture import PreparedImage
from lib.pictures.kept_images import kept_image
from lib.pictures.uploads import decode, run_preparation


def prepare(digest: str, input_shape: tuple[int, int, int], steps: frozenset[str]) -> PreparedImage:
    """Return how a kept picture (see `lib.pictures.kept_images`) becomes a network's input.

    Raises:
        LearnerError: if the picture is not here.
    """
    prepared = run_preparation(decode(kept_image(digest)), input_shape, steps=steps)
    stages = tuple((stage.name, stage.image) for stage in prepared.stages)
    return PreparedImage(stages, prepared.model_input, prepared.is_blank)


def check_picture(content: bytes) -> None:
    """Check that these bytes are a picture.

    Raises:
        LearnerError: if they are none; it says what is wrong.
    """
    decode(content)
