"""What a layer does, in the learner's words."""

from lib.errors import N_
from lib.i18n import _
from lib.models.layers.description import Capsules, LayerDescription, LayerKind, Window

TEXTS = {
    LayerKind.CONVOLUTION: N_("convolution"),
    LayerKind.POOLING: N_("max-pooling"),
    LayerKind.LOCAL_RESPONSE_NORMALIZATION: N_("local response normalisation"),
    LayerKind.BATCH_NORMALIZATION: N_("batch normalisation"),
    LayerKind.ACTIVATION: N_("ReLU"),
    LayerKind.ADDITION: N_("sum"),
    LayerKind.MULTIPLICATION: N_("product"),
    LayerKind.CHANNEL_POOLING: N_("mean and largest of all maps"),
    LayerKind.SHORTCUT: N_("every second pixel, and maps of zeros"),
    LayerKind.GLOBAL_POOLING: N_("mean of each map"),
    LayerKind.MEAN_SUBTRACTION: N_("the mean image is subtracted"),
    LayerKind.RECURRENT: N_("GRU, step by step"),
    LayerKind.DENSE: N_("dense"),
    LayerKind.DROPOUT: N_("dropout, only in training"),
    LayerKind.FLATTEN: N_("all numbers in one list"),
    LayerKind.RESHAPE: N_("the same numbers in another shape"),
    LayerKind.CAPSULES: N_("primary capsules"),
    LayerKind.CLASS_CAPSULES: N_("class capsules, by routing"),
    LayerKind.DECODER: N_("drawn by the decoder"),
}
SIGNS = {LayerKind.ADDITION: " + ", LayerKind.MULTIPLICATION: " × "}
"""What stands between the names of a layer's inputs."""
SCORES = {
    "softmax": N_("softmax"),
    "sigmoid": N_("sigmoid of each class"),
    "length": N_("length of each class capsule"),
}


def describe_kind(layer: LayerDescription) -> str:
    """Return what the layer does, in the learner's language, or its class if it does not describe itself."""
    if not layer.reads:
        return _name_kind(layer)
    outputs = SIGNS.get(layer.kind, " ").join(layer.reads)
    return _("{kind}: {outputs}").format(kind=_name_kind(layer), outputs=outputs)


def _name_kind(layer: LayerDescription) -> str:
    match layer:
        case LayerDescription(kind=LayerKind.OTHER):
            return layer.class_name
        case LayerDescription(kind=LayerKind.SCORES):
            return _(SCORES[layer.activation])
        case LayerDescription(kind=LayerKind.CONVOLUTION, windows=[Window(dimensions=1)]):
            return _("convolution over the rows")
        case LayerDescription(kind=LayerKind.CONVOLUTION, windows=[Window(groups=groups)]) if groups > 1:
            return _("convolution in groups")
        case LayerDescription(kind=LayerKind.RECURRENT, reads_both_ways=True):
            return _("GRU in both directions")
        case LayerDescription(kind=LayerKind.CAPSULES, capsules=Capsules(has_poses=True)):
            return _("matrix capsules")
        case LayerDescription(kind=LayerKind.CLASS_CAPSULES, capsules=Capsules(has_poses=True)):
            return _("class capsules, by EM routing")
        case _other:
            return _(TEXTS[layer.kind])
