"""Each kind of routing in NumPy, on made-up votes: what the stepper's tests send and compare with."""

from dataclasses import dataclass, replace

import numpy as np

from lib.inspectors.answers.routing_observation import Geometry, RoutingObservation

CLASSES = tuple("0123456789")
VARIANCE_FLOOR = 5e-4


@dataclass(frozen=True)
class Votes:
    """The input of routing: `primary` [I, d], `votes` [I, J, D], `activations` [I] and `priors` [I, J]."""

    geometry: Geometry
    primary: np.ndarray
    votes: np.ndarray
    activations: np.ndarray
    priors: np.ndarray


def made_votes(geometry: Geometry, *, primary_size: int = 8, size: int = 16, answer: int = 4) -> Votes:
    """Return votes that agree for class `answer`, agree a little for class 9, and disagree elsewhere."""
    random = np.random.default_rng(11)
    inputs, outputs = geometry.rows * geometry.columns * geometry.types, len(CLASSES)
    activations = random.uniform(0.5, 0.99, inputs)
    primary = random.normal(size=(inputs, primary_size))
    primary *= (activations / np.linalg.norm(primary, axis=-1))[:, None]
    towards = random.normal(size=(outputs, size))
    towards /= np.linalg.norm(towards, axis=-1, keepdims=True)
    pull = np.full(outputs, 0.06)
    pull[answer], pull[9] = 0.24, 0.16
    noise = random.normal(0, 0.11, (inputs, outputs, size))
    votes = (pull[:, None] * towards + noise) * activations[:, None, None]
    priors = random.normal(0, 0.03, (inputs, outputs))
    return Votes(geometry, primary, votes, activations, priors)


def silenced(given: Votes, off: tuple[int, ...]) -> Votes:
    """Return the votes with those of some capsules 0, and their activations."""
    heard = np.ones(len(given.votes))
    heard[list(off)] = 0
    return replace(given, votes=given.votes * heard[:, None, None], activations=given.activations * heard)


def routed(kind: str, given: Votes, iterations: int = 3) -> RoutingObservation:
    """Return the observation of a network that routes in this way."""
    trace, details = {
        "dynamic": lambda: dynamic(given.votes, iterations),
        "uniform": lambda: dynamic(given.votes, 1),
        "self_attention": lambda: self_attention(given.votes, given.priors),
        "em": lambda: em(given.votes, given.activations, iterations),
    }[kind]()
    image = np.zeros((28, 28, 1), np.float32)
    image[5:23, 12:16] = image[12:16, 6:22] = 0.9
    return RoutingObservation(
        class_names=CLASSES,
        geometry=given.geometry,
        image=image,
        primary=given.primary.astype(np.float32),
        votes=given.votes.astype(np.float32),
        **{name: values.astype(np.float32) for name, values in trace.items()},
        reconstruction=np.clip(image + 0.05, 0, 1),
        kind=kind,
        details={name: values.astype(np.float32) for name, values in details.items()},
    )


def softmax(values: np.ndarray) -> np.ndarray:
    """Return the softmax over the last axis, the output capsules."""
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def stacked(passes: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    return {name: np.stack([values[name] for values in passes]) for name in passes[0]}


def dynamic(votes: np.ndarray, iterations: int) -> tuple[dict, dict]:
    """Route as in Sabour, Frosst, Hinton 2017, procedure 1; one iteration is uniform routing."""
    logits = np.zeros(votes.shape[:2])
    passes = []
    for _ in range(iterations):
        couplings = softmax(logits)
        sums = np.einsum("ij,ijd->jd", couplings, votes)
        squares = (sums**2).sum(-1, keepdims=True)
        outputs = squares / (1 + squares) * sums / np.sqrt(squares)
        agreements = np.einsum("ijd,jd->ij", votes, outputs)
        passes.append(
            {
                "logits": logits,
                "couplings": couplings,
                "weighted_sums": sums,
                "outputs": outputs,
                "agreements": agreements,
            }
        )
        logits = logits + agreements
    return stacked(passes), {}


def self_attention(votes: np.ndarray, priors: np.ndarray) -> tuple[dict, dict]:
    """Route as in Mazzia, Salvetti, Chiaberge 2021, equations 4 to 7."""
    agreements = np.einsum("ijd,kjd->ij", votes, votes) / np.sqrt(votes.shape[-1])
    couplings = softmax(agreements)
    sums = np.einsum("ij,ijd->jd", couplings + priors, votes)
    lengths = np.linalg.norm(sums, axis=-1, keepdims=True)
    outputs = (1 - np.exp(-lengths)) * sums / lengths
    one = {"logits": agreements, "couplings": couplings, "weighted_sums": sums, "outputs": outputs}
    return stacked([one | {"agreements": agreements}]), {"priors": priors[None]}


def em(votes: np.ndarray, alpha: np.ndarray, iterations: int) -> tuple[dict, dict]:
    """Route as in Hinton, Sabour, Frosst 2018, procedure 1, with made-up learned costs."""
    size = votes.shape[-1]
    cost_offset, benefit = 1.1, -165.0
    logits = np.zeros(votes.shape[:2])
    passes, details = [], []
    for iteration in range(iterations):
        couplings = softmax(logits)
        weights = couplings * alpha[:, None]
        mass = weights.sum(0)
        means = np.einsum("ij,ijd->jd", weights, votes) / mass[:, None]
        variances = np.einsum("ij,ijd->jd", weights, (votes - means) ** 2) / mass[:, None] + VARIANCE_FLOOR
        costs = (size * cost_offset + 0.5 * np.log(variances).sum(-1)) * mass
        activations = 1 / (1 + np.exp(-0.1 * (1 - 0.95 ** (iteration + 1)) * (benefit - costs)))
        outputs = activations[:, None] * means / np.linalg.norm(means, axis=-1, keepdims=True)
        squares = ((votes - means) ** 2 / variances).sum(-1)
        agreements = -0.5 * (squares + np.log(2 * np.pi * variances).sum(-1))
        passes.append(
            {
                "logits": logits,
                "couplings": couplings,
                "weighted_sums": means,
                "outputs": outputs,
                "agreements": agreements,
            }
        )
        details.append(
            {"input_activations": alpha, "variances": variances, "costs": costs, "activations": activations}
        )
        logits = np.log(activations) + agreements
    return stacked(passes), stacked(details)


def entropies(couplings: np.ndarray) -> np.ndarray:
    """Return the entropy of couplings [r, inputs, outputs] as a share of that of uniform ones, [r, inputs]."""
    shares = couplings.astype(float)
    logs = np.log(np.where(shares > 0, shares, 1))
    return -(shares * logs).sum(-1) / np.log(shares.shape[-1])
