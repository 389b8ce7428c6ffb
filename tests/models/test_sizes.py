"""The shapes of every layer, and the parameters, of every architecture as it comes."""

import pytest

from tests.models.networks import built, random_images, randomized

SHAPES = {
    "capsnet": {
        "conv1": (20, 20, 256),
        "primary_capsules": (1152, 8),
        "class_capsules": (10, 16),
        "lengths": (10,),
        "reconstruction": (28, 28, 1),
    },
    "capsnet_small": {
        "conv1": (13, 13, 32),
        "norm1": (13, 13, 32),
        "relu1": (13, 13, 32),
        "conv2": (11, 11, 64),
        "norm2": (11, 11, 64),
        "relu2": (11, 11, 64),
        "primary_capsules": (128, 8),
        "class_capsules": (10, 16),
        "lengths": (10,),
        "reconstruction": (28, 28, 1),
    },
    "efficient_capsnet": {
        "conv1": (24, 24, 32),
        "norm1": (24, 24, 32),
        "conv2": (22, 22, 64),
        "norm2": (22, 22, 64),
        "conv3": (20, 20, 64),
        "norm3": (20, 20, 64),
        "conv4": (9, 9, 128),
        "norm4": (9, 9, 128),
        "primary_capsules": (16, 8),
        "class_capsules": (10, 16),
        "lengths": (10,),
        "reconstruction": (28, 28, 1),
    },
    "em_capsnet": {
        "conv1": (12, 12, 32),
        "norm1": (12, 12, 32),
        "relu1": (12, 12, 32),
        "primary_capsules": (3, 3, 6, 17),
        "class_capsules": (10, 16),
        "lengths": (10,),
    },
    "baseline_cnn": {  # at a tenth of the paper's width
        "conv1": (28, 28, 26),
        "conv2": (28, 28, 26),
        "conv3": (28, 28, 13),
        "flatten": (10192,),
        "dense1": (33,),
        "dense2": (19,),
        "dropout": (19,),
        "logits": (10,),
        "probabilities": (10,),
    },
    "lenet": {
        "conv1": (28, 28, 32),
        "pool1": (14, 14, 32),
        "conv2": (14, 14, 64),
        "pool2": (7, 7, 64),
        "flatten": (3136,),
        "dense": (1024,),
        "dropout": (1024,),
        "logits": (10,),
        "probabilities": (10,),
    },
}
RECURRENT_END = {"dense": (1024,), "dropout": (1024,), "logits": (10,), "probabilities": (10,)}
SHAPES |= {
    "simple_cnn": {
        "conv1": (28, 28, 32),
        "pool1": (14, 14, 32),
        "conv2": (14, 14, 64),
        "pool2": (7, 7, 64),
        "conv3": (7, 7, 64),
        "pool3": (3, 3, 64),
        "flatten": (576,),
        "dense": (128,),
        "dropout": (128,),
        "logits": (10,),
        "probabilities": (10,),
    },
    "resnet_small": {
        **dict.fromkeys(("conv1", "norm1", "relu1", "conv2", "norm2", "relu2"), (28, 28, 16)),
        **dict.fromkeys(("conv3", "norm3", "add3", "relu3"), (28, 28, 16)),
        **dict.fromkeys(("conv4", "norm4", "relu4", "conv5", "norm5", "shortcut5", "add5", "relu5"), (14, 14, 32)),
        **dict.fromkeys(("conv6", "norm6", "relu6", "conv7", "norm7", "shortcut7", "add7", "relu7"), (7, 7, 64)),
        **dict.fromkeys(("average", "dropout"), (64,)),
        "logits": (10,),
        "probabilities": (10,),
    },
    "gru": {"rows": (28, 28), "gru1": (28, 128), "gru2": (256,)} | RECURRENT_END,
    "bigru": {"rows": (28, 28), "gru1": (28, 256), "gru2": (512,)} | RECURRENT_END,
    "conv_gru": {
        "rows": (28, 28),
        "conv1": (28, 32),
        "pool1": (14, 32),
        "gru1": (14, 128),
        "gru2": (256,),
    }
    | RECURRENT_END,
    "pets_cnn": {
        "centred": (28, 28, 1),
        "conv1": (28, 28, 32),
        "conv2": (28, 28, 32),
        "pool1": (14, 14, 32),
        "dropout1": (14, 14, 32),
        "conv3": (14, 14, 64),
        "conv4": (14, 14, 64),
        "pool2": (7, 7, 64),
        "dropout2": (7, 7, 64),
        "flatten": (3136,),
        "dense": (512,),
        "dropout3": (512,),
        "logits": (10,),
        "probabilities": (10,),
    },
    "alexnet": {
        "conv1": (28, 28, 48),
        "lrn1": (28, 28, 48),
        "pool1": (13, 13, 48),
        "conv2": (13, 13, 96),
        "lrn2": (13, 13, 96),
        "pool2": (6, 6, 96),
        "conv3": (6, 6, 144),
        "conv4": (6, 6, 144),
        "conv5": (6, 6, 96),
        "pool3": (2, 2, 96),
        "flatten": (384,),
        "dense1": (256,),
        "dropout1": (256,),
        "dense2": (256,),
        "dropout2": (256,),
        "logits": (10,),
        "probabilities": (10,),
    },
}
PARAMETERS = {
    "capsnet": 6_804_224 + 1_411_344,
    "capsnet_small": 1_696_624,
    "efficient_capsnet": 161_824 + 1_411_344,
    "em_capsnet": 16_082,
    "baseline_cnn": 363_280,
    "lenet": 3_274_634,
    "simple_cnn": 130_890,
    "resnet_small": 9 * (16 + 2 * 16**2 + 16 * 32 + 32**2 + 32 * 64 + 64**2)
    + 2 * (3 * 16 + 2 * 32 + 2 * 64)
    + 65 * 10,
    "gru": 3 * 128 * (28 + 128 + 2) + 3 * 256 * (128 + 256 + 2) + 257 * 1024 + 1025 * 10,
    "bigru": 2 * 3 * 128 * (28 + 128 + 2) + 2 * 3 * 256 * (256 + 256 + 2) + 513 * 1024 + 1025 * 10,
    "conv_gru": 141 * 32 + 3 * 128 * (32 + 128 + 2) + 3 * 256 * (128 + 256 + 2) + 257 * 1024 + 1025 * 10,
    "pets_cnn": 10 * 32 + 289 * 32 + 289 * 64 + 577 * 64 + 3137 * 512 + 513 * 10,
    "alexnet": 719_306,
}

capsule_architecture = pytest.mark.parametrize("architecture", ["capsnet", "capsnet_small", "efficient_capsnet"])


@pytest.mark.parametrize("architecture", PARAMETERS)
def test_parameters(architecture):
    assert randomized(architecture).parameter_count() == PARAMETERS[architecture]


@capsule_architecture
def test_parameters_without_decoder(architecture):
    network = built(architecture, reconstruction=False)
    assert network.parameter_count() == PARAMETERS[architecture] - 1_411_344


@pytest.mark.parametrize("architecture", SHAPES)
def test_shape_of_every_layer(architecture):
    outputs = randomized(architecture).layer_outputs(random_images(2))
    assert [(name, tuple(values.shape)) for name, values in outputs.items()] == [
        (name, (2, *shape)) for name, shape in SHAPES[architecture].items()
    ]
