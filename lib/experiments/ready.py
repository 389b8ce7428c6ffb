"""The ready experiments of the Compare page.

Each is a question, and networks that differ in one thing and have the same budget.
"""

from dataclasses import dataclass

from lib.errors import N_, find_entry
from lib.experiments.arm import Arm
from lib.options import Value


@dataclass(frozen=True)
class Experiment:
    """A question to guess at first, and the arms that answer it. Texts are marked for translation.

    Attributes:
        name: as the command and the address write it.
        title: a few words.
        question: one sentence: which arm reads more test images right?
        look_for: what else the numbers and curves show, and what was published.
    """

    name: str
    title: str
    question: str
    look_for: str
    arms: tuple[Arm, ...]


CIFAR_BUDGET = {"epochs": 3, "batch_size": 64, "schedule": "linear"}
ALEXNET = {"variant": "small", **CIFAR_BUDGET}
PETS = "oxford_pets:Abyssinian+american_bulldog"
"""Named, because "oxford_pets" alone means other breeds on other computers."""
PETS_BUDGET = {
    "image_size": 64,
    "epochs": 120,
    "batch_size": 32,
    "schedule": "linear",
    "flip": True,
    "rotation": 10,
    "zoom": 15,
    "shift": 4,
}
DIGITS_BUDGET = {"epochs": 1, "batch_size": 32, "learning_rate": 0.002, "schedule": "linear", "shift": 0}


def _alexnet(name: str, label: str, **options: Value) -> Arm:
    return Arm(name, label, "alexnet", "cifar10", {**ALEXNET, **options})


def _digits(architecture: str, label: str) -> Arm:
    return Arm(architecture, label, architecture, "mnist", DIGITS_BUDGET)


def _pets(name: str, label: str, **options: Value) -> Arm:
    return Arm(name, label, "pets_cnn", PETS, {**PETS_BUDGET, **options})


EXPERIMENTS = {
    entry.name: entry
    for entry in (
        Experiment(
            "lrn",
            N_("LRN on or off"),
            N_("Does the small AlexNet read more of CIFAR-10 after 3 epochs with local response normalisation?"),
            N_(
                "In local response normalisation a strong filter quietens its neighbours. AlexNet’s authors "
                "report 13 % errors on CIFAR-10 without it and 11 % with it, for a network of four layers "
                "(Krizhevsky, Sutskever, Hinton 2012, section 3.3). After 3 epochs neither of these networks is "
                "at its best. Does one curve rise earlier, and what does it cost in images a second?"
            ),
            (
                _alexnet("with", N_("with LRN"), lrn=True),
                _alexnet("without", N_("without LRN"), lrn=False),
            ),
        ),
        Experiment(
            "alexnet-lenet",
            N_("AlexNet against LeNet"),
            N_("Five convolutions or two: which reads more of CIFAR-10 after 3 epochs?"),
            N_(
                "Both saw the same images in the same order. After 3 epochs both are still learning, so this "
                "says which is faster, not which is better in the end. Look at the cost too: multiply-adds, "
                "training time and weights. And at the curves: for which network does the training accuracy run "
                "ahead of the validation accuracy?"
            ),
            (
                _alexnet("alexnet", N_("small AlexNet"), lrn=True),
                Arm("lenet", N_("LeNet"), "lenet", "cifar10", CIFAR_BUDGET),
            ),
        ),
        Experiment(
            "frameworks",
            N_("TensorFlow and PaddlePaddle"),
            N_("One small AlexNet, trained in two frameworks: which reads more of CIFAR-10 after one epoch?"),
            N_(
                "Both begin with the same weights, see the same images in the same order and take the same "
                "steps. Only what dropout drops is drawn by each framework itself. Do the curves differ by more "
                "than that, and which is faster on this computer?"
            ),
            (
                _alexnet("tensorflow", "TensorFlow", epochs=1, framework="tensorflow"),
                _alexnet("paddle", "PaddlePaddle", epochs=1, framework="paddle"),
            ),
        ),
        Experiment(
            "dropout",
            N_("Dropout on pets"),
            N_("Which reads more photos that it has never seen: the network with dropout or the one without?"),
            N_(
                "Without dropout the network learns its few photos by heart: all of them right in training, far "
                "fewer in the test. With dropout, parts of the network fall out at random in every step. Its "
                "training accuracy is measured with those parts missing, so it reads lower than the network is."
            ),
            (
                _pets("with", N_("with dropout")),
                _pets("without", N_("without dropout"), dropout_pool=0.0, dropout_dense=0.0),
            ),
        ),
        Experiment(
            "recurrent",
            N_("Pictures or rows: CNN, GRU"),
            N_("One look at each digit: what reads the most of MNIST, a CNN or networks that read row by row?"),
            N_(
                "A GRU sees the 28 rows one after the other and keeps a memory; a bidirectional one reads from "
                "the bottom too; CNN + GRU looks at five rows at once first. Compare weights and images a second."
            ),
            (
                _digits("simple_cnn", N_("CNN")),
                _digits("gru", N_("GRU")),
                _digits("bigru", N_("bidirectional GRU")),
                _digits("conv_gru", N_("CNN + GRU")),
            ),
        ),
        Experiment(
            "activations",
            N_("ReLU and its relatives"),
            N_("With which activation does the small AlexNet read the most of CIFAR-10 after 3 epochs?"),
            N_(
                "ReLU is zero below zero; leaky ReLU keeps a small slope there; softplus is a smooth ReLU. A unit "
                "that never fires gets no gradient from ReLU. At the start about 120 of the 1,040 filters and "
                "units fire for none of 1,000 held-out images, with ReLU and with leaky ReLU. After 3 epochs 59 "
                "never fire with ReLU, and 67 more fire in less than 1 % of all cases; with leaky ReLU every one "
                "fires more often. ReLU reads 63.5 % of the held-out images after 2,112 steps, leaky ReLU "
                "after 1,056. AlexNet’s authors chose ReLU over tanh: a small network reached 25 % training "
                "errors on CIFAR-10 six times sooner (Krizhevsky, Sutskever, Hinton 2012, figure 1)."
            ),
            (
                _alexnet("relu", "ReLU", activation="relu"),
                _alexnet("leaky_relu", N_("leaky ReLU"), activation="leaky_relu"),
                _alexnet("softplus", "softplus", activation="softplus"),
            ),
        ),
    )
}


def find_experiment(name: str) -> Experiment:
    """Return the experiment called `name`.

    Raises:
        LearnerError: if there is none.
    """
    return find_entry(EXPERIMENTS, name, N_("There is no experiment “{name}”. Choose one of: {known}."))


def bundled_name(arm: Arm) -> str:
    """Return what the bundled run of `arm` is called: after the first experiment that has a run like it."""
    first, own = next(
        (entry, other) for entry in EXPERIMENTS.values() for other in entry.arms if other.spec == arm.spec
    )
    return f"compare-{first.name}-{own.name.replace('_', '-')}"
