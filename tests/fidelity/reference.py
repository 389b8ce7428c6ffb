"""The forward pass once more, in plain NumPy and float64, to check what the networks compute.

Written from the papers' formulas, apart from the app's code: it knows the stored weights by name and
nothing else, so a number that both sides agree on is not the same mistake made once.

    forward("capsnet_small", weights, images)["couplings"][-1]
"""

import numpy as np

from tests.fidelity import em_reference
from tests.fidelity.classifier_reference import baseline_cnn, lenet
from tests.fidelity.layer_reference import (
    Arrays,
    batch_normalization,
    convolution,
    one_hot,
    relu,
    sigmoid,
    softmax,
)


def forward(
    architecture: str,
    weights: Arrays,
    images: np.ndarray,
    iterations: int = 3,
    kind: str = "dynamic",
    class_dim: int = 16,
) -> Arrays:
    """Return what every layer computes for `images` in inference.

    Args:
        architecture: "capsnet", "capsnet_small", "efficient_capsnet", "em_capsnet", "baseline_cnn" or "lenet";
            `classifier_reference` has the others.
        weights: the stored weights by name, as `Network.named_weights` names them.
        images: [n, height, width, channels] in [0, 1].
        iterations: routing passes of "dynamic" and "em".
        kind: of routing, for capsnet and capsnet_small; each of the others has its own.
        class_dim: numbers in a class capsule that is a vector.

    Returns:
        Each layer's output by the layer's name; for capsule networks also "votes"
        [n, inputs, classes, dim] and, with the iteration first, "logits", "couplings",
        "weighted_sums", "outputs", "agreements" and what only the kind of routing computes.
    """
    weights = {name: np.asarray(values, np.float64) for name, values in weights.items()}
    images = np.asarray(images, np.float64)
    if architecture in ("baseline_cnn", "lenet"):
        return {"baseline_cnn": baseline_cnn, "lenet": lenet}[architecture](weights, images)
    if architecture == "em_capsnet":
        layers = em_capsnet_features(weights, images)
        return layers | matrix_class_capsules(weights, layers["primary_capsules"], images.shape[1:], iterations)
    features = {
        "capsnet": capsnet_features,
        "capsnet_small": capsnet_small_features,
        "efficient_capsnet": efficient_capsnet_features,
    }[architecture]
    kind = "self_attention" if architecture == "efficient_capsnet" else kind
    layers = features(weights, images)
    return layers | class_capsules(
        weights, layers["primary_capsules"], images.shape[1:], iterations, kind, class_dim
    )


# --- the architectures ---------------------------------------------------------------------------


def capsnet_features(w: Arrays, images: np.ndarray) -> Arrays:
    conv1 = relu(convolution(images, w["conv1/kernel"], w["conv1/bias"]))
    maps = convolution(conv1, w["primary_capsules/convolution/kernel"], stride=2)
    if (
        "primary_capsules/bias" in w
    ):  # the official code: one routing pass with couplings of 1 / types, then the bias
        types = maps.shape[-1] // primary_dim(w)
        maps = maps / types + w["primary_capsules/bias"]
    else:
        maps = maps + w["primary_capsules/convolution/bias"]
    return {"conv1": conv1, "primary_capsules": squash(capsules_at_positions(maps, primary_dim(w)))}


def capsnet_small_features(w: Arrays, images: np.ndarray) -> Arrays:
    layers = {}
    layers["conv1"] = convolution(images, w["conv1/kernel"], stride=2)
    layers["norm1"] = batch_normalization(layers["conv1"], w, "norm1")
    layers["relu1"] = relu(layers["norm1"])
    layers["conv2"] = convolution(layers["relu1"], w["conv2/kernel"])
    layers["norm2"] = batch_normalization(layers["conv2"], w, "norm2")
    layers["relu2"] = relu(layers["norm2"])
    maps = convolution(layers["relu2"], w["primary_capsules/convolution/kernel"], stride=2)
    maps = batch_normalization(maps, w, "primary_capsules/normalization")
    layers["primary_capsules"] = squash(capsules_at_positions(maps, primary_dim(w)))
    return layers


def efficient_capsnet_features(w: Arrays, images: np.ndarray) -> Arrays:
    layers, maps = {}, images
    for number, stride in enumerate((1, 1, 1, 2), start=1):
        conv, norm = f"conv{number}", f"norm{number}"
        layers[conv] = relu(convolution(maps, w[f"{conv}/kernel"], w[f"{conv}/bias"], stride=stride))
        layers[norm] = maps = batch_normalization(layers[conv], w, norm)
    sums = np.einsum("nhwc,hwc->nc", maps, w["primary_capsules/kernel"]) + w["primary_capsules/bias"]
    layers["primary_capsules"] = exponential_squash(sums.reshape(len(images), -1, primary_dim(w)))
    return layers


