"""What routing costs, by what its kind says of itself."""

from math import prod

from lib.models.capsules.routing import routing_kind
from lib.models.capsules.trace import Axis


def routing_multiply_adds(kind: str, inputs: int, outputs: int, dim: int, iterations: int) -> int:
    """Return the multiply-adds of routing votes [inputs, outputs, dim]; making the votes is not among them."""
    return routing_kind(kind).products(iterations) * inputs * outputs * dim


def routing_parameters(kind: str, inputs: int, outputs: int, dim: int, *, bias: bool) -> int:
    """Return how many numbers training adjusts in the routing itself, beside the matrices of the votes.

    Args:
        bias: whether the class capsules are asked for a bias; kinds that have none ignore it.
    """
    sizes = {Axis.INPUTS: inputs, Axis.OUTPUTS: outputs, Axis.DIM: dim}
    weights = (weight for weight in routing_kind(kind).weights if bias or not weight.is_bias)
    return sum(prod(sizes[axis] for axis in weight.axes) for weight in weights)
