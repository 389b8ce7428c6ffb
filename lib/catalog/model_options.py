"""The options that networks have, each shared by those that have it."""

from dataclasses import replace

from lib.errors import N_
from lib.options import Option

ROUTING_KINDS = (N_("dynamic"), N_("uniform"), N_("self_attention"), N_("em"))
ONE_PASS_KINDS = ("uniform", "self_attention")
"""Kinds of routing that make a single pass, whatever the number of iterations."""

ROUTING = Option(
    "routing",
    N_("Routing"),
    N_(
        "dynamic routes by agreement, as the paper does; uniform gives every capsule the same share, which is no "
        "routing; self_attention decides in one pass; em fits a Gaussian to the votes for each class."
    ),
    "dynamic",
    choices=ROUTING_KINDS,
)
ITERATIONS = Option(
    "iterations",
    N_("Routing iterations"),
    N_("How often routing revises its coupling coefficients. 1 leaves them uniform; the paper uses 3."),
    3,
    1,
    10,
)
EM_ITERATIONS = replace(
    ITERATIONS, default=2, maximum=3, meaning=N_("How often the class capsules fit their Gaussians anew.")
)
BLOCKED_GRADIENT = Option(
    "blocked_gradient",
    N_("Block the gradient"),
    N_(
        "Let the gradient flow through the last pass of dynamic routing alone. The official code lets it flow "
        "through all of them."
    ),
    False,
)
MARGIN_SCALE = Option(
    "margin_scale",
    N_("Scale of the margin loss"),
    N_("The official code halves the margin loss, so that the reconstruction counts twice as much beside it."),
    "paper",
    choices=(N_("paper"), N_("official")),
)
PRIMARY_ROUTING = Option(
    "primary_routing",
    N_("Route to primary capsules"),
    N_(
        "The official code makes one routing pass to the primary capsules too: each of the 32 types gets 1/32 of "
        "the convolution."
    ),
    False,
)
CLASS_BIAS = Option(
    "class_bias",
    N_("Bias of the class capsules"),
    N_("The official code adds a learned bias to each class capsule's sum; the paper has none."),
    False,
)
INITIAL_VALUES = Option(
    "initial_values",
    N_("Initial values"),
    N_(
        "keras draws them to fit each layer's size; official takes the official code's spreads (0.05 and 0.1) and "
        "starts every bias at 0.1. The paper does not say."
    ),
    "keras",
    choices=(N_("keras"), N_("official")),
)
RECONSTRUCTION = Option(
    "reconstruction",
    N_("Reconstruction"),
    N_("Also learn to draw the image back from the winning capsule."),
    True,
)
RECONSTRUCTION_WEIGHT = Option(
    "reconstruction_weight",
    N_("Reconstruction weight"),
    N_("What one squared pixel error counts beside the margin loss. The paper uses 0.0005."),
    0.0005,
    0.0,
    0.1,
)
DROPOUT = Option(
    "dropout",
    N_("Dropout"),
    N_("The share of the dense layer's units that fall out in each training step."),
    0.4,
    0.0,
    0.95,
)

WIDTH = Option(
    "width",
    N_("Width"),
    N_("How many of the paper’s filters and units the network has; at 100 % it is the paper’s own."),
    100,
    1,
    100,
    unit=N_("%"),
)

CONVOLUTIONS = Option(
    "convolutions",
    N_("3×3 convolutions"),
    N_(
        "How many come before the primary capsules. Each more lets a capsule see 4 more pixels in both directions."
    ),
    2,
    1,
    4,
)

SMALL_WIDTH = replace(
    WIDTH,
    meaning=N_("How many filters and types of primary capsule the network has, in percent of the usual number."),
    minimum=50,
    maximum=200,
)

DROPOUT_HALF = replace(DROPOUT, default=0.5)

VARIANT = Option(
    "variant",
    N_("Size of AlexNet"),
    N_(
        "original is the paper's, for 227 × 227 pixels; one_tower the narrower one of 2014, made for a single "
        "GPU; small keeps the five convolutions and fits 32 × 32 pixels. The two large ones need 67 pixels or "
        "more."
    ),
    "small",
    choices=(N_("small"), N_("one_tower"), N_("original")),
)
LRN = Option(
    "lrn",
    N_("Local response normalisation"),
    N_(
        "Divides each activation by those of its neighbours among the feature maps, after the first two "
        "convolutions."
    ),
    True,
)
GROUPS = Option(
    "groups",
    N_("Groups"),
    N_(
        "2 splits the second, fourth and fifth convolution into halves that do not see each other, as on the "
        "paper's two GPUs. 1 lets every filter see every map."
    ),
    1,
    1,
    2,
)
ACTIVATION = Option(
    "activation",
    N_("Activation"),
    N_(
        "What a layer does to its sums: relu cuts off what is negative, leaky_relu keeps a fifth of it, softplus "
        "is a smooth relu."
    ),
    "relu",
    choices=(N_("relu"), N_("leaky_relu"), N_("softplus")),
)
DROPOUT_POOL = Option(
    "dropout_pool",
    N_("Dropout after pooling"),
    N_("The share of the values that fall out after each pooling in each training step. The article drops 0.8."),
    0.8,
    0.0,
    0.95,
)
DROPOUT_DENSE = Option(
    "dropout_dense",
    N_("Dropout after the dense layer"),
    DROPOUT.meaning,
    0.5,
    0.0,
    0.95,
)