def em_capsnet_features(w: Arrays, images: np.ndarray) -> Arrays:
    """Return primary matrix capsules and two convolutional layers, as [n, rows, columns, types, 16 + 1]."""
    layers = {"conv1": convolution(images, w["conv1/kernel"], stride=2)}
    layers["norm1"] = batch_normalization(layers["conv1"], w, "norm1")
    maps = layers["relu1"] = relu(layers["norm1"])
    name = "primary_capsules/matrix_capsules"
    poses = batch_normalization(convolution(maps, w[f"{name}/poses/kernel"]), w, f"{name}/normalization")
    alpha = sigmoid(convolution(maps, w[f"{name}/activations/kernel"], w[f"{name}/activations/bias"]))
    poses = poses.reshape(*alpha.shape, 4, 4)
    for number, stride in ((1, 2), (2, 1)):
        name = f"primary_capsules/conv_capsules{number}"
        beta_u, beta_a = w[f"{name}/cost_offset"], w[f"{name}/benefit"]
        kernel = w[f"{name}/kernel"].reshape(3, 3, alpha.shape[-1], 4, len(beta_u), 4)
        poses, alpha = em_reference.convolutional_capsules(
            poses, alpha, kernel, beta_u, beta_a, stride=stride, iterations=1
        )
        maps = batch_normalization(poses.reshape(*alpha.shape[:3], -1), w, f"{name}/normalization")
        poses = maps.reshape(poses.shape)
    layers["primary_capsules"] = np.concatenate([poses.reshape(*alpha.shape, 16), alpha[..., None]], axis=-1)
    return layers


def class_capsules(
    w: Arrays, primary: np.ndarray, image_shape: tuple[int, ...], iterations: int, kind: str, dim: int
) -> Arrays:
    """Return votes, routing, lengths, and the reconstruction from the longest capsule if there is a decoder."""
    inputs, input_dim, _ = w["class_capsules/kernel"].shape
    matrices = w["class_capsules/kernel"].reshape(inputs, input_dim, -1, dim)  # W_ij
    votes = np.einsum("nip,ipjd->nijd", primary, matrices)  # û_j|i = W_ij u_i
    if kind == "self_attention":
        routed = self_attention(votes, w["class_capsules/priors"])
    elif kind == "em":
        beta_u, beta_a = w["class_capsules/cost_offset"], w["class_capsules/benefit"]
        routed = em_reference.em_routing(votes, np.linalg.norm(primary, axis=-1), iterations, beta_u, beta_a)
    else:
        passes, bias = 1 if kind == "uniform" else iterations, w.get("class_capsules/bias", 0.0)
        routed = routing(votes, passes, bias, has_none=kind == "none_of_above")
    return add_scores(w, {"votes": votes} | routed, image_shape)


def matrix_class_capsules(
    w: Arrays, capsules: np.ndarray, image_shape: tuple[int, ...], iterations: int
) -> Arrays:
    """Route by EM over all positions, which share their matrices; each vote has its place added."""
    n, rows, columns, types, _ = capsules.shape
    beta_u, beta_a = w["class_capsules/cost_offset"], w["class_capsules/benefit"]
    matrices = w["class_capsules/kernel"].reshape(types, 4, len(beta_u), 4)
    poses = capsules[..., :16].reshape(n, rows, columns, types, 4, 4)
    votes = np.einsum("nyxtab,tbjc->nyxtjac", poses, matrices)
    for row in range(rows):
        votes[:, row, ..., 0, 0] += (row + 0.5) / rows
    for column in range(columns):
        votes[:, :, column, ..., 0, 1] += (column + 0.5) / columns
    votes = votes.reshape(n, rows * columns * types, len(beta_u), 16)
    routed = em_reference.em_routing(votes, capsules[..., 16].reshape(n, -1), iterations, beta_u, beta_a)
    return add_scores(w, {"votes": votes} | routed, image_shape)


def add_scores(w: Arrays, layers: Arrays, image_shape: tuple[int, ...]) -> Arrays:
    """Add the class capsules, their lengths, and the reconstruction if there is a decoder."""
    layers["class_capsules"] = layers["outputs"][-1]
    layers["lengths"] = np.linalg.norm(layers["class_capsules"], axis=-1)
    if "decoder/pixels/kernel" in w:
        longest = one_hot(layers["lengths"].argmax(axis=-1), layers["lengths"].shape[-1])
        layers["reconstruction"] = decoder(w, layers["class_capsules"], longest, image_shape)
    return layers


# --- capsules ------------------------------------------------------------------------------------


