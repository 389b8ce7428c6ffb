"""From a learner's own picture to a network's input."""

from lib.inspectors.answers.prepared_picture import PreparedImage
from lib.pictures import own_pictures
from lib.pictures.reference import Picture


def take_in(content: bytes) -> str:
    """Keep the bytes of a picture and return the digest that it is found by.

    Raises:
        LearnerError: if they are no picture, or cannot be written.
    """
    return own_pictures.take_in(content)


def prepare(picture: Picture, input_shape: tuple[int, int, int]) -> PreparedImage:
    """Return how a learner's own picture becomes the input of a network that receives this shape.

    Raises:
        LearnerError: if the picture is not here.
    """
    prepared = own_pictures.prepared(picture.name, input_shape, picture.steps)
    stages = tuple((stage.name, stage.image) for stage in prepared.stages)
    return PreparedImage(stages, prepared.model_input, prepared.is_blank)
