"""The paper's claims, as questions that two of its trainings answer."""

from dataclasses import dataclass

from lib.errors import N_
from lib.experiments.paper.published import Published, of_cifar

FAMILIES = {
    "mnist": N_("MNIST, error on 10,000 test digits"),
    "pairs": N_("MultiMNIST, error on 10,000 test pairs (both digits must be right)"),
    "affine": N_("Affine MNIST, error on 10,000 deformed test digits"),
    "cifar": N_("CIFAR-10 in patches of 24 × 24, error on 10,000 test images"),
}


@dataclass(frozen=True)
class Claim:
    """Does `better` make fewer errors than `than`, as the paper says? The three texts are marked for translation.

    Attributes:
        family: the chart that answers it.
        text: the question.
        yes, no: what one can guess, besides that there is no clear difference.
        together: what the paper reports of all runs of `better` reading together, which are then compared with one
            of them alone; None where two trainings are compared.
    """

    name: str
    family: str
    text: str
    better: str
    than: str
    yes: str
    no: str
    together: Published | None = None


THREE, ONE = N_("3 iterations"), N_("1 iteration")
CAPSULES, CNN = N_("capsules"), N_("the CNN")

CLAIMS = {
    claim.name: claim
    for claim in (
        Claim(
            "routing",
            "mnist",
            N_("Do three routing iterations make fewer errors than one?"),
            "capsnet-3-reconstruction",
            "capsnet-1-reconstruction",
            THREE,
            ONE,
        ),
        Claim(
            "reconstruction",
            "mnist",
            N_("Does drawing the digit back help to read it?"),
            "capsnet-3-reconstruction",
            "capsnet-3",
            N_("with reconstruction"),
            N_("without"),
        ),
        Claim(
            "capsules",
            "mnist",
            N_("Do capsules make fewer errors on digits than a CNN?"),
            "capsnet-3-reconstruction",
            "baseline",
            CAPSULES,
            CNN,
        ),
        Claim(
            "capsules-matched",
            "mnist",
            N_("As many weights, steps and tries: do capsules still make fewer errors on digits than a CNN?"),
            "capsnet-3-reconstruction",
            "matched-cnn",
            CAPSULES,
            CNN,
        ),
        Claim(
            "pairs",
            "pairs",
            N_("Do capsules read overlapping digits better than a CNN?"),
            "pairs-3",
            "pairs-baseline",
            CAPSULES,
            CNN,
        ),
        Claim(
            "pairs-routing",
            "pairs",
            N_("Do three iterations read overlapping digits better than one?"),
            "pairs-3",
            "pairs-1",
            THREE,
            ONE,
        ),
        Claim(
            "affine",
            "affine",
            N_("Trained on upright digits: who reads deformed ones better?"),
            "affine-capsnet",
            "affine-cnn",
            CAPSULES,
            CNN,
        ),
        Claim(
            "together",
            "cifar",
            N_("Seven capsule networks read CIFAR-10 together: do they make fewer errors than one alone?"),
            "cifar",
            "cifar",
            N_("seven together"),
            N_("one alone"),
            of_cifar(10.6),
        ),
    )
}
