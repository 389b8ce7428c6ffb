"""Whether a run with other options can go on from a checkpoint; runs where TensorFlow is."""

from lib import catalog
from lib.models.build import build_network
from lib.models.fit import check_fit
from lib.runs import RunSpec, open_store


def check_branch(parent: str, checkpoint: str, spec: RunSpec) -> None:
    """Nothing where the weights of the parent's checkpoint fit the network that `spec` describes.

    Raises:
        LearnerError: if they do not, or are not there.
    """
    store = open_store()
    weights = store.files(store.get(parent)).load_checkpoint(checkpoint)
    entry = catalog.dataset(spec.dataset)
    network = build_network(
        spec.architecture,
        spec.input_shape,
        len(entry.class_names),
        spec.model_options,
        labels_per_image=entry.labels_per_image,
    )
    check_fit(network, weights)
