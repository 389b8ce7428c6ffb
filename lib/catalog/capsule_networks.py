"""The networks with capsules that a learner can choose."""

from dataclasses import replace

from lib.catalog.entries import Architecture, Preset
from lib.catalog.model_options import (
    BLOCKED_GRADIENT,
    CLASS_BIAS,
    CONVOLUTIONS,
    EM_ITERATIONS,
    INITIAL_VALUES,
    ITERATIONS,
    MARGIN_SCALE,
    PRIMARY_ROUTING,
    RECONSTRUCTION,
    RECONSTRUCTION_WEIGHT,
    ROUTING,
    SMALL_WIDTH,
)
from lib.catalog.presets import GOOD, MINUTE, PAPER
from lib.datasets import ImageKind
from lib.errors import N_

DIGITS = (ImageKind.DIGITS, ImageKind.COMPOSED_DIGITS)

CAPSULE_NETWORKS = (
    Architecture(
        name="capsnet_small",
        title=N_("Small capsule network"),
        summary=N_("128 primary capsules and 3 routing iterations; learns in a lesson without a GPU."),
        why=N_(
            "The paper's network spends nearly all its time on 9 × 9 kernels. This one halves the map with its "
            "first 3 × 3 kernel and normalises each batch, so that it learns with large steps: a lesson is enough "
            "on a laptop. Routing, squash and margin loss are the paper's, with 128 primary capsules instead of "
            "1,152."
        ),
        has_capsules=True,
        parameters=1_696_624,
        multiply_adds=5_592_608,
        model_options=(
            ROUTING,
            ITERATIONS,
            RECONSTRUCTION,
            RECONSTRUCTION_WEIGHT,
            BLOCKED_GRADIENT,
            CONVOLUTIONS,
            SMALL_WIDTH,
        ),
        training_defaults={"learning_rate": 4e-3, "schedule": "linear"},
        learns=DIGITS,
        presets=(
            Preset("minute", MINUTE, {"epochs": 2, "max_steps": 1300, "shift": 1}),
            Preset("good", GOOD, {"epochs": 20}),
            Preset(
                "paper",
                PAPER,
                {"epochs": 50, "batch_size": 128, "learning_rate": 1e-3, "schedule": "exponential"},
            ),
        ),
    ),
    Architecture(
        name="capsnet",
        title=N_("Capsule network of the paper"),
        summary=N_("Sabour, Frosst and Hinton 2017: 1,152 primary capsules. Slow without a GPU."),
        why=N_(
            "One 9 × 9 convolution finds strokes, a second makes 1,152 primary capsules: 6 × 6 places of 32 "
            "types, each a vector of 8 numbers. Its direction says what a part is like and its length how sure "
            "the capsule is. Routing sends each part to the digit whose other parts agree, and the decoder draws "
            "the digit again, so that the 16 numbers must tell how it looks."
        ),
        has_capsules=True,
        parameters=8_215_568,
        multiply_adds=203_202_560,
        model_options=(
            ROUTING,
            ITERATIONS,
            RECONSTRUCTION,
            RECONSTRUCTION_WEIGHT,
            BLOCKED_GRADIENT,
            MARGIN_SCALE,
            PRIMARY_ROUTING,
            CLASS_BIAS,
            INITIAL_VALUES,
        ),
        training_defaults={"schedule": "exponential", "batch_size": 128},
        learns=DIGITS,
        presets=(
            Preset("minute", MINUTE, {"max_steps": 60, "epochs": 1, "schedule": "linear"}),
            Preset("good", GOOD, {"epochs": 4, "batch_size": 64, "schedule": "linear"}),
            Preset("paper", PAPER, {"epochs": 50}),
        ),
    ),
    Architecture(
        name="efficient_capsnet",
        title=N_("Efficient-CapsNet"),
        summary=N_(
            "Mazzia, Salvetti and Chiaberge 2021: 16 primary capsules, routed in one pass by self-attention."
        ),
        why=N_(
            "Four convolutions first see the whole digit, so 16 primary capsules are enough where the paper has "
            "1,152. Self-attention then compares the votes once instead of in several rounds. What is left before "
            "the decoder is a fortieth of the paper's parameters."
        ),
        has_capsules=True,
        parameters=1_573_168,
        multiply_adds=31_534_080,
        model_options=(RECONSTRUCTION, RECONSTRUCTION_WEIGHT),
        training_defaults={"learning_rate": 5e-4, "schedule": "linear", "batch_size": 16},
        learns=DIGITS,
        presets=(
            Preset(
                "minute",
                MINUTE,
                {"max_steps": 400, "epochs": 1, "batch_size": 64, "learning_rate": 3e-3},
            ),
            Preset("good", GOOD, {"epochs": 7, "batch_size": 64, "learning_rate": 3e-3}),
            Preset("paper", PAPER, {"epochs": 150, "schedule": "epochs"}),
        ),
    ),
    Architecture(
        name="em_capsnet",
        title=N_("Matrix capsules with EM routing"),
        summary=N_("Hinton, Sabour and Frosst 2018, in a small size: 4 × 4 poses, routed by fitting Gaussians."),
        why=N_(
            "Each capsule has a matrix of 4 × 4 numbers as its pose and says separately whether it is there. A "
            "part's pose times a learned matrix predicts the pose of the whole, just as points of view are "
            "composed in computer graphics. Routing fits a Gaussian to the predictions for each whole: where they "
            "lie close together, it is there."
        ),
        has_capsules=True,
        parameters=16_082,
        multiply_adds=1_711_872,
        model_options=(EM_ITERATIONS, replace(RECONSTRUCTION, default=False), RECONSTRUCTION_WEIGHT),
        training_defaults={"learning_rate": 5e-3, "schedule": "linear"},
        learns=DIGITS,
        presets=(
            Preset("minute", MINUTE, {"max_steps": 250, "epochs": 1}),
            Preset("good", GOOD, {"epochs": 3}),
            Preset("paper", PAPER, {"epochs": 50}),
        ),
    ),
)
