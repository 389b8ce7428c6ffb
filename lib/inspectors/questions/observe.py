"""What a trained network computes for one image.

Everything comes out of the very layers that were trained (`Network.layer_outputs`).
"""

import numpy as np

from lib.inspectors.answers.observation import Observation
from lib.inspectors.questions.networks import batch_of, loaded_network


def observe(run_id: str, checkpoint: str, image: np.ndarray) -> Observation:
    """Return what the run's network computes for `image`, float32 [height, width, channels] in [0, 1].

    Args:
        checkpoint: the name of one of the run's checkpoints, or "" for its last.

    Raises:
        LearnerError: if the run or its weights are not there, or the image has another shape.
    """
    network, entry = loaded_network(run_id, checkpoint)
    outputs = {name: value.numpy()[0] for name, value in network.layer_outputs(batch_of(image, entry)).items()}
    reconstruction = outputs.pop("reconstruction", None)
    scores = outputs[network.score_name]
    return Observation(network.score_name, entry.class_names, scores, image, outputs, reconstruction)
