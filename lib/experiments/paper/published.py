"""What the capsule paper reports of each training.

Numbers of the paper: Sabour, Frosst and Hinton 2017, “Dynamic Routing Between Capsules”, arXiv 1710.09829.
"""

from dataclasses import dataclass

from lib.errors import N_

PAPER = "Sabour, Frosst, Hinton 2017"
TEST_SIZE = 10_000
"""Images (or pairs) in the test split of each of the three data sets."""

BUDGET = N_(
    "Adam with an exponentially decaying rate; the paper gives no number of epochs. The official code takes "
    "batches of 128."
)
PAIR_BUDGET = N_(
    "60 million generated pairs to train on, 10 million to test; the paper gives no number of epochs."
)
CIFAR_BUDGET = N_("Seven networks, each as for MNIST but with 64 types; the paper gives no number of epochs.")
AFFINE_BUDGET = N_("Stopped early, at 99.23 % (capsules) and 99.22 % (CNN) on digits that are only moved.")


@dataclass(frozen=True)
class Published:
    """What the paper reports of a training.

    Attributes:
        error: of the test, a share in [0, 1].
        spread: of the error over the trials, a share; None where the paper gives none.
        trials: how many there were, or None.
        where: where it stands; like `budget` marked for translation.
        budget: what the paper says of how long it trained.
    """

    error: float
    spread: float | None
    trials: int | None
    where: str
    budget: str


def of_mnist(error_percent: float, spread_percent: float | None) -> Published:
    """Return what Table 1 says of MNIST, given as it is printed there, in percent."""
    spread = None if spread_percent is None else spread_percent / 100.0
    return Published(error_percent / 100.0, spread, 3, N_("Table 1, MNIST"), BUDGET)


def of_pairs(error_percent: float) -> Published:
    """Return what Table 1 says of MultiMNIST, given in percent."""
    return Published(error_percent / 100.0, None, None, N_("Table 1, MultiMNIST"), PAIR_BUDGET)


def of_affine(error_percent: float) -> Published:
    """Return what section 5.2 says of affNIST, given in percent."""
    return Published(error_percent / 100.0, None, None, N_("Section 5.2, affNIST"), AFFINE_BUDGET)


def of_cifar(error_percent: float) -> Published:
    """Return what section 7 says of seven networks on CIFAR-10 that read together, given in percent."""
    return Published(
        error_percent / 100.0, None, None, N_("Section 7, CIFAR-10, seven networks together"), CIFAR_BUDGET
    )