def squash(s: np.ndarray) -> np.ndarray:
    """Return v = ‖s‖² / (1 + ‖s‖²) · s / ‖s‖ of each vector on the last axis; zero stays zero."""
    length = np.linalg.norm(s, axis=-1, keepdims=True)
    direction = np.divide(s, length, out=np.zeros_like(s), where=length > 0)
    return length**2 / (1 + length**2) * direction


def exponential_squash(s: np.ndarray) -> np.ndarray:
    """Return v = (1 − e^(−‖s‖)) · s / ‖s‖ of each vector on the last axis."""
    length = np.linalg.norm(s, axis=-1, keepdims=True)
    direction = np.divide(s, length, out=np.zeros_like(s), where=length > 0)
    return (1 - np.exp(-length)) * direction


def primary_dim(w: Arrays) -> int:
    """Return how many numbers a primary capsule has: as many as the rows of a vote matrix W_ij."""
    return w["class_capsules/kernel"].shape[1]


def capsules_at_positions(maps: np.ndarray, dim: int) -> np.ndarray:
    """Split [n, h, w, types · dim] → [n, h · w · types, dim]: a capsule is `dim` neighbouring channels."""
    n, height, width, channels = maps.shape
    return maps.reshape(n, height * width * (channels // dim), dim)


def routing(
    votes: np.ndarray, iterations: int, bias: np.ndarray | float = 0.0, *, has_none: bool = False
) -> Arrays:
    """Follow procedure 1 of Sabour, Frosst and Hinton (2017); votes are [n, inputs, outputs, dim].

    One iteration is uniform routing: all couplings are 1 / outputs. With `has_none` one more output takes part in
    the softmax, whose logit stays 0 and whose share is dropped.
    """
    trace = {"logits": [], "couplings": [], "weighted_sums": [], "outputs": [], "agreements": []}
    b = np.zeros(votes.shape[:3])
    for _ in range(iterations):
        if has_none:
            c = softmax(np.concatenate([b, np.zeros_like(b[..., :1])], axis=2), axis=2)[..., :-1]
        else:
            c = softmax(b, axis=2)  # over the outputs j
        s = np.einsum("nij,nijd->njd", c, votes) + bias  # s_j = Σ_i c_ij û_j|i
        v = squash(s)
        a = np.einsum("nijd,njd->nij", votes, v)  # û_j|i · v_j
        for values, value in zip(trace.values(), (b, c, s, v, a), strict=True):
            values.append(value)
        b = b + a
    return {name: np.stack(values) for name, values in trace.items()}


def self_attention(votes: np.ndarray, priors: np.ndarray) -> Arrays:
    """Follow equations 4 to 7 of Mazzia, Salvetti and Chiaberge (2021); priors are B, [inputs, outputs]."""
    attention = np.einsum("nijd,nkjd->nij", votes, votes) / np.sqrt(votes.shape[-1])
    c = softmax(attention, axis=2)  # over the outputs
    s = np.einsum("nij,nijd->njd", c + priors, votes)
    values = {"logits": attention, "couplings": c, "weighted_sums": s, "outputs": exponential_squash(s)}
    values |= {"agreements": attention, "priors": np.broadcast_to(priors, c.shape)}
    return {name: value[None] for name, value in values.items()}


def margin_terms(
    labels: np.ndarray, lengths: np.ndarray, present: float = 0.9, absent: float = 0.1, weight: float = 0.5
) -> np.ndarray:
    """Return L_k = T_k max(0, m⁺ − ‖v_k‖)² + λ (1 − T_k) max(0, ‖v_k‖ − m⁻)²; labels are T, [n, classes]."""
    labels, lengths = np.asarray(labels, np.float64), np.asarray(lengths, np.float64)
    too_short = np.maximum(0, present - lengths) ** 2
    too_long = np.maximum(0, lengths - absent) ** 2
    return labels * too_short + weight * (1 - labels) * too_long


def margin_loss(labels: np.ndarray, lengths: np.ndarray, *margins: float) -> np.ndarray:
    return margin_terms(labels, lengths, *margins).sum(axis=-1)


def decoder(w: Arrays, capsules: np.ndarray, mask: np.ndarray, image_shape: tuple[int, ...]) -> np.ndarray:
    """Return the image drawn from the capsules [n, classes, dim] that `mask` [n, classes] keeps."""
    values = (capsules * mask[..., None]).reshape(len(capsules), -1)
    values = relu(values @ w["decoder/dense_1/kernel"] + w["decoder/dense_1/bias"])
    values = relu(values @ w["decoder/dense_2/kernel"] + w["decoder/dense_2/bias"])
    pixels = sigmoid(values @ w["decoder/pixels/kernel"] + w["decoder/pixels/bias"])
    return pixels.reshape(len(capsules), *image_shape)
