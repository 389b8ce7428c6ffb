"""EM routing and matrix capsules once more, in plain NumPy and float64; see `reference`.

Written from procedure 1 of Hinton, Sabour and Frosst (2018), one output capsule after the other, with a dictionary
where the app gathers and scatters.
"""

import numpy as np

Arrays = dict[str, np.ndarray]

VARIANCE_FLOOR = 5e-4
REFERENCE_INPUTS = 1000


def inverse_temperature(iteration: int, inputs_per_output: float) -> float:
    """Return λ of the first, second, … iteration: 0.01 (1 − 0.95^t), t from 1, for outputs of 1000 inputs each."""
    return 0.01 * (1 - 0.95 ** (iteration + 1)) * REFERENCE_INPUTS / inputs_per_output


def m_step(
    votes: np.ndarray, r: np.ndarray, beta_u: float, beta_a: float, lam: float
) -> tuple[np.ndarray, np.ndarray, float, float]:
    """Return one output's μ [dim], σ² [dim], cost and activation; votes [inputs, dim] have weights r [inputs]."""
    total = r.sum()
    mu = (r[:, None] * votes).sum(axis=0) / total
    variance = (r[:, None] * (votes - mu) ** 2).sum(axis=0) / total + VARIANCE_FLOOR
    cost = ((beta_u + 0.5 * np.log(variance)) * total).sum()
    return mu, variance, cost, 1 / (1 + np.exp(-lam * (beta_a - cost)))


def log_density(votes: np.ndarray, mu: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """Return log p of each vote [inputs, dim] under one output's Gaussian."""
    return -0.5 * ((votes - mu) ** 2 / variance + np.log(variance) + np.log(2 * np.pi)).sum(axis=-1)


def em_routing(
    votes: np.ndarray,
    alpha: np.ndarray,
    iterations: int,
    beta_u: np.ndarray,
    beta_a: np.ndarray,
    *,
    logits: np.ndarray | None = None,
    first_iteration: int = 0,
) -> Arrays:
    """Route votes [n, inputs, outputs, dim] with α [n, inputs]: return all values, the iteration first.

    To go on from an earlier iteration, give what it left as `logits` [n, inputs, outputs] and the next one's
    number.
    """
    n, inputs, outputs, _ = votes.shape
    trace = []
    logits = np.zeros((n, inputs, outputs)) if logits is None else logits
    for iteration in range(first_iteration, first_iteration + iterations):
        couplings = np.exp(logits - logits.max(axis=2, keepdims=True))
        couplings /= couplings.sum(axis=2, keepdims=True)
        lam = inverse_temperature(iteration, inputs / outputs)
        fitted = [
            [
                m_step(votes[image, :, j], couplings[image, :, j] * alpha[image], beta_u[j], beta_a[j], lam)
                for j in range(outputs)
            ]
            for image in range(n)
        ]
        means, variances, costs, activations = (
            np.array([[fit[part] for fit in of_image] for of_image in fitted]) for part in range(4)
        )
        agreements = np.stack(
            [
                np.stack([log_density(votes[image, :, j], *fitted[image][j][:2]) for j in range(outputs)], axis=1)
                for image in range(n)
            ]
        )
        trace.append(
            {
                "logits": logits,
                "couplings": couplings,
                "weighted_sums": means,
                "outputs": activations[..., None] * means / np.linalg.norm(means, axis=-1, keepdims=True),
                "agreements": agreements,
                "input_activations": alpha,
                "variances": variances,
                "costs": costs,
                "activations": activations,
            }
        )
        logits = np.log(activations)[:, None] + agreements
    return {name: np.stack([values[name] for values in trace]) for name in trace[0]}


def convolutional_capsules(
    poses: np.ndarray,
    alpha: np.ndarray,
    kernel: np.ndarray,
    beta_u: np.ndarray,
    beta_a: np.ndarray,
    *,
    stride: int,
    iterations: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Route in windows of 3×3 positions, whose capsules compete for the inputs that they share.

    Args:
        poses: [n, height, width, input types, 4, 4].
        alpha: [n, height, width, input types].
        kernel: [3, 3, input types, 4, types, 4]: the matrices of all pairs.

    Returns:
        Poses [n, rows, columns, types, 4, 4], before their normalisation, and activations.
    """
    n, height, width, input_types = alpha.shape
    types = kernel.shape[4]
    rows, columns = (height - 3) // stride + 1, (width - 3) // stride + 1
    lam_of = height * width * input_types / (rows * columns * types)
    new_poses, new_alpha = np.zeros((n, rows, columns, types, 4, 4)), np.zeros((n, rows, columns, types))
    for image in range(n):
        votes, owner, weights = {}, {}, {}  # by output capsule: its votes, whose they are, and their α
        for row, column, kind in np.ndindex(rows, columns, types):
            cells = [(y, x, t) for y in range(3) for x in range(3) for t in range(input_types)]
            places = [(row * stride + y, column * stride + x, t) for y, x, t in cells]
            votes[row, column, kind] = np.array(
                [
                    (poses[(image, *place)] @ kernel[y, x, t, :, kind]).ravel()
                    for (y, x, t), place in zip(cells, places, strict=True)
                ]
            )
            owner[row, column, kind] = places
            weights[row, column, kind] = np.array([alpha[(image, *place)] for place in places])
        scores = {output: np.zeros(len(places)) for output, places in owner.items()}
        for iteration in range(iterations):
            shares = posterior(scores, owner)
            lam = inverse_temperature(iteration, lam_of)
            for output in votes:
                kind = output[2]
                mu, variance, _, activation = m_step(
                    votes[output], shares[output] * weights[output], beta_u[kind], beta_a[kind], lam
                )
                new_poses[(image, *output)] = mu.reshape(4, 4)
                new_alpha[(image, *output)] = activation
                scores[output] = np.log(activation) + log_density(votes[output], mu, variance)
    return new_poses, new_alpha


def posterior(scores: dict, owner: dict) -> dict:
    """Return each input's softmax over all the outputs that it votes for, wherever they are."""
    highest: dict = {}
    for output, places in owner.items():
        for place, score in zip(places, scores[output], strict=True):
            highest[place] = max(score, highest.get(place, -np.inf))
    total = dict.fromkeys(highest, 0.0)
    for output, places in owner.items():
        for place, score in zip(places, scores[output], strict=True):
            total[place] += np.exp(score - highest[place])
    return {
        output: np.array(
            [np.exp(s - highest[place]) / total[place] for place, s in zip(places, scores[output], strict=True)]
        )
        for output, places in owner.items()
    }
