"""Compute what a trained network makes of one image, with the very layers that were trained."""

from lib.inspectors.answers.observation import Observation
from lib.inspectors.questions.networks import load_network, to_batch
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run


def observe(run_id: str, checkpoint: str, picture: PictureOrPixels) -> Observation:
    """Return what the run's network computes for a picture.

    Args:
        checkpoint: the name of one of the run's checkpoints, or "" for its last.

    Raises:
        LearnerError: if the run or its weights are not there, or the picture has another shape.
    """
    network, entry = load_network(run_id, checkpoint)
    image = read_pixels_for_run(run_id, picture)
    outputs = {name: value.numpy()[0] for name, value in network.layer_outputs(to_batch(image, entry)).items()}
    reconstruction = outputs.pop("reconstruction", None)
    scores = outputs[network.score_name]
    return Observation(network.score_name, entry.class_names, scores, image, outputs, reconstruction)
