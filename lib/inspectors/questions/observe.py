"""What a trained network computes for one image.

Everything comes out of the very layers that were trained (`Network.layer_outputs`).
"""

from lib.inspectors.answers.observation import Observation
from lib.inspectors.questions.networks import batch_of, loaded_network
from lib.inspectors.questions.pixels import Shown, pixels_for


def observe(run_id: str, checkpoint: str, picture: Shown) -> Observation:
    """Return what the run's network computes for a picture.

    Args:
        checkpoint: the name of one of the run's checkpoints, or "" for its last.

    Raises:
        LearnerError: if the run or its weights are not there, or the picture has another shape.
    """
    network, entry = loaded_network(run_id, checkpoint)
    image = pixels_for(run_id, picture)
    outputs = {name: value.numpy()[0] for name, value in network.layer_outputs(batch_of(image, entry)).items()}
    reconstruction = outputs.pop("reconstruction", None)
    scores = outputs[network.score_name]
    return Observation(network.score_name, entry.class_names, scores, image, outputs, reconstruction)
