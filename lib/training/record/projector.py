"""Embeddings for TensorBoard's projector: vectors of test images, with their labels and small pictures."""

import shutil
import tempfile
from pathlib import Path

import numpy as np
import tensorflow as tf
from google.protobuf import text_format
from PIL import Image
from tensorboard.plugins.projector import ProjectorConfig

from lib import catalog
from lib.models.build import build_network
from lib.models.capsule_network import CapsuleNetwork
from lib.models.layers.description import LayerKind
from lib.models.network import Network
from lib.pictures.pixels import to_unit_range
from lib.runs import Run, RunStore
from lib.whole_file import write_whole

COUNT = 500
"""How many test images are embedded, the first ones."""
BATCH = 50
MOST_SIDE = 48
"""Pixels a side of one picture in the sprite."""
CONFIG = "projector_config.pbtxt"
VECTORS, LABELS, SPRITE = "vectors.tsv", "labels.tsv", "pictures.png"
WITHOUT_VECTORS = (LayerKind.SCORES, LayerKind.DROPOUT, LayerKind.DECODER)


def write_embeddings(store: RunStore, run: Run, folder: Path) -> None:
    """Write the embeddings of a run's last checkpoint beside its event files; do nothing without one, or if done.

    Raises:
        LearnerError: if the weights or the data set cannot be read.
        OSError: if they cannot be written.
    """
    files = store.files(run)
    place = files.embeddings(folder)
    if place is None or place.is_dir():
        return
    network = build_network(run.spec.architecture, run.spec.model, run.spec.task)
    network.load_named_weights(files.load_checkpoint())
    test = run.spec.load_dataset().quick_test
    batch = test.take(np.arange(min(COUNT, len(test))))
    with tempfile.TemporaryDirectory(prefix=".", dir=folder) as temporary:
        made = Path(temporary) / place.name
        made.mkdir()
        _write_vectors(made / VECTORS, embed(network, batch.images, batch.labels))
        _write_labels(made / LABELS, run, batch.labels)
        draw_sprite(batch.images).save(made / SPRITE)
        # First, so that where the vectors are all is there.
        write_whole(folder / CONFIG, text_format.MessageToString(_configure(run, place.name)).encode())
        if not place.is_dir():
            shutil.move(made, place)


def embed(network: Network, images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return a vector for each image, float32 [n, dim]: of its own class's capsule, or of the last hidden layer.

    Args:
        images: uint8 [n, height, width, channels].
        labels: [n], or [n, 2], of which the first counts.
    """
    name = name_embedded(network)
    vectors = list[np.ndarray]()
    for at in range(0, len(images), BATCH):
        some = network.layer_outputs(tf.constant(to_unit_range(images[at : at + BATCH])))[name].numpy()
        if isinstance(network, CapsuleNetwork):
            first = labels[at : at + BATCH].reshape(len(some), -1)[:, 0]
            some = some[np.arange(len(some)), first]
        vectors.append(some.reshape(len(some), -1).astype(np.float32))
    return np.concatenate(vectors)


def name_embedded(network: Network) -> str:
    """Return the name of the output whose vectors are embedded."""
    if isinstance(network, CapsuleNetwork):
        return network.class_capsules.name
    hidden = [layer.name for layer in network.described() if layer.kind not in WITHOUT_VECTORS]
    return hidden[-2]  # the last one computes the logits


def draw_sprite(images: np.ndarray) -> Image.Image:
    """Return images uint8 [n, height, width, channels] in rows on one square sheet, as small as `MOST_SIDE`."""
    side = min(MOST_SIDE, images.shape[1])
    columns = int(np.ceil(np.sqrt(len(images))))
    sheet = Image.new("RGB", (columns * side, columns * side))
    for number, image in enumerate(images):
        tile = Image.fromarray(image[..., 0] if image.shape[-1] == 1 else image).convert("RGB")
        sheet.paste(tile.resize((side, side)), (number % columns * side, number // columns * side))
    return sheet


def _write_vectors(path: Path, vectors: np.ndarray) -> None:
    np.savetxt(path, vectors, fmt="%.6g", delimiter="\t")


def _write_labels(path: Path, run: Run, labels: np.ndarray) -> None:
    names = catalog.dataset(run.spec.dataset).class_names
    rows = labels.reshape(len(labels), -1)
    texts = [" + ".join(names[label].replace("\t", " ").replace("\n", " ") for label in row) for row in rows]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")


def _configure(run: Run, place: str) -> ProjectorConfig:
    config = ProjectorConfig()
    embedding = config.embeddings.add()
    embedding.tensor_name = "class capsules" if run.architecture.has_capsules else "last hidden layer"
    embedding.tensor_path, embedding.metadata_path = f"{place}/{VECTORS}", f"{place}/{LABELS}"
    embedding.sprite.image_path = f"{place}/{SPRITE}"
    side = min(MOST_SIDE, run.spec.input_shape[0])
    embedding.sprite.single_image_dim.extend([side, side])
    return config
